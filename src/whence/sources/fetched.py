"""What a fetch brings, and the fetcher that answers from memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from whence.core.document import Failure
from whence.sources.base import failed


@dataclass(frozen=True, slots=True)
class Fetched:
    """This says: that address gave these bytes as "text/html; charset=utf-8" at that time; `url` is after redirects."""

    url: str
    content: bytes
    retrieved_at: datetime
    media_type: str | None = None

    def as_read(self, media_type: str) -> str:
        """The media type it is read as, with the charset the server declared."""
        charset = (self.media_type or "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
        return f"{media_type}; charset={charset}" if charset and media_type.startswith("text/") else media_type


class FixedFetcher:
    """Answers from memory: the twin for tests and for work without a network."""

    def __init__(self, answers: Mapping[str, Fetched | Failure]) -> None:
        self._answers = answers

    def fetch(self, url: str) -> Fetched | Failure:
        """The answer given for this address."""
        return self._answers.get(url) or failed(url, "no answer is kept for this address", None, url)
