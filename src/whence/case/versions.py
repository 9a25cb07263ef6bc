"""A text beside the one it replaced: what was taken out, what was put in, paragraph by paragraph and word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from whence.core.document import Document

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_WORDS = 1500  # of a paragraph compared word by word; a longer one is shown changed as a whole


@dataclass(frozen=True, slots=True)
class Piece:
    """This says: these words stand in both texts, or in this one alone."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """This says: this paragraph of the earlier text became that one of the later; either may be missing.

    `kind` is same, changed, removed or added.
    """

    kind: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compare(before: Document, after: Document) -> list[Pair]:
    """The paragraphs of two versions of a text, side by side."""
    left, right = _paragraphs(before.text), _paragraphs(after.text)
    matcher = SequenceMatcher(None, left, right, autojunk=len(left) + len(right) > 2000)
    return [pair for code in matcher.get_opcodes() for pair in _pairs(code, left, right)]


def _paragraphs(text: str) -> list[str]:
    """The lines of a text that hold words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pairs(code: tuple[str, int, int, int, int], left: Sequence[str], right: Sequence[str]) -> Iterator[Pair]:
    """The paragraphs of one stretch."""
    tag, a, b, c, d = code
    for one, other in zip_longest(left[a:b], right[c:d]):
        if tag == "equal":
            yield Pair("same", (Piece(one, False),), (Piece(other, False),))
        elif one is None:
            yield Pair("added", (), (Piece(other, True),))
        elif other is None:
            yield Pair("removed", (Piece(one, True),), ())
        else:
            yield Pair("changed", *_words(one, other))


def _words(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two paragraphs with the words marked that differ."""
    left, right = _WORD.findall(one), _WORD.findall(other)
    if len(left) > _MOST_WORDS or len(right) > _MOST_WORDS:
        return (Piece(one, True),), (Piece(other, True),)
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    before = tuple(Piece("".join(left[a:b]), tag != "equal") for tag, a, b, _, _ in codes if b > a)
    after = tuple(Piece("".join(right[c:d]), tag != "equal") for tag, _, _, c, d in codes if d > c)
    return before, after
