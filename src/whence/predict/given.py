"""Documents as tasks over sets give them: an id, a title, a publisher, a day and a text."""

from dataclasses import replace

from whence.core.document import Document, Published
from whence.documents.dates import read_date
from whence.documents.lines import split_lines
from whence.documents.sentences import split_sentences
from whence.predict.base import Record, given_document

FIELDS = ("doc_id", "text")
OPTIONAL = ("title", "publisher", "published")


def given_article(record: Record) -> Document:
    """The document of a record, its title the first line of its text, under the id it has in the record."""
    title, text = record.get("title") or "", record["text"]
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    day = read_date(record["published"]) if record.get("published") else None
    lines = split_lines(text)
    document = replace(
        given_document(text),
        id=record["doc_id"],
        publisher=record.get("publisher"),
        published=Published(day.on, day.precision, "given") if day else None,
        sentences=tuple((x.start + a, x.start + b) for x in lines for a, b in split_sentences(x.text)),
    )
    return replace(document, title=document.span(0, len(title))) if title else document
