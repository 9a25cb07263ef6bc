"""The stories of the sample corpus moved to other weeks and other towns, as readings: a ledger of ten thousand without reading them.

A story is read once. Each of its copies lies whole weeks from it, so that "on Friday" stays true; its names are those of another
town, drawn as unevenly as real ones are; its words of three letters and more are others of the same length, so that spans hold and copies are no near-copies.
There are as many copies of a story a week in a large ledger as in a small one.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from benchmarks.made import town_of, vocabulary
from whence.core.ids import make_id
from whence.core.payload import dump, load
from whence.core.reading import Reading

_ID = re.compile(r"[a-z]{3,4}-[0-9a-z]{4,12}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T.*)?")
_WORD = re.compile(r"[A-Za-z]{3,}")
_SAID = frozenset({"text", "quote"})  # fields in which an article's own words stand


def copies(stories: list[list[Reading]]) -> Iterator[Reading]:
    """The readings of the stories moved, nearest weeks first, without end; mentions and times, which link nothing, are left out."""
    generator = random.Random(4)
    number = 0
    while True:
        weeks = (number + 1) // 2 * (-1) ** number
        for story in stories:
            move = Move(make_id("cpy", number, story[0].document.id), weeks, town_of(generator))
            yield from (move.reading(reading) for reading in story)
        number += 1


class Move:
    """This says: so many weeks later, in that town, in other words."""

    def __init__(self, name: str, weeks: int, town: int) -> None:
        self.name = name
        self.shift = timedelta(weeks=weeks)
        self.town = town

    def reading(self, reading: Reading) -> Reading:
        """The reading moved."""
        bare = replace(reading, mentions=(), times=(), places=(), skipped=())
        moved = load(Reading, self._value("", dump(bare)))
        document = replace(moved.document, name=f"{self.name}/{moved.document.name}", article_id=None, url=None)
        return replace(moved, document=document)

    def _value(self, field: str, value: Any) -> Any:
        """A JSON value moved."""
        if isinstance(value, dict):
            is_place = "where_prec" in value
            return {name: self._value("text" if name == "name" and is_place else name, x) for name, x in value.items()}
        if isinstance(value, list):
            return [self._value(field, item) for item in value]
        if field in {"lat", "lon"}:
            return value + self.town % 9
        if field == "geonames_id":
            return value + self.town * 100_000_000
        return self._text(field, value) if isinstance(value, str) else value

    def _text(self, field: str, text: str) -> str:
        """An id, a day or an article's own words moved."""
        if field in _SAID:
            return _WORD.sub(lambda found: self._word(found[0]), text)
        if _ID.fullmatch(text):
            return make_id(text.split("-")[0], self.name, text)
        day = _DAY.fullmatch(text)
        return (date.fromisoformat(day[1]) + self.shift).isoformat() + (day[2] or "") if day else text

    def _word(self, word: str) -> str:
        """Another word of the same length: a name by the town, any other by the copy; at home (town 0) names stay."""
        if word[0].islower():
            return _other(f"{self.name} {word}", len(word))
        return _other(f"{self.town} {word}", len(word)).capitalize() if self.town else word


@lru_cache(1 << 16)
def _other(seed: str, length: int) -> str:
    """A word of that length, the same for the same seed."""
    words = _by_length()[length]
    generator = random.Random(seed)
    return generator.choice(words) if words else "".join(generator.choice("abdegiklmnorstu") for _ in range(length))


@lru_cache(1)
def _by_length() -> defaultdict[int, list[str]]:
    """The words of the sample corpus by their length."""
    out: defaultdict[int, list[str]] = defaultdict(list)
    for word in vocabulary()[0]:
        out[len(word)].append(word)
    return out
