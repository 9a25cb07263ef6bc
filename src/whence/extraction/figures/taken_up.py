"""Bare numbers that take up a figure given before: "Police spoke of nine", "the official figure is 11", "raised it to six"."""

from collections.abc import Sequence

from whence.extraction.figures.effects import Candidate
from whence.extraction.figures.words import Word

_NOUNS = frozenset("figure figures count toll total number estimate tally".split())
_LINKS = frozenset("of is was at to as stands stood remains".split())
_SPEAK = frozenset("spoke speaks spoken speak speaking talked talks".split())
_RAISED = frozenset("raised revised lowered corrected holds held rose risen increased".split())
_COUNTS = frozenset("counts counted count lists listed names named registered".split())


def takes_up(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether the words before a number without a noun present it as a count already under discussion."""
    number = candidate.number
    bare = candidate.counted.head is None and number.currency is None and not candidate.is_single
    if not bare or (number.best is None and number.lower is None) or number.best == 0:
        return False
    before = [word.lower for word in words[max(0, number.first - 7) : number.first] if word.text not in '"“”']
    if len(before) < 2:
        return False
    last = before[-1]
    return (
        (last == "of" and before[-2] in _SPEAK)
        or (last in _LINKS and bool(_NOUNS & set(before[-5:])))
        or (last == "to" and bool(_RAISED & set(before)))
        or (last in _COUNTS and _ends(words, number.last))
    )


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether the clause ends after the number."""
    return at >= len(words) or words[at].is_mark
