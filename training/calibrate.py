"""Fit how often what the reader finds is right, by rule and by score, on dev parts; and draw how far the numbers can be believed.

    python -m training.calibrate ../shared src/whence/models/calibration.json docs/calibration.svg

A rule's share is drawn towards that of its kind as if by `DRAWN` more cases; scores get an isotonic curve. Expected calibration error
and plot are of shares that each document got from the other four fifths of the documents.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from training.calibration_data import PARTS, Found, everything, folds
from training.reliability import Bin, bins, draw, error
from whence.core.document import SURE_FROM
from whence.inference.calibration import Calibration, made_of

VERSION = "calibration@1"
DRAWN = 15  # cases
LEAST = 30  # cases a kind or a key must have for a share of its own
STEP = 20  # cases of the smallest step of a curve


def fit(found: Sequence[Found]) -> dict[str, Any]:
    """The shares of every kind, as `Calibration` reads them."""
    kinds = defaultdict(list)
    for item in found:
        kinds[item.kind].append(item)
    return {"version": VERSION, "kinds": {k: _kind(v) for k, v in sorted(kinds.items()) if len(v) >= LEAST}}


def _kind(items: Sequence[Found]) -> dict[str, Any]:
    """One kind: its share, that of each key, the curve of its scores."""
    share = (sum(i.is_right for i in items) + 1) / (len(items) + 2)
    shares: dict[str, float] = {}
    deep = max(len(item.keys) for item in items)
    for level in reversed(range(deep)):  # from the widest key to the narrowest, each drawn towards the one above it
        by_key = defaultdict(list)
        for item in items:
            by_key[item.keys[level]].append(item)
        for key, same in by_key.items():
            if key is not None and len(same) >= LEAST:
                wider = next((shares[k] for k in same[0].keys[level + 1 :] if k in shares), share)
                shares[key] = round((sum(i.is_right for i in same) + DRAWN * wider) / (len(same) + DRAWN), 3)
    return {"n": len(items), "share": round(share, 3), "shares": dict(sorted(shares.items())), "curve": _curve(items)}


def _curve(items: Sequence[Found]) -> list[list[float]]:
    """A curve that only rises, from scores to shares, through the middle of each of its steps; none without scores."""
    scored = sorted((item.score, item.is_right) for item in items if item.score is not None)
    return [[score, share] for score, share in rising(scored)]


def rising(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic regression, by pooling neighbours that fall: the mean score and the share of each step, of at least `STEP` cases.

    >>> rising([(0.1, False)] * 20 + [(0.5, True)] * 20)
    [(0.1, 0.045), (0.5, 0.955)]
    """
    steps: list[list[float]] = []  # cases, right, sum of scores
    for at in range(0, len(pairs), STEP):
        some = pairs[at : at + STEP]
        steps.append([len(some), sum(right for _, right in some), sum(score for score, _ in some)])
        while len(steps) > 1 and steps[-2][1] * steps[-1][0] >= steps[-1][1] * steps[-2][0]:
            last = steps.pop()
            steps[-1] = [a + b for a, b in zip(steps[-1], last, strict=True)]
    shares = accumulate(((right + 1) / (n + 2) for n, right, _ in steps), max)
    return [(round(total / n, 3), round(share, 3)) for (n, _, total), share in zip(steps, shares, strict=True)]


def judged(found: Sequence[Found]) -> list[tuple[Found, float]]:
    """Each value with the probability that the other documents give it."""
    part_of, out = folds(found), []
    for part in range(PARTS):
        held = [item for item in found if part_of[item.document] == part]
        calibration = made_of(fit([item for item in found if part_of[item.document] != part]))
        out += [(item, _probability(calibration, item)) for item in held]
    return out


def _probability(calibration: Calibration, item: Found) -> float:
    """What the calibration says of a value; of a kind with too few cases, that it is right, as nothing marks it unsure."""
    told = calibration.probability(item.kind, *item.keys, score=item.score)
    return 1.0 if told is None else told


def report(found: Sequence[Found]) -> dict[str, tuple[list[Bin], str]]:
    """For each group of kinds its bins, and a line of the table: n, right, error before and after, marked unsure, right of these."""
    groups: dict[str, list[tuple[Found, float]]] = defaultdict(list)
    for item, probability in judged(found):
        groups[item.kind.replace(" without a pin", "")].append((item, probability))
    return {name: (bins(_pairs(rows)), _line(name, rows)) for name, rows in sorted(groups.items())}


def _pairs(rows: Iterable[tuple[Found, float]]) -> list[tuple[float, bool]]:
    """Probabilities with what was right."""
    return [(probability, item.is_right) for item, probability in rows]


def _line(name: str, rows: Sequence[tuple[Found, float]]) -> str:
    """A row of the table in docs/measurements.md; before, what a rule found was taken for sure, a score for a probability."""
    before = [(1.0 if item.score is None else item.score, item.is_right) for item, _ in rows]
    unsure = [item.is_right for item, probability in rows if probability < SURE_FROM]
    right = np.mean([item.is_right for item, _ in rows])
    marked = f"{len(unsure)} | {np.mean(unsure):.2f}" if unsure else "0 | "
    errors = f"{error(bins(before)):.3f} | {error(bins(_pairs(rows))):.3f}"
    return f"| {name} | {len(rows)} | {right:.2f} | {errors} | {marked} |"


def main() -> None:
    """Fit, write, draw, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("plot", type=Path)
    given = parser.parse_args()
    found = list(everything(given.shared))
    given.model.write_text(json.dumps(fit(found), indent=1, ensure_ascii=False) + "\n", "utf-8")
    told = report(found)
    given.plot.write_text(draw({name: row for name, (row, _) in told.items()}), "utf-8")
    print("| kind | n | right | error before | error after | unsure | of these right |\n|---|---|---|---|---|---|---|")
    print("\n".join(line for _, line in told.values()))


if __name__ == "__main__":
    main()
