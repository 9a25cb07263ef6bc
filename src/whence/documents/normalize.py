"""The one text normalisation, with the way back to the original.

>>> n = normalize("Idlib\\u00a0\\r\\nTwo so\\u00adldiers")
>>> n.text, n.original(n.text.index("soldiers"))
('Idlib \\nTwo soldiers', 12)

Lines end in a line feed; every kind of space is a space; soft hyphens, zero-width characters, bidirectional controls and
other control characters go; letters and their accents are composed (NFC). Nothing else changes: no line is joined, no
run of spaces shortened, no quotation mark straightened.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])"  # joiners mean nothing beside Latin letters
)
_ODD = re.compile("|".join(p.pattern for p in (_LINE_END, _SPACE, _NOTHING)))


@dataclass(frozen=True, slots=True)
class Normalized:
    """This says: this is the text; its character 40 was character 43 of the original, as three soft hyphens went before it.

    `offsets` are pairs (index here, index in the original), one wherever the distance between the two changes.
    """

    text: str
    offsets: tuple[tuple[int, int], ...]

    def original(self, index: int) -> int:
        """The index in the original of a character here; one past the end gives one past the end."""
        if not 0 <= index <= len(self.text):
            raise IndexError(f"{index} is not within a text of {len(self.text)} characters")
        here, there = self.offsets[bisect_right(self.offsets, (index, float("inf"))) - 1]
        return there + index - here


def normalize(text: str) -> Normalized:
    """The normal form of a text, and where each of its characters came from."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = [(0, 0)]
    here = 0
    for start, end, new in _pieces(text):
        _note(offsets, here, start)
        if len(new) != end - start:
            offsets += [(here + i, start) for i in range(1, len(new))]
        pieces.append(new)
        here += len(new)
    _note(offsets, here, len(text))
    return Normalized("".join(pieces), tuple(offsets))


def _note(offsets: list[tuple[int, int]], here: int, there: int) -> None:
    """Add a pair where the distance between the two texts changes."""
    last_here, last_there = offsets[-1]
    if here - last_here != there - last_there:
        if last_here == here:
            offsets.pop()
        offsets.append((here, there))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of the original with what each becomes."""
    cleaned: list[tuple[int, int, str]] = []
    position = 0
    for odd in _ODD.finditer(text):
        cleaned.append((position, odd.start(), text[position : odd.start()]))
        cleaned.append((odd.start(), odd.end(), _replacement(odd.group())))
        position = odd.end()
    cleaned.append((position, len(text), text[position:]))
    joined = "".join(new for _, _, new in cleaned)
    if unicodedata.is_normalized("NFC", joined):
        return iter(cleaned)
    return _composed(cleaned)


@lru_cache(maxsize=256)
def _replacement(odd: str) -> str:
    """What an unwanted character becomes."""
    return "\n" if _LINE_END.fullmatch(odd) else " " if _SPACE.fullmatch(odd) else ""


def _composed(pieces: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The same pieces cut at the borders of composed characters, each composed."""
    cluster, start, end = "", 0, 0
    for left, right, character in _characters(pieces):
        if cluster and not _joins(cluster, character):
            yield start, end, unicodedata.normalize("NFC", cluster)
            cluster, start = "", left
        start = start if cluster else left
        cluster += character
        end = right
    if cluster:
        yield start, end, unicodedata.normalize("NFC", cluster)


def _characters(pieces: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Single characters with the original stretch each stands for."""
    for start, end, new in pieces:
        if len(new) == end - start:
            yield from ((start + i, start + i + 1, character) for i, character in enumerate(new))
        elif new:
            yield start, end, new


def _joins(cluster: str, character: str) -> bool:
    """Whether a character combines with what stands before it."""
    if character < "\u0300":
        return False
    if unicodedata.combining(character):
        return True
    form = unicodedata.normalize("NFC", cluster + character)
    return form != unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)
