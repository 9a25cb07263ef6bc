"""Files that hold one document each: text, HTML, Markdown, PDF, DOCX."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from whence.sources import kinds
from whence.sources.base import EMPTY, Item, Opened, too_large


@dataclass(frozen=True, slots=True)
class WholeReader:
    """Reads a file as one document, of at most `max_bytes`: the documents room parses it."""

    max_bytes: int
    name: ClassVar[str] = "file"
    media_types: ClassVar[frozenset[str]] = frozenset({kinds.TEXT, kinds.HTML, kinds.MARKDOWN, kinds.PDF, kinds.DOCX})

    def read(self, opened: Opened) -> Iterator[Item]:
        """The document; a failure where there is nothing, or too much."""
        content = opened.stream.read(self.max_bytes + 1)
        if not content:
            yield opened.failure(*EMPTY)
        elif len(content) > self.max_bytes:
            yield opened.failure(*too_large(self.max_bytes))
        else:
            yield opened.document(content)
