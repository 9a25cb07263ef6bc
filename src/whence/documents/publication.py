"""When and by whom a document was published, and how we know."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from whence.core.document import Document, Published, RawDocument
from whence.documents.dates import Day, in_address, in_lines, is_ambiguous, read_date
from whence.documents.lines import Line
from whence.documents.page import Page

_PUBLISHED_IN = re.compile(r"(?i)published in (?P<name>[A-Z][\w.'’& ]{2,40}?),")
_HEAD_LINES = 10

Found = tuple[Published | None, tuple[str, ...]]


def find_published(raw: RawDocument, page: Page, document: Document, lines: Sequence[Line]) -> Found:
    """The day of publication and notes on what was passed over.

    What was given counts most, then the page's metadata, then a line of the page, then the address. A date after the
    capture is passed over: it is an expiry date or an event to come.
    """
    notes: list[str] = []
    for published in _candidates(raw, page, document, lines, notes):
        if published.on <= raw.retrieved_at.date():
            return published, tuple(notes)
        notes.append(f"date of publication {published.on} ({published.found}) is after the capture and was passed over")
    notes += [f"date not read, day and month could be swapped: {line.text}" for line in _ambiguous(lines)]
    return None, tuple(notes)


def _candidates(
    raw: RawDocument, page: Page, document: Document, lines: Sequence[Line], notes: list[str]
) -> Iterator[Published]:
    """Every date there is, the best known first."""
    given = _read_given(raw.published, notes)
    if given:
        yield Published(given.on, given.precision, "given")
    if page.day:
        yield Published(page.day.on, page.day.precision, "page metadata")
    on_line = in_lines(lines)
    if on_line:
        day, start, end = on_line
        yield Published(day.on, day.precision, "line of the page", document.span(start, end))
    address = in_address(raw.url) if raw.url else None
    if address:
        yield Published(address.on, address.precision, "address")


def _read_given(text: str | None, notes: list[str]) -> Day | None:
    """The date that came along; a note where it cannot be read."""
    if not text or not text.strip():
        return None
    day = read_date(text)
    if day is None:
        notes.append(f"the date given, {text!r}, cannot be read; write YYYY-MM-DD")
    return day


def _ambiguous(lines: Sequence[Line]) -> list[Line]:
    """Lines at the head whose date could be read in two ways."""
    return [line for line in lines[:_HEAD_LINES] if line.n_words <= 10 and is_ambiguous(line.text)]


def find_publisher(raw: RawDocument, page: Page, lines: Sequence[Line]) -> str | None:
    """Who published: as given, as the page names its site, as a line says ("Published in Frontier Gazette, …"), else the domain."""
    said = (found["name"] for line in lines if line.n_words <= 12 and (found := _PUBLISHED_IN.search(line.text)))
    return raw.publisher or page.site or next(said, None) or _domain(raw.url)


def _domain(url: str | None) -> str | None:
    """The domain of a web address, without its "www."."""
    host = urlsplit(url).hostname if url and re.match(r"(?i)https?://", url) else None
    return host.removeprefix("www.") if host else None
