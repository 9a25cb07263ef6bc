"""Pages: the article in them, what they say of themselves, and bombs."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from whence.core.document import Document
from whence.documents.html import read_html
from whence.errors import DocumentError

Read = Callable[..., Document]
BODY = """<p>QASRIN (Meridian Press) — At least nine people were killed when a car bomb went off outside the governor's office on Thursday, a hospital official said.</p>
<p>Police put the toll at seven. No group has claimed responsibility for it so far, and officials would not name one.</p>
<p>It was the second blast in the city in ten days; a market bombing on 4 May killed twelve people, most of them traders.</p>"""


def page(head: str = "", body: str = BODY, around: str = "") -> str:
    """A page with that in its head and that article."""
    return f"""<html lang="en"><head><title>Nine dead in Qasrin | Coast Courier</title>{head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Nine dead in Qasrin</h1>{body}</article>{around}<footer>© Coast Courier Media Ltd.</footer></body></html>"""


def test_article_and_metadata(read: Read) -> None:
    head = '<meta property="og:site_name" content="Coast Courier"><meta property="article:published_time" content="2021-05-14T07:10:00Z"><meta name="author" content="Helena Marsh">'
    document = read(page(head), "text/html")
    assert document.title is not None
    assert document.title.quote == "Nine dead in Qasrin"
    assert document.publisher == "Coast Courier"
    assert document.published is not None
    assert (document.published.on, document.published.found) == (date(2021, 5, 14), "page metadata")
    assert document.byline is not None
    assert document.byline.quote == "Helena Marsh"
    assert document.dateline is not None
    assert "Police put the toll at seven." in document.text
    assert "Home" not in document.text


def test_a_date_after_the_capture_is_none(read: Read) -> None:
    head = '<meta property="article:published_time" content="2031-05-14T07:10:00Z">'
    assert read(page(head), "text/html").published is None


def test_a_swappable_date_in_the_page_is_none(read: Read) -> None:
    assert read(page('<meta name="date" content="03/04/2019">'), "text/html").published is None


def test_charset_of_the_page(read: Read) -> None:
    body = BODY.replace("governor", "governør")
    content = page('<meta charset="iso-8859-1">', body).encode("cp1252")
    assert "governør" in read(content, "text/html").text


def test_teasers_between_paragraphs_are_cut(read: Read) -> None:
    teaser = "<p><strong><a href='/x'>TEN BEACHES FOR THE MONTH OF JUNE</a></strong></p>"
    assert "BEACHES" not in read(page(body=BODY.replace("</p>\n", "</p>\n" + teaser, 1)), "text/html").text


def test_a_body_in_two_boxes_is_read_whole() -> None:
    one = "".join(
        f"<p>The {i}th village was attacked before dawn and its people fled to the hills, officials said on Monday.</p>"
        for i in range(12)
    )
    two = one.replace("village", "market")
    boxes = f'<div class="chunks"><div class="box body">{one}</div><div class="ad">Buy now</div><div class="box body">{two}</div></div>'
    text = read_html(page(body=boxes).encode(), "a.html").text
    assert "11th village" in text
    assert "11th market" in text


def test_the_declared_body_stands_in_for_one_a_script_would_write() -> None:
    words = " ".join(f"The {i}th village was attacked before dawn, officials said." for i in range(30))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{words}"}}</script>'
    text = read_html(page(head, body="<p>Loading the article, please wait.</p>").encode(), "a.html").text
    assert "29th village" in text


@pytest.mark.parametrize(
    "content", [b"<html><body></body></html>", b"<html><head><script>var a = 1;</script></head></html>"]
)
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.html: no article text in the page"):
        read_html(content, "a.html")


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 100_000 + BODY + "</div>" * 100_000,
        BODY + "<b>" * 100_000 + "deep",
        "<ul><li>" * 50_000 + BODY,
        "<table><tr><td>" * 30_000 + BODY,
        BODY + "<![CDATA[" * 10_000,
        BODY + "<!--" * 10_000,
        BODY + '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=["divs", "bold", "lists", "tables", "cdata", "comments", "json"],
)
def test_a_hundred_thousand_tags_neither_crash_nor_hang(content: str) -> None:
    began = time.perf_counter()
    assert "nine people were killed" in read_html(content.encode(), "a.html").text
    assert time.perf_counter() - began < 20


def test_fifty_megabytes_are_refused_unread(read: Read) -> None:
    with pytest.raises(DocumentError, match=r"52,000,000 bytes, more than the 20,000,000 allowed \(raise the setting"):
        read(b"<p>x</p>" * 6_500_000, "text/html")


def test_posts_of_a_live_page_are_set_aside_and_listed(read: Read) -> None:
    post = "Two more people have died in hospital, a doctor told our reporter at the gate on Friday morning."
    head = f'<script type="application/ld+json">{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{{"headline": "Toll rises", "articleBody": "{post}"}}]}}</script>'
    document = read(page(head, BODY + f"<h2>Toll rises</h2><p>{post}</p>"), "text/html")
    assert post in document.text
    assert [f.span.quote for f in document.furniture if "live page" in f.reason] == ["Toll rises", post]
    assert "2 lines of posts with dates of their own were set aside" in document.notes[0]
    assert "Police put the toll at seven." in [document.text[a:b] for a, b in document.sentences]
