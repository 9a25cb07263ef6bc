"""Train what weighs in choosing the final number of killed and injured, and the day, of an incident told by several articles.

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

import numpy as np
from numpy.typing import NDArray

from training.data import Record
from training.toll_words import cross_leans, fit_toll_words
from whence.core.document import Document
from whence.core.reading import Reading
from whence.linking.background import MODELS
from whence.linking.choice import Features
from whence.linking.finals import day_candidates, toll_candidates
from whence.linking.toll_words import Lean
from whence.predict.given import given_article
from whence.predict.incidents import read

RIDGE = 2.0
STEPS = 400
RATE = 0.5
MEMORY = 0.9

Case = tuple[list[Features], int]  # the candidates' features, and which of them is right


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
    """Weights for each choice, with the share of train incidents chosen rightly."""

    def lean(document: Document) -> Lean:
        return leans[document.id]

    cases: dict[str, list[Case]] = {"killed": [], "injured": [], "day": []}
    for incident in gold:
        group = sorted((readings[i] for i in incident["doc_ids"]), key=published)
        _add(cases["killed"], toll_candidates(group, None, lean), incident["killed"])
        _add(cases["injured"], toll_candidates(group, incident["killed"], lean), incident["injured"])
        if incident["date"]:
            _add(cases["day"], day_candidates(group), date.fromisoformat(incident["date"]))
    return {name: _fit(some) for name, some in cases.items()}


def published(reading: Reading) -> tuple[date, str]:
    """The order of publication."""
    return reading.document.published_on or date.max, reading.document.id


def _add(cases: list[Case], candidates: dict[int, Features] | dict[date, Features], right: int | date) -> None:
    """One more case, where the right answer is among the candidates."""
    keys = list(candidates)
    if right in keys:
        cases.append((list(candidates.values()), keys.index(right)))


def _lines(path: Path) -> Iterable[Record]:
    """The records of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _fit(cases: Sequence[Case]) -> Record:
    """Softmax regression by gradient descent with momentum."""
    names = sorted({name for candidates, _ in cases for features in candidates for name in features})
    x = np.array([[f.get(n, 0.0) for n in names] for candidates, _ in cases for f in candidates])
    starts = np.cumsum([0, *(len(candidates) for candidates, _ in cases)])[:-1]
    case_of = np.repeat(np.arange(len(cases)), [len(candidates) for candidates, _ in cases])
    right = starts + np.array([index for _, index in cases])
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(STEPS):
        p = _softmax(x @ weights, starts, case_of)
        gradient = x[right].sum(0) - p @ x - RIDGE * weights
        speed = MEMORY * speed + gradient / len(cases)
        weights = weights + RATE * speed
    best = [starts[i] + int(np.argmax((x @ weights)[starts[i] : starts[i] + len(c)])) for i, (c, _) in enumerate(cases)]
    return {
        "trained_on": ["gva_incidents/train"],
        "train_accuracy": round(float(np.mean(np.array(best) == right)), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.005},
    }


def _softmax(scores: NDArray[np.float64], starts: NDArray[np.int64], case_of: NDArray[np.int64]) -> NDArray[np.float64]:
    """Probabilities within each case."""
    top = np.maximum.reduceat(scores, starts)
    e = np.exp(scores - top[case_of])
    return np.asarray(e / np.add.reduceat(e, starts)[case_of])


if __name__ == "__main__":
    main()
