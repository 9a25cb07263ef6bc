"""Ledgers of every earlier version are brought up to date with all they hold."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect

from whence.core.entry import Entry
from whence.errors import LedgerError
from whence.ledger.migrate import Step, load_steps, schema_version
from whence.ledger.sql import SqlStore
from whence.ledger.tables import METADATA

EntriesOf = Callable[[int], list[Entry]]
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made."""
    return str(tmp_path / "ledger.sqlite") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


def steps_of(place: str) -> tuple[Step, ...]:
    """The steps for the database at that place."""
    return load_steps("postgresql" if place.startswith("postgresql") else "sqlite")


def version_of(store: SqlStore) -> int:
    """The schema a store is at."""
    with store._reading() as connection:
        return schema_version(connection)


def test_steps_are_numbered_without_gaps_and_the_same_everywhere() -> None:
    sqlite, postgresql = load_steps("sqlite"), load_steps("postgresql")
    assert [step.version for step in sqlite] == list(range(1, len(sqlite) + 1))
    assert [(step.version, step.name) for step in sqlite] == [(step.version, step.name) for step in postgresql]


def test_every_earlier_version_is_migrated_with_its_data(place: str, entries_of: EntriesOf) -> None:
    steps = steps_of(place)
    assert len(steps) > 1
    old = SqlStore(place, steps[:1])
    old.append(entries_of(1))
    assert version_of(old) == 1
    old.close()
    for known in range(2, len(steps) + 1):
        store = SqlStore(place, steps[:known])
        assert version_of(store) == known
        assert list(store.iter_entries()) == entries_of(1)
        assert store.append(entries_of(1)) == 0
        store.close()


def test_a_later_step_is_applied_once_to_what_is_there(place: str, entries_of: EntriesOf) -> None:
    now = steps_of(place)
    later = Step(
        len(now) + 1, "counts", ("CREATE TABLE counts (n INTEGER)", "INSERT INTO counts SELECT count(*) FROM entries")
    )
    store = SqlStore(place)
    store.append(entries_of(1))
    store.close()
    for _ in range(2):
        store = SqlStore(place, (*now, later))
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT n FROM counts").fetchall() == [(6,)]
        store.close()
    with pytest.raises(LedgerError, match="made by a newer Whence"):
        SqlStore(place)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(place: str, entries_of: EntriesOf) -> None:
    now = steps_of(place)
    broken = Step(len(now) + 1, "broken", ("CREATE TABLE half (n INTEGER)", "INSERT INTO nowhere VALUES (1)"))
    store = SqlStore(place)
    store.append(entries_of(1))
    store.close()
    with pytest.raises(LedgerError, match="nowhere"):
        SqlStore(place, (*now, broken))
    store = SqlStore(place)
    assert list(store.iter_entries()) == entries_of(1)
    with store._reading() as connection:
        assert "half" not in inspect(connection).get_table_names()
    store.close()


def test_queries_see_the_tables_that_migrations_make(place: str) -> None:
    store = SqlStore(place)
    with store._reading() as connection:
        made = inspect(connection)
        there = {
            name: [c["name"] for c in made.get_columns(name)]
            for name in (*made.get_table_names(), *made.get_view_names())
        }
    assert there == {table.name: [column.name for column in table.columns] for table in METADATA.sorted_tables}
    store.close()
