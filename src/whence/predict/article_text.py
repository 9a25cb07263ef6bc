"""The task `article-text`: a page in, the body of its article out (no headline, no author, no line of the site)."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from whence.core.document import Document, RawDocument
from whence.documents.lines import split_lines
from whence.documents.parse import MAX_BYTES, parse
from whence.errors import DocumentError, InputError
from whence.predict.base import Record, Task

_GZIP = b"\x1f\x8b"


def run(records: Iterable[Record]) -> Iterator[Record]:
    """The body of each page, one paragraph a line; empty where a page has no article. `html` is the path of the page."""
    for record in records:
        path = Path(record["html"])
        raw = RawDocument(path.name, _content(path), "text/html", datetime.now(UTC))
        try:
            text = body(parse(raw))
        except DocumentError:
            text = ""
        yield {"id": record["id"], "text": text}


def _content(path: Path) -> bytes:
    """The bytes of a page, unpacked if need be; InputError where it cannot be read."""
    try:
        content = path.read_bytes()
        if not content.startswith(_GZIP):
            return content
        with gzip.open(path) as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: cannot be read ({error})", hint="`html` is a path relative to the input") from error


def body(document: Document) -> str:
    """The paragraphs of an article without title, byline, the line with its date, and furniture."""
    apart = [f.span for f in document.furniture]
    apart += [span for span in (document.title, document.byline) if span]
    apart += [document.published.span] if document.published and document.published.span else []
    starts = {span.start for span in apart}
    return "\n".join(line.text for line in split_lines(document.text) if not starts & {*range(line.start, line.end)})


TASK = Task("article-text", ("id", "html"), run, paths=("html",))
