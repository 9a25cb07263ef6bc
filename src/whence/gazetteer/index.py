"""The compact index: a file of places and sorted names, mapped into memory and searched in place.

Layout: one line of JSON (what follows, and how long), padded to a multiple of eight bytes; then the entries (26 bytes each), the
offsets of the keys, the keys themselves in order, for each key where its list of entries starts, those lists, and the names
as shown. Numbers are little-endian. A search reads about twenty keys and takes some microseconds; nothing is loaded beforehand.
"""

import json
import mmap
import struct
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from whence.core.place import GazetteerEntry
from whence.errors import InputError
from whence.gazetteer.names import key, keys

SCHEMA = 1
KINDS = ("country", "adjective", "area", "admin1", "admin2", "city")
ENTRY = struct.Struct("<IiiIIIBB")  # GeoNames id, lat, lon (1e-5 degrees), people, name, region, country, kind
SECTIONS = ("entries", "key_offsets", "keys", "list_offsets", "lists", "text")
DEGREE = 1e5
_MOST_NAMES = 2000  # names looked at for what somebody begins to type
_HINT = "install Whence again, or make the index: python -m whence.gazetteer.build"


class CompactGazetteer:
    """This says: "Gao" is a town in Mali, a region of Mali, a town in Burkina Faso and some more.

    Made of a file that `write_index` wrote; InputError if it is not one. An unknown name gives ().
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        file = _mapped(path)
        head, parts = _parts(file, path)
        self.source: str = head["source"]
        self._longest: int = head["longest"]
        self._countries: list[str] = head["countries"]
        self._entries, self._keys, self._text = parts["entries"], parts["keys"], parts["text"]
        self._key_offsets = parts["key_offsets"].cast("I")
        self._list_offsets = parts["list_offsets"].cast("I")
        self._lists = parts["lists"].cast("I")
        self._found = lru_cache(maxsize=65536)(self._search)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Every entry of that name, whatever its case and accents, the largest first; () if there is none.

        A name with an Arabic article that is not known so is looked up without it: "al-Sukhnah" is As Sukhnah.
        """
        return self._found(name)

    def longest_names(self) -> int:
        """The number of words in the longest name worth scanning for."""
        return self._longest

    def search(self, words: str, limit: int = 20) -> tuple[GazetteerEntry, ...]:
        """Entries with a name that begins so, the largest first; adjectives are none: "mos" finds Moscow and Mosul."""
        wanted = key(words).encode()
        first = self._first_from(wanted)
        numbers: dict[int, None] = {}
        for position in range(first, min(first + _MOST_NAMES, len(self._key_offsets) - 1)) if wanted else ():
            if not self._key(position).startswith(wanted):
                break
            there = self._lists[self._list_offsets[position] : self._list_offsets[position + 1]]
            numbers |= dict.fromkeys(there)
        found = [entry for entry in map(self._entry, numbers) if entry.kind != "adjective"]
        return tuple(sorted(found, key=lambda e: (key(e.name) != key(words), -e.population, e.name))[:limit])

    def _search(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a name, those with its article first."""
        return next((found for text in keys(name) if (found := self._entries_of(text))), ())

    def _entries_of(self, wanted: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a key."""
        position = self._position(wanted.encode())
        if position is None:
            return ()
        numbers = self._lists[self._list_offsets[position] : self._list_offsets[position + 1]]
        return tuple(self._entry(number) for number in numbers)

    def _position(self, wanted: bytes) -> int | None:
        """Where the key stands among the sorted keys."""
        first = self._first_from(wanted)
        return first if first < len(self._key_offsets) - 1 and self._key(first) == wanted else None

    def _first_from(self, wanted: bytes) -> int:
        """Where the first key stands that is not before that one."""
        low, high = 0, len(self._key_offsets) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._key(middle) < wanted else (low, middle)
        return low

    def _key(self, position: int) -> bytes:
        """The key at that place of the sorted keys."""
        return bytes(self._keys[self._key_offsets[position] : self._key_offsets[position + 1]])

    def _entry(self, number: int) -> GazetteerEntry:
        """The entry of that number."""
        row = ENTRY.unpack_from(self._entries, number * ENTRY.size)
        geonames_id, lat, lon, population, name, region, country, kind = row
        return GazetteerEntry(
            self._shown(name),
            KINDS[kind],
            self._countries[country],
            lat / DEGREE,
            lon / DEGREE,
            population,
            self._shown(region) or None,
            geonames_id or None,
        )

    def _shown(self, offset: int) -> str:
        """The name that stands at this offset: its length in one byte, then its UTF-8."""
        length = self._text[offset]
        return bytes(self._text[offset + 1 : offset + 1 + length]).decode()


def shipped_gazetteer() -> CompactGazetteer:
    """The gazetteer that comes with Whence: towns of 500 people or more, regions, countries and areas of the news.

    >>> [entry.country for entry in shipped_gazetteer().find("Mosul")]
    ['IQ']
    """
    with as_file(files("whence.gazetteer").joinpath("data", "places.bin")) as path:
        return CompactGazetteer(path)


def _mapped(path: Path) -> mmap.mmap:
    """The file, mapped read-only."""
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: the gazetteer cannot be read: {error}", hint=_HINT) from error


def _parts(file: mmap.mmap, path: Path) -> tuple[dict[str, Any], dict[str, memoryview]]:
    """The first line of the file and its sections."""
    end = file.find(b"\n")
    try:
        head = json.loads(file[:end]) if end > 0 else {}
    except ValueError:
        head = {}
    if head.get("schema") != SCHEMA:
        raise InputError(f"{path}: this is no gazetteer of schema {SCHEMA}", hint=_HINT)
    if len(file) != end + 1 + sum(head["lengths"]):
        raise InputError(f"{path}: the gazetteer is cut short at {len(file)} bytes", hint=_HINT)
    return head, dict(zip(SECTIONS, _slices(memoryview(file), end + 1, head["lengths"]), strict=True))


def _slices(view: memoryview, start: int, lengths: list[int]) -> Iterator[memoryview]:
    """The sections one after another."""
    for length in lengths:
        yield view[start : start + length]
        start += length
