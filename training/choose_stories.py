"""Choose from which likeness on texts are one story, and what the days between them count.

    python -m training.choose_stories ../shared/data

Half a minute on one core. Two numbers are chosen on news_stories, which is small: what they reach is measured by five-fold
cross-validation over its stories, five times. Writes the part "stories" of src/whence/models/linking.json.
"""

import argparse
import itertools
import json
import random
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from training.data import Record
from training.train_linker import lines
from whence.linking.background import MODELS
from whence.linking.stories import StoryScorer, StoryText, group_stories
from whence.predict.given import given_article
from whence.predict.stories import prepare

PER_ROOT = 8.0  # the score is -8 where no word is common and 0 where all are
DAYS = (0.0, -0.04, -0.08, -0.12, -0.16)
ALIKE = tuple(x / 200 for x in range(30, 60, 2))
FOLDS, TIMES = 5, 5

Shares = list[tuple[float, float]]  # for each text precision and recall of its group


def main() -> None:
    """The part of the file, made anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the data sets")
    folder = parser.parse_args().data / "news_stories"
    story = {i: n for n, g in enumerate(lines(folder / "gold.jsonl")) for i in g["doc_ids"]}
    documents = [given_article(record) for record in lines(folder / "documents.jsonl")]
    model = choose(prepare(documents), [story[document.id] for document in documents])
    print(json.dumps(model))
    models = json.loads((MODELS / "linking.json").read_text(encoding="utf-8"))
    (MODELS / "linking.json").write_text(json.dumps(models | {"stories": model}, indent=1) + "\n", encoding="utf-8")


def choose(texts: Sequence[StoryText], stories: Sequence[int]) -> Record:
    """The best of the grid, with B-cubed F1 in sample and by cross-validation."""
    reached = {
        (days, alike): shares(group_stories(texts, scorer(days, alike)), stories)
        for days, alike in itertools.product(DAYS, ALIKE)
    }
    everything = range(len(texts))
    best = max(reached, key=lambda option: b_cubed(reached[option], everything))
    crossed = [_crossed(reached, stories, seed) for seed in range(TIMES)]
    return {
        "trained_on": [],
        "chosen_on": "news_stories",
        "b_cubed": round(b_cubed(reached[best], everything), 4),
        "b_cubed_crossed": round(sum(crossed) / TIMES, 4),
        "same": scorer(*best).same,
        "weights": dict(scorer(*best).weights),
    }


def scorer(days: float, alike: float) -> StoryScorer:
    """The scorer of one place in the grid."""
    return StoryScorer({"words_root": PER_ROOT, "days": days, "bias": -PER_ROOT}, round(PER_ROOT * alike - PER_ROOT, 3))


def shares(found: Sequence[Sequence[int]], stories: Sequence[int]) -> Shares:
    """Precision and recall of each text's group."""
    sizes = Counter(stories)
    out = [(0.0, 0.0)] * len(stories)
    for group in found:
        counts = Counter(stories[i] for i in group)
        for i in group:
            right = counts[stories[i]]
            out[i] = right / len(group), right / sizes[stories[i]]
    return out


def b_cubed(of: Shares, texts: Collection[int]) -> float:
    """B-cubed F1 over some of the texts."""
    precision, recall = (sum(of[i][k] for i in texts) / len(texts) for k in (0, 1))
    return 2 * precision * recall / (precision + recall)


def _crossed(reached: dict[tuple[float, float], Shares], stories: Sequence[int], seed: int) -> float:
    """B-cubed F1 where each fold of stories is grouped by what is best on the others."""
    names = sorted(set(stories))
    random.Random(seed).shuffle(names)
    out: Shares = [(0.0, 0.0)] * len(stories)
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        others = [i for i, name in enumerate(stories) if name not in held]
        best = max(reached, key=lambda option: b_cubed(reached[option], others))
        for i, name in enumerate(stories):
            if name in held:
                out[i] = reached[best][i]
    return b_cubed(out, range(len(stories)))


if __name__ == "__main__":
    main()
