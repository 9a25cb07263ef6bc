"""Train what weighs in choosing the final numbers of killed and injured, and the day, of an incident told by several articles.

    python -m training.train_choices ../shared/data

About three minutes on one core: the articles of gva_incidents/train are read by the shipped rules, and for each gold group a
softmax over its candidates is fitted. To what the words of an article lean is learnt from the same articles, for the softmax
from the other four fifths of the incidents. Writes src/whence/models/choices.json and toll_words.npz.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from training.data import Record
from training.toll_words import cross_leans, fit_toll_words
from whence.core.document import Document
from whence.core.reading import Reading
from whence.linking.background import MODELS
from whence.linking.choice import Chooser, Features
from whence.linking.final_days import day_candidates
from whence.linking.final_tolls import Toll, toll_candidates
from whence.linking.toll_words import Lean
from whence.predict.given import given_article
from whence.predict.incidents import read

RIDGE = 3.0
FOLDS = 5

T = TypeVar("T", Toll, date)
Case = tuple[list[Features], int | None]  # the candidates' features, and which of them is right, where one is


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    folder = parser.parse_args().data / "gva_incidents" / "train"
    readings = {r.document.id: r for r in read(given_article(d) for d in _lines(folder / "documents.jsonl"))}
    gold = [g for g in _lines(folder / "gold.jsonl") if g["fields"]]
    models = json.loads((MODELS / "choices.json").read_text(encoding="utf-8"))
    models |= train(readings, gold, cross_leans(readings, gold))
    (MODELS / "choices.json").write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")
    fit_toll_words(readings, gold).save()


def train(readings: dict[str, Reading], gold: Sequence[Record], leans: Mapping[str, Lean]) -> Record:
    """Weights for each choice, with the share of incidents chosen rightly by weights from the others."""

    def lean(document: Document) -> Lean:
        return leans[document.id]

    tolls: list[Case] = []
    days: list[Case] = []
    for incident in gold:
        group = sorted((readings[i] for i in incident["doc_ids"]), key=published)
        tolls += _case(toll_candidates(group, lean), (incident["killed"], incident["injured"]))
        days += _case(day_candidates(group), date.fromisoformat(incident["date"]) if incident["date"] else None)
    return {"tolls": _trained(tolls), "day": _trained(days)}


def published(reading: Reading) -> tuple[date, str]:
    """The order of publication."""
    return reading.document.published_on or date.max, reading.document.id


def _case(candidates: Mapping[T, Features], right: T | None) -> list[Case]:
    """The case of one incident, whose right answer may not be among the candidates; none where it is not known."""
    if right is None:
        return []
    keys = list(candidates)
    return [(list(candidates.values()), keys.index(right) if right in candidates else None)]


def _lines(path: Path) -> Iterable[Record]:
    """The records of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _trained(cases: Sequence[Case]) -> Record:
    """Weights from all cases, and how many of each fifth weights from the other four choose rightly."""
    right = 0
    for fold in range(FOLDS):
        weights = _fit([case for n, case in enumerate(cases) if n % FOLDS != fold])
        right += sum(_is_right(weights, case) for case in cases[fold::FOLDS])
    return {
        "trained_on": ["gva_incidents/train"],
        "right_of_other_folds": round(right / len(cases), 4),
        "weights": {name: round(w, 4) for name, w in sorted(_fit(cases).items()) if abs(w) >= 0.005},
    }


def _is_right(weights: Mapping[str, float], case: Case) -> bool:
    """Whether the right candidate is chosen."""
    candidates, right = case
    return right is not None and Chooser(weights).choose(dict(enumerate(candidates))) == right


def _fit(cases: Sequence[Case]) -> dict[str, float]:
    """Softmax regression over the cases whose right answer is among the candidates."""
    known = [(candidates, right) for candidates, right in cases if right is not None]
    rows = [features for candidates, _ in known for features in candidates]
    vectors = DictVectorizer()
    x = vectors.fit_transform(rows)
    sizes = [len(candidates) for candidates, _ in known]
    starts = np.cumsum([0, *sizes])[:-1]
    case_of = np.repeat(np.arange(len(known)), sizes)
    right = starts + np.array([number for _, number in known])
    wanted = np.asarray(x[right].sum(0)).ravel()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        p = _softmax(x @ weights, starts, case_of)
        gradient = x.T @ p - wanted + RIDGE * weights
        return float(RIDGE / 2 * weights @ weights - np.log(np.maximum(p[right], 1e-300)).sum()), gradient

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(vectors.get_feature_names_out(), map(float, found.x), strict=True))


def _softmax(scores: NDArray[np.float64], starts: NDArray[np.int64], case_of: NDArray[np.int64]) -> NDArray[np.float64]:
    """Probabilities within each case."""
    top = np.maximum.reduceat(scores, starts)
    e = np.exp(scores - top[case_of])
    return np.asarray(e / np.add.reduceat(e, starts)[case_of])


if __name__ == "__main__":
    main()
