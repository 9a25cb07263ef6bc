"""Filters a person keeps under a name: a file of their own beside the ledger, since what one likes to look at is no news."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

from whence.case.decide import checked_text
from whence.case.find import parse_filter
from whence.errors import InputError, LedgerError

NAME = "filters.sqlite"
"""The file in the case folder."""

MOST = 100  # filters of one person
_LONGEST_NAME, _LONGEST_QUERY = 80, 2000
_TABLE = "CREATE TABLE IF NOT EXISTS filters (author TEXT, name TEXT, query TEXT NOT NULL, PRIMARY KEY (author, name))"


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """This says: Ana keeps "type=bombing&country=IQ" under the name "bombs in Iraq"."""

    name: str
    query: str


class SavedFilters:
    """The filters people keep in a case; the file is made by the first of them."""

    def __init__(self, case_folder: Path) -> None:
        self.path = case_folder / NAME

    def of(self, author: str) -> list[SavedFilter]:
        """What somebody keeps, by name."""
        if not author or not self.path.exists():
            return []
        with self._open() as db:
            rows = db.execute(
                "SELECT name, query FROM filters WHERE author = ? ORDER BY name COLLATE NOCASE", (author,)
            )
            return [SavedFilter(*row) for row in rows]

    def save(self, author: str, name: str, query: str) -> SavedFilter:
        """Keep the filter of an address under a name, in place of an earlier one of that name; InputError where it is none."""
        kept = SavedFilter(checked_name(name), checked_query(query))
        author = checked_text("author", author) or ""
        if not author:
            raise InputError("author: a filter is somebody's", hint="give author, a name of your choice")
        if len([saved for saved in self.of(author) if saved.name != kept.name]) >= MOST:
            raise InputError(f"more than {MOST} filters", hint="forget some of them")
        with self._open() as db:
            db.execute("INSERT OR REPLACE INTO filters VALUES (?, ?, ?)", (author, kept.name, kept.query))
        return kept

    def forget(self, author: str, name: str) -> bool:
        """Keep it no longer; whether it was there."""
        if not self.path.exists():
            return False
        with self._open() as db:
            return db.execute("DELETE FROM filters WHERE author = ? AND name = ?", (author, name)).rowcount > 0

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, for one question or one change."""
        try:
            db = sqlite3.connect(self.path, timeout=10)
            try:
                with db:
                    db.execute(_TABLE)
                    yield db
            finally:
                db.close()
        except sqlite3.Error as error:
            raise LedgerError(f"{NAME}: cannot be used: {error}", hint="delete it, or set its rights") from error


def checked_name(name: str) -> str:
    """A name on one line; InputError where it is none."""
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise InputError("name: a filter needs one", hint=f"at most {_LONGEST_NAME} letters on one line")
    return name


def checked_query(query: str) -> str:
    """The filter of an address, without its page; InputError where it is none.

    >>> checked_query("?type=bombing&part=3&country=")
    'type=bombing'
    """
    query = query.removeprefix("?")
    if len(query) > _LONGEST_QUERY or not query.isprintable():
        raise InputError("query: too long, or no filter", hint="take it from the address of /incidents")
    parse_filter(parse_qs(query))
    return urlencode([(name, text) for name, text in parse_qsl(query) if name not in ("part", "said")])
