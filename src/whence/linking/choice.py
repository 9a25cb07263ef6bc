"""One of several candidates, chosen by weighed features, each words a person understands."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from whence.linking.background import MODELS

Features = Mapping[str, float]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chooser:
    """This says: "told in the title" speaks for a candidate with 1.2, "told by nobody" against it with 2.1."""

    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """What speaks for a candidate, less what speaks against it."""
        return sum(self.weights.get(name, 0.0) * x for name, x in features.items())

    def choose(self, candidates: Mapping[T, Features]) -> T | None:
        """The best candidate, the first of equals; None where there is none."""
        return max(candidates, key=lambda candidate: self.score(candidates[candidate]), default=None)


def share_of(answers: Iterable[bool]) -> float:
    """The share of those that are true, a feature of many articles: 0.5 where one of two tells it, 0 where there is none.

    >>> share_of([True, False])
    0.5
    """
    listed = list(answers)
    return sum(listed) / len(listed) if listed else 0.0


@cache
def shipped_weights(name: str) -> Mapping[str, float]:
    """The weights trained for one choice: "killed", "injured", "day"."""
    weights: dict[str, float] = json.loads((MODELS / "choices.json").read_text(encoding="utf-8"))[name]["weights"]
    return weights
