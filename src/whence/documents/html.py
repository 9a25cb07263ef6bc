"""HTML by trafilatura, with what the page says of itself."""

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from html import unescape
from typing import Any

import trafilatura

from whence.documents.dates import MONTHS, Day, read_date
from whence.documents.encodings import decode
from whence.documents.html_tree import repair
from whence.documents.lines import split_lines
from whence.documents.normalize import normalize
from whence.documents.page import Page
from whence.errors import DocumentError

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_BODY_KEYS = ("articleBody", "text")
_HEAD = 4000  # bytes in which the HTML standard wants the charset
_ENOUGH = 0.7  # share of the body the page itself declares that must have been found
_LOST = 0.3  # share of the usual reading below which the precise one has lost the article
_MOST = 0.8  # share of all words in paragraphs above which nothing can have been lost
_MIN_BODY = 600  # characters of a declared body worth trusting


def read_html(content: bytes, name: str, declared: str | None = None, latest: date | None = None) -> Page:
    """The article of a page; DocumentError if it has none. Dates after `latest` are not looked at."""
    charset = _CHARSET.search(content[:_HEAD])
    decoded = decode(content, name, declared or (charset[1].decode("ascii", "replace") if charset else None))
    found, linked = _looked_into(decoded.text, latest)
    text = _whole_body(found.get("text") or "", linked)
    notes = decoded.notes
    if not text.strip():
        text = _stripped(decoded.text)
        notes += ("no article found by the structure of the page: all its words were kept",)
    if not text.strip():
        raise DocumentError(
            f"{name}: no article text in the page", hint="save the page with its text, not only its frame"
        )
    author, day = found.get("author"), _day(found.get("date"), decoded.text, latest)
    return Page(text, found.get("title"), author, found.get("sitename"), day, notes, frozenset(_posts(linked)))


def _looked_into(html: str, latest: date | None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What trafilatura finds, precise rather than complete, and the page's JSON-LD; nothing where there is no tree."""
    for chatty in ("trafilatura", "htmldate"):  # they report to the console what becomes an error or a note here
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(html)
    if tree is None:
        return {}, []
    linked = list(_linked_data(tree))
    dates = {"original_date": True, "extensive_search": False, "max_date": latest.isoformat() if latest else None}
    metadata = trafilatura.extract_metadata(tree, date_config=dates)
    repair(tree)
    named = metadata.as_dict() if metadata else {}
    found = {"text": _text(tree), **{key: named.get(key) for key in ("title", "author", "sitename", "date")}}
    return found, linked


def _text(tree: Any) -> str:
    """The text by trafilatura's precise reading, unless that loses most of what its usual one finds."""
    precise = trafilatura.extract(deepcopy(tree), include_comments=False, favor_precision=True) or ""
    in_paragraphs = sum(len("".join(p.itertext())) for p in tree.iter("p"))
    if len(precise) > _MOST * in_paragraphs:
        return precise
    usual = trafilatura.extract(tree, include_comments=False) or ""
    return precise if len(precise) > _LOST * len(usual) else usual


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD; broken ones are passed over."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of one block, two levels deep."""
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in (graph if isinstance(graph, list) else ()) if isinstance(part, dict))


def _posts(linked: list[dict[str, Any]]) -> Iterator[str]:
    """The paragraphs of the posts of a live page, as its JSON-LD declares them (schema.org LiveBlogPosting)."""
    updates = [item.get("liveBlogUpdate") for item in linked if "LiveBlogPosting" in str(item.get("@type"))]
    for post in (p for posts in updates if isinstance(posts, list) for p in posts if isinstance(p, dict)):
        for key in ("headline", "articleBody"):
            yield from (line.text for line in split_lines(normalize(_untagged(str(post.get(key) or ""))).text))


def _whole_body(text: str, linked: list[dict[str, Any]]) -> str:
    """The text, or the body the page declares in its JSON-LD where much of that is missing from the text."""
    bodies = (item.get(key) for item in linked for key in _BODY_KEYS if "Article" in str(item.get("@type")))
    body = max((_untagged(b) for b in bodies if isinstance(b, str)), key=len, default="")
    if len(body) < _MIN_BODY:
        return text
    wanted = re.findall(r"\w+", body)
    there = set(re.findall(r"\w+", text))
    return (
        text if len(text) >= _ENOUGH * len(body) and sum(w in there for w in wanted) >= _ENOUGH * len(wanted) else body
    )


def _untagged(body: str) -> str:
    """A body without the tags some sites leave in it."""
    return re.sub(r"<[^>]{1,200}>", " ", body).strip()


def _stripped(html: str) -> str:
    """All words of a page in which no article was found, such as one of nothing but frames in frames."""
    text = re.sub(r"(?is)<(script|style|noscript)\b.*?(?:</\1>|$)|<!--.*?(?:-->|$)", " ", html)
    text = unescape(re.sub(r"<[^<>]*>", "\n", text)) if "<" in text else text
    return "\n".join(line.text for line in split_lines(text))


def _day(iso: str | None, html: str, latest: date | None) -> Day | None:
    """The day of the metadata, if the page has it written out in full or in an order that cannot be mistaken."""
    day = read_date(iso) if iso else None
    if day is None or (latest and day.on > latest):
        return None
    on = day.on
    forms = (
        rf"{on.year}[-/.]?0?{on.month}[-/.]?0?{on.day}(?!\d)|(?:{MONTHS})\.?\s+0?{on.day}(?:st|nd|rd|th)?,?\s+{on.year}"
    )
    forms += rf"|(?<!\d)0?{on.day}(?:st|nd|rd|th)?[\s/.-]+(?:{MONTHS}),?[\s/.-]+{on.year}|(?<!\d)0?{on.day}\.0?{on.month}\.{on.year}"
    if on.day > 12:
        forms += rf"|(?<!\d)(?:0?{on.day}[/-]0?{on.month}|0?{on.month}[/-]0?{on.day})[/-]{on.year}"
    return day if re.search(forms, html, re.I) else None
