"""The two indexes of current state, read and kept in the transaction of an append."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import cast

from sqlalchemy import ClauseElement, Connection, Integer, bindparam, delete, insert, select, update
from sqlalchemy.sql.compiler import SQLCompiler

from whence.core.entry import Entry
from whence.ledger.row import Row, Subject, index_keys
from whence.ledger.tables import current_index, entries, key_index

_AT_ONCE = 500  # subjects a query: well under what every database takes as parameters
_KEYS_AT_ONCE = 100
_USUAL = 20  # subjects under a key, more than most have

_HEADS = (
    select(entries)
    .join(current_index, current_index.c.seq == entries.c.seq)
    .where(
        current_index.c.kind == bindparam("of_kind"), current_index.c.subject_id.in_(bindparam("ids", expanding=True))
    )
)
_MOVE = (
    update(current_index)
    .where(current_index.c.kind == bindparam("of_kind"), current_index.c.subject_id == bindparam("of_subject"))
    .values(seq=bindparam("to_seq"), is_live=bindparam("to_live"))
)
_DROP_KEY = delete(key_index).where(
    key_index.c.kind == bindparam("of_kind"),
    key_index.c.key == bindparam("of_key"),
    key_index.c.subject_id == bindparam("of_subject"),
)
_UNDER = (
    select(key_index.c.key, key_index.c.subject_id)
    .where(key_index.c.kind == bindparam("of_kind"), key_index.c.key.in_(bindparam("of_keys", expanding=True)))
    .order_by(key_index.c.key, key_index.c.subject_id)
)
_FIRST_UNDER = _UNDER.limit(bindparam("most", type_=Integer))


def find_subjects(
    connection: Connection, kind: str, keys: Sequence[str], most: int | None
) -> Iterator[tuple[str, str]]:
    """Key and subject, in order, of what stands under those keys; of each key the first so many.

    Many keys are asked for at once; where a few of them are crowded, one by one, so that no crowd is read to its end.
    """
    if most is None:
        for some in _batches(keys, _AT_ONCE):
            yield from ((row[0], row[1]) for row in connection.execute(_UNDER, {"of_kind": kind, "of_keys": some}))
        return
    for some in _batches(keys, _KEYS_AT_ONCE):
        bound = most + _USUAL * len(some)
        found = _first_under(connection, kind, some, bound)
        if len(found) == bound:
            found = [row for key in sorted(some) for row in _first_under(connection, kind, [key], most)]
        yield from _first(found, most)


def _batches(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """So many keys at a time."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _first_under(connection: Connection, kind: str, keys: Sequence[str], most: int) -> list[tuple[str, str]]:
    """The first so many of all that stands under the keys."""
    asked = {"of_kind": kind, "of_keys": keys, "most": most}
    return [(row[0], row[1]) for row in connection.execute(_FIRST_UNDER, asked)]


def _first(rows: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    """Of each key the first so many subjects."""
    for key, subjects in groupby(rows, key=itemgetter(0)):
        yield from ((key, row[1]) for row in islice(subjects, most))


def find_heads(connection: Connection, new: Sequence[Entry]) -> dict[Subject, Row]:
    """The latest row of every subject among the entries that has one."""
    wanted = defaultdict(set)
    for entry in new:
        wanted[entry.kind].add(entry.subject_id)
    heads: dict[Subject, Row] = {}
    for kind, subject_ids in wanted.items():
        ordered = sorted(subject_ids)
        for start in range(0, len(ordered), _AT_ONCE):
            for found in connection.execute(_HEADS, {"of_kind": kind, "ids": ordered[start : start + _AT_ONCE]}):
                row = Row(*found)
                heads[row.subject] = row
    return heads


def reindex(connection: Connection, heads: Mapping[Subject, Row], rows: Sequence[Row]) -> None:
    """Make the new rows, which follow on these heads, the latest of their subjects."""
    latest = {row.subject: row for row in rows}
    known = [row for row in latest.values() if row.subject in heads]
    fresh = [row for row in latest.values() if row.subject not in heads]
    _drop_keys(connection, [heads[row.subject] for row in known])
    execute_many(connection, _MOVE, [_to_place(row) for row in known])
    execute_many(connection, insert(current_index), [_place(row) for row in fresh])
    keys = [{"kind": kind, "key": key, "subject_id": subject} for kind, key, subject in _live_keys(latest.values())]
    execute_many(connection, insert(key_index), keys)


def execute_many(connection: Connection, statement: ClauseElement, rows: Sequence[Mapping[str, object]]) -> None:
    """Execute one statement for each of many rows of plain values.

    They are handed to the driver as they are: to have each row's names looked at anew cost a tenth of filling a ledger.
    """
    if rows:
        compiled = cast(SQLCompiler, statement.compile(connection))
        names = compiled.positiontup
        connection.exec_driver_sql(
            str(compiled), [tuple(row[n] for n in names) for row in rows] if names else list(rows)
        )


def _drop_keys(connection: Connection, rows: Iterable[Row]) -> None:
    """Take the keys of these rows out of the index."""
    keys = [{"of_kind": kind, "of_key": key, "of_subject": subject} for kind, key, subject in _live_keys(rows)]
    execute_many(connection, _DROP_KEY, keys)


def _live_keys(rows: Iterable[Row]) -> Iterable[tuple[str, str, str]]:
    """Kind, key and subject of every key of the rows that withdraw nothing, in the order of the index."""
    return sorted((row.kind, key, row.subject_id) for row in rows if row.payload is not None for key in index_keys(row))


def _place(row: Row) -> dict[str, object]:
    """The line of a row in the index of current entries."""
    return {"kind": row.kind, "subject_id": row.subject_id, "seq": row.seq, "is_live": int(row.payload is not None)}


def _to_place(row: Row) -> dict[str, object]:
    """The same line, as parameters of an update."""
    line = _place(row)
    return {"of_kind": row.kind, "of_subject": row.subject_id, "to_seq": line["seq"], "to_live": line["is_live"]}
