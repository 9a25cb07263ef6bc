"""Train what linking weighs: the table of how telling words are, and the scorers of pairs of texts.

    python -m training.train_linker ../shared/data

About three minutes on one core. The table counts the texts of training parts alone; the scorers are logistic regressions over
pairs of train texts of gva_incidents (incidents), the threshold chosen on
the grouping of the same train texts; whole stories need no more than like wording (`choose_stories.py`). Writes src/whence/models/background.bin and linking.json.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.data import Record, records
from whence.inference.average import anything, average_link
from whence.linking.background import BUCKETS, MODELS, PER_UNIT, Background, bucket
from whence.linking.stories import StoryText, likely_pairs, measure, story_text
from whence.linking.wording import terms_of

SETS = ("muc4", "attribution_polnear", "toponym_trnews", "toponym_lgl", "hrdsattack")
FOLDERS = ("gva_incidents", "ecbplus")
LEAST = 3  # texts a term must stand in to have a place in the table: no word of a single text is kept in it
RIDGE = 1.0
THRESHOLDS = tuple(x / 4 for x in range(-14, 5))


def main() -> None:
    """Both files, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    root = parser.parse_args().data
    background = train_background(root)
    models = json.loads((MODELS / "linking.json").read_text(encoding="utf-8"))
    models["incidents"] = train_scorer(root, ("gva_incidents",), background)
    print(json.dumps(models))
    (MODELS / "linking.json").write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


def train_background(root: Path) -> Background:
    """The table from the training parts, written where it ships."""
    texts = [text_of(record) for name in SETS for record in records(root, name, "train")]
    texts += [text_of(record) for name in FOLDERS for record in lines(root / name / "train" / "documents.jsonl")]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(terms_of(text)))
    table = bytearray(BUCKETS)
    for term, count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        if count >= LEAST:
            table[bucket(term)] = _step(len(texts), count)
    content = bytes(table) + bytes([_step(len(texts), 1)])
    (MODELS / "background.bin").write_bytes(content)
    print(f"{len(texts)} texts, {len(counts)} terms, {sum(map(bool, table))} places taken of {BUCKETS}")
    return Background(content[:BUCKETS], content[BUCKETS] / PER_UNIT)


def _step(n_texts: int, count: int) -> int:
    """A weight as one byte, never 0, which means unseen."""
    return max(1, min(255, round(PER_UNIT * math.log((n_texts + 1) / (count + 1)))))


def text_of(record: Record) -> str:
    """Title and text of a record, whatever its set calls them."""
    text = str(record.get("text") or record["doctext"])
    title = record.get("title") or ""
    return text if text.startswith(title) else f"{title}\n\n{text}"


def train_scorer(root: Path, folders: Sequence[str], background: Background) -> Record:
    """Weights from all likely pairs, the threshold from grouping the same texts: ten weights do not learn pairs by heart."""
    sets = [_read(root / name / "train", background) for name in folders]
    examples = [_pairs(texts, groups) for texts, groups in sets]
    weights = fit(np.concatenate([rows for rows, _ in examples]))
    totals = {
        threshold: sum(pair_f(e, groups, weights, threshold) for e, (_, groups) in zip(examples, sets, strict=True))
        for threshold in THRESHOLDS
    }
    best = max(totals, key=lambda threshold: (totals[threshold], threshold))
    return {
        "trained_on": [f"{name}/train" for name in folders],
        "train_pairwise_f1": round(totals[best] / len(folders), 4),
        "same": best,
        "weights": {name: round(x, 4) for name, x in zip((*_names(), "bias"), weights.tolist(), strict=True)},
    }


Examples = tuple[NDArray[np.float64], NDArray[np.int64]]  # features, and the numbers of the two texts


def _read(folder: Path, background: Background) -> tuple[list[StoryText], list[int]]:
    """The texts of a folder with the number of the gold group each is in."""
    group = {i: n for n, g in enumerate(lines(folder / "gold.jsonl")) for i in g["doc_ids"]}
    documents = [d for d in lines(folder / "documents.jsonl") if d["doc_id"] in group]
    texts = [story_text(text_of(d), _day(d.get("published")), background) for d in documents]
    return texts, [group[d["doc_id"]] for d in documents]


def _day(text: str | None) -> date | None:
    """The day of an ISO date."""
    return date.fromisoformat(text[:10]) if text else None


def lines(path: Path) -> list[Record]:
    """The records of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _names() -> tuple[str, ...]:
    """The names of the features, in order."""
    empty = story_text("", None, Background(bytes(BUCKETS), 1.0))
    return tuple(measure(empty, empty))


def _pairs(texts: Sequence[StoryText], groups: Sequence[int]) -> Examples:
    """The likely pairs with their features; the last column says whether they are one group."""
    pairs = likely_pairs(texts)
    rows = [[*measure(texts[i], texts[j]).values(), 1.0, float(groups[i] == groups[j])] for i, j in pairs]
    return np.array(rows), np.array(pairs)


def fit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, with a ridge on standardised features."""
    x, y = rows[:, :-1], rows[:, -1]
    scale = x.std(0)
    scale[-1] = 1.0
    x = x / scale
    weights = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - y) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(weights / scale)


def pair_f(example: Examples, groups: Sequence[int], weights: NDArray[np.float64], threshold: float) -> float:
    """Pairwise F1 of the grouping with those weights and that threshold."""
    rows, pairs = example
    scored = (rows[:, :-1] @ weights).tolist()
    scores = {(i, j): s for (i, j), s in zip(pairs.tolist(), scored, strict=True)}
    found = average_link(len(groups), scores, threshold, anything)
    right = sum(_pairs_in(Counter(groups[i] for i in cluster).values()) for cluster in found)
    return 2 * right / (_pairs_in(map(len, found)) + _pairs_in(Counter(groups).values()))


def _pairs_in(sizes: Iterable[int]) -> int:
    """How many pairs there are in groups of those sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


if __name__ == "__main__":
    main()
