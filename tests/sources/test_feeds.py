"""Feeds: whose words an entry carries, and feeds that mean harm."""

import io
import tracemalloc
from datetime import UTC, datetime

import pytest

from whence.core.document import Failure, RawDocument
from whence.sources import feeds
from whence.sources.base import Hints, Item, Opened, failed
from whence.sources.feeds import FeedReader
from whence.sources.fetched import Fetched, FixedFetcher

NOW = datetime(2021, 5, 16, 8, tzinfo=UTC)
URL = "https://courier.example/1"


def read(content: str | bytes, fetcher: FixedFetcher | None = None, hints: Hints | None = None) -> list[Item]:
    """What a feed of this text gives."""
    data = content.encode() if isinstance(content, str) else content
    opened = Opened("n.rss", io.BytesIO(data), "application/feed", hints or Hints(), NOW)
    return list(FeedReader(100_000, fetcher).read(opened))


def rss(*items: str, doctype: str = "") -> str:
    """An RSS feed of these items."""
    entries = "".join(f"<item>{item}</item>" for item in items)
    head = f'<?xml version="1.0"?>{doctype}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f"{head}<channel><title>Coast Courier – World</title>{entries}</channel></rss>"


WHOLE = f"""<title>Blast in Gao</title><link>{URL}</link><pubDate>Fri, 14 May 2021 00:30:00 +0300</pubDate>
<description>Two dead</description><content:encoded><![CDATA[<p onclick="x">Two <b>dead</b> in Gao.</p>]]></content:encoded>"""
LINK = f"<title>Blast in Gao</title><link>{URL}</link>"


def the_document(items: list[Item]) -> RawDocument:
    """The only item, a document."""
    [item] = items
    assert isinstance(item, RawDocument), item
    return item


def the_problem(items: list[Item]) -> str:
    """The problem of the only item, a failure with a hint."""
    [item] = items
    assert isinstance(item, Failure), item
    return item.problem


def test_a_whole_text_is_a_document_in_its_own_words() -> None:
    assert the_document(read(rss(WHOLE))) == RawDocument(
        name="n.rss#1",
        content=b'<p onclick="x">Two <b>dead</b> in Gao.</p>',
        media_type="text/html",
        retrieved_at=NOW,
        url=URL,
        publisher="Coast Courier – World",
        published="2021-05-14T00:30:00+03:00",
        title="Blast in Gao",
    )


def test_source_names_the_publisher_then_the_user_then_the_feed() -> None:
    credited = WHOLE + '<source url="https://lantern.example/rss">Daily Lantern</source>'
    assert the_document(read(rss(credited), hints=Hints("Courier"))).publisher == "Daily Lantern"
    assert the_document(read(rss(WHOLE), hints=Hints("Courier"))).publisher == "Courier"


def test_atom_with_text_and_html() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
    <entry><title>A</title><link href="https://courier.example/a"/><updated>2021-05-14T10:00:00Z</updated>
    <source><title>Lantern</title></source><content type="text">Two dead &amp; buried</content></entry>
    <entry><title>B</title><link href="https://courier.example/b"/><content type="html">&lt;p&gt;Three dead</content></entry>
    </feed>"""
    first, second = read(atom)
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (first.content, first.media_type, first.publisher) == (b"Two dead & buried", "text/plain", "Lantern")
    assert first.published == "2021-05-14T10:00:00+00:00"
    assert (second.content, second.media_type, second.published) == (b"<p>Three dead", "text/html", None)


def test_html_without_a_tag_is_text() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
    <entry><title>A</title><content type="html">Gao &amp;amp; Kidal</content></entry></feed>"""
    document = the_document(read(atom))
    assert (document.content, document.media_type) == (b"Gao & Kidal", "text/plain")


def test_of_a_link_the_page_is_fetched() -> None:
    page = Fetched(URL + "?x", b"<html>Two dead", NOW, "text/html; charset=utf-8")
    document = the_document(read(rss(LINK + "<description>Two</description>"), FixedFetcher({URL: page})))
    assert (document.name, document.url, document.content) == (URL + "?x", URL + "?x", b"<html>Two dead")
    assert document.publisher is None  # the page says it itself; the feed's title would hide that


def test_a_link_that_cannot_be_fetched_leaves_the_summary() -> None:
    fetcher = FixedFetcher({URL: failed(URL, "the server answers 404")})
    assert the_problem(read(rss(LINK), fetcher)) == "the server answers 404"
    failure, summary = read(rss(LINK + "<description>Two dead</description>"), fetcher)
    assert isinstance(failure, Failure)
    assert isinstance(summary, RawDocument)
    assert summary.content == b"Two dead"
    assert the_problem(read(rss(LINK))) == "only linked to in n.rss, and nothing is fetched here"
    picture = FixedFetcher({URL: Fetched(URL, b"\x89PNG", NOW, "image/png")})
    assert the_problem(read(rss(LINK), picture)) == "the link leads to image/png"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<?xml version='1.0'?><inventory/>", "XML, but no RSS or Atom feed"),
        ("no xml at all", "XML, but no RSS or Atom feed"),
        (rss(), "a feed without entries"),
        (rss("<title>x</title>"), "an entry without text and without a link"),
        ("", "the file is empty"),
        ("x" * 100_001, "larger than 100,000 bytes"),
    ],
)
def test_what_gives_no_document(content: str, problem: str) -> None:
    assert the_problem(read(content)) == problem


_NESTED = "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "ha">{_NESTED}]>'
QUADRATIC = f'<!DOCTYPE x [\n<!ENTITY a "{"a" * 50_000}">\n]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a "x"> %a;]>'


@pytest.mark.parametrize("doctype", [LAUGHS, LAUGHS.replace("><!", ">\n<!"), QUADRATIC, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_entity_bombs_are_refused_unread(doctype: str, encoding: str) -> None:
    bomb = rss(f"<title>x</title><description>{'&j;&a;' * 500}</description>", doctype=doctype)
    tracemalloc.start()
    assert the_problem(read(bomb.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding)[:100_000])) in {
        "declares XML entities that could blow up"
    }
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_plain_entities_are_let_through() -> None:
    doctype = '<!DOCTYPE rss [\n<!ENTITY nbsp "&#160;">\n<!ENTITY c "Courier">\n]>'
    document = the_document(
        read(rss(f"<link>{URL}</link><content:encoded>Courier&copy;</content:encoded>", doctype=doctype))
    )
    assert document.content == "Courier©".encode()


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    assert the_document(read(rss(WHOLE).replace("</rss>", "<<<"))).url == URL


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "feedparser", None)
    [failure] = read(rss(WHOLE))
    assert isinstance(failure, Failure)
    assert failure.hint == "pip install 'whence[feeds]'"
