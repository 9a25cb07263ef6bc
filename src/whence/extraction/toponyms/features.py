"""What speaks for and against a capitalised known name being a place here: the features of the linear model.

Each feature is a short string ("before=in"); the weights that training gave them stand in `lexicons/toponyms.tsv`.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.extraction.toponyms.tokens import ARTICLES, Candidate, Token

_IN = frozenset("in at near from outside around inside across of to".split())
_SMALL = frozenset("of the de la del al el and for in".split())
_ENDS = frozenset('.!?:"“”')
_CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()
)
_NO_GIVEN = frozenset(
    "Deir Tel Tal Tall Tell Ain Ayn Ras Bab Beit Bir Umm Khan Jabal Jebel Wadi Dar Abu Sheikh In At Near From".split()
)
_STEPS = ((0, "none"), (2_000, "village"), (15_000, "town"), (100_000, "city"), (1_000_000, "large"), (10**7, "huge"))


@dataclass(frozen=True, slots=True)
class Scene:
    """This says: in this text "gao" follows "in" twice, "jackson" ends a longer name, and "reading" stands in small letters."""

    row: Sequence[Token]
    after_in: Counter[str]
    ends_names: frozenset[str]
    surnames: frozenset[str]
    small: frozenset[str]
    is_shouted: bool
    is_whispered: bool

    @classmethod
    def of(cls, row: Sequence[Token]) -> "Scene":
        """What the tokens of a text tell about its names."""
        words = [token for token in row if token.is_word]
        small = frozenset(token.text for token in words if token.text.islower())
        loud = sum(token.text.isupper() for token in words)
        after_in = Counter(
            b.text.casefold() for a, b in itertools.pairwise(row) if b.is_capitalised and a.text.casefold() in _IN
        )
        ends = frozenset(
            b.text.casefold()
            for a, b, c in zip(row, row[1:], [*row[2:], Token(0, 1, ".")], strict=False)
            if _is_name_word(a) and _is_name_word(b) and b.start - a.end == 1 and not c.is_capitalised
        )
        is_whispered = len(words) > 3 and not any(token.is_capitalised for token in words)
        return cls(row, after_in, ends, _surnames(row), small, loud > 0.7 * len(words) > 3, is_whispered)

    def text(self, at: int) -> str:
        """The token there, "^" and "$" beyond the ends."""
        return "^" if at < 0 else "$" if at >= len(self.row) else self.row[at].text

    def begins_sentence(self, at: int) -> bool:
        """Whether the token follows the end of a sentence, or a gap such as a new line leaves."""
        before = self.text(at - 1)
        return before == "^" or before in _ENDS or self.row[at].start - self.row[at - 1].end > 1


def _surnames(row: Sequence[Token]) -> frozenset[str]:
    """Words that stand in the text behind an Arabic article and a given name: "baghdadi" of "Abu Bakr al-Baghdadi"."""
    return frozenset(
        d.text.casefold()
        for a, b, c, d in zip(row, row[1:], row[2:], row[3:], strict=False)
        if _is_name_word(a) and a.text not in _NO_GIVEN and b.text in ARTICLES and c.text == "-" and d.is_capitalised
    )


def _is_name_word(token: Token) -> bool:
    """Whether the token could be part of a person's name."""
    return token.is_word and token.is_capitalised and len(token.text) > 1 and not token.text.isupper()


def features(found: Candidate, scene: Scene) -> Iterator[str]:
    """The features of one candidate."""
    yield "bias"
    yield from _of_entries(found)
    yield from _of_neighbours(found, scene)
    yield from _of_run(found, scene)
    yield from _of_document(found, scene)


def _of_entries(found: Candidate) -> Iterator[str]:
    """What kind of place, how large, how many of that name."""
    largest = found.entries[0]
    kinds = sorted({entry.kind for entry in found.entries})
    size = next((name for limit, name in reversed(_STEPS) if largest.population >= limit), "none")
    n_words = found.last - found.first
    yield f"kinds={'+'.join(kinds)}"
    yield f"size={size}"
    yield f"size={size} words={min(n_words, 3)}"
    yield f"homonyms={min(len(found.entries), 12) // 3}"
    yield f"own={found.name in {entry.name for entry in found.entries}}"
    yield f"calendar={found.name.casefold() in _CALENDAR}"
    yield f"upper={found.name.isupper()}"
    yield f"name={found.name.casefold()}"


def _of_neighbours(found: Candidate, scene: Scene) -> Iterator[str]:
    """The words on both sides."""
    before, after = scene.text(found.first - 1), scene.text(found.last)
    yield f"before={before.casefold()}"
    yield f"after={after.casefold()}"
    yield f"before2={scene.text(found.first - 2).casefold()} {before.casefold()}"
    yield f"after2={after.casefold()} {scene.text(found.last + 1).casefold()}"
    yield f"around={_shape(before)} {_shape(after)}"
    yield f"sides={before.casefold()} {_shape(after)}"
    yield f"begins={scene.begins_sentence(found.first)} {_shape(after)}"
    if after == ",":
        yield f"comma={_shape(scene.text(found.last + 1))} {scene.text(found.last + 2) == ','}"
    if before == "," and found.first > 1:
        yield f"behind comma={_shape(scene.text(found.first - 2))} {after == ','}"


def _of_run(found: Candidate, scene: Scene) -> Iterator[str]:
    """The other capitalised words of the same name-like run: "University of California", "Paris Hilton"."""
    first, last = found.first, found.last
    while (
        first > 0 and _joined(scene, first - 1) and (scene.row[first - 1].is_capitalised or _bridges(scene, first - 1))
    ):
        first -= 1
    while (
        last < len(scene.row) and _joined(scene, last - 1) and (scene.row[last].is_capitalised or _bridges(scene, last))
    ):
        last += 1
    if first < found.first:
        yield f"run begins={scene.text(first).casefold()}"
        yield f"run before={scene.text(found.first - 1).casefold()}"
        yield f"run before small={scene.text(found.first - 1).casefold() in scene.small}"
    if last > found.last:
        yield f"run ends={scene.text(last - 1).casefold()}"
        yield f"run after={scene.text(found.last).casefold()}"
        yield f"run after small={scene.text(found.last).casefold() in scene.small}"
    yield f"run={min(found.first - first, 3)} {min(last - found.last, 3)}"


def _joined(scene: Scene, at: int) -> bool:
    """Whether one space lies between this token and the next, and both are words."""
    if at + 1 >= len(scene.row):
        return False
    left, right = scene.row[at], scene.row[at + 1]
    return left.is_word and right.is_word and right.start - left.end == 1


def _bridges(scene: Scene, at: int) -> bool:
    """Whether a small word joins two capitalised ones."""
    inside = 0 < at < len(scene.row) - 1
    return (
        inside
        and scene.row[at].text in _SMALL - {"and", "in"}
        and scene.row[at - 1].is_capitalised
        and scene.row[at + 1].is_capitalised
    )


def _of_document(found: Candidate, scene: Scene) -> Iterator[str]:
    """How the same name stands elsewhere in the text."""
    name = found.name.casefold()
    head = name.split()[0]
    yield f"elsewhere in={min(scene.after_in[head], 3)}"
    yield f"ends names={name in scene.ends_names}"
    yield f"small={name in scene.small}"
    yield f"shouted={scene.is_shouted}"


def _shape(word: str) -> str:
    """Aa, AA, a, 9 or the sign itself."""
    if not word[0].isalpha():
        return "9" if word[0].isdigit() else word
    return "a" if word[0].islower() else "AA" if len(word) > 1 and re.fullmatch(r"[A-Z.]+", word) else "Aa"
