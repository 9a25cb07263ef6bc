"""Text cut into word pieces that know where they stand.

>>> row = WordPieces.load().cut("Gunmen in Gao")
>>> [row.text[a:b] for a, b in row.offsets], row.cases
(['Gunmen', 'in', 'Gao'], (2, 1, 2))
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tokenizers import Tokenizer

from whence.errors import ModelMissing

UNTOLD, SMALL, TITLE, CAPITALS = range(4)
_SHOUTED = 0.7  # share of capitals among letters from which a text is taken as written in one case


@dataclass(frozen=True, slots=True)
class Pieces:
    """This says: piece 7 has the number 2431 in the vocabulary, stands at characters 30 to 34, and begins with a capital.

    `offsets` are half-open, in code points of `text`; `cases` are UNTOLD where the whole text is in one case.
    """

    text: str
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    cases: tuple[int, ...]


class WordPieces:
    """The vocabulary of the encoder: cuts any text, whatever its length."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.start, self.end, self.pad = (_number(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[PAD]"))

    @classmethod
    def read(cls, content: bytes) -> "WordPieces":
        """The vocabulary in the bytes of a tokenizer.json."""
        return cls(Tokenizer.from_buffer(content))

    @classmethod
    @cache
    def load(cls) -> "WordPieces":
        """The vocabulary that ships; ModelMissing where it is not there."""
        path = files("whence").joinpath("models", "tokenizer.json")
        if not path.is_file():
            raise ModelMissing(
                "models/tokenizer.json is not there", hint="install the wheel, or run training.export_onnx"
            )
        return cls.read(path.read_bytes())

    def cut(self, text: str) -> Pieces:
        """The pieces of a text, without marks for start and end."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        offsets: list[tuple[int, int]] = found.offsets
        cases = tuple(_cases(text, offsets, found.word_ids))
        return Pieces(text, tuple(found.ids), tuple(offsets), cases)


def _number(tokenizer: Tokenizer, mark: str) -> int:
    """The number of a mark; ModelMissing where the vocabulary has none."""
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise ModelMissing(f"tokenizer.json has no {mark}", hint="install the wheel again, or run training.export_onnx")
    return number


def _cases(text: str, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> Iterator[int]:
    """How the word of each piece is written."""
    if is_in_one_case(text):
        yield from (UNTOLD for _ in offsets)
        return
    ends = {word: end for word, (_, end) in zip(words, offsets, strict=True)}
    word, case = None, SMALL
    for number, (start, _) in zip(words, offsets, strict=True):
        if number is None or number != word:
            word, case = number, case_of(text[start : ends[number]])
        yield case


def case_of(word: str) -> int:
    """SMALL, TITLE or CAPITALS: "in" and "2018" are small, "Gao" has a title, "UN" is in capitals."""
    if not word[:1].isupper():
        return SMALL
    return CAPITALS if len(word) > 1 and word.isupper() else TITLE


def is_in_one_case(text: str) -> bool:
    """Whether letter case tells nothing: all capitals, or none."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return not upper or upper > _SHOUTED * (upper + lower)
