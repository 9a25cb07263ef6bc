"""What a text says, made comparable: its words, its names and its details, each weighed by how telling it is."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from whence.inference.stems import SMALL, stem, telling_words
from whence.linking.background import Weights

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_AGE = re.compile(r"\b(\d{1,2})[- ]year[- ]old|, (\d{1,2})(?=[,.;])")
_STREET = re.compile(
    r"\b(?:(\d{2,5}) (?:block of )?)?(?:[NSEW]\.? )?([A-Z]\w+|\d{1,3}(?:st|nd|rd|th)) "
    r"(?:St|Ave|Rd|Dr|Blvd|Street|Avenue|Road|Drive|Boulevard|Lane|Court|Way)\b"
)
_TITLE_COUNTS = 4  # plateau of 3 to 6 on news_stories
_TOO_COMMON = 0.9  # weight under which a term stands in about four of ten texts and tells nothing


@dataclass(frozen=True, slots=True)
class Wording:
    """This says: weighed by how telling they are, these words, these names, and the details "aged 38" and "Orchard Street".

    `words` and `names` are vectors of length one by term; `name_weights` the bare weights of the names, `details` ages,
    house numbers and streets.
    """

    words: dict[str, float]
    names: dict[str, float]
    name_weights: dict[str, float]
    details: frozenset[str]


def wording(text: str, background: Weights, title: str | None = None) -> Wording:
    """The wording of a text; its title, where it has one, comes first in it.

    Where the `title` is named apart, its terms weigh more and how often the text repeats one does not matter: a title names
    the story, a text strays from it.
    """
    written = _WORD.findall(text)
    stems = [stem(word) for word in written]
    names = _weighed(_names(written), background)
    return Wording(
        _unit(_weighed(_terms(stems) if title is None else _with_title(stems, title), background)),
        _unit(names),
        {name: background.weight(name) for name in names},
        frozenset(_details(text)),
    )


def most_telling_names(text: str, background: Weights) -> list[str]:
    """The names in a text, the most telling first: what looks up other texts, at a fraction of the cost of its wording."""
    weights = {name: background.weight(name) for name in _names(_WORD.findall(text))}
    return sorted((name for name in weights if weights[name] >= _TOO_COMMON), key=lambda name: (-weights[name], name))


def terms_of(text: str) -> list[str]:
    """Every word and pair of words of a text that is weighed."""
    return list(_terms([stem(word) for word in _WORD.findall(text)]))


def _names(written: Iterable[str]) -> Counter[str]:
    """The stems of capitalised words, counted."""
    stems = (stem(word) for word in written if word[0].isupper())
    return Counter(telling_words(stems))


def _terms(stems: list[str]) -> Counter[str]:
    """Words and pairs of neighbouring words, counted."""
    terms = Counter(telling_words(stems))
    pairs = itertools.pairwise(stems)
    terms.update(f"{a} {b}" for a, b in pairs if a not in SMALL and b not in SMALL)
    return terms


def _with_title(stems: list[str], title: str) -> Counter[str]:
    """Each term of a text once, those of its title as often as a title counts."""
    return Counter(dict.fromkeys(_terms(stems), 1)) + Counter(dict.fromkeys(terms_of(title), _TITLE_COUNTS))


def _weighed(terms: Counter[str], background: Weights) -> dict[str, float]:
    """Each term's weight: how telling it is, times how often it stands here, dampened."""
    out = {}
    for term, count in terms.items():
        telling = background.weight(term)
        if telling >= _TOO_COMMON:
            out[term] = telling * (1 + math.log(count))
    return out


def _unit(vector: dict[str, float]) -> dict[str, float]:
    """The vector, of length one."""
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {term: x / length for term, x in vector.items()}


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """How alike two vectors of length one are, 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(x * right[term] for term, x in left.items() if term in right)


def _details(text: str) -> Iterable[str]:
    """Ages, house numbers and streets: few incidents share one."""
    for match in _AGE.finditer(text):
        yield f"aged {match[1] or match[2]}"
    for match in _STREET.finditer(text):
        yield f"{match[2]} street"
        if match[1]:
            yield f"number {match[1]}"
