"""Yes or no by weighed features: a linear model small enough to be read, kept as JSON.

>>> Linear({"court": 1.0}, bias=-0.5, least=0.0).says({"court", "first"})
True
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODELS = Path(__file__).parents[1] / "models"


@dataclass(frozen=True, slots=True)
class Linear:
    """This says: a court in the sentence speaks for it with 0.65, and it holds from log odds of -0.3 on."""

    weights: Mapping[str, float]
    bias: float
    least: float

    def odds(self, names: Collection[str]) -> float:
        """The log odds, given the features that hold; one the model does not know says nothing."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in names)

    def says(self, names: Collection[str]) -> bool:
        """Whether it holds."""
        return self.odds(names) >= self.least


@cache
def load_linear(name: str) -> Linear:
    """The model that ships under a name: `load_linear("recalled")`."""
    row = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return Linear(row["weights"], row["bias"], row["least"])
