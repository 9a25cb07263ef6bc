"""The task `copies`: documents in, groups of documents that are one text out, one group a line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whence.core.document import Document, Published
from whence.documents.dates import read_date
from whence.documents.duplicates import groups
from whence.documents.lines import split_lines
from whence.documents.sentences import split_sentences
from whence.predict.base import Record, Task, given_document


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Groups of two or more; a document in no group has no copy."""
    for group in groups([_document(record) for record in records]):
        yield {"doc_ids": list(group)}


def _document(record: Record) -> Document:
    """The document of a record, under the id it has there."""
    day = read_date(record["published"]) if record.get("published") else None
    published = Published(day.on, day.precision, "given") if day else None
    lines = split_lines(record["text"])
    sentences = tuple((x.start + a, x.start + b) for x in lines for a, b in split_sentences(x.text))
    return replace(given_document(record["text"]), id=record["doc_id"], published=published, sentences=sentences)


TASK = Task("copies", ("doc_id", "text"), run, optional=("title", "publisher", "published"))
