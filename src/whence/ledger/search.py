"""The side file of a ledger: what tables and searches of the desk read. Derived, and made again from the ledger at any time.

A SQLite file beside any ledger, PostgreSQL too. It holds for each incident its fields as packed bytes, for filters, and as JSON its card,
for lists, what is drawn of it, and who does what to whom in it; for each document its card, its place in the order of publication and how
much stands in it; the words of both in full-text indexes; what could not be read; and what was counted over the whole case.
`seen` says up to which row of the ledger it goes.
"""

import re
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whence.errors import LedgerError

_TABLES = """
CREATE TABLE about (version TEXT, seen_seq INTEGER, seen_id TEXT);
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, label TEXT, outlet TEXT, came_at TEXT, replaces TEXT,
    published TEXT, name TEXT, card TEXT, n_figures INTEGER, n_statements INTEGER, n_skipped INTEGER);
CREATE INDEX documents_by_arrival ON documents (came_at, id);
CREATE INDEX documents_by_outlet ON documents (outlet);
CREATE INDEX documents_by_publication ON documents (published, name, id, n_figures, n_statements, n_skipped);
CREATE TABLE failures (id TEXT PRIMARY KEY, name TEXT, card TEXT);
CREATE INDEX failures_by_name ON failures (name, id);
CREATE TABLE counted (list TEXT, number INTEGER, card TEXT, PRIMARY KEY (list, number)) WITHOUT ROWID;
CREATE TABLE incidents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, fields BLOB NOT NULL, card TEXT NOT NULL,
    drawn TEXT NOT NULL, ties TEXT NOT NULL);
CREATE TABLE tells (incident INTEGER, document INTEGER, PRIMARY KEY (incident, document)) WITHOUT ROWID;
CREATE INDEX tells_by_document ON tells (document, incident);
CREATE VIRTUAL TABLE document_words USING fts5(words, content='', detail=none, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE incident_words USING fts5(words, detail=none, tokenize='unicode61 remove_diacritics 2');
"""
PASSING = ""
"""Where a side file is gone when it is closed: for a case folder that cannot be written."""
_NAMES = ("about", "documents", "failures", "counted", "incidents", "tells", "document_words", "incident_words")
_COUNTS = {"document": "1", "figure": "n_figures", "statement": "n_statements", "skipped": "n_skipped"}
_AT_ONCE = 500  # values in one query
_WORD = re.compile(r"\w+")
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Shelved:
    """This says: incident inc-7k, with these packed fields, this card, drawn so, these ties, these words, told in those documents."""

    id: str
    fields: bytes
    card: str
    drawn: str
    ties: str
    words: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """This says: document doc-1, called a1, of Coast Courier, came in at that time, replaced none, and has that text.

    It was published that day, was read from news/a1.txt, is listed by that card; 4 figures stand in it, 7 statements, and
    12 things that were set aside.
    """

    id: str
    text: str
    label: str | None = None
    outlet: str | None = None
    came_at: str = ""
    replaces: str | None = None
    published: str = ""
    name: str = ""
    card: str = "{}"
    n_figures: int = 0
    n_statements: int = 0
    n_skipped: int = 0


class SearchFile:
    """One side file, for one thread at a time.

    >>> SearchFile(":memory:", "1").seen
    (0, None)
    """

    def __init__(self, place: str | Path, version: str) -> None:
        self.version = version
        try:
            self._db = sqlite3.connect(place, timeout=60, isolation_level=None, check_same_thread=False)
            weakref.finalize(self, self._db.close)
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-64000", "mmap_size=4000000000"):
                self._db.execute(f"PRAGMA {pragma}")
            if self._version() != version:
                self.clear()
        except sqlite3.Error as error:
            raise LedgerError(f"{place}: not a side file: {error}", hint="delete it; it is made again") from error

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @property
    def seen(self) -> tuple[int, str | None]:
        """The number and the id of the last row of the ledger it knows of."""
        return self._db.execute("SELECT seen_seq, seen_id FROM about").fetchone()  # type: ignore[no-any-return]

    def see(self, seq: int, entry_id: str) -> None:
        """Note that it goes up to that row."""
        self._db.execute("UPDATE about SET seen_seq = ?, seen_id = ?", (seq, entry_id))

    def clear(self) -> None:
        """Forget everything."""
        with self.change():
            for name in _NAMES:
                self._db.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in _TABLES.strip().split(";\n"):
                self._db.execute(statement)
            self._db.execute("INSERT INTO about VALUES (?, 0, NULL)", (self.version,))

    @contextmanager
    def change(self) -> Iterator[None]:
        """All that is done within is kept at its end or, on an error, nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        is_whole = False
        try:
            yield
            is_whole = True
        finally:
            self._db.execute("COMMIT" if is_whole else "ROLLBACK")

    def put_document(self, item: Arrived) -> int:
        """Keep a document as it is now; its text, and when it came in, once. Its number."""
        kept = {
            "label": item.label,
            "outlet": item.outlet and _plain(item.outlet),
            "replaces": item.replaces,
            "published": item.published,
            "name": _plain(item.name),
            "card": item.card,
            "n_figures": item.n_figures,
            "n_statements": item.n_statements,
            "n_skipped": item.n_skipped,
        }
        found = self.numbers("documents", [item.id]).get(item.id)
        if found:
            anew = ", ".join(f"{name} = ?" for name in kept)
            self._db.execute(f"UPDATE documents SET {anew} WHERE number = ?", (*kept.values(), found))
            return found
        row = {"id": item.id, "came_at": item.came_at, **kept}
        query = f"INSERT INTO documents ({', '.join(row)}) VALUES ({_marks(len(row))})"
        number = self._db.execute(query, tuple(row.values())).lastrowid
        self._db.execute("INSERT INTO document_words (rowid, words) VALUES (?, ?)", (number, _plain(item.text)))
        return number or 0

    def by_publication(self, kind: str) -> Iterator[tuple[int, int]]:
        """In the order of publication the documents in which anything of that kind stands: number, and how much.

        Of kind "document" each holds one: itself.
        """
        n = _COUNTS[kind]
        yield from self._db.execute(f"SELECT number, {n} FROM documents WHERE {n} > 0 ORDER BY published, name, id")

    def document_ids(self, numbers: Sequence[int]) -> list[str]:
        """The ids of documents, in that order."""
        found = dict(self._among("SELECT number, id FROM documents WHERE number IN", numbers))
        return [found[number] for number in numbers]

    def document_cards(self, document_ids: Sequence[str]) -> dict[str, str]:
        """The cards of documents."""
        return dict(self._among("SELECT id, card FROM documents WHERE id IN", document_ids))

    def put_failure(self, failure_id: str, name: str, card: str) -> None:
        """Keep what could not be read, in place of what was known of it."""
        row = (failure_id, _plain(name), card)
        self._db.execute("INSERT OR REPLACE INTO failures (id, name, card) VALUES (?, ?, ?)", row)

    def drop_failure(self, failure_id: str) -> None:
        """Forget what can be read by now."""
        self._db.execute("DELETE FROM failures WHERE id = ?", (failure_id,))

    def n_failures(self) -> int:
        """How much could not be read."""
        return self._db.execute("SELECT count(*) FROM failures").fetchone()[0]  # type: ignore[no-any-return]

    def failures(self, start: int, limit: int) -> list[tuple[str, str]]:
        """Id and card of what could not be read, by name, from that place on."""
        query = "SELECT id, card FROM failures ORDER BY name, id LIMIT ? OFFSET ?"
        return self._db.execute(query, (limit, start)).fetchall()

    def n_failures_to(self, failure_id: str) -> int | None:
        """How many failures there are up to that one, itself among them; None where it is not there."""
        query = "SELECT count(*) FROM failures WHERE (name, id) <= (SELECT name, id FROM failures WHERE id = ?)"
        return self._db.execute(query, (failure_id,)).fetchone()[0] or None

    def put_counted(self, name: str, cards: Iterable[str]) -> None:
        """Keep a list that was counted over the whole case, in place of what was known."""
        self._db.execute("DELETE FROM counted WHERE list = ?", (name,))
        rows = ((name, number, card) for number, card in enumerate(cards))
        self._db.executemany("INSERT INTO counted VALUES (?, ?, ?)", rows)

    def counted(self, name: str, start: int = 0, limit: int = -1) -> list[str]:
        """The cards of a list that was counted, from that place on."""
        query = "SELECT card FROM counted WHERE list = ? AND number >= ? ORDER BY number LIMIT ?"
        return [row[0] for row in self._db.execute(query, (name, start, limit))]

    def totals(self) -> tuple[int, int]:
        """How many documents there are, and how many outlets they are of."""
        query = "SELECT (SELECT count(*) FROM documents), (SELECT count(DISTINCT outlet) FROM documents)"
        return self._db.execute(query).fetchone()  # type: ignore[no-any-return]

    def arrivals(self, limit: int, since: str = "") -> list[tuple[int, str, str | None]]:
        """Number, id, and what it replaced, of the documents that came in after that time, the latest first."""
        query = "SELECT number, id, replaces FROM documents WHERE came_at > ? ORDER BY came_at DESC, id DESC LIMIT ?"
        return self._db.execute(query, (since, limit)).fetchall()

    def n_arrived(self, since: str) -> int:
        """How many documents came in after that time."""
        return self._db.execute("SELECT count(*) FROM documents WHERE came_at > ?", (since,)).fetchone()[0]  # type: ignore[no-any-return]

    def put(self, item: Shelved) -> int:
        """Keep an incident, in place of what was known of it; its number."""
        old = self.numbers("incidents", [item.id]).get(item.id)
        if old:
            self._db.execute(
                "UPDATE incidents SET fields = ?, card = ?, drawn = ?, ties = ? WHERE number = ?",
                (item.fields, item.card, item.drawn, item.ties, old),
            )
            self._forget(old)
        else:
            given = (item.id, item.fields, item.card, item.drawn, item.ties)
            query = "INSERT INTO incidents (id, fields, card, drawn, ties) VALUES (?, ?, ?, ?, ?)"
            old = self._db.execute(query, given).lastrowid or 0
        self._db.execute("INSERT INTO incident_words (rowid, words) VALUES (?, ?)", (old, _plain(item.words)))
        self._db.executemany("INSERT OR IGNORE INTO tells VALUES (?, ?)", [(old, n) for n in item.documents])
        return old

    def drop(self, incident_id: str) -> int | None:
        """Forget an incident; the number it had."""
        old = self.numbers("incidents", [incident_id]).get(incident_id)
        if old:
            self._forget(old)
            self._db.execute("DELETE FROM incidents WHERE number = ?", (old,))
        return old

    def _forget(self, number: int) -> None:
        """Take the words and documents of an incident out."""
        self._db.execute("DELETE FROM incident_words WHERE rowid = ?", (number,))
        self._db.execute("DELETE FROM tells WHERE incident = ?", (number,))

    def numbers(self, table: str, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of incidents or documents."""
        return dict(self._among(f"SELECT id, number FROM {_known(table)} WHERE id IN", ids))

    def labels(self, document_ids: Sequence[str]) -> dict[str, str]:
        """The short names of documents: their own, or d and their number."""
        found = self._among("SELECT id, coalesce(label, 'd' || number) FROM documents WHERE id IN", document_ids)
        return dict(found)

    def cards(self, numbers: Sequence[int]) -> dict[int, str]:
        """The cards of incidents."""
        return dict(self._among("SELECT number, card FROM incidents WHERE number IN", numbers))

    def drawn(self, numbers: Sequence[int]) -> dict[int, str]:
        """What is drawn of incidents."""
        return dict(self._among("SELECT number, drawn FROM incidents WHERE number IN", numbers))

    def ties(self, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
        """Who does what to whom in incidents: their ids, and the ties."""
        yield from self._among("SELECT id, ties FROM incidents WHERE number IN", numbers)

    def telling(self, documents: Sequence[int]) -> list[int]:
        """The incidents that are told in those documents."""
        return sorted({row[0] for row in self._among("SELECT incident FROM tells WHERE document IN", documents)})

    def beginning(self, beginning: str, limit: int = 2) -> list[str]:
        """The ids of incidents that begin so, the first few."""
        query = "SELECT id FROM incidents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return [row[0] for row in self._db.execute(query, (beginning, beginning + "\U0010ffff", limit))]

    def fields(self, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
        """The packed fields of those incidents, or of all."""
        if numbers is None:
            yield from self._db.execute("SELECT number, fields FROM incidents ORDER BY number")
        else:
            yield from self._among("SELECT number, fields FROM incidents WHERE number IN", numbers)

    def told(self, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
        """Incident and document, for those incidents, or for all."""
        if numbers is None:
            yield from self._db.execute("SELECT incident, document FROM tells")
        else:
            yield from self._among("SELECT incident, document FROM tells WHERE incident IN", numbers)

    def match(self, table: str, word: str) -> list[int]:
        """The numbers of incidents or documents that have words with these beginnings.

        "al-Qa" finds what has a word that begins with "al" and one that begins with "qa".
        """
        parts = " AND ".join(f'"{part}"*' for part in _WORD.findall(_plain(word)))
        if not parts:
            return []
        name = {"incidents": "incident_words", "documents": "document_words"}[table]
        return [row[0] for row in self._db.execute(f"SELECT rowid FROM {name} WHERE {name} MATCH ?", (parts,))]

    def _among(self, query: str, values: Sequence[Any]) -> Iterator[Any]:
        """The rows of a query, its values given a few hundred at a time."""
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            yield from self._db.execute(f"{query} ({_marks(len(some))})", [_bare(value) for value in some])

    def _version(self) -> str | None:
        """The version that made the file; None for a fresh one."""
        is_made = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone()
        return self._db.execute("SELECT version FROM about").fetchone()[0] if is_made else None


def _marks(n: int) -> str:
    """The places of so many values in a query."""
    return ",".join("?" * n)


def _known(table: str) -> str:
    """The name of a table one may ask."""
    return {"incidents": "incidents", "documents": "documents"}[table]


def _bare(value: Any) -> str | int:
    """A text without what no database takes; a number as Python has it."""
    return _plain(value) if isinstance(value, str) else int(value)


def _plain(text: str) -> str:
    """A text of the web as a database takes it."""
    return _LONE.sub(" ", text.replace("\0", " "))
