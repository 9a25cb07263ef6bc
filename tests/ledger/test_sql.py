"""What can go wrong with a ledger in a database, each with one clear line."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from whence.core.document import Source
from whence.core.entry import Entry
from whence.errors import LedgerError, RunAborted
from whence.ledger.row import make_entry
from whence.ledger.sql import SqlStore, open_store

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
EntriesOf = Callable[[int], list[Entry]]


def make(subject: str, name: str | None) -> Entry:
    """An entry that says the source is called that."""
    return make_entry("source", subject, Source(subject, name, "outlet") if name else None, "run-1", AT, ["k"])


def small(path: Path, pages: int) -> SqlStore:
    """A store on a disk with room for so many pages of 4 KiB."""
    store = SqlStore(path)
    store._engine.dispose()
    event.listen(store._engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={pages}").close())
    return store


def fill(store: SqlStore, entries_of: EntriesOf) -> None:
    """Append documents until it goes wrong."""
    for number in range(1000):
        store.append(entries_of(number))


def fill_in_turn(store: SqlStore, entries_of: EntriesOf) -> None:
    """The same, within one turn."""
    with store.turn():
        fill(store, entries_of)


def test_a_full_disk_ends_the_run_and_keeps_what_was_finished(tmp_path: Path, entries_of: EntriesOf) -> None:
    store = small(tmp_path / "ledger.sqlite", pages=60)
    with pytest.raises(RunAborted, match=r"ledger.sqlite: .* full; .* were \(make room on the disk and add .* again\)"):
        fill(store, entries_of)
    kept = store.count("document")
    assert kept > 3
    assert store.count("figure") == 2 * kept
    assert len(list(store.iter_rows())) == 5 * kept + 1
    with pytest.raises(RunAborted):
        fill_in_turn(store, entries_of)
    assert store.count("document") == kept
    store.close()


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    SqlStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO ledger_schema VALUES (7, 'tomorrow', '2030-01-01')")
    connection.close()
    with pytest.raises(LedgerError, match=r"made by a newer Whence \(schema 7, this one knows \d\) \(upgrade with"):
        open_store(path)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("At least nine people were killed. " * 100)
    with pytest.raises(LedgerError, match=r"notes.txt: not a ledger"):
        open_store(path)
    assert path.read_text().startswith("At least nine")


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match=r"holds other tables \(recipes\) and no ledger"):
        open_store(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    connection.close()


def test_a_damaged_ledger(tmp_path: Path, entries_of: EntriesOf) -> None:
    path = tmp_path / "ledger.sqlite"
    store = SqlStore(path)
    for number in range(20):
        store.append(entries_of(number))
    store.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"):
        list(open_store(path).iter_entries())


@pytest.mark.parametrize("name", ["nowhere/ledger.sqlite", "."])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerError, match=r"cannot be opened or written .*check that the folder is there"):
        open_store(tmp_path / name)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder nobody may write, with a ledger in it; for root, who may write anything, as another user."""
    folder = Path(tempfile.mkdtemp())
    SqlStore(folder / "ledger.sqlite").close()
    for path, mode in ((folder / "ledger.sqlite", 0o444), (folder, 0o555)):
        path.chmod(mode)
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(before)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder(read_only: Path, entries_of: EntriesOf) -> None:
    with pytest.raises(LedgerError, match="cannot be opened or written"):
        open_store(read_only / "new.sqlite")
    with pytest.raises(LedgerError, match="cannot be opened or written"):
        open_store(read_only / "ledger.sqlite").append(entries_of(1))


def test_a_writer_that_waits_too_long_is_told(
    tmp_path: Path, entries_of: EntriesOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.ledger.sql._WAIT_S", 0.05)
    one, other = SqlStore(tmp_path / "ledger.sqlite"), SqlStore(tmp_path / "ledger.sqlite")
    with one.turn(), pytest.raises(LedgerError, match=r"another process is writing .*wait for it to end and try again"):
        other.append(entries_of(1))
    assert other.append(entries_of(1)) == 6
    one.close()
    other.close()


def tamper(store: SqlStore, command: str) -> None:
    """Do to the tables what nobody should."""
    with store._writing() as connection:
        connection.exec_driver_sql(command)


@pytest.mark.postgres
def test_entries_are_never_changed_or_deleted(tmp_path: Path, postgres_url: str, entries_of: EntriesOf) -> None:
    for place in (str(tmp_path / "ledger.sqlite"), postgres_url):
        store = SqlStore(place)
        store.append(entries_of(1))
        for command in ("UPDATE entries SET payload = NULL", "DELETE FROM entries"):
            with pytest.raises(LedgerError, match="the ledger is append-only"):
                tamper(store, command)
        assert len(list(store.iter_rows())) == 6
        store.close()


@pytest.mark.postgres
def test_postgres_takes_its_usual_addresses(postgres_url: str, entries_of: EntriesOf) -> None:
    rest = postgres_url.partition("://")[2]
    first = open_store(f"postgresql://{rest}")
    first.append(entries_of(1))
    for scheme in ("postgres", "postgresql+psycopg", "postgresql+psycopg2"):
        again = open_store(f"{scheme}://{rest}")
        assert again.count("document") == 1
        again.close()
    first.close()


def test_a_server_that_is_not_there_and_the_password_unsaid() -> None:
    with pytest.raises(
        LedgerError, match=r"postgresql://ana:\*\*\*@127.0.0.1:1/ledger.*: cannot be reached .*check that the server"
    ) as told:
        open_store("postgresql://ana:secret@127.0.0.1:1/ledger?connect_timeout=2")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("place", ["mysql://ana:secret@host/ledger", "postgresql://ana:secret@host:port/ledger"])
def test_an_address_that_is_none(place: str) -> None:
    with pytest.raises(LedgerError, match=r"give a path, or postgresql://user:password@host/database") as told:
        open_store(place)
    assert "secret" not in str(told.value)


def test_without_the_driver_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'whence\[postgres\]'"):
        open_store("postgresql://ana@host/ledger")


def test_a_ledger_is_kept_between_runs(tmp_path: Path, entries_of: EntriesOf) -> None:
    path = tmp_path / "ledger.sqlite"
    store = open_store(path)
    store.append(entries_of(1))
    store.close()
    again = open_store(str(path))
    assert list(again.iter_entries()) == entries_of(1)
    assert [file.name for file in tmp_path.iterdir() if "-" not in file.name] == ["ledger.sqlite"]
    again.close()


def test_looking_up_never_scans_the_entries(tmp_path: Path) -> None:
    """The plans SQLite makes go by index, so that cost stays flat as the ledger grows."""
    store = SqlStore(tmp_path / "ledger.sqlite")
    plans: list[str] = []

    def explain(connection: object, cursor: sqlite3.Cursor, statement: str, given: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "WITH", "UPDATE", "DELETE")):
            plan = cursor.connection.execute(
                f"EXPLAIN QUERY PLAN {statement}", given[0] if isinstance(given, list) else given
            )
            plans.extend(f"{row[3]} | {statement}" for row in plan)

    entries = [make("src-1", "A"), make("src-2", "B")]
    store.append(entries)
    event.listen(store._engine, "before_cursor_execute", explain)
    store.append([make("src-1", "C"), make("src-2", None)])
    store.get("source", "src-1")
    list(store.find("source", "k"))
    list(store.iter_kind("source"))
    list(store.history("source", "src-1"))
    assert len(plans) > 10
    tables = ("entries", "e", "current_index", "c", "key_index")
    assert not [plan for plan in plans if plan.startswith(tuple(f"SCAN {table} " for table in tables))]
    store.close()
