"""Telling files apart."""

import gzip
from pathlib import PurePath

import pytest

from whence.sources import kinds
from whence.sources.kinds import is_passed_over, media_type_of


@pytest.mark.parametrize(
    ("name", "head", "declared", "kind"),
    [
        ("a.txt", b"plain", None, kinds.TEXT),
        ("a.ndjson", b"{}", None, kinds.JSONL),
        ("a.tsv", b"text\n", None, kinds.TSV),
        ("CC-NEWS-1.warc.gz", b"damaged", None, kinds.WARC),
        ("a.warc.wet.gz", b"damaged", None, kinds.WARC),
        ("noname", gzip.compress(b"WARC/1.0\r\n", mtime=0), None, kinds.WARC),
        ("a.gz", gzip.compress(b"<html>", mtime=0), None, None),
        ("a.xml", b"<?xml version='1.0'?><x/>", None, kinds.FEED),
        ("a", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", None, kinds.FEED),
        ("notes.txt", b"<rss version='2.0'>", None, kinds.TEXT),
        ("a.doc", b"\xd0\xcf\x11\xe0", None, None),
        ("https://c.example/a.php", b"<p>x", "text/html; charset=utf-8", kinds.HTML),
        ("https://c.example/a.txt", b"<p>x", "text/html", kinds.HTML),
        ("https://c.example/feed.html", b"<?xml?><feed xmlns='x'>", "text/html", kinds.FEED),
        ("https://c.example/a.pdf", b"%PDF-1.4", "application/octet-stream", kinds.PDF),
        ("https://c.example/a.csv", b"text\n", "application/octet-stream", kinds.CSV),
        ("https://c.example/a.txt", b"\x89PNG", "image/png", None),
    ],
)
def test_media_types(name: str, head: bytes, declared: str | None, kind: str | None) -> None:
    assert media_type_of(name, head, declared) == kind


@pytest.mark.parametrize("name", ["gold.json", "README.md", "LICENSE", "Logo.PNG", "articles.jsonl", "x.toml"])
def test_what_lies_beside_news(name: str) -> None:
    assert is_passed_over(PurePath("news") / name)


@pytest.mark.parametrize("name", ["a.txt", "readme-of-the-day.html", "a.odt", "more-articles.jsonl"])
def test_what_may_be_news(name: str) -> None:
    assert not is_passed_over(PurePath("news") / name)
