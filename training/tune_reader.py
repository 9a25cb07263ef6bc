"""Fit what stands around the reader: how names for a role are weighed (MUC-4), and from which score they count.

    python -m training.tune_reader ../shared/data training/runs/reader src/whence/models

Only documents of train that the reader was not trained on are used; the slot tagger is trained once more without them, for this
alone. Writes the tables `weights` and `thresholds` of `manifest.toml`.
"""

import argparse
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.data import muc4
from training.manifest import manifest
from training.train_slots import build
from whence.inference.evidence import FEATURES
from whence.inference.fillers import Filler, cleaned, keep_fillers, propose_fillers
from whence.inference.session import Session
from whence.inference.slot_tagger import ROLES, load_slot_tagger

Record = dict[str, Any]
HELD = 0.1  # how freely weights may grow; of 0.03 to 1 the best over five parts of the kept documents


def gold_names(record: Record) -> dict[str, list[set[str]]]:
    """For each role the entities of a document, each a set of names."""
    return {
        role: [{cleaned(mention) for mention, _ in entity} for entity in record["grit_extracts"][role]]
        for role in ROLES
    }


def is_right(filler: Filler, gold: dict[str, list[set[str]]]) -> bool:
    """Whether a name is one of an entity's."""
    return any(filler.name in entity for entity in gold[filler.role])


def count_right(fillers: Sequence[Filler], gold: dict[str, list[set[str]]]) -> int:
    """How many entities of the gold are named, each once."""
    names = {(filler.role, filler.name) for filler in fillers}
    return sum(any((role, name) in names for name in entity) for role in ROLES for entity in gold[role])


def fit(proposed: Sequence[Sequence[Filler]], golds: Sequence[dict[str, list[set[str]]]]) -> dict[str, float]:
    """The weights of the linear model."""
    pairs = [(f, is_right(f, gold)) for fillers, gold in zip(proposed, golds, strict=True) for f in fillers]
    model = LogisticRegression(C=HELD, max_iter=2000).fit([f.features for f, _ in pairs], [right for _, right in pairs])
    weights = {f"filler_{name}": float(w) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
    print(f"{len(pairs)} names proposed, {sum(right for _, right in pairs)} right")
    return {name: round(w, 3) for name, w in weights.items()} | {"filler": round(float(model.intercept_[0]), 3)}


def best_threshold(rows: Sequence[Record], proposed: Sequence[Sequence[Filler]]) -> float:
    """The score from which the F1 of names is best."""
    golds = [gold_names(row) for row in rows]
    n_gold = sum(len(entities) for gold in golds for entities in gold.values())
    best = (0.0, 0.0)
    for limit in np.arange(0.1, 0.7, 0.02):
        kept = [keep_fillers(found, row["doctext"], limit) for row, found in zip(rows, proposed, strict=True)]
        n_right = sum(count_right(fillers, gold) for fillers, gold in zip(kept, golds, strict=True))
        f1 = 2 * n_right / max(1, n_gold + sum(map(len, kept)))
        print(f"above {limit:.2f}: F1 {f1:.3f}")
        best = max(best, (f1, float(round(limit, 2))))
    return best[1]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("models", type=Path)
    options = parser.parse_args()
    with (options.data / "muc4" / "train.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [row for row in rows if muc4(row).is_for_tuning]
    slots = options.run / "slots.npz"
    if not slots.exists():
        build([row for row in rows if not muc4(row).is_for_tuning], slots)
    tagger, path = load_slot_tagger(slots), options.models / "manifest.toml"
    old = tomllib.loads(path.read_text(encoding="utf-8"))
    golds = [gold_names(row) for row in kept]
    session = Session.load(options.models)
    old["weights"] = fit([propose_fillers(session, tagger, row["doctext"]) for row in kept], golds)
    path.write_text(manifest(options.models, old), encoding="utf-8")
    session = Session.load(options.models)
    old["thresholds"]["filler"] = best_threshold(
        kept, [propose_fillers(session, tagger, row["doctext"]) for row in kept]
    )
    path.write_text(manifest(options.models, old), encoding="utf-8")


if __name__ == "__main__":
    main()
