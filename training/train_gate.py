"""Train the gate: does an article tell of violence at all?

    python -m training.train_gate ../shared/data

A minute on one core, numpy alone. Logistic regression over hashed words and word pairs; items of the portal of current events
by their section (armed conflict and attacks against all others), MEANTIME as business news, our sample corpus. The
threshold is the lowest score of the articles with incidents that must pass (MUC-4 train with templates, samples train and
demo), less a margin. Writes src/whence/models/gate.npz and prints what it lets through.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from whence.inference.gate import BUCKETS, MODEL, Gate, Numbers, features
from whence.samples import articles, gold, stories

EPOCHS, RATE, DECAY, SEED = 8, 0.5, 1e-6, 7
MARGIN = 0.25  # log odds below the lowest score that must pass
LOSS = 0.003  # share of those that may fall below: texts whose gold is no violence
Item = tuple[Numbers, bool]


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    data = parser.parse_args().data
    weights, bias = fit([(np.concatenate(features(text)), told) for text, told in items(data)])
    scale = float(np.abs(weights).max()) / 127
    small = np.round(weights / scale).astype(np.int8)
    gate = Gate(small, scale, bias, 0.0)
    scores = np.sort([gate.score(text) for text in must_pass(data)])
    least = float(scores[int(len(scores) * LOSS)]) - MARGIN
    np.savez_compressed(MODEL, weights=small, scale=scale, bias=bias, least=least)
    print(f"least {least:.2f}; {len(scores)} must pass, {np.mean(scores >= least):.4f} do")
    print(f"business news let through: {np.mean([gate.score(text) >= least for text in business(data, 'dev')]):.3f}")


def items(data: Path) -> Iterator[tuple[str, bool]]:
    """Short texts, each with whether it tells of violence."""
    with gzip.open(data / "wce_current_events" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            kind = record["doc_labels"].get("relevance", "")
            if kind in ("conflict", "conflict_silver", "not_conflict"):
                yield record["text"], kind != "not_conflict"
    for text in business(data, "train"):
        yield text, False


def business(data: Path, part: str) -> list[str]:
    """Wikinews on companies and markets."""
    lines = (data / "timex_meantime" / f"{part}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def must_pass(data: Path) -> Iterator[str]:
    """Whole articles with incidents."""
    for line in (data / "muc4" / "train.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record.get("templates"):
            yield record["doctext"]
    for split in ("train", "demo"):
        told = {a["article"] for incident in gold(split)["incidents"] for a in incident["articles"]}
        yield from (record["text"] for story in stories(split) for record in articles(story) if record["id"] in told)


def fit(rows: list[Item]) -> tuple[Numbers, float]:
    """Weights and bias by stochastic descent with a step that shrinks where a bucket was seen often."""
    weights, seen, bias = np.zeros(BUCKETS), np.full(BUCKETS, 1e-6), 0.0
    order = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for n in order.permutation(len(rows)):
            buckets, told = rows[n]
            if not len(buckets):
                continue
            share = np.sqrt(2 / len(buckets))
            odds = weights[buckets].sum() * share + bias
            slope = 1 / (1 + np.exp(-np.clip(odds, -30, 30))) - told
            seen[buckets] += (slope * share) ** 2
            weights[buckets] -= RATE * (slope * share / np.sqrt(seen[buckets]) + DECAY * weights[buckets])
            bias -= 0.01 * slope
    return weights, bias


if __name__ == "__main__":
    main()
