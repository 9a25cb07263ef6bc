"""Feeds: RSS, RDF and Atom, from a file or an address."""

import html
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar

from whence.core.document import Failure
from whence.sources import kinds
from whence.sources.base import EMPTY, Hints, Item, Opened, failed, too_large
from whence.sources.fetch import Fetcher

try:
    import feedparser
except ImportError:  # the extra `feeds` is not installed; the reader says so
    feedparser = None

_ENTITY = re.compile(rb"<!ENTITY\s+([^>]*)", re.IGNORECASE)
_SMALL_ENTITY = re.compile(rb"""\w+\s+(["'])(?:&#\w{1,8};|[^&"'%]{0,32})\1\s*""")
_MOST_ENTITIES = 300  # HTML names 252


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Reads the entries of a feed; `news.rss#3` is its third.

    An entry with its whole text (RSS content:encoded, Atom content) is a document. Of an entry with a link only the page is
    fetched; where that fails, its summary, if it has one, is read instead. `<source>` names the real publisher.
    """

    max_bytes: int
    fetcher: Fetcher | None = None
    name: ClassVar[str] = "feed"
    media_types: ClassVar[frozenset[str]] = frozenset({kinds.FEED})

    def read(self, opened: Opened) -> Iterator[Item]:
        """Every entry's document, in the order of the feed."""
        content = opened.stream.read(self.max_bytes + 1)
        problem = _unfit(content, self.max_bytes)
        if problem:
            yield opened.failure(*problem)
            return
        feed = _parse(content, opened.hints.url)
        if not feed.version and not feed.entries:
            yield opened.failure("XML, but no RSS or Atom feed", "give a feed, or the addresses of its pages")
            return
        if not feed.entries:
            yield opened.failure("a feed without entries", "fetch it again later")
        for number, entry in enumerate(feed.entries, start=1):
            yield from self._read_entry(opened, entry, feed.feed.get("title"), number)

    def _read_entry(self, opened: Opened, entry: Any, feed_title: str | None, number: int) -> Iterator[Item]:
        """One entry's document."""
        hints = _hints_of(entry)
        whole, summary = _content(entry), _summary(entry)
        if whole is None and hints.url:
            item = self._page(opened, hints)
            yield item
            if not isinstance(item, Failure):
                return
        text = whole or summary
        if text is not None:
            media_type, words = text
            # The feed's own title is the weakest word on who publishes: an aggregator is no outlet.
            own = hints.over(opened.hints).over(Hints(publisher=feed_title or None))
            body = words.encode("utf-8", "replace")
            yield opened.document(body, replace(own, url=hints.url), part=number, media_type=media_type)
        elif not hints.url:
            yield opened.failure("an entry without text and without a link", part=number)

    def _page(self, opened: Opened, hints: Hints) -> Item:
        """The page an entry links to."""
        url = hints.url or ""
        if self.fetcher is None:
            return failed(
                url, f"only linked to in {opened.name}, and nothing is fetched here", "add the address itself", url
            )
        answer = self.fetcher.fetch(url)
        if isinstance(answer, Failure):
            return answer
        media_type = kinds.media_type_of(answer.url, answer.content[: kinds.HEAD_BYTES], answer.media_type)
        if media_type not in {kinds.HTML, kinds.TEXT, kinds.PDF}:
            return failed(
                url, f"the link leads to {answer.media_type or 'something unknown'}", "pages and PDF are read", url
            )
        page = Opened(answer.url, io.BytesIO(), media_type, opened.hints, answer.retrieved_at)
        return page.document(answer.content, replace(hints, url=answer.url), media_type=answer.as_read(media_type))


def _unfit(content: bytes, max_bytes: int) -> tuple[str, str] | None:
    """Why these bytes are not parsed as a feed, and what to do."""
    if feedparser is None:
        return "feeds need feedparser", "pip install 'whence[feeds]'"
    if not content.strip():
        return EMPTY
    if len(content) > max_bytes:
        return too_large(max_bytes)
    declared = _ENTITY.findall(content.replace(b"\0", b""))
    if len(declared) > _MOST_ENTITIES or not all(_SMALL_ENTITY.fullmatch(entity) for entity in declared):
        return "declares XML entities that could blow up", "remove its DOCTYPE; news feeds need none"
    return None


def _parse(content: bytes, url: str | None) -> Any:
    """The feed, its HTML as it was written. A stream is handed over: feedparser takes bytes for a file name first."""
    headers = {"content-location": url} if url else {}
    return feedparser.parse(
        io.BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _hints_of(entry: Any) -> Hints:
    """What an entry says of its article."""
    source = entry.get("source") or {}
    return Hints(
        publisher=source.get("title") or None,
        published=_published(entry),
        url=entry.get("link") or None,
        title=entry.get("title") or None,
    )


def _content(entry: Any) -> tuple[str, str] | None:
    """Media type and words of the whole text, where the entry has it."""
    for content in entry.get("content", ()):
        if (content.get("value") or "").strip():
            return _told_apart(content, content["value"])
    return None


def _summary(entry: Any) -> tuple[str, str] | None:
    """Media type and words of the summary."""
    words = entry.get("summary") or ""
    return _told_apart(entry.get("summary_detail") or {}, words) if words.strip() else None


def _told_apart(detail: Any, words: str) -> tuple[str, str]:
    """Media type and words: HTML unless the feed says plain text and means it; without a tag it is text."""
    if detail.get("type") == kinds.TEXT and "</" not in words:
        return kinds.TEXT, words
    return (kinds.HTML, words) if "<" in words else (kinds.TEXT, html.unescape(words))


def _published(entry: Any) -> str | None:
    """The time of publication as ISO 8601, with the zone it was written in: the day counts where the outlet is."""
    written = entry.get("published") or entry.get("updated")
    if not written:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written).isoformat()
        except ValueError:
            continue
    parsed = entry.get("published_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
