"""Train the MUC-4 slot tagger: an averaged structured perceptron on train, reported on dev.

    python -m training.train_slots ../shared/data/muc4 --epochs 8

About one minute on one core. The two costs were chosen on 200 documents held out of train (ree F1 .336 without, .373
with them). Writes src/whence/models/muc4_slots.npz (hashed weights, eight bits each).
"""

import argparse
import json
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.inference.slot_tagger import (
    KINDS,
    MODEL,
    N_BUCKETS,
    ROLES,
    TAGS,
    Sentence,
    best_path,
    sentence_features,
    split_text,
    text_features,
)

SEED = 7
Example = tuple[list[list[int]], list[int]]


def read_documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a MUC-4 file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def gold_tags(document: dict[str, Any], sentences: list[Sentence]) -> list[list[int]]:
    """The tag of every word: every occurrence of a gold mention counts, the longest first."""
    text = document["doctext"].lower()
    mentions = {
        (mention[0], role)
        for template in document["gtt_templates"]
        for role in ROLES
        for entity in template[role]
        for mention in entity
    }
    marked: dict[int, tuple[str, int]] = {}
    for mention, role in sorted(mentions, key=lambda pair: (-len(pair[0]), pair)):
        for match in re.finditer(r"(?<!\w)" + re.escape(mention) + r"(?!\w)", text):
            if not any(at in marked for at in range(match.start(), match.end())):
                marked.update({at: (role, match.start()) for at in range(match.start(), match.end())})
    return [_sentence_tags(sentence, marked) for sentence in sentences]


def _sentence_tags(sentence: Sentence, marked: dict[int, tuple[str, int]]) -> list[int]:
    """The tags of one sentence from the marked characters."""
    tags = []
    for start, _ in sentence.offsets:
        role, first = marked.get(start, ("", -1))
        tags.append(TAGS.index(f"{'B' if start == first else 'I'}-{role}") if role else 0)
    return tags


def examples_of(documents: list[dict[str, Any]]) -> list[Example]:
    """One example a sentence: the hashed features of its words, and their tags."""
    found: list[Example] = []
    for document in documents:
        sentences = split_text(document["doctext"])
        tags = gold_tags(document, sentences)
        found += [(sentence_features(sentences, i), tags[i]) for i in range(len(sentences))]
    return found


def train_tagger(examples: list[Example], epochs: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Averaged weights and transitions of a structured perceptron."""
    weights, total = np.zeros((N_BUCKETS, len(TAGS))), np.zeros((N_BUCKETS, len(TAGS)))
    moves, moves_total = np.zeros((len(TAGS), len(TAGS))), np.zeros((len(TAGS), len(TAGS)))
    order, step = list(range(len(examples))), 1
    prepared = [(np.array(features), tags) for features, tags in examples]
    rng = random.Random(SEED)
    for epoch in range(epochs):
        rng.shuffle(order)
        wrong = 0
        for n in order:
            rows, gold = prepared[n]
            scores = weights[rows].sum(axis=1)
            guess = best_path(scores, moves)
            step += 1
            if guess == gold:
                continue
            wrong += 1
            for i, (right, left) in enumerate(zip(gold, guess, strict=True)):
                if right != left:
                    for tag, sign in ((right, 1.0), (left, -1.0)):
                        np.add.at(weights, (rows[i], tag), sign)
                        np.add.at(total, (rows[i], tag), sign * step)
            for path, sign in ((gold, 1.0), (guess, -1.0)):
                for a, b in pairwise(path):
                    moves[a, b] += sign
                    moves_total[a, b] += sign * step
        print(f"epoch {epoch + 1}: {wrong} of {len(order)} sentences wrong", flush=True)
    return weights - total / step, moves - moves_total / step


def kind_of(document: dict[str, Any]) -> str:
    """The kind of incident a document is about: that of its first template, none where there is none."""
    templates = document["gtt_templates"]
    return templates[0]["incident_type"].split(" / ")[0] if templates else "none"


def train_kinds(documents: list[dict[str, Any]], epochs: int) -> NDArray[Any]:
    """Averaged perceptron weights for the kind of incident of a text."""
    data = [(text_features(split_text(d["doctext"])), KINDS.index(kind_of(d))) for d in documents]
    weights, total, step = np.zeros((N_BUCKETS, len(KINDS))), np.zeros((N_BUCKETS, len(KINDS))), 1
    rng = random.Random(SEED)
    for _ in range(epochs):
        rng.shuffle(data)
        for rows, gold in data:
            scores = weights[rows].sum(axis=0)
            scores[gold] -= 1.0  # a margin
            guess, step = int(scores.argmax()), step + 1
            if guess != gold:
                for kind, sign in ((gold, 1.0), (guess, -1.0)):
                    weights[rows, kind] += sign
                    total[rows, kind] += sign * step
    result: NDArray[Any] = weights - total / step
    return result


def quantised(weights: NDArray[Any], floor: float) -> tuple[NDArray[Any], NDArray[Any], float]:
    """Rows whose largest weight reaches a share of the largest of all, in eight bits, and the scale."""
    top = float(np.abs(weights).max())
    rows = np.flatnonzero(np.abs(weights).max(axis=1) >= floor * top)
    scale = top / 127
    return rows.astype(np.uint32), np.round(weights[rows] / scale).astype(np.int8), scale


def build(
    documents: list[dict[str, Any]], out: Path, epochs: int = 8, o_cost: float = 20.0, margin: float = 40.0
) -> None:
    """Train on the documents and write the model; `o_cost` and `margin` as the arguments below say."""
    weights, moves = train_tagger(examples_of(documents), epochs)
    moves[:, 0] -= o_cost
    rows, packed, scale = quantised(weights, 0.012)
    kind_rows, kind_packed, kind_scale = quantised(train_kinds(documents, 15), 0.02)
    np.savez_compressed(
        out, rows=rows, weights=packed, scale=scale, transitions=moves.astype(np.float32),
        kind_rows=kind_rows, kind_weights=kind_packed, kind_scale=kind_scale, none_margin=margin,
    )  # fmt: skip
    print(f"{out}: {out.stat().st_size} bytes, {len(rows)} features")


def main() -> None:
    """Read the arguments, train, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--o-cost", type=float, default=20.0, help="taken off every step to O: recall for precision")
    parser.add_argument("--none-margin", type=float, default=40.0, help="taken off the score of no incident")
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    documents = read_documents(arguments.data / "train.jsonl")
    build(documents, arguments.out, arguments.epochs, arguments.o_cost, arguments.none_margin)


if __name__ == "__main__":
    main()
