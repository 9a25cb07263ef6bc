"""The two stores agree after any sequence of appends."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.core.document import Failure, Source
from whence.core.entry import Entry
from whence.ledger.archive import Archive
from whence.ledger.base import Store
from whence.ledger.canonical import canonical_lines
from whence.ledger.memory import MemoryStore
from whence.ledger.row import make_entry
from whence.ledger.sql import SqlStore
from whence.ledger.verify import verify

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
KEYS = ["a", "b", "c"]
SUBJECTS = ["x-1", "x-2", "X-1"]


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry about one of few subjects, saying one of few things."""
    kind, subject = draw(st.sampled_from(["source", "failure"])), draw(st.sampled_from(SUBJECTS))
    said = draw(st.sampled_from(["A", "B", None]))
    noun = Source(subject, str(said), "outlet") if kind == "source" else Failure(subject, "a.txt", str(said))
    return make_entry(kind, subject, noun if said else None, "run-1", AT, draw(st.sets(st.sampled_from(KEYS))))


def everything(store: Store) -> list[object]:
    """All one can ask a store."""
    found: list[object] = [list(store.iter_rows()), list(store.iter_entries()), list(canonical_lines(store))]
    for kind in ("source", "failure"):
        found += [store.count(kind), list(store.iter_kind(kind)), [list(store.find(kind, key)) for key in KEYS]]
        found += [(store.get(kind, subject), list(store.history(kind, subject))) for subject in SUBJECTS]
    return found


@given(st.lists(st.tuples(st.booleans(), st.lists(entries(), max_size=5)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_memory_and_database_agree(batches: list[tuple[bool, list[Entry]]]) -> None:
    memory = MemoryStore()
    with tempfile.TemporaryDirectory() as folder:
        database = SqlStore(Path(folder) / "ledger.sqlite")
        for in_turn, batch in batches:
            if in_turn:
                with memory.turn(), database.turn():
                    assert memory.append(batch) == database.append(batch)
                    assert everything(memory) == everything(database)
            else:
                assert memory.append(batch) == database.append(batch)
        assert everything(memory) == everything(database)
        problems = verify(database, Archive(folder))
        assert [problem for problem in problems if "run_id" not in problem.what] == []
        database.close()


def test_a_closed_store_is_empty() -> None:
    store = MemoryStore()
    store.append([make_entry("source", "x-1", Source("x-1", "A", "outlet"), "run-1", AT, ["a"])])
    store.close()
    assert [store.count("source"), *store.find("source", "a"), *store.iter_rows()] == [0]
