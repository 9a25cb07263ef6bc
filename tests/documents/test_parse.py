"""Raw documents into documents: what is found, what is kept, what is refused."""

from collections.abc import Callable
from datetime import date

import pytest

from whence.core.document import Document, Published
from whence.core.ids import sha256
from whence.core.payload import iter_spans
from whence.documents.normalize import normalize
from whence.documents.parse import MEDIA_TYPES, parse
from whence.errors import DocumentError

Read = Callable[..., Document]
ARTICLE = """Home » World »
Nine dead in Qasrin blast

By Helena Marsh
Published 14 May 2021, 18.10

QASRIN, May 13 (Meridian Press) — At least nine people were killed when a car bomb went off outside the governor's office in Qasrin on Thursday, a hospital official said.

Police put the toll at seven. Lt. Gen. Saad al-Allaq spoke of a "cowardly act".

© 2021 Meridian Press

Share this article
You may also like
Ten beaches for June
"""


def test_everything_of_an_article(read: Read) -> None:
    document = read(ARTICLE)
    assert document.title is not None
    assert document.title.quote == "Nine dead in Qasrin blast"
    assert document.byline is not None
    assert document.byline.quote == "By Helena Marsh"
    assert document.published is not None
    assert (document.published.on, document.published.found) == (date(2021, 5, 14), "line of the page")
    assert document.dateline is not None
    assert document.dateline.place is not None
    assert (document.dateline.place.quote, document.dateline.on) == ("QASRIN", date(2021, 5, 13))
    assert [(c.agency, c.where) for c in document.credits] == [
        ("Meridian Press", "dateline"),
        ("Meridian Press", "footer"),
    ]
    assert [f.span.quote for f in document.furniture] == [
        "Home » World »",
        "Share this article",
        "You may also like",
        "Ten beaches for June",
    ]
    assert document.language == "en"
    assert document.publisher is None


def test_text_is_kept_whole_and_every_span_quotes_it(read: Read) -> None:
    document = read(ARTICLE)
    assert document.text == normalize(ARTICLE).text
    spans = list(iter_spans(document))
    assert len(spans) > 8
    assert all(document.text[span.start : span.end] == span.quote for span in spans)


def test_sentences_are_those_of_the_article(read: Read) -> None:
    document = read(ARTICLE)
    sentences = [document.text[start:end] for start, end in document.sentences]
    assert sentences[0] == "Nine dead in Qasrin blast"
    assert "Police put the toll at seven." in sentences
    assert 'Lt. Gen. Saad al-Allaq spoke of a "cowardly act".' in sentences
    assert not any("beaches" in s or "Share" in s for s in sentences)
    assert not any(s.startswith(("By ", "Published", "©")) for s in sentences)


def test_the_line_with_the_date_is_no_sentence_where_the_date_was_given_too(read: Read) -> None:
    document = read(ARTICLE, published="2021-05-14")
    assert not any("Published" in document.text[a:b] for a, b in document.sentences)


def test_the_same_bytes_are_one_document_and_two_when_two_carry_them(read: Read) -> None:
    one, again = read(ARTICLE, publisher="Coast Courier"), read(ARTICLE, publisher="Coast Courier", name="copy.txt")
    other, elsewhere = read(ARTICLE, publisher="Daily Lantern"), read(ARTICLE, url="https://a.example/1")
    assert one.id == again.id
    assert len({one.id, other.id, elsewhere.id}) == 3
    assert one.sha256 == other.sha256 == sha256(ARTICLE.encode())


def test_what_came_along_counts_more_than_the_page(read: Read) -> None:
    document = read(
        ARTICLE,
        publisher="Coast Courier",
        published="2021-05-15T08:00:00+02:00",
        title="Carnage",
        url="https://a.example/2021/05/12/x",
    )
    assert document.publisher == "Coast Courier"
    assert document.published == Published(date(2021, 5, 15), "day", "given")
    assert document.title is not None
    assert document.title.quote == "Carnage"
    assert document.text.startswith("Carnage\n\nHome »")


def test_a_given_title_that_stands_in_the_text_is_not_doubled(read: Read) -> None:
    document = read(ARTICLE, title="Nine Dead in Qasrin Blast")
    assert document.text == ARTICLE
    assert document.title is not None
    assert document.title.quote == "Nine dead in Qasrin blast"


@pytest.mark.parametrize(
    ("more", "published"),
    [
        ({"published": "2021-05"}, Published(date(2021, 5, 1), "month", "given")),
        ({"published": "2020"}, Published(date(2020, 1, 1), "year", "given")),
        ({"url": "https://a.example/2021/05/14/gao"}, Published(date(2021, 5, 14), "day", "address")),
        ({"published": "soon"}, None),
        ({"published": "2031-01-01"}, None),
        ({"url": "https://a.example/2031/01/01/gao"}, None),
        ({}, None),
    ],
)
def test_days_of_publication(read: Read, more: dict[str, str], published: Published | None) -> None:
    document = read("Nine dead\n\nPolice said nine people had died in the attack on Monday.", **more)
    assert document.published == published
    if published is None and more:
        assert document.notes


def test_a_future_date_gives_way_to_the_next_best(read: Read) -> None:
    document = read(
        "Nine dead\nValid until 1 March 2031\nPolice said nine people had died.",
        url="https://a.example/2021/05/14/x",
        published="2031-03-01",
    )
    assert document.published == Published(date(2021, 5, 14), "day", "address")
    assert "2031-03-01 (given) is after the capture" in document.notes[0]


def test_an_ambiguous_date_is_not_guessed(read: Read) -> None:
    document = read("Nine dead\nPosted 03/04/2019\n\nPolice said nine people had died in the attack on Monday.")
    assert document.published is None
    assert document.notes == ("date not read, day and month could be swapped: Posted 03/04/2019",)


def test_publishers(read: Read) -> None:
    text = "Nine dead\n\nPolice said nine people had died in the attack on Monday."
    assert read(text, url="https://www.coastcourier.example/x").publisher == "coastcourier.example"
    assert read(f"{text}\nPublished in Frontier Gazette, March 9th, 2020").publisher == "Frontier Gazette"
    assert read(f"{text}\n© Associated Newspapers Ltd.").publisher is None


def test_agencies_of_the_user(make_raw: Callable[..., object]) -> None:
    raw = make_raw("Nine dead\n\nGAO, Mali (CNA-Wire) - Police said nine people had died on Monday.")
    document = parse(raw, agencies={"CNA-Wire": "Continental News Agency"})  # type: ignore[arg-type]
    assert [(c.span.quote, c.agency) for c in document.credits] == [("(CNA-Wire)", "Continental News Agency")]


def test_a_cut_sentence_is_noted(read: Read) -> None:
    document = read("Nine dead in Gao\n\nFiles were found.\nreports the details were written on a hard drive.")
    assert document.notes == ('something is cut before "reports the details were written on a ha"',)


def test_markdown_without_its_marks(read: Read) -> None:
    document = read(
        "# Nine dead\n\n*Police* said [nine people](https://a.example) had died on Monday.\n\n> It was dark.",
        "text/markdown",
    )
    assert document.title is not None
    assert document.title.quote == "Nine dead"
    assert document.text == "Nine dead\n\nPolice said nine people had died on Monday.\n\nIt was dark."


def test_a_charset_in_the_media_type(read: Read) -> None:
    assert "Херсоне" in read("В Херсоне погибли двое".encode("cp1251"), "text/plain; charset=windows-1251").text


@pytest.mark.parametrize(
    ("content", "media_type", "problem"),
    [
        (b"", "text/plain", "the file is empty"),
        (b" \n\t", "text/html", "the file is empty"),
        (bytes(range(256)) * 4, "text/plain", "not text but binary data"),
        (b"\x00\x01\x02\x03" * 100, "text/html", "not text but binary data"),
        (b"a" * 3000, "text/plain", "3,000 bytes, more than the 2,000 allowed"),
        (b"nine dead", "audio/mpeg", "audio/mpeg is not read"),
        (b"nine dead", "", "no media type is not read"),
        (b"Share\nSign up\n", "text/plain", "no article in it"),
    ],
)
def test_bad_input_gets_one_clear_line(
    make_raw: Callable[..., object], content: bytes, media_type: str, problem: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(make_raw(content, media_type, name="news/bad.bin"), max_bytes=2000)  # type: ignore[arg-type]
    assert caught.value.message.startswith("news/bad.bin: ")
    assert problem in caught.value.message
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_the_formats_that_are_read() -> None:
    assert len(MEDIA_TYPES) == 6
