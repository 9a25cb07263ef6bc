"""Writes the compact index that `index.py` reads."""

import json
import os
from array import array
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from whence.core.place import GazetteerEntry
from whence.gazetteer.index import DEGREE, ENTRY, KINDS, SCHEMA, SECTIONS
from whence.gazetteer.names import key, keys

_AREA_PEOPLE = 3_000_000  # an area stands among homonyms as a place of so many people
_LONGEST = 6  # words: longer alternate names are formal ones that no text writes out
_ALIGN = 8


def write_index(
    path: Path,
    places: Iterable[tuple[GazetteerEntry, tuple[str, ...]]],
    source: str,
    first: frozenset[int] = frozenset(),
) -> tuple[int, int]:
    """Write places with their other names; how many places and names there are.

    Homonyms are listed the largest first, those whose GeoNames ids are in `first` (capitals) before all. The old file
    stays until the new one is whole.
    """
    entries: list[GazetteerEntry] = []
    lists: dict[str, list[int]] = {}
    for entry, others in places:
        for name in _keys_of(entry, others):
            lists.setdefault(name, []).append(len(entries))
        entries.append(entry)
    for numbers in lists.values():
        numbers.sort(key=lambda number: (entries[number].geonames_id not in first, -_size(entries[number]), number))
    parts, countries = _sections(entries, lists)
    longest = min(_LONGEST, max((len(name.split()) for name in lists), default=1))
    _write(path, parts, {"schema": SCHEMA, "source": source, "longest": longest, "countries": countries})
    return len(entries), len(lists)


def _keys_of(entry: GazetteerEntry, others: tuple[str, ...]) -> dict[str, None]:
    """The keys of a place: its own name whatever its length, others up to six words; adjectives never by the place's name."""
    names = others if entry.kind == "adjective" else (entry.name, *others)
    found = (name for text in names for name in (keys(text) if entry.kind in ("city", "admin1") else (key(text),)))
    own = key(entry.name)
    return dict.fromkeys(name for name in found if name and (name == own or len(name.split()) <= _LONGEST))


def _size(entry: GazetteerEntry) -> int:
    """What homonyms are sorted by: people, and for areas a stand-in."""
    return _AREA_PEOPLE if entry.kind == "area" else entry.population


def _sections(entries: list[GazetteerEntry], lists: dict[str, list[int]]) -> tuple[list[bytes], list[str]]:
    """The sections in order, and the table of countries."""
    countries = sorted({entry.country for entry in entries})
    numbers = {country: number for number, country in enumerate(countries)}
    text = bytearray(b"\0")
    offsets = {"": 0}
    rows = bytearray()
    for entry in entries:
        name, region = (_place(text, offsets, shown) for shown in (entry.name, entry.admin1 or ""))
        rows += ENTRY.pack(
            entry.geonames_id or 0,
            round(entry.lat * DEGREE),
            round(entry.lon * DEGREE),
            entry.population,
            name,
            region,
            numbers[entry.country],
            KINDS.index(entry.kind),
        )
    ordered = sorted(name.encode() for name in lists)
    listed = [lists[name.decode()] for name in ordered]
    key_offsets = array("I", accumulate(map(len, ordered), initial=0))
    list_offsets = array("I", accumulate(map(len, listed), initial=0))
    flat = array("I", (number for numbers in listed for number in numbers))
    parts = (rows, key_offsets.tobytes(), b"".join(ordered), list_offsets.tobytes(), flat.tobytes(), text)
    return [
        _padded(bytes(part)) if name in ("entries", "keys") else bytes(part)
        for name, part in zip(SECTIONS, parts, strict=True)
    ], countries


def _place(text: bytearray, offsets: dict[str, int], shown: str) -> int:
    """The offset of a shown name in the text, written there once; names over 255 bytes are cut at a character."""
    if shown not in offsets:
        offsets[shown] = len(text)
        raw = shown.encode()[:255].decode(errors="ignore").encode()
        text += bytes([len(raw)]) + raw
    return offsets[shown]


def _padded(part: bytes) -> bytes:
    """The section filled up, so that the numbers after it are aligned."""
    return part + b"\0" * (-len(part) % _ALIGN)


def _write(path: Path, parts: list[bytes], head: dict[str, object]) -> None:
    """The file, by way of a temporary one beside it."""
    line = json.dumps(head | {"lengths": [len(part) for part in parts]}, ensure_ascii=True, sort_keys=True).encode()
    line += b" " * (-(len(line) + 1) % _ALIGN) + b"\n"
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    temporary.write_bytes(line + b"".join(parts))
    temporary.replace(path)
