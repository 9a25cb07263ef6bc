"""How a figure is told: claimed, denied, planned or only possible; for one incident or added up over many."""

import re
from collections.abc import Sequence

from whence.core.vocabulary import Modality
from whence.extraction.figures.words import Word

_CLAIM = frozenset("claim claims claimed claiming purports purported allege alleges alleging allegations".split())
_ENDS = frozenset({",", ";", "–", "—"})
_MAYBE = frozenset("may might could would likely possibly unless if".split())
_PLAN = frozenset(
    "will pledged pledge pledges promised promises ordered requested scheduled plans planned planning expected offering authorized".split()
)
# A claim of an attack says who did it, not how many it killed.
_OF_AN_ATTACK = frozenset("responsibility credit by attack attacks bombing bombings blast blasts same".split())
_SEVERAL = r"two|three|four|five|six|seven|eight|nine|ten|several|many|a few|\d+"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_CUMULATIVE = re.compile(
    rf"\b(?:since (?=the |early|late|mid|it began|then\b|(?:19|20)\d\d|{_MONTHS}|last (?:year|month))|so far|to date|altogether|in total|a total of|(?:in|over|during) the (?:past|last)|last year|this year|each (?:year|month|week|day)|"
    rf"(?:every|per) (?:year|month|week|day)|annual(?:ly)?|yearly|civil war|years? of|between (?:(?:{_MONTHS}|\w+day) and \w+|(?:19|20)\d\d and (?:19|20)\d\d)|recent (?:weeks|months|years|protests|demonstrations|attacks|clashes|raids|strikes|bombings|killings)"
    rf"|(?:in|over|within) (?:these |those )?(?:{_SEVERAL}) (?:weeks|months|years)|in (?:{_MONTHS}) and (?:{_MONTHS})"
    r"|up (?:un)?til|per ?cent of(?: all)?(?: the)?|in (?:24|48|72) hours"
    r"|since [a-z]+ (?:was|were|took|came|became|began) (?!an? |the )\w+)\b",
    re.IGNORECASE,
)
# A period a sentence opens with, which holds for all it counts: "Since 1993, three doctors, two clerks and a guard have been".
_PERIOD = re.compile(
    r"^\W*(?:since (?!(?:\w+ )?\w+day\b)|(?:over|during|in|for) the (?:past|last) |up (?:un)?til |between (?:19|20)\d\d and )[^,]*,",
    re.IGNORECASE,
)


def modality_of(words: Sequence[Word], first: int) -> Modality:
    """The modality the words before the number give it: claimed, denied, planned, else asserted."""
    before = [word.lower for word in words[:first]]
    for i, word in reversed(list(enumerate(before))):
        if word in {"denied", "denies", "deny"}:
            return Modality.DENIED
        if word in _CLAIM and not _OF_AN_ATTACK & {w.lower for w in words[i + 1 : i + 4]}:
            return Modality.CLAIMED
    return (
        Modality.PLANNED
        if _PLAN & set(before[-4:]) or _PLAN & {word.lower for word in words[first : first + 7]}
        else Modality.ASSERTED
    )


def is_hypothetical(words: Sequence[Word], first: int, effect: int | None) -> bool:
    """Whether the number is only possible: "could kill 200", "8,000 may be at sea", "Will two hang?"."""
    left = max(0, first - 5)
    right = min(len(words), first + 7 if effect is None else max(effect, first) + 1)
    if words and words[-1].text == "?":
        return True
    clause = [word.lower for word in words[left:right]]
    capital = {word.text for word in words[left:right]}
    return bool(_MAYBE & set(clause)) and not ("may" in clause and "May" in capital)


def is_cumulative(words: Sequence[Word], first: int) -> bool:
    """Whether the words around the number, up to a comma on either side, add up over several incidents or a stated period."""
    left = next((i for i in range(first - 1, -1, -1) if words[i].text in _ENDS and i < first - 6), -1) + 1
    right = next(
        (i for i in range(first + 6, len(words)) if words[i].text in _ENDS and not _closes(words, first, i)), len(words)
    )
    if _CUMULATIVE.search(" ".join(word.text for word in words[left:right])) is not None:
        return True
    return _PERIOD.match(" ".join(word.text for word in words)) is not None


def _closes(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a comma closes an insertion: "31 people, including three women | , in two months"."""
    inside = [word.lower for word in words[first:at]]
    return "including" in inside and "," not in inside[inside.index("including") :]
