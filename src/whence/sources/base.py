"""What a reader of sources is, and what it is handed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import BinaryIO, Protocol

from whence.core.document import Failure, RawDocument
from whence.core.ids import make_id

Item = RawDocument | Failure
EMPTY = ("the file is empty", "nothing to read; leave it out or fetch it again")


@dataclass(frozen=True, slots=True)
class Hints:
    """This says: whatever is read now was published by Coast Courier, and is to be taken as of 14 May 2021.

    What the user says of all documents of one call (`--publisher`, `--published`, `--url`); a sidecar's word on one file is
    stronger, and a record's own word is stronger still. `title` and `article_id` come from sidecars and records only.
    """

    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    article_id: str | None = None

    def over(self, weaker: "Hints") -> "Hints":
        """These hints, with what they leave open taken from weaker ones.

        >>> Hints(publisher="Coast Courier").over(Hints("Daily Lantern", "2021-05-14")).published
        '2021-05-14'
        """
        pairs = ((getattr(self, field.name), getattr(weaker, field.name)) for field in fields(self))
        return Hints(*(weak if own is None else own for own, weak in pairs))


@dataclass(frozen=True, slots=True)
class Opened:
    """This says: news/a1.txt is open for reading, it is plain text, and the sidecar says Coast Courier.

    `media_type` may carry a charset the server declared ("text/html; charset=windows-1251"). `retrieved_at` is aware UTC.
    """

    name: str
    stream: BinaryIO
    media_type: str
    hints: Hints
    retrieved_at: datetime

    def document(
        self,
        content: bytes,
        own: Hints | None = None,
        *,
        part: int | None = None,
        media_type: str | None = None,
        retrieved_at: datetime | None = None,
    ) -> RawDocument:
        """A document found in it; `own` is what the record says of itself, `part` the number of the record."""
        hints = (own or Hints()).over(self.hints)
        return RawDocument(
            name=part_name(self.name, part),
            content=content,
            media_type=media_type or self.media_type,
            retrieved_at=retrieved_at or self.retrieved_at,
            url=hints.url,
            publisher=hints.publisher,
            published=hints.published,
            title=hints.title,
            article_id=hints.article_id,
        )

    def failure(self, problem: str, hint: str | None = None, *, part: int | None = None) -> Failure:
        """What could not be read of it, and what to do about it."""
        return failed(part_name(self.name, part), problem, hint, self.hints.url)


class SourceReader(Protocol):
    """Reads one kind of source into raw documents: `warc` reads "application/warc"."""

    @property
    def name(self) -> str:
        """What it is called: "warc"."""

    @property
    def media_types(self) -> frozenset[str]:
        """The media types it reads."""

    def read(self, opened: Opened) -> Iterator[Item]:
        """Every document in it, one by one; what cannot be read comes as a failure in its place."""


def part_name(name: str, part: int | None) -> str:
    """The name of a record in a file.

    >>> part_name("dump.warc.gz", 17)
    'dump.warc.gz#17'
    """
    return name if part is None else f"{name}#{part}"


def failed(name: str, problem: str, hint: str | None = None, url: str | None = None) -> Failure:
    """A failure, the same id whenever the same thing fails the same way."""
    return Failure(make_id("fail", name, problem), name, problem, hint, url)


def too_large(max_bytes: int) -> tuple[str, str]:
    """The problem and the hint for whatever is over the limit."""
    return f"larger than {max_bytes:,} bytes", "raise WHENCE_MAX_DOCUMENT_BYTES to read it"
