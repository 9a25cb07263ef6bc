"""What a task is: named input fields in, one output object for each input line, in the order of the input."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from whence.core.document import Document, Published
from whence.documents.sentences import split_sentences
from whence.errors import InputError

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """This says: `timex` reads doc_id, text and dct of each line and writes doc_id and timexes.

    `run` takes the records one by one, each cut down to `fields` (never a gold field), and gives one answer each; tasks
    over a set or a folder have runners of their own. `paths` are fields that name files: whoever calls `run` makes them
    absolute first, taking them as relative to the folder of the input.
    """

    name: str
    fields: tuple[str, ...]
    run: Callable[[Iterable[Record]], Iterator[Record]]
    optional: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathTask:
    """This says: `ledger` needs more than the lines of one file, so `run` is given the path of the input itself."""

    name: str
    run: Callable[[Path], Iterator[Record]]


def read_records(path: Path, fields: Iterable[str], optional: Iterable[str] = ()) -> Iterator[Record]:
    """The records of a JSONL file, each with those fields alone; InputError names the line that is off."""
    fields = tuple(fields)
    try:
        lines = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", hint="name a JSONL file") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                record = _record(line, f"{path}, line {number}")
                missing = [name for name in fields if name not in record]
                if missing:
                    raise InputError(f"{path}, line {number}: no {missing[0]!r}", hint="needs " + ", ".join(fields))
                yield {name: record[name] for name in (*fields, *optional) if name in record}


def _record(line: bytes, where: str) -> Record:
    """The object on one line."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON: {error}", hint="one JSON object a line") from error
    if not isinstance(record, dict):
        raise InputError(f"{where}: not an object", hint="one JSON object a line")
    return record


def given_document(text: str, day: str | None = None) -> Document:
    """A document of exactly this text, offsets as given, published on that ISO day (None: unknown)."""
    published = Published(_day(day), "day", "given") if day else None
    sentences = tuple(split_sentences(text))
    return Document(
        "doc-given", "", "given", text, datetime.now(UTC), published=published, language="en", sentences=sentences
    )


def _day(text: str) -> date:
    """The day of an ISO date or time; InputError otherwise."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise InputError(f"{text!r} is no date", hint="write YYYY-MM-DD") from error
