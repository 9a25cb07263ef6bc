"""Train what weighs in telling whether two mentions name one act.

    python -m training.train_acts ../shared/data

About half a minute on one core: logistic regression over pairs of event mentions of ecbplus/train, the threshold chosen on
the grouping of the same mentions (pairwise and B-cubed F1, taken together). Writes src/whence/models/acts.json.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.data import Record
from training.train_linker import THRESHOLDS, fit, lines, pair_f
from whence.inference.average import anything, average_link
from whence.linking.acts_told import ActMention, Likeness, likely_acts, measure_acts
from whence.linking.background import MODELS
from whence.linking.stories import StoryText
from whence.predict.event_mentions import prepare


def main() -> None:
    """The file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    folder = parser.parse_args().data / "ecbplus" / "train"
    gold = [m for m in lines(folder / "mentions.jsonl") if m["kind"] == "event"]
    mentions, texts = prepare(lines(folder / "documents.jsonl"), gold)
    model = train(mentions, texts, [m["cluster"] for m in gold])
    print(json.dumps(model))
    (MODELS / "acts.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def train(mentions: Sequence[ActMention], texts: Sequence[StoryText], clusters: Sequence[str]) -> Record:
    """Weights and threshold, with what they reach on the same mentions."""
    alike = Likeness(texts)
    pairs = likely_acts(mentions, alike)
    measured = [_measure(mentions[i], mentions[j], alike) for i, j in pairs]
    names = sorted({name for values in measured for name in values})
    rows = np.zeros((len(pairs), len(names) + 2))
    for row, (i, j), values in zip(rows, pairs, measured, strict=True):
        row[:-2] = [values.get(name, 0.0) for name in names]
        row[-2:] = 1.0, clusters[i] == clusters[j]
    weights = fit(rows)
    numbers = {cluster: n for n, cluster in enumerate(dict.fromkeys(clusters))}
    groups = [numbers[cluster] for cluster in clusters]
    reached = {t: _reached(rows, pairs, groups, weights, t) for t in THRESHOLDS}
    best = max(reached, key=lambda threshold: (reached[threshold], threshold))
    return {
        "trained_on": ["ecbplus/train"],
        "train_f1": round(reached[best], 4),
        "same": best,
        "weights": {name: round(float(x), 4) for name, x in zip((*names, "bias"), weights, strict=True)},
    }


def _measure(left: ActMention, right: ActMention, alike: Likeness) -> dict[str, float]:
    """The features of a pair."""
    return measure_acts(left, right, alike.of(left.text_number, right.text_number))


def _reached(
    rows: np.ndarray, pairs: Sequence[tuple[int, int]], groups: Sequence[int], weights: np.ndarray, threshold: float
) -> float:
    """The mean of pairwise and B-cubed F1 of the grouping with those weights and that threshold."""
    scored = (rows[:, :-1] @ weights).tolist()
    found = average_link(len(groups), dict(zip(pairs, scored, strict=True)), threshold, anything)
    return (pair_f((rows, np.array(pairs)), groups, weights, threshold) + b_cubed(found, groups)) / 2


def b_cubed(found: Sequence[Sequence[int]], groups: Sequence[int]) -> float:
    """B-cubed F1 of the grouping found."""
    sizes = Counter(groups)
    precision = recall = 0.0
    for cluster in found:
        for group, shared in Counter(groups[i] for i in cluster).items():
            precision += shared * shared / len(cluster)
            recall += shared * shared / sizes[group]
    return 2 * precision * recall / (precision + recall) / len(groups)


if __name__ == "__main__":
    main()
