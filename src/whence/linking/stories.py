"""Do two texts tell one story? A score of a few features, each one words a person understands, weighed by training.

Used where nothing but texts and dates is given. Its score of a pair depends on the pair alone.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from whence.core.entry import Feature
from whence.inference.average import Pair, anything, average_link
from whence.linking.background import MODELS, Weights
from whence.linking.wording import Wording, cosine, wording

_LEAST_ALIKE = 0.03  # share of common wording from which a pair is looked at
_CROWD = 2000  # texts that share a term: a term of more makes no pair


@dataclass(frozen=True, slots=True)
class StoryText:
    """This says: that text, published on that day (None: unknown), in the form in which it is compared."""

    wording: Wording
    day: date | None


@dataclass(frozen=True, slots=True)
class StoryScorer:
    """This says: so much for like words, so much for like names, less for each day between; trained on those sets.

    `weights` by feature name; a pair of `same` (a logarithm of odds) or more on average is one story.
    """

    weights: Mapping[str, float]
    same: float

    def compare(self, left: StoryText, right: StoryText) -> tuple[float, tuple[Feature, ...]]:
        """The score, the logarithm of the odds that it is one story, with the features that make it up."""
        values = measure(left, right)
        weighed = {name: self.weights.get(name, 0.0) * value for name, value in values.items()}
        features = (
            Feature("words", f"wording {values['words']:.2f} alike", weighed["words"] + weighed["words_root"]),
            Feature("names", _shared_names(left, right), sum(weighed[name] for name in _OF_NAMES)),
            Feature("details", _shared_details(left, right), weighed["details"]),
            Feature("days", _days_apart(left, right), weighed["days"] + weighed["days_of_week"]),
        )
        return self.weights["bias"] + sum(weighed.values()), features

    def score(self, left: StoryText, right: StoryText) -> float:
        """The score alone."""
        return self.weights["bias"] + sum(self.weights.get(name, 0.0) * x for name, x in measure(left, right).items())


_OF_NAMES = ("names", "names_root", "names_weight", "names_by_day")


def measure(left: StoryText, right: StoryText) -> dict[str, float]:
    """The features of a pair by name, as trained on."""
    words = cosine(left.wording.words, right.wording.words)
    names = cosine(left.wording.names, right.wording.names)
    weights = right.wording.name_weights
    shared = math.fsum(weights[name] for name in left.wording.name_weights if name in weights)
    days = days_between(left, right)
    return {
        "words": words,
        "words_root": math.sqrt(words),
        "names": names,
        "names_root": math.sqrt(names),
        "names_weight": math.log1p(shared),
        "details": math.log1p(len(left.wording.details & right.wording.details)),
        "days": math.log1p(days),
        "days_of_week": min(days, 7) / 7,
        "names_by_day": names * math.log1p(days),
    }


def days_between(left: StoryText, right: StoryText) -> int:
    """Days from one publication to the other; none where one is unknown."""
    return abs((left.day - right.day).days) if left.day and right.day else 0


def _shared_names(left: StoryText, right: StoryText) -> str:
    """The most telling names of both, in words."""
    weights = left.wording.name_weights
    shared = sorted((n for n in weights if n in right.wording.name_weights), key=lambda n: (-weights[n], n))
    return "both name " + ", ".join(shared[:4]) if shared else "no name in common"


def _shared_details(left: StoryText, right: StoryText) -> str:
    """The details of both, in words."""
    shared = sorted(left.wording.details & right.wording.details)
    return "both say " + ", ".join(shared[:4]) if shared else "no detail in common"


def _days_apart(left: StoryText, right: StoryText) -> str:
    """Days between, in words."""
    days = days_between(left, right)
    return "published on one day" if days == 0 else f"published {days} day{'s' * (days > 1)} apart"


def story_text(text: str, day: date | None, background: Weights, title: str | None = None) -> StoryText:
    """A text made comparable; its `title` weighs more where it is named."""
    return StoryText(wording(text, background, title), day)


def group_stories(
    texts: Sequence[StoryText],
    scorer: StoryScorer,
    may_join: Callable[[Sequence[int], Sequence[int]], bool] = anything,
) -> list[list[int]]:
    """Groups of texts, by their numbers, that tell one story; a text alone is a group of one."""
    scores = {(i, j): scorer.score(texts[i], texts[j]) for i, j in likely_pairs(texts)}
    return average_link(len(texts), scores, scorer.same, may_join)


def likely_pairs(texts: Sequence[StoryText]) -> list[Pair]:
    """Pairs of texts, by number, that have enough wording in common to be worth a closer look."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs: list[Pair] = []
    for j, text in enumerate(texts):
        alike: dict[int, float] = defaultdict(float)
        for term, x in sorted(text.wording.words.items()):
            held = holders[term]
            if len(held) <= _CROWD:
                for i, y in held:
                    alike[i] += x * y
                held.append((j, x))
        pairs += [(i, j) for i, share in alike.items() if share >= _LEAST_ALIKE]
    return pairs


@cache
def shipped_scorer(task: str) -> StoryScorer:
    """The scorer trained for one kind of grouping: "incidents" or "stories"."""
    model = json.loads((MODELS / "linking.json").read_text(encoding="utf-8"))[task]
    return StoryScorer(model["weights"], model["same"])
