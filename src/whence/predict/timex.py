"""The task `timex`: time expressions with their TIMEX3 values, of texts published on a given day."""

from collections.abc import Iterable, Iterator
from datetime import date

from whence.core.reading import Reading
from whence.core.time import TimeExpression
from whence.documents.dates import in_lines
from whence.documents.lines import split_lines
from whence.extraction.times.extractor import Times
from whence.predict.base import Record, Task, given_document


def run(records: Iterable[Record]) -> Iterator[Record]:
    """One answer a text: {doc_id, timexes: [{start, end, type, value}]}; a `dct` that is no ISO day counts as unknown.

    Where it is unknown, a line that gives the text's own date ("April 27, 2005" under the title) stands for it.
    """
    extractor = Times()
    for record in records:
        reading = extractor.extract(Reading(given_document(record["text"], day_of(record))))
        yield {"doc_id": record["doc_id"], "timexes": [_row(time) for time in reading.times]}


def day_of(record: Record) -> str | None:
    """The ISO day of publication, as given or as a line of the text gives it."""
    given = str(record.get("dct") or "")
    try:
        return date.fromisoformat(given[:10]).isoformat()
    except ValueError:  # none, or one whose order of day and month nobody knows
        found = in_lines(split_lines(record["text"]))
    return found[0].on.isoformat() if found and found[0].precision == "day" else None


def _row(time: TimeExpression) -> Record:
    """One expression as the format wants it."""
    return {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}


TASK = Task("timex", ("doc_id", "text"), run, optional=("dct",))
