"""Finds the time expressions of a text, not yet placed on a calendar.

>>> [t.type for t in find_drafts(Tokens("Two days after the raid of March 3, 2019, it rained every day."))]
['DATE', 'DATE', 'SET']
"""

from whence.extraction.times.dates import DATES
from whence.extraction.times.hits import Hit
from whence.extraction.times.meanings import Draft
from whence.extraction.times.spans import SPANS
from whence.extraction.times.tokens import Tokens

_RULES = DATES + SPANS
_QUOTES = frozenset("\"'“‘`")


def find_drafts(tokens: Tokens) -> list[Draft]:
    """The expressions in order, never overlapping: of several at one place the longest, of equals the earlier rule's."""
    found = [
        (draft.first, -draft.last, i, draft)
        for i, (pattern, make) in enumerate(_RULES)
        for match in pattern.finditer(tokens.classes)
        if (draft := make(Hit(tokens, match))) is not None
    ]
    found.sort(key=lambda row: row[:3])
    kept: list[Draft] = []
    for _, _, _, draft in found:
        if not kept or draft.first >= kept[-1].last:
            kept.append(draft)
    return [draft for draft in kept if draft.type and not _is_name(tokens, draft)]


def _is_name(tokens: Tokens, draft: Draft) -> bool:
    """Whether it is the name of a programme or a paper: "This Week", USA Today."""
    first, last = tokens.words(draft.first, draft.first + 1), tokens.words(draft.last - 1, draft.last)
    if not draft.first or not last.istitle():
        return False
    before = tokens.words(draft.first - 1, draft.first)
    if draft.last - draft.first == 1:
        return last == "Today" and before.isupper() and len(before) > 1
    return first == "This" and before in _QUOTES
