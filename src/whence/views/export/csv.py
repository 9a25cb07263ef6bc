"""`whence export --csv DIR`: incidents.csv, figures.csv and statements.csv, for people who live in spreadsheets."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from whence.case.case import Case
from whence.case.tables import TABLES, Row
from whence.errors import InputError

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would take such a cell for a formula


def export_csv(case: Case, folder: Path) -> list[Path]:
    """Write the three files and return their paths; an empty table has no file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to: {error.strerror}", hint="name another folder") from error
    contents = case.contents()
    return [path for name, rows in TABLES.items() if (path := _write(folder / f"{name}.csv", rows(contents)))]


def _write(path: Path, rows: Iterable[Row]) -> Path | None:
    """One table into one file, UTF-8 with a mark so that spreadsheets read it right."""
    writer = None
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(file, list(row))
                writer.writeheader()
            writer.writerow({column: cell(value) for column, value in row.items()})
    if writer is None:
        path.unlink()
        return None
    return path


def cell(value: Any) -> str:
    """A value as a cell: unknown is empty, never 0; text that a spreadsheet would compute is disarmed.

    >>> cell(None), cell(7.0), cell("=1+1")
    ('', '7', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = str(value)
    return "'" + text if text.startswith(_DANGEROUS) else text
