"""Fit the weights of `linking/place_choice.py`: conditional logistic regression on the gold places of the train parts.

    python -m training.train_places ../shared/data

For each name of a text that the extractor finds and the gold places, the entries within 161 km of the gold point are right; the
weights make them likelier than the other homonyms. The clues depend on what was chosen, so the fit is repeated. It prints the weights;
a person enters them, rounded.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.core.place import Gazetteer, GazetteerEntry
from whence.core.reading import Reading
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.linking.place_choice import MOST, WEIGHTS, Name, choose, clues, kilometres, take_stock
from whence.linking.places import survey
from whence.predict.base import given_document

SETS = ("trnews", "geowebnews", "lgl", "geovirus")
PASSES, EPOCHS, RATE, DECAY, NEAR = 3, 60, 0.3, 1e-3, 161.0
Case = list[tuple[dict[str, float], bool]]


def iter_cases(record: dict[str, Any], extractor: Toponyms, gazetteer: Gazetteer) -> Iterator[Case]:
    """For each name of one text: the clues of every homonym, and whether it is the right one."""
    reading = extractor.extract(Reading(given_document(record["text"])))
    seen = survey(reading, gazetteer, reading.places)
    names = list(seen.names.values())
    choose(names, seen.names, seen.dateline)
    setting = take_stock(names, seen.dateline)
    for name in names:
        point = _gold_point(record["toponyms"], name)
        if point and len(name.entries) > 1:
            rows = [(dict(clues(e, name, setting, seen.names)), _is_right(e, point)) for e in name.entries[:MOST]]
            if 0 < sum(right for _, right in rows) < len(rows):
                yield rows


def _gold_point(gold: list[dict[str, Any]], name: Name) -> dict[str, Any] | None:
    """The gold place that overlaps the first mention of a name that has one."""
    spans = [(start, start + len(name.text)) for start in name.positions]
    points = [t for start, end in spans for t in gold if t["lat"] is not None and t["start"] < end and start < t["end"]]
    return points[0] if points else None


def _is_right(entry: GazetteerEntry, point: dict[str, Any]) -> bool:
    """Whether the entry lies within 161 km of the gold point."""
    there = GazetteerEntry("", "city", "", point["lat"], point["lon"], 0)
    return kilometres(entry, there) <= NEAR


def fit(cases: list[Case]) -> None:
    """Gradient ascent on the likelihood of the right entries, from the weights there are."""
    for _ in range(EPOCHS):
        gradient = dict.fromkeys(WEIGHTS, 0.0)
        for rows in cases:
            scores = [sum(WEIGHTS[c] * v for c, v in row.items()) for row, _ in rows]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            total, right = sum(odds), sum(o for o, (_, r) in zip(odds, rows, strict=True) if r)
            for odd, (row, is_right) in zip(odds, rows, strict=True):
                push = (odd / right if is_right else 0.0) - odd / total
                for clue, value in row.items():
                    gradient[clue] += push * value
        for clue in WEIGHTS:
            WEIGHTS[clue] += RATE * (gradient[clue] / len(cases) * 10 - DECAY * WEIGHTS[clue])


def main(root: Path) -> None:
    """Fit, and print the weights and the share of right choices."""
    gazetteer = shipped_gazetteer()
    extractor = Toponyms(gazetteer)
    records = [
        json.loads(line)
        for name in SETS
        for line in (root / f"toponym_{name}" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for step in range(PASSES):
        cases = [case for record in records for case in iter_cases(record, extractor, gazetteer)]
        fit(cases)
        best = [max(rows, key=lambda row: sum(WEIGHTS[c] * v for c, v in row[0].items()))[1] for rows in cases]
        print(f"pass {step}: {sum(best) / len(best):.3f} of {len(best)} names right")
        print({clue: round(weight, 1) for clue, weight in WEIGHTS.items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
