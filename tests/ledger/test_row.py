"""Ids made from content, and every kind of entry stored and read back."""

import dataclasses
import types
import typing
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Source
from whence.core.entry import Entry
from whence.errors import LedgerError
from whence.ledger.row import KINDS, chain, from_row, index_key, make_entry, to_row

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
FITTING = {("start", int): 3, ("end", int): 7, ("quote", str): "nine"}  # what a span insists on
SOURCE = Source("src-1", "Coast Courier", "outlet")


def sample(kind: Any) -> Any:
    """A value of that type with every field filled."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return sample(next(arg for arg in typing.get_args(kind) if arg is not type(None)))
    if origin is tuple:
        args = typing.get_args(kind)
        return (sample(args[0]),) * 2 if args[-1] is Ellipsis else tuple(map(sample, args))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = [f.name for f in dataclasses.fields(kind)]
        return typing.cast("Any", kind)(**{f: FITTING.get((f, hints[f])) or sample(hints[f]) for f in fields})
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    plain = {str: "text", int: 4, float: 1.5, bool: True, datetime: AT, date: date(2021, 5, 13)}
    return plain[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back_with_every_field(kind: str) -> None:
    noun = sample(KINDS[kind])
    entry = make_entry(kind, "x-1", noun, "run-1", AT, ["b", "a"])
    assert from_row(to_row(entry, seq=1)) == entry
    assert entry.keys == ("a", "b")


def test_the_id_is_made_from_what_is_said_alone() -> None:
    entry = make_entry("source", "src-1", SOURCE, "run-1", AT, ["a", "b"])
    assert entry.id == make_entry("source", "src-1", SOURCE, "run-2", datetime.now(UTC), ["b", "a", "a"]).id
    others = [
        make_entry("source", "src-1", replace(SOURCE, name="Courier"), "run-1", AT, ["a", "b"]),
        make_entry("source", "src-1", SOURCE, "run-1", AT, ["a"]),
        make_entry("source", "src-2", SOURCE, "run-1", AT, ["a", "b"]),
        make_entry("source", "src-1", None, "run-1", AT, ["a", "b"]),
    ]
    assert len({entry.id, *(other.id for other in others)}) == 5


def test_ids_stay_what_they_are() -> None:
    """A change here would make every ledger there is look tampered with."""
    entry = make_entry("source", "src-1", SOURCE, "run-1", AT, ["a"])
    row = to_row(entry, seq=1)
    assert (row.payload, row.keys) == ('{"id":"src-1","name":"Coast Courier","kind":"outlet"}', '["a"]')
    assert [row.id, to_row(entry, 2, row).id] == ["ent-e2nscmh6nxk2", "ent-cjdhz6wk6zwp"]


def test_an_entry_that_supersedes_has_an_id_of_its_own() -> None:
    entries = [make_entry("source", "src-1", replace(SOURCE, name=name), "run-1", AT) for name in "ABA"]
    rows = chain(entries, {}, last_seq=10)
    assert [(row.seq, row.supersedes) for row in rows] == [(11, None), (12, 11), (13, 12)]
    assert len({row.id for row in rows}) == 3
    assert chain(entries[:1], {rows[2].subject: rows[2]}, last_seq=13) == []


def test_no_number_that_json_lacks() -> None:
    figure = sample(KINDS["figure"])
    with pytest.raises(ValueError, match="not JSON compliant"):
        make_entry("figure", "fig-1", replace(figure, lower=None, upper=float("inf")), "run-1", AT)


def test_a_damaged_row_names_itself() -> None:
    row = to_row(make_entry("source", "src-1", SOURCE, "run-1", AT), seq=17)
    with pytest.raises(LedgerError, match=r"row 17 \(source src-1\) cannot be read: .*whence verify lists"):
        from_row(replace(row, payload='{"id": '))


@given(st.text(max_size=50) | st.text(min_size=490, max_size=600))
def test_keys_fit_every_index(key: str) -> None:
    indexed = index_key(key)
    assert len(indexed) <= 500
    assert "\0" not in indexed
    indexed.encode("utf-8")
    assert (indexed == key) == (len(key) <= 500 and "\0" not in key)


def test_an_entry_by_hand_is_stored_under_its_proper_id() -> None:
    by_hand = Entry("ent-mine", "source", "src-1", SOURCE, "run-1", AT)
    assert to_row(by_hand, seq=1).id == make_entry("source", "src-1", SOURCE, "run-1", AT).id


def test_a_short_payload_is_decoded_once_and_a_long_one_is_not_kept() -> None:
    short = to_row(make_entry("source", "src-1", SOURCE, "run-1", AT), seq=1)
    again = to_row(make_entry("source", "src-1", replace(SOURCE), "run-2", AT), seq=2)
    assert from_row(short).payload is from_row(again).payload
    long = to_row(make_entry("source", "src-2", replace(SOURCE, name="x" * 20_000), "run-1", AT), seq=3)
    assert from_row(long).payload is not from_row(long).payload
    assert from_row(long).payload == from_row(long).payload
