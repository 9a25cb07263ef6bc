"""Full GeoNames dumps into a SQLite gazetteer: for those who need every village, lake and district of a country.

    python -m whence.gazetteer.importer allCountries.txt places.sqlite --names alternateNamesV2.txt

The files are GeoNames' own (download.geonames.org/export/dump, CC BY 4.0). Read: countries, first- and second-level regions,
populated places, and waters, heights and areas as kind "area"; buildings, roads and undersea features are left out.
"""

import argparse
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from whence.errors import InputError
from whence.gazetteer.build import iter_areas, table
from whence.gazetteer.names import is_readable, key, keys

SCHEMA = 1
_COLUMNS, _NAME_COLUMNS = 19, 4
_AREAS = frozenset("HTL")
_NO_LANGUAGES = frozenset("link post iata icao faac wkdt unlc abbr phon fr_1793".split())
_TABLES = """
CREATE TABLE about (schema INTEGER NOT NULL, source TEXT NOT NULL, longest INTEGER NOT NULL);
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, code TEXT,
    region TEXT, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, geonames_id INTEGER);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(name, place UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');
"""
_REGIONS = """
UPDATE places SET region = (SELECT name FROM places AS outer_place WHERE outer_place.kind = 'admin1'
    AND outer_place.country = places.country AND outer_place.code = places.code) WHERE code <> '' AND kind <> 'country';
"""


class Row(NamedTuple):
    """This says: the dump has a town Gao, GeoNames id 2457163, in region 09 of ML, with those other names."""

    geonames_id: int | None
    name: str
    kind: str
    country: str
    code: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


def import_dump(dump: Path, target: Path, names: Path | None = None) -> int:
    """Write the gazetteer of a dump; the number of places. The old file stays until the new is whole.

    `names` is GeoNames' file of alternate names, for more of them than the dump holds. InputError for a line that is not of the
    format, with its number.
    """
    temporary = target.with_name(f"{target.name}.part")
    temporary.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(temporary)) as db:
            db.executescript(_TABLES)
            count = _fill(db, dump, names)
            db.commit()
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return count


def _fill(db: sqlite3.Connection, dump: Path, names: Path | None) -> int:
    """Everything into the tables."""
    count = sum(_insert(db, row) for row in iter_rows(dump))
    if names is not None:
        known = {number for (number,) in db.execute("SELECT id FROM places")}
        for number, name in iter_names(names):
            if number in known:
                _name(db, number, (name,))
    count += sum(_insert(db, row) for row in _own_rows(db))
    db.execute(_REGIONS)
    longest = max((len(text.split()) for (text,) in db.execute("SELECT key FROM names")), default=1)
    db.execute(
        "INSERT INTO about VALUES (?, ?, ?)", (SCHEMA, f"GeoNames dump {dump.name} (CC BY 4.0)", min(longest, 6))
    )
    return count


def _insert(db: sqlite3.Connection, row: Row) -> int:
    """One place with its names."""
    cursor = db.execute(
        "INSERT INTO places (id, name, kind, country, code, lat, lon, population, geonames_id) VALUES (?,?,?,?,?,?,?,?,?)",
        (None if row.kind == "adjective" else row.geonames_id, row.name, *row[2:8], row.geonames_id),
    )
    shown = () if row.kind == "adjective" else (row.name,)
    _name(db, int(cursor.lastrowid or 0), (*shown, *row.others))
    return 1


def _name(db: sqlite3.Connection, number: int, names: Iterable[str]) -> None:
    """More names of a place, those it has already left alone."""
    for name in dict.fromkeys(names):
        for text in keys(name):
            if (
                text
                and db.execute("INSERT OR IGNORE INTO names VALUES (?, ?)", (text, number)).rowcount
                and text == key(name)
            ):
                db.execute("INSERT INTO words VALUES (?, ?)", (name, number))


def iter_rows(dump: Path) -> Iterator[Row]:
    """The places of a dump, one by one."""
    for where, cells in _lines(dump, _COLUMNS):
        kind = _kind(cells[6], cells[7])
        if kind is None:
            continue
        others = tuple(name for name in cells[3].split(",") if name and is_readable(name))
        try:
            lat, lon, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
            yield Row(int(cells[0]), cells[1], kind, cells[8], cells[10], lat, lon, people, (cells[2], *others))
        except ValueError as error:
            raise InputError(
                f"{where}: {error}", hint="give a GeoNames dump such as allCountries.txt or ML.txt"
            ) from error


def iter_names(path: Path) -> Iterator[tuple[int, str]]:
    """GeoNames ids with further names that English text may write."""
    for where, cells in _lines(path, _NAME_COLUMNS):
        if cells[2] in _NO_LANGUAGES or not is_readable(cells[3]):
            continue
        if not cells[1].isdigit():
            raise InputError(f"{where}: {cells[1]!r} is no GeoNames id", hint="give alternateNamesV2.txt")
        yield int(cells[1]), cells[3]


def _lines(path: Path, least: int) -> Iterator[tuple[str, list[str]]]:
    """The rows of a tab-separated file, each with where it stands."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) < least:
                    raise InputError(
                        f"{path}:{number}: {len(cells)} columns, not {least}",
                        hint="unzip the file GeoNames offers first",
                    )
                yield f"{path}:{number}", cells
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a GeoNames dump: {error}", hint="unzip it first") from error


def _kind(feature_class: str, code: str) -> str | None:
    """Our kind of a GeoNames feature; None for what is left out."""
    if feature_class == "A":
        return "country" if code.startswith("PCL") else {"ADM1": "admin1", "ADM2": "admin2"}.get(code)
    return "city" if feature_class == "P" else "area" if feature_class in _AREAS else None


def _own_rows(db: sqlite3.Connection) -> Iterator[Row]:
    """What our tables add: words that derive from the countries there, and areas the news names."""
    rows = table("countries")
    there = db.execute("SELECT id, name, country, lat, lon, population FROM places WHERE kind = 'country'").fetchall()
    for number, name, iso, lat, lon, people in there:
        row = rows.get(iso, {})
        _name(db, number, row.get("also", ()))
        words = (*row.get("adjectives", ()), *row.get("demonyms", ()))
        if words:
            yield Row(number, name, "adjective", iso, "", lat, lon, people, (*words, *(f"{word}s" for word in words)))
    for entry, others in iter_areas():
        if entry.kind == "area":
            yield Row(None, entry.name, "area", entry.country, "", entry.lat, entry.lon, 0, others)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Make a gazetteer of a GeoNames dump.")
    parser.add_argument("dump", type=Path, help="allCountries.txt, or one country's file such as ML.txt")
    parser.add_argument("target", type=Path, help="the SQLite file to write")
    parser.add_argument("--names", type=Path, help="alternateNamesV2.txt, for more names")
    given = parser.parse_args()
    print(f"{given.target}: {import_dump(given.dump, given.target, given.names)} places")


if __name__ == "__main__":
    main()
