"""Tables of documents: JSONL, one object to a line, and CSV, one row each under a line of column names."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from whence.errors import DocumentError
from whence.sources import kinds
from whence.sources.base import EMPTY, Item, Opened
from whence.sources.fields import FIELDS, document_of
from whence.sources.lines import iter_lines, iter_objects

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class JsonlReader:
    """Reads one document from each line; `news.jsonl#12` is line 12."""

    max_bytes: int
    name: ClassVar[str] = "jsonl"
    media_types: ClassVar[frozenset[str]] = frozenset({kinds.JSONL})

    def read(self, opened: Opened) -> Iterator[Item]:
        """Every line's document; a bad line is a failure and the next is read."""
        number = 0
        for number, record in iter_objects(opened.stream, self.max_bytes):
            yield _outcome(opened, record, number)
        if not number:
            yield opened.failure(*EMPTY)


@dataclass(frozen=True, slots=True)
class CsvReader:
    """Reads one document from each row; `news.csv#2` is the first row under the column names.

    Commas, semicolons or tabs, whichever parts the column names into more. UTF-8, with or without a byte order mark.
    """

    max_bytes: int
    name: ClassVar[str] = "csv"
    media_types: ClassVar[frozenset[str]] = frozenset({kinds.CSV, kinds.TSV})

    def read(self, opened: Opened) -> Iterator[Item]:
        """Every row's document; a bad row is a failure and the next is read."""
        # The csv module keeps this limit for the whole process; it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), self.max_bytes))
        lines = self._lines(opened)
        try:
            header = next(lines, "")
            delimiter = max(_DELIMITERS, key=header.count)
            names = _names(next(csv.reader([header], delimiter=delimiter), []))
        except csv.Error as error:
            yield opened.failure(f"no column names: {error}", "write them in the first line, and end lines with \\n")
            return
        if not header.strip():
            yield opened.failure(*EMPTY)
            return
        if not {*FIELDS["text"], *FIELDS["html"]} & set(names):
            problem = f"no column named text or html (columns: {', '.join(names[:10]) or 'none'})"
            yield opened.failure(problem, "give the column of the articles that name in the first line")
            return
        for number, record in _records(csv.reader(lines, delimiter=delimiter, strict=True), names):
            yield _outcome(opened, record, number)

    def _lines(self, opened: Opened) -> Iterator[str]:
        """The lines as text; what is not UTF-8 is marked, and found again in its row."""
        for number, line in enumerate(iter_lines(opened.stream, self.max_bytes)):
            if isinstance(line, DocumentError):
                raise csv.Error(f"line {number + 1}: {line}; nothing behind it was read")
            yield line.decode("utf-8" if number else "utf-8-sig", "surrogateescape")


def _names(header: list[str]) -> list[str]:
    """Column names in small letters; what is not UTF-8 in them is shown as it is."""
    return [name.strip().lower().encode("utf-8", "backslashreplace").decode() for name in header]


def _records(rows: Iterator[list[str]], names: list[str]) -> Iterator[tuple[int, Mapping[str, object] | DocumentError]]:
    """Rows as records, with their numbers as a spreadsheet counts them."""
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield number, DocumentError(f"no CSV: {error}", hint='close every quote, and write " inside one as ""')
            continue
        if row is None:
            return
        if row:
            yield number, _record(row, names)


def _record(row: list[str], names: list[str]) -> Mapping[str, object] | DocumentError:
    """One row under its names."""
    if len(row) > len(names):
        problem = f"{len(row)} cells under {len(names)} column names"
        return DocumentError(problem, hint="put cells with a comma in them in quotes")
    try:
        "".join(row).encode("utf-8")
    except UnicodeEncodeError:
        return DocumentError("not UTF-8", hint="save the file as UTF-8")
    return dict(zip(names, row, strict=False))


def _outcome(opened: Opened, record: Mapping[str, object] | DocumentError, number: int) -> Item:
    """The document of a record, or why there is none."""
    try:
        if isinstance(record, DocumentError):
            raise record
        return document_of(opened, record, number)
    except DocumentError as error:
        return opened.failure(error.message, error.hint, part=number)
