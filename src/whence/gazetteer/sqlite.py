"""The gazetteer that `importer.py` makes of a GeoNames dump, behind the same protocol as the shipped one."""

import sqlite3
from functools import lru_cache
from pathlib import Path

from whence.core.place import GazetteerEntry
from whence.errors import InputError
from whence.gazetteer.importer import SCHEMA
from whence.gazetteer.names import key, keys

_FOUND = "SELECT name, kind, country, lat, lon, population, region, geonames_id FROM places"
_HINT = "make it again: python -m whence.gazetteer.importer DUMP FILE"
_RANK = "ORDER BY kind = 'area', population DESC, id"


class SqliteGazetteer:
    """This says: the imported dump knows these places called Gao; `search` finds names by their words as well.

    InputError if the file is none that the importer wrote.
    """

    def __init__(self, path: Path) -> None:
        self._db = _opened(path)
        try:
            schema, self.source, self._longest = self._db.execute(
                "SELECT schema, source, longest FROM about"
            ).fetchone()
        except (sqlite3.Error, TypeError) as error:
            self._db.close()
            raise InputError(f"{path}: this is no gazetteer: {error}", hint=_HINT) from error
        if schema != SCHEMA:
            self._db.close()
            raise InputError(f"{path}: this gazetteer has schema {schema}, not {SCHEMA}", hint=_HINT)
        self._cached = lru_cache(maxsize=65536)(self._find)

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Every entry of that name, whatever its case and accents, the largest first; () if there is none."""
        return self._cached(name)

    def longest_names(self) -> int:
        """The number of words in the longest name worth scanning for."""
        return int(self._longest)

    def search(self, words: str, limit: int = 20) -> tuple[GazetteerEntry, ...]:
        """Entries with a name that holds all the words, the last one perhaps only begun: "deir zo" finds Deir ez-Zor."""
        terms = key(words).split()
        if not terms:
            return ()
        match = " ".join(f'"{term}"' for term in terms) + "*"
        sql = f"{_FOUND} WHERE id IN (SELECT place FROM words WHERE words MATCH ?) {_RANK} LIMIT ?"
        return tuple(GazetteerEntry(*row) for row in self._db.execute(sql, (match, limit)))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The entries of a name, those with its article first."""
        sql = f"{_FOUND} WHERE id IN (SELECT place FROM names WHERE key = ?) {_RANK}"
        rows = (self._db.execute(sql, (text,)).fetchall() for text in keys(name))
        return tuple(GazetteerEntry(*row) for row in next((found for found in rows if found), ()))


def _opened(path: Path) -> sqlite3.Connection:
    """The file, for reading only."""
    try:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise InputError(f"{path}: this is no gazetteer: {error}", hint=_HINT) from error
