"""The ledger in a database: a SQLite file, or PostgreSQL by giving a URL. Every branch on dialect stands in this file.

Durability. `append` is one transaction: a killed process leaves all of a document or nothing of it. SQLite runs in WAL mode,
so readers never wait for the writer, with synchronous=FULL: what `append` has returned from survives a power cut as well.
Writers take turns from the first statement on (BEGIN IMMEDIATE; an advisory lock in PostgreSQL), so no two can disagree
about what the latest entry of a subject is. Reading goes page by page: nobody who stops in the middle holds a lock.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import local
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Select,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from whence.core.entry import Entry
from whence.errors import LedgerError
from whence.ledger.address import parse_address, show_address
from whence.ledger.base import Store
from whence.ledger.faults import explained
from whence.ledger.indexes import execute_many, find_heads, find_subjects, reindex
from whence.ledger.looking import is_writable, open_to_look
from whence.ledger.memory import MemoryStore
from whence.ledger.migrate import Step, is_up_to_date, load_steps, migrate
from whence.ledger.row import Row, chain, from_row, index_key
from whence.ledger.tables import about, current_entries, current_index, entries, key_index

_PAGE = 500  # rows: with documents of ten thousand characters still only megabytes
_WAIT_S = 60  # how long a writer waits for its turn


def open_store(place: str | Path) -> Store:
    """The ledger at a path (SQLite), a postgresql:// URL, or ":memory:"; made or migrated where need be.

    LedgerError where it cannot be opened, is no ledger, or is one of a newer Whence.

    >>> open_store(":memory:").count("incident")
    0
    """
    return MemoryStore() if str(place) == ":memory:" else SqlStore(place)


# Put together once: a document being added asks for hundreds of entries by subject.
_GET = select(current_entries).where(about(current_entries, bindparam("kind"), bindparam("subject_id")))
_GET_MANY = select(current_entries).where(
    current_entries.c.kind == bindparam("kind"),
    current_entries.c.subject_id.in_(bindparam("ids", expanding=True)),
)


class SqlStore:
    """A ledger in a database; fulfils `Store`."""

    def __init__(self, place: str | Path, steps: Sequence[Step] | None = None) -> None:
        url = parse_address(place)
        self._where = show_address(url)
        self.is_writable = url.get_backend_name() != "sqlite" or is_writable(url.database or "")
        self._engine = _engine(url, self._where) if self.is_writable else _engine_to_look(url)
        self._writer = self._engine.execution_options(writes=True)
        self._mine = local()
        try:
            self._bring_up_to_date(steps or load_steps(self._engine.dialect.name))
        except LedgerError:
            self.close()
            raise

    def append(self, new: Sequence[Entry]) -> int:
        """Append all of these or, if anything goes wrong, none; returns how many are new."""
        with self._writing() as connection:
            heads = find_heads(connection, new)
            last_seq = connection.execute(select(func.max(entries.c.seq))).scalar() or 0
            rows = chain(new, heads, last_seq)
            if rows:
                execute_many(connection, insert(entries), [row.columns() for row in rows])
                reindex(connection, heads, rows)
            return len(rows)

    def get(self, kind: str, subject_id: str) -> Entry | None:
        """The current entry of that kind about that subject."""
        with self._reading() as connection:
            row = connection.execute(_GET, {"kind": kind, "subject_id": subject_id}).first()
        return from_row(Row(*row)) if row else None

    def get_many(self, kind: str, subject_ids: Iterable[str]) -> dict[str, Entry]:
        """The current entries of that kind about those subjects, by subject id."""
        ids = list(dict.fromkeys(subject_ids))
        found: dict[str, Entry] = {}
        for start in range(0, len(ids), _PAGE):
            with self._reading() as connection:
                rows = connection.execute(_GET_MANY, {"kind": kind, "ids": ids[start : start + _PAGE]}).all()
            found |= {row.subject_id: from_row(Row(*row)) for row in rows}
        return found

    def iter_kind(self, kind: str) -> Iterator[Entry]:
        """Every current entry of that kind, in the order of subject ids."""
        query = select(current_entries).where(current_entries.c.kind == kind)
        return map(from_row, self._pages(query, current_entries.c.subject_id))

    def find(self, kind: str, key: str) -> Iterator[Entry]:
        """The current entries of that kind which carry that key, in the order of subject ids."""
        same = (current_entries.c.kind == key_index.c.kind) & (current_entries.c.subject_id == key_index.c.subject_id)
        query = select(current_entries).join(key_index, same)
        query = query.where(key_index.c.kind == kind, key_index.c.key == index_key(key))
        return map(from_row, self._pages(query, key_index.c.subject_id))

    def find_ids(self, kind: str, keys: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """The subjects under each of those keys that has any, of each the first so many: a look at the index alone."""
        by_index = {index_key(key): key for key in keys}
        found: dict[str, list[str]] = {}
        if not by_index:
            return found
        with self._reading() as connection:
            for indexed, subject_id in find_subjects(connection, kind, list(by_index), most):
                found.setdefault(by_index[indexed], []).append(subject_id)
        return found

    def count(self, kind: str) -> int:
        """How many current entries of that kind there are."""
        query = select(func.count()).where(current_index.c.kind == kind, current_index.c.is_live == 1)
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def history(self, kind: str, subject_id: str) -> Iterator[Entry]:
        """Every entry there ever was about that subject, oldest first."""
        latest = select(current_index.c.seq).where(about(current_index, kind, subject_id)).scalar_subquery()
        past = select(entries).where(entries.c.seq == latest).cte("past", recursive=True)
        past = past.union_all(select(entries).join(past, entries.c.seq == past.c.supersedes))
        return map(from_row, self._read(select(past).order_by(past.c.seq)))

    def iter_entries(self) -> Iterator[Entry]:
        """Every entry there ever was, in the order of appending."""
        return map(from_row, self.iter_rows())

    def iter_rows(self, after: int = 0) -> Iterator[Row]:
        """Every row behind that place as it is stored, in the order of appending."""
        return self._pages(select(entries).where(entries.c.seq > after), entries.c.seq)

    def length(self) -> int:
        """How many rows there are: the place of the last one."""
        with self._reading() as connection:
            return connection.execute(select(func.max(entries.c.seq))).scalar() or 0

    def close(self) -> None:
        """Let go of the file or the connections."""
        self._engine.dispose()

    def _bring_up_to_date(self, steps: Sequence[Step]) -> None:
        """Make the tables, or apply the migrations this ledger has not seen; two processes may come here at once."""
        with self._reading() as connection:
            if is_up_to_date(connection, self._where, steps):
                return
        with self._writing() as connection:
            if not is_up_to_date(connection, self._where, steps):
                migrate(connection, steps)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Nobody else writes until this ends; what is appended within is kept at its end, all or, on an error, nothing."""
        self._require_writable()
        if self._turn_of_mine():
            yield  # a turn within a turn is part of it
            return
        with explained(self._where), self._writer.begin() as connection:
            self._mine.connection = connection
            try:
                yield
            finally:
                del self._mine.connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection in a transaction that no other writer overlaps; within a turn, the one of the turn."""
        self._require_writable()
        mine = self._turn_of_mine()
        with explained(self._where), nullcontext(mine) if mine else self._writer.begin() as connection:
            try:
                yield connection
            except DBAPIError:
                connection.rollback()  # a savepoint would not do: SQLite drops it, and all else, when the disk is full
                raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger; within a turn, the one of the turn."""
        mine = self._turn_of_mine()
        with explained(self._where), nullcontext(mine) if mine else self._engine.connect() as connection:
            yield connection

    def _require_writable(self) -> None:
        """LedgerError where nothing can be changed."""
        if not self.is_writable:
            raise LedgerError(
                f"{self._where}: can be read and not changed",
                hint="check that the file and its folder are yours to write, or work on a copy of the case folder",
            )

    def _turn_of_mine(self) -> Connection | None:
        """The connection of the turn this thread is in, if any."""
        return getattr(self._mine, "connection", None)

    def _read(self, query: Select[Any]) -> list[Row]:
        """The rows of a query."""
        with self._reading() as connection:
            return [Row(*row) for row in connection.execute(query)]

    def _pages(self, query: Select[Any], column: Column[Any]) -> Iterator[Row]:
        """The rows of a query in the order of a column that is unique among them, a page at a time."""
        query = query.add_columns(column.label("place")).order_by(column).limit(_PAGE)
        page = query
        while True:
            with self._reading() as connection:
                found = connection.execute(page).all()
            for row in found:
                yield Row(*row[:-1])
            if len(found) < _PAGE:
                return
            page = query.where(column > found[-1].place)


def _engine(url: URL, where: str) -> Engine:
    """An engine whose transactions begin as this file's docstring says."""
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"timeout": _WAIT_S})
            event.listen(engine, "connect", _prepare_sqlite)
        else:
            engine = create_engine(url, pool_pre_ping=True)
    except ImportError as error:
        raise LedgerError(f"{where}: the driver is not installed", hint="pip install 'whence[postgres]'") from error
    event.listen(engine, "begin", _begin)
    return engine


def _engine_to_look(url: URL) -> Engine:
    """An engine for a SQLite file that cannot be changed; each question looks whether somebody else is writing."""
    path = url.database or ""
    return create_engine(url, creator=lambda: open_to_look(path), poolclass=NullPool)


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Each SQLite connection waits, syncs and caches alike; transactions are begun by us, not by the driver."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-64000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """Begin the transaction; a writer's begins by taking its turn."""
    writes = connection.get_execution_options().get("writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('whence ledger ' || current_schema()))")
