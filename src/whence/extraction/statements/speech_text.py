"""A document cut for reading speech: words with offsets, sentences as ranges of words, and which words are quoted."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from whence.core.document import Document
from whence.extraction.statements.quotes import find_quotes

Piece = tuple[int, int]  # half-open range of words

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)*|\b[A-Z]\.(?=\s[A-Z])|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|St|Sen|Rep|Gov|Prof|Brig|Adm|Jr|Sr|No|Rev)\."
    r"|\d+(?:[.,:/]\d+)*\w*|[’'](?:s|S)\b|[^\W\d_]\w*(?:[-&.]\w+|[’'](?!s\b)\w+)*|\.\.\.|--|''|``|[^\w\s]|_"
)
LONGEST_SENTENCE = 400  # words; what is longer is no prose and is read in pieces
_DATELINE = re.compile(r"[A-Z][A-Z’'.-]+(?:[ ,]+[\w.,’']+){0,5}(?:\s\([^)\n]{2,40}\))?\s(?:—|–|--|-)\s")
_QUOTE_MARKS = frozenset("“ ” „ « » \" '' `` ‘ ’ '".split())


class Word(NamedTuple):
    """This says: characters 4 to 8 read "Said", in small letters "said"."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is more than punctuation."""
        return self.text[0].isalnum() or self.low in {"’s", "'s"}


@dataclass(frozen=True, slots=True)
class SpeechText:
    """This says: these are the document's words; words 0 to 11 are its first sentence; words 3 to 9 stand in quotes.

    `quoted[i]` is the index of the quote that word i stands in, -1 for none; `cut` are sentences too long to read whole.
    """

    document: Document
    words: tuple[Word, ...]
    sentences: tuple[Piece, ...]
    quotes: tuple[Piece, ...]
    quoted: tuple[int, ...]
    cut: tuple[Piece, ...]

    def text(self, piece: Piece) -> str:
        """The characters of a range of words."""
        return self.document.text[self.words[piece[0]].start : self.words[piece[1] - 1].end]

    def low(self, at: int) -> str:
        """The word at that index in small letters, "" beyond the ends."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def trim(self, piece: Piece) -> Piece | None:
        """The range without punctuation and quotation marks at its edges, None if nothing is left."""
        start, end = piece
        while start < end and not self.words[start].text[0].isalnum() and self.words[start].text not in "$£€[":
            start += 1
        while end > start and not self.words[end - 1].is_word and self.words[end - 1].text not in "%]…":
            end -= 1
        return (start, end) if start < end else None


def cut_text(document: Document) -> SpeechText:
    """A document cut into words, sentences and quotes."""
    words: list[Word] = []
    sentences: list[Piece] = []
    cut: list[Piece] = []
    for start, end in document.sentences:
        first = len(words)
        dateline = _DATELINE.match(document.text, start, end)
        start = dateline.end() if dateline else start
        words += [
            Word(m.start(), m.end(), m.group(), m.group().lower()) for m in _WORD.finditer(document.text, start, end)
        ]
        whole = (first, len(words))
        pieces = [(i, min(i + LONGEST_SENTENCE, whole[1])) for i in range(first, whole[1], LONGEST_SENTENCE)]
        sentences += pieces
        cut += [whole] if len(pieces) > 1 else []
    quotes = _word_ranges(words, find_quotes(document.text, list(document.sentences)))
    quoted = [-1] * len(words)
    for n, (first, last) in enumerate(quotes):
        quoted[first:last] = [n] * (last - first)
    return SpeechText(document, tuple(words), tuple(sentences), tuple(quotes), tuple(quoted), tuple(cut))


def _word_ranges(words: list[Word], quotes: list[tuple[int, int]]) -> list[Piece]:
    """The quotes as ranges of words; both lists are in order."""
    found: list[Piece] = []
    at = 0
    for start, end in quotes:
        while at < len(words) and words[at].start < start:
            at += 1
        last = at
        while last < len(words) and words[last].end <= end:
            last += 1
        if last > at + 1:
            found.append((at, last))
        at = last
    return found


def is_mark(word: Word) -> bool:
    """Whether a word is a quotation mark."""
    return word.text in _QUOTE_MARKS
