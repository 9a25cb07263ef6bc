"""Do two mentions name one act? Where mentions are given, in their sentences, and nothing else is known of them."""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.inference.average import Pair, anything, average_link
from whence.linking.acts import are_kin
from whence.linking.background import MODELS
from whence.linking.stories import StoryText
from whence.linking.wording import Wording, cosine


@dataclass(frozen=True, slots=True)
class ActMention:
    """This says: in that text, in a sentence of that wording, "shot dead" names an act, its root "shoot".

    `near` is the wording of the few words around it; `is_saying` marks "said", which everybody does all the time.
    """

    text: StoryText
    text_number: int
    sentence: Wording
    sentence_number: int
    near: Wording
    root: str
    weight: float
    is_saying: bool


@dataclass(frozen=True, slots=True)
class ActScorer:
    """This says: so much for the same root, so much for stories alike; a pair of `same` or more on average is one act."""

    weights: Mapping[str, float]
    same: float

    def score(self, left: ActMention, right: ActMention, texts_alike: tuple[float, float]) -> float:
        """The logarithm of the odds that the two name one act."""
        values = measure_acts(left, right, texts_alike)
        return self.weights["bias"] + sum(self.weights.get(name, 0.0) * x for name, x in values.items())


def measure_acts(left: ActMention, right: ActMention, texts_alike: tuple[float, float]) -> dict[str, float]:
    """The features of a pair of mentions by name; `texts_alike` by their words and by their names."""
    kind = "same" if left.root == right.root else "kin" if are_kin(left.root, right.root) else "other"
    words, names = texts_alike
    sentences = math.sqrt(cosine(left.sentence.words, right.sentence.words))
    shared_names = math.sqrt(cosine(left.sentence.names, right.sentence.names))
    near = math.sqrt(cosine(left.near.words, right.near.words))
    is_one_text = left.text_number == right.text_number
    is_one_sentence = is_one_text and left.sentence_number == right.sentence_number
    return {
        f"{kind}_root": 1.0,
        f"{kind}_root_texts": words,
        f"{kind}_root_names": names,
        f"{kind}_root_sentences": sentences,
        f"{kind}_root_sentence_names": shared_names,
        f"{kind}_root_near": near,
        f"{kind}_root_one_text": float(is_one_text),
        f"{kind}_root_one_sentence": float(is_one_sentence),
        f"{kind}_root_telling": min(left.weight, right.weight),
        f"{kind}_root_saying": float(left.is_saying or right.is_saying),
    }


def group_acts(mentions: Sequence[ActMention], texts: Sequence[StoryText], scorer: ActScorer) -> list[list[int]]:
    """Groups of mentions, by their numbers, that name one act; a mention alone is a group of one."""
    alike = Likeness(texts)
    scores = {
        (i, j): scorer.score(mentions[i], mentions[j], alike.of(mentions[i].text_number, mentions[j].text_number))
        for i, j in likely_acts(mentions, alike)
    }
    return average_link(len(mentions), scores, scorer.same, anything)


class Likeness:
    """How alike texts are, each pair reckoned once."""

    def __init__(self, texts: Sequence[StoryText]) -> None:
        self.texts = texts
        self.known: dict[Pair, tuple[float, float]] = {}

    def of(self, left: int, right: int) -> tuple[float, float]:
        """Roots of the cosines of words and of names; one and one for a text with itself."""
        if left == right:
            return (1.0, 1.0)
        pair = (min(left, right), max(left, right))
        if pair not in self.known:
            a, b = self.texts[left].wording, self.texts[right].wording
            self.known[pair] = (math.sqrt(cosine(a.words, b.words)), math.sqrt(cosine(a.names, b.names)))
        return self.known[pair]


_TEXTS_ALIKE = 0.2  # root of the share of common wording from which any two roots are compared


def likely_acts(mentions: Sequence[ActMention], alike: Likeness) -> list[Pair]:
    """Pairs of mentions worth a look: one root or kin, or any two in texts that are alike."""
    by_text: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_text[mention.text_number].append(number)
    pairs: list[Pair] = []
    held = sorted(by_text)
    for at, left in enumerate(held):
        for right in held[at:]:
            if alike.of(left, right)[0] >= _TEXTS_ALIKE:
                pairs += [
                    (min(i, j), max(i, j)) for i in by_text[left] for j in by_text[right] if i < j or left != right
                ]
    return pairs


@cache
def shipped_act_scorer() -> ActScorer:
    """The scorer trained on the mentions of ecbplus/train."""
    model = json.loads((MODELS / "acts.json").read_text(encoding="utf-8"))
    return ActScorer(model["weights"], model["same"])
