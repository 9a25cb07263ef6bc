"""The fields of a record, in JSONL and CSV alike, and the document they make.

| field | other names read | |
|---|---|---|
| text | body | the article as plain text; this or html is required, text is taken where both stand |
| html | | the page as it was |
| id | article_id, doc_id | the user's own id |
| title | headline | |
| publisher | outlet, source | |
| published | published_at, date | ISO 8601 date or time |
| url | link | |
| retrieved_at | | ISO 8601 time of capture; without a zone it is UTC |
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from whence.core.document import RawDocument
from whence.errors import DocumentError
from whence.sources import kinds
from whence.sources.base import Hints, Opened

FIELDS = {
    "text": ("text", "body"),
    "html": ("html",),
    "id": ("id", "article_id", "doc_id"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source"),
    "published": ("published", "published_at", "date"),
    "url": ("url", "link"),
    "retrieved_at": ("retrieved_at",),
}


def document_of(opened: Opened, record: Mapping[str, object], number: int) -> RawDocument:
    """The document a record makes; DocumentError where it makes none."""
    text, html = _field(record, "text"), _field(record, "html")
    content = text or html
    if content is None:
        names = ", ".join(sorted(str(name) for name in record)[:10]) or "none"
        raise DocumentError(f"neither text nor html in it (fields: {names})", hint="name the column text or html")
    return opened.document(
        _encoded(content),
        hints_of(record),
        part=number,
        media_type=kinds.TEXT if text else kinds.HTML,
        retrieved_at=_time(_field(record, "retrieved_at")),
    )


def hints_of(record: Mapping[str, object]) -> Hints:
    """What a record says of its article, beside the text."""
    return Hints(*(_field(record, name) for name in ("publisher", "published", "url", "title", "id")))


def _field(record: Mapping[str, object], name: str) -> str | None:
    """The first of a field's names that has a value; blank is unknown."""
    for alias in FIELDS[name]:
        value = record.get(alias)
        if isinstance(value, int) and not isinstance(value, bool) and name == "id":
            return str(value)
        if value is not None and not isinstance(value, str):
            raise DocumentError(f"{alias} is no text but {type(value).__name__}", hint=f"write {alias} in quotes")
        if value and value.strip():
            return value if name in {"text", "html"} else value.strip()
    return None


def _encoded(content: str) -> bytes:
    """As UTF-8."""
    try:
        return content.encode("utf-8")
    except UnicodeEncodeError as error:
        problem = f"half a character at position {error.start:,} of the text"
        raise DocumentError(
            problem, hint="a surrogate without its other half: write the file again as UTF-8"
        ) from error


def _time(text: str | None) -> datetime | None:
    """An ISO 8601 time in UTC."""
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise DocumentError(f"retrieved_at {text!r} is no time", hint="write 2021-05-14T09:10:00Z") from error
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
