"""Several processes on one ledger, and processes that are killed."""

import random
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whence.core.document import Source
from whence.core.entry import Entry
from whence.ledger.archive import Archive
from whence.ledger.canonical import fingerprint
from whence.ledger.row import make_entry
from whence.ledger.sql import SqlStore
from whence.ledger.verify import verify

ADDER = Path(__file__).with_name("adder.py")
FIGURES = 7  # a document, as adder.py writes them
AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made."""
    return str(tmp_path / "ledger.sqlite") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


def start(place: str, archive: Path, first: int, count: int) -> subprocess.Popen[str]:
    """A process that adds documents."""
    command = [sys.executable, str(ADDER), place, str(archive), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> list[int]:
    """The documents a process said it finished; fails where it failed."""
    out, err = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGKILL), err
    return [int(line) for line in out.split()]


def test_processes_adding_at_once_make_the_ledger_of_one_after_the_other(place: str, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    processes = [start(place, archive, first, 30) for first in (0, 20, 40)]  # they overlap in part
    assert [len(ended(process)) for process in processes] == [30, 30, 30]
    serial = SqlStore(tmp_path / "serial.sqlite")
    store = SqlStore(place)
    ended(start(str(tmp_path / "serial.sqlite"), archive, 0, 70))
    assert store.count("document") == 70
    assert fingerprint(store) == fingerprint(serial)
    assert list(verify(store, Archive(archive))) == []
    store.close()
    serial.close()


def test_a_killed_process_leaves_whole_documents_and_loses_none_it_finished(place: str, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    chance = random.Random(7)
    finished: set[int] = set()
    for first in (0, 10_000, 20_000, 30_000):
        process = start(place, archive, first, 10_000)
        assert process.stdout
        finished.add(int(process.stdout.readline()))
        threading.Timer(chance.uniform(0.0, 0.25), process.kill).start()
        finished |= set(ended(process))
    store = SqlStore(place)
    names = {entry.payload.name for entry in store.iter_kind("document")}
    assert {f"{number}.txt" for number in finished} <= names
    assert len(names) <= len(finished) + 4  # at most the one in hand was kept and not yet said
    for document in store.iter_kind("document"):
        assert len(list(store.find("figure", f"document:{document.subject_id}"))) == FIGURES
    assert list(verify(store, Archive(archive))) == []
    store.close()


def source(subject: str, name: str) -> list[Entry]:
    """An entry that says the source is called that."""
    return [make_entry("source", subject, Source(subject, name, "outlet"), "run-1", AT)]


def test_nobody_writes_during_a_turn(place: str) -> None:
    """Forty turns of four threads, each adding one letter to what it has read: none is lost."""
    SqlStore(place).close()

    def add_letters() -> None:
        store = SqlStore(place)
        for _ in range(10):
            with store.turn():
                now = store.get("source", "src-1")
                store.append(source("src-1", (now.payload.name if now else "") + "x"))
        store.close()

    run_all([threading.Thread(target=add_letters) for _ in range(4)])
    store = SqlStore(place)
    entry = store.get("source", "src-1")
    assert entry is not None
    assert entry.payload.name == "x" * 40
    assert len(list(store.iter_entries())) == 40
    store.close()


def test_threads_share_a_store(place: str) -> None:
    store = SqlStore(place)
    run_all([threading.Thread(target=store.append, args=(source(f"src-{n}", "A"),)) for n in range(20)])
    assert store.count("source") == 20
    assert [row.seq for row in store.iter_rows()] == list(range(1, 21))
    store.close()


def test_who_stops_reading_in_the_middle_holds_nobody_up(place: str) -> None:
    reader, writer = SqlStore(place), SqlStore(place)
    writer.append([entry for n in range(600) for entry in source(f"src-{n:03}", "A")])
    some = reader.iter_kind("source")
    next(some)
    assert writer.append(source("src-x", "A")) == 1
    reader.close()
    writer.close()


def run_all(threads: list[threading.Thread]) -> None:
    """Start them all and wait for each."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
