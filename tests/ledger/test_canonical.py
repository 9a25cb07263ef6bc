"""Equal ledgers have equal exports, whatever way they came about."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from whence.core.entry import Entry
from whence.ledger.canonical import canonical_lines, fingerprint
from whence.ledger.memory import MemoryStore
from whence.ledger.row import make_entry

EntriesOf = Callable[[int], list[Entry]]


def ledger(*batches: list[Entry]) -> MemoryStore:
    """A ledger of these batches."""
    store = MemoryStore()
    for batch in batches:
        store.append(batch)
    return store


def later(entries: list[Entry]) -> list[Entry]:
    """The same found by another run the day after, from documents retrieved that day."""
    day = timedelta(days=1)
    moved = [replace(entry, run_id="run-2", recorded_at=entry.recorded_at + day) for entry in entries]
    return [
        replace(e, payload=replace(e.payload, retrieved_at=e.payload.retrieved_at + day)) if e.kind == "document" else e
        for e in moved
        if e.kind != "run"
    ]


def test_order_runs_and_times_make_no_difference(entries_of: EntriesOf) -> None:
    forth = ledger(entries_of(1), entries_of(2))
    back = ledger(later(entries_of(2)), entries_of(1), later(entries_of(1)))
    assert list(canonical_lines(forth)) == list(canonical_lines(back))
    assert fingerprint(forth) == fingerprint(back)


def test_what_was_superseded_or_withdrawn_makes_no_difference(entries_of: EntriesOf) -> None:
    entries = entries_of(1)
    figure = entries[3]
    other = replace(figure, payload=replace(figure.payload, lower=8))
    gone = entries_of(2)
    withdrawn = [make_entry(e.kind, e.subject_id, None, e.run_id, e.recorded_at) for e in gone if e.kind != "run"]
    assert fingerprint(ledger(entries)) == fingerprint(ledger(entries, [other], gone, [figure], withdrawn))


def test_what_is_said_and_where_it_is_found_does(entries_of: EntriesOf) -> None:
    entries = entries_of(1)
    changes = [
        replace(entries[3], payload=replace(entries[3].payload, lower=8)),
        replace(entries[3], keys=()),
        replace(entries[1], payload=replace(entries[1].payload, name="elsewhere.txt")),
    ]
    prints = [fingerprint(ledger(entries, [change])) for change in changes]
    assert len({fingerprint(ledger(entries)), *prints}) == 4


def test_lines_are_plain_json_in_order(entries_of: EntriesOf) -> None:
    lines = list(canonical_lines(ledger(entries_of(1))))
    read = [json.loads(line) for line in lines]
    assert [(line["kind"], line["subject_id"]) for line in read] == sorted((r["kind"], r["subject_id"]) for r in read)
    assert {line["kind"] for line in read} == {"document", "figure", "report", "statement"}
    assert not [line for line in lines if "retrieved_at" in line or "run-1" in line]
