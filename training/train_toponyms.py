"""Train the weights of the place-name model, `lexicons/toponyms.tsv`: one linear model, averaged AdaGrad on log loss.

    python -m training.train_toponyms ../shared/data

Candidates are the capitalised names the gazetteer knows; one that overlaps a gold place name is positive. Gold without coordinates
and expressions ("the city") are left out, as are adjectives in GeoVirus, whose gold leaves them out. Only train parts are read.
Names become features where at least three documents hold them and both answers were seen, so that no place is learnt by heart.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.extraction.toponyms.features import Scene, features
from whence.extraction.toponyms.tokens import Candidate, iter_candidates, tokens
from whence.gazetteer.index import CompactGazetteer, shipped_gazetteer

Example = tuple[tuple[str, ...], int]
SETS = ("trnews", "geowebnews", "lgl", "geovirus")
OUT = Path(__file__).parents[1] / "src/whence/extraction/lexicons/toponyms.tsv"
SEED, EPOCHS, RATE, DECAY, LEAST, SMALLEST = 7, 12, 0.2, 2e-5, 3, 0.05


def label(found: Candidate, gold: list[dict[str, Any]], *, is_geovirus: bool) -> int | None:
    """1 for a place, 0 for none, None for what the gold does not tell."""
    touched = [item for item in gold if item["start"] < found.end and found.start < item["end"]]
    if not touched:
        return None if is_geovirus and found.entries[0].kind == "adjective" else 0
    return 1 if any(item["lat"] is not None for item in touched) else None


def iter_examples(record: dict[str, Any], gazetteer: CompactGazetteer, *, is_geovirus: bool) -> Iterator[Example]:
    """The labelled candidates of one document."""
    row = tokens(record["text"])
    scene = Scene.of(row)
    for found in iter_candidates(record["text"], row, gazetteer):
        answer = label(found, record["toponyms"], is_geovirus=is_geovirus)
        if answer is not None:
            yield tuple(features(found, scene)), answer


def load(root: Path, part: str) -> list[list[Example]]:
    """The examples of every document of one part of all sets."""
    gazetteer = shipped_gazetteer()
    found = []
    for name in SETS:
        with (root / f"toponym_{name}" / f"{part}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                found.append(list(iter_examples(json.loads(line), gazetteer, is_geovirus=name == "geovirus")))
    return found


def known_features(documents: list[list[Example]]) -> set[str]:
    """Features of enough documents; names only where both answers were seen."""
    held: Counter[str] = Counter()
    answers = defaultdict(set)
    for document in documents:
        held.update({feature for row, _ in document for feature in row})
        for row, answer in document:
            for feature in row:
                answers[feature].add(answer)
    return {f for f, n in held.items() if n >= LEAST and (len(answers[f]) == 2 or not f.startswith("name="))}


def train(examples: list[Example], known: set[str]) -> dict[str, float]:
    """The weights, averaged over the second half of the steps."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    total: dict[str, float] = defaultdict(float)
    rows = [([f for f in row if f in known], answer) for row, answer in examples]
    order = random.Random(SEED)
    for epoch in range(EPOCHS):
        order.shuffle(rows)
        for row, answer in rows:
            error = answer - probability(sum(weights[f] for f in row))
            for f in row:
                gradient = error - DECAY * weights[f]
                squares[f] += gradient * gradient
                weights[f] += RATE * gradient / math.sqrt(squares[f])
        if epoch >= EPOCHS // 2:
            for f, weight in weights.items():
                total[f] += weight / (EPOCHS - EPOCHS // 2)
    return total


def probability(score: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def report(documents: list[list[Example]], weights: dict[str, float], name: str) -> None:
    """Print precision, recall and F1 of the candidates at several thresholds."""
    scored = [(sum(weights.get(f, 0) for f in row), answer) for document in documents for row, answer in document]
    for limit in (-1.0, -0.5, 0.0, 0.5, 1.0):
        hits = sum(answer for score, answer in scored if score > limit)
        given, gold = sum(score > limit for score, _ in scored), sum(answer for _, answer in scored)
        print(f"{name} > {limit:4}: P {hits / given:.3f} R {hits / gold:.3f} F1 {2 * hits / (given + gold):.3f}")


def main(root: Path) -> None:
    """Train, report on dev, and write the weights that matter."""
    documents = load(root, "train")
    known = known_features(documents)
    weights = train([example for document in documents for example in document], known)
    kept = {f: round(w, 2) for f, w in weights.items() if abs(w) >= SMALLEST}
    report(documents, kept, "train")
    report(load(root, "dev"), kept, "dev")
    OUT.write_text("".join(f"{f}\t{w}\n" for f, w in sorted(kept.items())), encoding="utf-8")
    print(f"{len(kept)} weights of {len(known)} features in {OUT.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
