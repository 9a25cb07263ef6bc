"""Spans from the labels of single pieces, each with a score: O B-place O B-place I-place are two places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.inference.session import Judged, Scores

Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Tag:
    """This says: characters 30 to 34 are a place, with a mean probability of 0.96 over pieces 7 to 8."""

    start: int
    end: int
    kind: str
    score: float
    first: int
    last: int


def spans_of(judged: Judged, head: str, labels: Sequence[str], least: float | None = None) -> list[Tag]:
    """The spans of one head, in order, none overlapping.

    A piece belongs to a kind where that is likelier than any other, or, given `least`, than all of `least`; a new span begins
    where B is likelier than I, but never within a word.
    """
    scores = judged.heads[head]
    kinds = list(dict.fromkeys(label[2:] for label in labels[1:]))
    begin = scores[:, [labels.index(f"B-{kind}") for kind in kinds]]
    inside = scores[:, [labels.index(f"I-{kind}") for kind in kinds]]
    both = begin + inside
    best = both.argmax(1) if len(both) else np.zeros(0, np.intp)
    top = both.max(1, initial=0.0)
    is_in = top > (scores[:, 0] if least is None else least)
    runs = _runs(judged, is_in, best, begin - inside)
    return [_tag(judged, first, last, kinds[best[first]], top) for first, last in runs]


def _runs(judged: Judged, is_in: Flags, best: Indexes, lead: Scores) -> Iterator[tuple[int, int]]:
    """Stretches of pieces that make one span."""
    first: int | None = None
    for i, inside in enumerate(is_in):
        if first is not None:
            is_more = inside and best[i] == best[first] and lead[i, best[i]] <= 0
            if is_more or starts_within_word(judged, i):
                continue
            yield first, i
        first = i if inside else None
    if first is not None:
        yield first, len(is_in)


def starts_within_word(judged: Judged, piece: int) -> bool:
    """Whether a piece goes on a word that an earlier one began."""
    text, (start, _) = judged.pieces.text, judged.pieces.offsets[piece]
    touches = piece > 0 and judged.pieces.offsets[piece - 1][1] == start
    return touches and text[start].isalnum() and text[start - 1].isalnum()


def _tag(judged: Judged, first: int, last: int, kind: str, top: Scores) -> Tag:
    """The span of a stretch of pieces."""
    offsets = judged.pieces.offsets
    return Tag(offsets[first][0], offsets[last - 1][1], kind, float(top[first:last].mean()), first, last)
