"""Web archives: WARC, plain and gzipped, as CC-NEWS and wget write them, and WET text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from whence.core.document import RawDocument
from whence.errors import DocumentError
from whence.sources import kinds
from whence.sources.base import Hints, Item, Opened
from whence.sources.bodies import unpack
from whence.sources.records import Record, is_available, iter_records, parse_headers

try:
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
except ImportError:  # the extra `warc` is not installed; the reader says so
    ChunkedDataException = ChunkedDataReader = None

_PAGES = frozenset({kinds.HTML, kinds.TEXT, "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads the pages of a WARC: answers with status 200, HTML or text; `dump.warc.gz#17` is its 17th record.

    Other records (requests, pictures, errors, revisits) are passed over. WARC-Date is when a page was retrieved.
    """

    max_bytes: int
    name: ClassVar[str] = "warc"
    media_types: ClassVar[frozenset[str]] = frozenset({kinds.WARC})

    def read(self, opened: Opened) -> Iterator[Item]:
        """Every page; a broken record is a failure, and reading goes on with the next."""
        if not is_available():
            yield opened.failure("WARC files need warcio", "pip install 'whence[warc]'")
            return
        number, n_found = 0, 0
        for number, record in enumerate(iter_records(opened.stream, self.max_bytes), start=1):
            if item := self._item(opened, record, number):
                n_found += 1
                yield item
        if not n_found:
            yield opened.failure(f"no page in its {number} records", "pages are answers with status 200, HTML or text")

    def _item(self, opened: Opened, record: Record | DocumentError, number: int) -> Item | None:
        """What one record gives; None where it holds no page."""
        try:
            if isinstance(record, DocumentError):
                raise record
            return self._page(opened, record, number)
        except DocumentError as error:
            return opened.failure(error.message, error.hint, part=number)

    def _page(self, opened: Opened, record: Record, number: int) -> RawDocument | None:
        """The page of a record."""
        if not record.block:
            return None
        found = _answer(record, self.max_bytes) if _is_http(record) else _text(record)
        if found is None:
            return None
        media_type, body = found
        if record.header("WARC-Truncated"):
            raise DocumentError(
                f"the crawler cut it off ({record.header('WARC-Truncated')})", hint="fetch the page itself"
            )
        if not body.strip():
            raise DocumentError("the page is empty", hint="fetch the page itself")
        url = (record.header("WARC-Target-URI") or "").strip("<>") or None
        own, time = Hints(url=url), _date(record)
        return opened.document(body, own, part=number, media_type=media_type, retrieved_at=time)


def _is_http(record: Record) -> bool:
    """Whether the block is an HTTP answer with headers of its own."""
    return record.header("WARC-Type") == "response" and (record.block or b"").startswith(b"HTTP/")


def _text(record: Record) -> tuple[str, bytes] | None:
    """The text of a record that is no HTTP answer: `resource`, `conversion`."""
    media_type = (record.header("Content-Type") or "").lower()
    return (_as_read(media_type), record.block or b"") if _is_page(media_type) else None


def _answer(record: Record, max_bytes: int) -> tuple[str, bytes] | None:
    """Media type and body of an HTTP answer with status 200; None for any other answer."""
    stream = io.BytesIO(record.block or b"")
    http = parse_headers(stream)
    media_type = (http.get_header("Content-Type") or kinds.HTML).lower()
    if http.get_statuscode() != "200" or not _is_page(media_type):
        return None
    body = stream.read()
    if (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = _dechunk(body)
    return _as_read(media_type), unpack(body, http.get_header("Content-Encoding"), max_bytes)


def _is_page(media_type: str) -> bool:
    """Whether it is HTML or plain text."""
    return media_type.partition(";")[0].strip() in _PAGES


def _as_read(media_type: str) -> str:
    """XHTML is read as HTML."""
    return media_type.replace("application/xhtml+xml", kinds.HTML)


def _dechunk(body: bytes) -> bytes:
    """A chunked body in one piece; one that was put together already is returned as it is."""
    size = body[:64].partition(b"\r\n")[0].partition(b";")[0].strip()
    if not size or size.strip(b"0123456789abcdefABCDEF"):
        return body
    try:
        whole: Any = ChunkedDataReader(io.BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException as error:
        raise DocumentError("the chunked body is damaged or cut off", hint="fetch the page itself") from error
    return bytes(whole)


def _date(record: Record) -> datetime | None:
    """WARC-Date in UTC, where it is one."""
    try:
        time = datetime.fromisoformat(record.header("WARC-Date") or "")
    except ValueError:
        return None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
