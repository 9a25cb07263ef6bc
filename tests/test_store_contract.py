"""One contract, every store: memory, SQLite, PostgreSQL."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whence.core.document import Document, Failure, Source
from whence.core.entry import Entry
from whence.errors import LedgerError
from whence.ledger.base import Store
from whence.ledger.canonical import fingerprint
from whence.ledger.memory import MemoryStore
from whence.ledger.row import make_entry
from whence.ledger.sql import open_store

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
EntriesOf = Callable[[int], list[Entry]]


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "memory":
        place: str | Path = ":memory:"
    else:
        place = tmp_path / "ledger.sqlite" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    opened = open_store(place)
    yield opened
    opened.close()


def says(name: str | None, *keys: str, subject: str = "src-1", run: str = "run-1", at: datetime = AT) -> Entry:
    """An entry that says the source is called that; None withdraws it."""
    payload = None if name is None else Source(subject, name, "outlet")
    return make_entry("source", subject, payload, run, at, keys)


def names(entries: Iterator[Entry]) -> list[str | None]:
    """What the entries call the source."""
    return [entry.payload.name if entry.payload else None for entry in entries]


def append_in_turn(store: Store, *batches: list[Entry]) -> None:
    """All these batches in one turn."""
    with store.turn():
        for batch in batches:
            store.append(batch)


def test_what_is_appended_comes_back_whole(store: Store, entries_of: EntriesOf) -> None:
    entries = entries_of(1)
    assert store.append(entries) == len(entries)
    assert list(store.iter_entries()) == entries
    assert [store.get(entry.kind, entry.subject_id) for entry in entries] == entries


def test_what_is_not_there_is_none_or_empty(store: Store) -> None:
    assert store.get("source", "src-1") is None
    assert store.count("source") == 0
    assert [*store.iter_kind("source"), *store.find("source", "k"), *store.history("source", "src-1")] == []
    assert store.append([]) == 0


def test_the_same_again_changes_nothing_whoever_says_it_and_when(store: Store) -> None:
    store.append([says("Coast Courier", "a")])
    again = says("Coast Courier", "a", run="run-2", at=AT + timedelta(days=1))
    assert store.append([again, again]) == 0
    assert [entry.run_id for entry in store.iter_entries()] == ["run-1"]


def test_another_saying_supersedes(store: Store) -> None:
    store.append([says("Coast Courier"), says("Other", subject="src-2")])
    assert store.append([says("The Coast Courier")]) == 1
    assert names(store.iter_kind("source")) == ["The Coast Courier", "Other"]
    assert names(store.history("source", "src-1")) == ["Coast Courier", "The Coast Courier"]
    assert store.count("source") == 2


def test_what_returns_is_said_anew(store: Store) -> None:
    for name in ("A", "B", "A", "B", "A"):
        assert store.append([says(name)]) == 1
    past = list(store.history("source", "src-1"))
    assert names(iter(past)) == ["A", "B", "A", "B", "A"]
    assert len({entry.id for entry in past}) == 5
    assert store.get("source", "src-1") == past[-1]


def test_a_subject_may_change_twice_in_one_batch(store: Store) -> None:
    assert store.append([says("A", "a"), says("B", "b"), says("B", "b"), says("A", "c")]) == 3
    assert names(store.history("source", "src-1")) == ["A", "B", "A"]
    assert [names(store.find("source", key)) for key in "abc"] == [[], [], ["A"]]


def test_found_under_the_keys_of_now_only(store: Store) -> None:
    store.append([says("A", "old", "kept"), says("X", "kept", subject="src-0")])
    assert store.append([says("A", "kept", "new")]) == 1
    assert [names(store.find("source", key)) for key in ("old", "kept", "new")] == [[], ["X", "A"], ["A"]]
    assert names(store.find("document", "kept")) == []


def test_many_are_fetched_as_one_by_one(store: Store) -> None:
    store.append([says(f"S{i}", "k", subject=f"src-{i}") for i in range(700)])
    store.append([says(None, subject="src-3")])
    ids = [f"src-{i}" for i in range(701)]
    assert store.get_many("source", [*ids, "src-1"]) == {i: entry for i in ids if (entry := store.get("source", i))}
    assert store.get_many("source", ()) == {}


def test_ids_are_found_under_many_keys_of_each_the_first_so_many(store: Store) -> None:
    store.append([says(f"S{i}", "all", f"one:{i}", subject=f"src-{i:03}") for i in range(300)])
    store.append([says(None, subject="src-003")])
    keys = ["all", "none", *(f"one:{i}" for i in range(300))]
    found = store.find_ids("source", keys)
    assert found["all"] == [entry.subject_id for entry in store.find("source", "all")]
    assert (found["one:7"], "one:3" in found, "none" in found) == (["src-007"], False, False)
    assert len(found) == 300
    first = store.find_ids("source", keys, 2)
    assert (first["all"], first["one:7"], len(first)) == (["src-000", "src-001"], ["src-007"], 300)
    assert store.find_ids("document", keys) == {}


def test_withdrawn_is_gone_but_not_forgotten(store: Store) -> None:
    store.append([says("A", "k")])
    assert store.append([says(None), says(None)]) == 1
    assert store.get("source", "src-1") is None
    assert store.count("source") == 0
    assert [*store.find("source", "k"), *store.iter_kind("source")] == []
    assert names(store.history("source", "src-1")) == ["A", None]
    assert store.append([says("A", "k")]) == 1
    assert names(store.find("source", "k")) == ["A"]
    assert store.count("source") == 1


def test_withdrawing_what_is_not_there_says_nothing(store: Store) -> None:
    assert store.append([says(None, "k")]) == 0
    assert list(store.iter_entries()) == []


def test_all_or_none(store: Store) -> None:
    wrong = Entry("ent-x", "rumour", "rum-1", Source("src-1", "A", "outlet"), "run-1", AT)
    with pytest.raises(LedgerError, match=r"'rumour': no such kind of entry \(kinds: actor, "):
        store.append([says("A"), wrong])
    with pytest.raises(LedgerError, match="an entry of kind source holds Source, not Failure"):
        store.append([says("A"), replace(wrong, kind="source", payload=Failure("f", "n", "p"))])
    with pytest.raises(LedgerError, match="recorded_at has no time zone"):
        store.append([says("A"), replace(says("B", subject="src-2"), recorded_at=datetime(2021, 5, 15))])
    assert list(store.iter_entries()) == []
    assert store.append([says("A")]) == 1


def test_subjects_come_in_the_order_of_their_code_points(store: Store) -> None:
    ids = ["src-b", "src-B", "src_a", "srca", "src-é", "src-10", "src-9", "src-\U0001f4a5", "src-\ufb01"]
    store.append([says("A", "k", subject=subject) for subject in ids])
    assert [entry.subject_id for entry in store.iter_kind("source")] == sorted(ids)
    assert [entry.subject_id for entry in store.find("source", "k")] == sorted(ids)


@pytest.mark.parametrize(
    "text", ["", "nul \0 nul", "\udcff.txt", "‘dozens’ \U0001f4a5 قصرين", '"\\\n\r\t\u2028', "x" * 100_000]
)
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    document = Document("doc-1", "0" * 64, text, text, AT, title=None)
    entry = make_entry("document", "doc-1", document, "run-1", AT, [text, "plain"])
    store.append([entry])
    assert store.get("document", "doc-1") == entry
    assert list(store.find("document", text)) == [entry]
    assert store.append([entry]) == 0


def test_unknown_is_none_and_never_zero(store: Store, entries_of: EntriesOf) -> None:
    figure = next(entry.payload for entry in entries_of(1) if entry.kind == "figure")
    for n, (lower, best) in enumerate([(0, None), (None, 0), (None, None), (2.5, 1e15)]):
        known = replace(figure, id=f"fig-{n}", lower=lower, best=best)
        store.append([make_entry("figure", known.id, known, "run-1", AT)])
        entry = store.get("figure", known.id)
        assert entry is not None
        assert (entry.payload.lower, entry.payload.best) == (lower, best)


def test_times_come_back_in_utc(store: Store) -> None:
    east = datetime.fromisoformat("2021-05-15T11:10:00+02:00")
    store.append([says("A", at=east)])
    entry = store.get("source", "src-1")
    assert entry is not None
    assert entry.recorded_at == AT
    assert entry.recorded_at.utcoffset() == timedelta(0)


def test_long_lists_come_whole_also_while_one_appends(store: Store) -> None:
    ids = [f"src-{n:04}" for n in range(1201)]
    store.append([says("A", "k", subject=subject) for subject in ids])
    seen = []
    for entry in store.find("source", "k"):
        seen.append(entry.subject_id)
        if len(seen) % 400 == 0:
            store.append([says("B", "k", subject="src-0000"), says("A", subject=f"new-{len(seen)}")])
    assert seen == ids
    assert len(list(store.iter_kind("source"))) == store.count("source") == 1204
    assert len(list(store.iter_entries())) == 1205


def test_a_turn_sees_what_it_appends_and_keeps_it(store: Store) -> None:
    with store.turn():
        store.append([says("A")])
        assert names(store.iter_kind("source")) == ["A"]
        assert store.append([says("A"), says("B")]) == 1
    assert names(store.history("source", "src-1")) == ["A", "B"]


def test_a_turn_within_a_turn_is_part_of_it(store: Store) -> None:
    with store.turn():
        append_in_turn(store, [says("A")], [says("B")])
        assert names(store.history("source", "src-1")) == ["A", "B"]
    assert names(store.history("source", "src-1")) == ["A", "B"]


def test_a_turn_that_fails_keeps_nothing(store: Store) -> None:
    store.append([says("A", "k")])
    with pytest.raises(LedgerError):
        append_in_turn(store, [says("B"), says("C", subject="src-2")], [replace(says("D"), kind="rumour")])
    assert names(store.iter_entries()) == ["A"]
    assert names(store.find("source", "k")) == ["A"]
    assert store.append([says("B")]) == 1


def test_every_store_gives_the_same_ids_and_the_same_export(store: Store, entries_of: EntriesOf) -> None:
    twin = MemoryStore()
    batches = [entries_of(1), [says("A")], entries_of(2), [says("B")], entries_of(1), [says("A")], [says(None)]]
    for batch in batches:
        assert store.append(batch) == twin.append(batch)
    assert list(store.iter_rows()) == list(twin.iter_rows())
    assert fingerprint(store) == fingerprint(twin)
