"""Logistic regression over named features, as `whence.inference.linear` reads it: what the recipes of such models share."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from whence.inference.linear import MODELS, Linear

NEARLY = 0.01  # as good

Case = tuple[Sequence[str] | set[str], bool, float]  # the features that hold, whether it is so, how much it counts


def fit_linear(cases: Sequence[Case], *, strength: float, rare: int, least: float) -> Linear:
    """The model of these cases; a feature of fewer than `rare` is not learnt, `strength` is the inverse of the regularisation."""
    counts = Counter(name for names, _, _ in cases for name in names)
    rows = [{name: 1 for name in names if counts[name] >= rare} for names, _, _ in cases]
    weights = np.array([weight for _, _, weight in cases])
    columns = DictVectorizer()
    fitted = LogisticRegression(C=strength, max_iter=3000).fit(
        columns.fit_transform(rows), [is_so for _, is_so, _ in cases], sample_weight=weights / weights.mean()
    )
    learnt = zip(columns.get_feature_names_out(), fitted.coef_[0].tolist(), strict=True)
    return Linear(dict(learnt), float(fitted.intercept_[0]), least)


def strictest(reached: Mapping[float, float]) -> float:
    """The highest threshold that is nearly as good as the best: what is left out is listed, and what is not joined a person can join."""
    return max(least for least, figure in reached.items() if figure > max(reached.values()) - NEARLY)


def write_linear(name: str, model: Linear, about: Mapping[str, Any]) -> None:
    """Write a model to the file it ships as, beneath what it was learnt from and what it reached."""
    weights = {feature: round(x, 3) for feature, x in sorted(model.weights.items()) if abs(x) >= 0.005}
    row = {**about, "least": model.least, "bias": round(model.bias, 3), "weights": weights}
    (MODELS / f"{name}.json").write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
