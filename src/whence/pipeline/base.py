"""What a reader is: bytes in, everything read from one document out."""

from typing import Protocol

from whence.core.document import Document, Failure, RawDocument
from whence.core.reading import Reading


class Reader(Protocol):
    """Reads one document at a time: `ShippedReader` does, and a model of your own may: `whence.open("case", reader=mine)`.

    Keeps no state between documents; `parse` and `read` raise for no document, however odd.
    """

    @property
    def stamp(self) -> str:
        """All that shapes a reading, in one line: "mine@1". A document read under another stamp is read again."""

    def parse(self, raw: RawDocument) -> Document | Failure:
        """The document, or why there is none."""

    def read(self, document: Document) -> Reading:
        """Everything found in it, each thing with its span; what was set aside, with the reason, in `skipped`."""
