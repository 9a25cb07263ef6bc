"""Spans and documents: a span is its quote, and a day is told only where it is known."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Document, Published, Span

TEXT = "QASRIN — “At least nine” 🕊️ people were killed."
AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
DOCUMENT = Document("doc-1", "0" * 64, "news/a1.txt", TEXT, AT)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return DOCUMENT.span(start, draw(st.integers(start + 1, len(TEXT))))


@given(spans())
def test_quote_is_the_text_between_the_offsets(span: Span) -> None:
    assert TEXT[span.start : span.end] == span.quote
    assert span.document_id == DOCUMENT.id


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(3, 3, ""), (5, 4, "x"), (-1, 1, "ab"), (0, 4, "Qas"), (0, 4, "Qasri"), (0, 4, "")],
    ids=["empty", "backwards", "before the text", "quote too short", "quote too long", "no quote"],
)
def test_what_is_no_span_cannot_be_made(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span("doc-1", start, end, quote)


@pytest.mark.parametrize(("start", "end"), [(len(TEXT), len(TEXT) + 1), (len(TEXT) - 1, len(TEXT) + 1), (2, 2)])
def test_document_makes_no_span_that_leaves_its_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        DOCUMENT.span(start, end)


@given(spans(), spans())
def test_covering_is_overlapping_and_overlapping_is_mutual(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.covers(other) or one.overlaps(other)
    assert (one.covers(other) and other.covers(one)) == (one == other)


def test_neighbours_do_not_overlap() -> None:
    assert not DOCUMENT.span(0, 3).overlaps(DOCUMENT.span(3, 5))
    assert DOCUMENT.span(0, 4).overlaps(DOCUMENT.span(3, 5))


def test_spans_of_two_documents_never_meet() -> None:
    elsewhere = Span("doc-2", 0, 6, TEXT[:6])
    assert not DOCUMENT.span(0, 6).overlaps(elsewhere)
    assert not DOCUMENT.span(0, 6).covers(elsewhere)


@pytest.mark.parametrize(("precision", "known"), [("day", date(2019, 3, 24)), ("month", None), ("year", None)])
def test_day_of_publication_is_none_unless_known_to_the_day(precision: str, known: date | None) -> None:
    published = Published(date(2019, 3, 24), precision, "given")
    assert Document("doc-1", "", "a", TEXT, AT, published=published).published_on == known


def test_undated_document_has_no_day() -> None:
    assert DOCUMENT.published_on is None
