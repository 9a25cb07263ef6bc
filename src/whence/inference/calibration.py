"""How often what was found like this was right, on gold: scores and rules become probabilities.

Fitted by `training/calibrate.py` on dev parts: a share for each rule, drawn towards that of its kind where there are few cases,
and for what a model scores a curve that only rises.

>>> told = Calibration("calibration@0", {"figure": Kind(0.9, {"number before effect": 0.95}, ())})
>>> told.probability("figure", "number before effect"), told.probability("figure", "a rule not met"), told.probability("cue")
(0.95, 0.9, None)
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[1] / "models" / "calibration.json"
Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """This says: 90 of 100 were right, 95 of those a certain rule found; with a score of 0.6, 72 of 100."""

    share: float
    shares: Mapping[str, float]
    curve: Knots


@dataclass(frozen=True, slots=True)
class Calibration:
    """This says: figures, statements, times, places and cells of incidents have these shares; what is not named has none."""

    version: str
    kinds: Mapping[str, Kind]

    @classmethod
    @cache
    def load(cls) -> "Calibration":
        """The one that ships."""
        return made_of(json.loads(MODEL.read_text("utf-8")))

    def probability(self, kind: str, *keys: str | None, score: float | None = None) -> float | None:
        """How often it is right: by its score where it has one, else by the first key that is known, else by its kind."""
        told = self.kinds.get(kind)
        if told is None:
            return None
        if score is not None and told.curve:
            return on_curve(told.curve, score)
        return next((told.shares[key] for key in keys if key is not None and key in told.shares), told.share)


def made_of(data: Mapping[str, Any]) -> Calibration:
    """The calibration that JSON holds."""
    kinds = {
        name: Kind(row["share"], row["shares"], tuple((score, share) for score, share in row["curve"]))
        for name, row in data["kinds"].items()
    }
    return Calibration(data["version"], kinds)


def on_curve(curve: Knots, score: float) -> float:
    """The share at a score, straight between two knots.

    >>> on_curve(((0.5, 0.6), (1.0, 0.9)), 0.75), on_curve(((0.5, 0.6), (1.0, 0.9)), 0.2)
    (0.75, 0.6)
    """
    after = bisect_right(curve, (score, float("inf")))
    if after in {0, len(curve)}:
        return curve[min(after, len(curve) - 1)][1]
    (left, low), (right, high) = curve[after - 1 : after + 1]
    return round(low + (high - low) * (score - left) / (right - left), 3)
