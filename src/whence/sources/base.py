"""What a reader of sources is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from whence.core.document import Failure, RawDocument


@dataclass(frozen=True, slots=True)
class Hints:
    """This says: whatever is read now was published by Coast Courier, and is to be taken as of 14 May 2021.

    What the user says of all documents of one call (`--publisher`, `--published`, `--url`); a sidecar's word on one file
    is stronger.
    """

    publisher: str | None = None
    published: str | None = None
    url: str | None = None


class SourceReader(Protocol):
    """Reads one kind of source into raw documents: `warc` takes .warc and .warc.gz."""

    @property
    def name(self) -> str:
        """What it is called: "warc"."""

    def takes(self, path: Path, head: bytes) -> bool:
        """Whether this file, whose first bytes are `head`, is its to read."""

    def read(self, path: Path, hints: Hints) -> Iterator[RawDocument | Failure]:
        """Every document in the file, one by one; what cannot be read comes as a failure in its place."""
