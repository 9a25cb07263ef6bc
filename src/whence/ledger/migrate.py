"""Migrations: numbered steps, forward only, each recorded where it was applied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, func, insert, inspect, select

from whence.errors import LedgerError
from whence.ledger.tables import ledger_schema


@dataclass(frozen=True, slots=True)
class Step:
    """This says: step 2, append_only, is these statements."""

    version: int
    name: str
    statements: tuple[str, ...]


@cache
def load_steps(database: str) -> tuple[Step, ...]:
    """Every step for that kind of database ("sqlite", "postgresql"), in order; from `migrations/0001_name.database.sql`."""
    folder = files("whence.ledger") / "migrations"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(f".{database}.sql")), key=lambda f: f.name)
    return tuple(_read_step(file.name, file.read_text(encoding="utf-8")) for file in found)


def _read_step(file_name: str, text: str) -> Step:
    """A step from its file, whose statements are separated by empty lines."""
    number, _, name = file_name.split(".")[0].partition("_")
    return Step(int(number), name, tuple(part.strip() for part in text.split("\n\n") if part.strip()))


def is_up_to_date(connection: Connection, where: str, steps: Sequence[Step]) -> bool:
    """Whether nothing needs doing; LedgerError where a newer Whence made the ledger, or no Whence made what is there."""
    tables = inspect(connection).get_table_names()
    if ledger_schema.name not in tables:
        if tables:
            raise LedgerError(
                f"{where}: holds other tables ({tables[0]}) and no ledger",
                hint="give the ledger a file, a database or a schema of its own",
            )
        return False
    version, known = schema_version(connection), steps[-1].version
    if version > known:
        raise LedgerError(
            f"{where}: made by a newer Whence (schema {version}, this one knows {known})",
            hint="upgrade with pip install --upgrade whence",
        )
    return version == known


def migrate(connection: Connection, steps: Sequence[Step]) -> None:
    """Apply the steps not yet applied, within the transaction of the connection."""
    ledger_schema.create(connection, checkfirst=True)
    version = schema_version(connection)
    for step in steps:
        if step.version <= version:
            continue
        for statement in step.statements:
            connection.exec_driver_sql(statement)
        applied_at = datetime.now(UTC).isoformat()
        connection.execute(insert(ledger_schema).values(version=step.version, name=step.name, applied_at=applied_at))


def schema_version(connection: Connection) -> int:
    """The number of the last step applied, 0 where there is none yet."""
    return connection.execute(select(func.max(ledger_schema.c.version))).scalar() or 0
