"""What a task is: named input fields in, one output object for each input line, in the order of the input."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from whence.core.document import Document, Published
from whence.documents.sentences import split_sentences
from whence.errors import InputError

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """This says: `timex` reads doc_id, text and dct of each line and writes doc_id and timexes.

    `run` takes the records one by one, each cut down to `fields` (never a gold field), and gives one answer each; tasks
    over a set or a folder have runners of their own.
    """

    name: str
    fields: tuple[str, ...]
    run: Callable[[Iterable[Record]], Iterator[Record]]
    optional: tuple[str, ...] = ()


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
