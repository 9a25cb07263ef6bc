"""Which statement of the same document a denial denies."""

import re
from dataclasses import replace

from whence.core.statement import Statement
from whence.core.vocabulary import Modality

_WORD = re.compile(r"[^\W\d_]{4,}")
_REFERS = re.compile(
    r"\b(?:claims?|accusations?|allegations?|reports?|charges?|assertions?|suggestions?|figures?|this|that|it|involvement|responsibility|the|any)\b",
    re.IGNORECASE,
)
_REACH = 4  # statements back: a denial answers something said shortly before


def deny_what(statements: list[Statement]) -> list[Statement]:
    """The statements, each denial with the id of the statement before it (or around it) that it denies."""
    return [_resolved(statements, n) if s.modality == Modality.DENIED else s for n, s in enumerate(statements)]


def _resolved(statements: list[Statement], place: int) -> Statement:
    """One denial with what it denies: the nearest earlier statement of another speaker that it refers to."""
    denial = statements[place]
    inside = next((s for s in statements[place + 1 : place + 3] if _within(s, denial)), None)
    if inside:
        return replace(denial, denies=inside.id)
    for other in reversed(statements[max(0, place - _REACH) : place]):
        if other.modality != Modality.DENIED and _speaker(other) != _speaker(denial) and _answers(denial, other):
            return replace(denial, denies=other.id)
    return denial


def _within(inner: Statement, outer: Statement) -> bool:
    """Whether the inner content lies within the outer one."""
    return any(o.covers(i) for o in outer.content for i in inner.content)


def _speaker(statement: Statement) -> str:
    """The speaker's words in small letters."""
    span = statement.attribution.speaker.span
    return span.quote.casefold() if span else ""


def _answers(denial: Statement, other: Statement) -> bool:
    """Whether a denial refers back: by a word such as "accusations" or "involvement", or by words in common."""
    mine, theirs = (set(_WORD.findall(s.quote.casefold())) for s in (denial, other))
    return bool(mine & theirs) or bool(_REFERS.match(denial.quote)) or len(mine) <= 2
