"""Train what tells in a passage that an act is recalled beside the news.

    python -m training.train_recalled ../shared/data

A minute on one core: logistic regression over the features of `looking_back.py`, on statements_gold/train and on passages
marked for Whence (`marks/`); regularisation and threshold by ten-fold cross-validation over texts, five times. Writes
src/whence/models/recalled.json and prints what the wordings alone reach on the same acts.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from training.data import Record, records
from training.marked import marked
from whence.core.reading import Reading
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.extractor import find_happenings
from whence.extraction.incidents.happenings import lead_of
from whence.extraction.incidents.looking_back import looks_back
from whence.extraction.statements.extractor import Statements
from whence.extraction.times.extractor import Times
from whence.inference.linear import MODELS
from whence.predict.base import given_document

FOLDS, TIMES = 10, 5
STRENGTHS = (0.1, 0.2, 0.5, 1.0)
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5)
RARE = 3  # a feature seen in fewer acts is not learnt
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """This says: an act of that text, with these features, is recalled, which the wordings do not tell."""

    text: str
    names: set[str]
    is_recalled: bool
    is_told: bool


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    root = parser.parse_args().data
    found = [e for row in [*records(root, "statements_gold", "train"), *marked(root)] for e in examples(row)]
    model, reached = train(found)
    gold = np.array([e.is_recalled for e in found])
    print(f"{len(found)} acts, {gold.sum()} recalled; cross-validated F1 {reached:.3f}")
    print(f"wordings alone: {f1(gold, np.array([e.is_told for e in found])):.3f}")
    (MODELS / "recalled.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def examples(row: Record) -> Iterator[Example]:
    """The acts of a passage that are found and marked."""
    reading = Reading(given_document(row["text"], row.get("date")))
    for extractor in (Times(), Statements(), Figures()):
        reading = extractor.extract(reading)
    happenings = find_happenings(reading)[2]
    for incident in row["incidents"]:
        spans = incident.get("triggers") or [incident["trigger"]]
        for happening in happenings:
            at = happening.first.trigger
            if incident["background"] is not None and any(at.start < end and start < at.end for start, end in spans):
                names = looks_back(reading.document, happening, happenings, lead_of(happenings))
                yield Example(row["id"], names, incident["background"], happening.is_recalled)
                break


def train(found: Sequence[Example]) -> tuple[Record, float]:
    """The model with the best cross-validated F1, and that F1."""
    counts = {name: sum(name in e.names for e in found) for name in set().union(*(e.names for e in found))}
    names = sorted(name for name, count in counts.items() if count >= RARE)
    rows = np.array([[float(name in e.names) for name in names] for e in found])
    gold = np.array([e.is_recalled for e in found])
    texts = np.unique([e.text for e in found], return_inverse=True)[1]
    tried = {
        (strength, least): np.mean([f1(gold, p >= least) for p in held_out])
        for strength in STRENGTHS
        for held_out in [cross_validated(rows, gold, texts, strength)]
        for least in LEAST
    }
    strength, least = max(tried, key=lambda choice: tried[choice])
    fitted = _fit(rows, gold, strength)
    weights = {name: round(float(w), 3) for name, w in zip(names, fitted.coef_[0], strict=True) if abs(w) >= 0.01}
    odds = round(float(np.log(least / (1 - least))), 3)
    model = {
        "trained_on": ["statements_gold/train", "training/marks"],
        "cross_validated_f1": round(float(tried[strength, least]), 3),
        "least": odds,
        "bias": round(float(fitted.intercept_[0]), 3),
        "weights": weights,
    }
    return model, float(tried[strength, least])


def cross_validated(rows: Numbers, gold: NDArray[np.bool_], texts: NDArray[np.int64], strength: float) -> list[Numbers]:
    """Probabilities of each act by models that saw no act of its text, for several cuts into folds."""
    found = []
    for seed in range(TIMES):
        fold = (np.random.default_rng(seed).permutation(texts.max() + 1) % FOLDS)[texts]
        held_out = np.zeros(len(gold))
        for n in range(FOLDS):
            held_out[fold == n] = _fit(rows[fold != n], gold[fold != n], strength).predict_proba(rows[fold == n])[:, 1]
        found.append(held_out)
    return found


def _fit(rows: Numbers, gold: NDArray[np.bool_], strength: float) -> LogisticRegression:
    """One model."""
    return LogisticRegression(C=strength, max_iter=2000).fit(rows, gold)


def f1(gold: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of what is said to be recalled."""
    return float(2 * (gold & said).sum() / max(1, gold.sum() + said.sum()))


if __name__ == "__main__":
    main()
