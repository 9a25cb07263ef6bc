"""Statements rest on words, chains have a speaker, and unknown numbers are never zero."""

import pytest

from whence.core.document import Provenance, Span
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.vocabulary import Bound, LinkKind, Measure, Modality

BY = Provenance("tests@1", "by hand")
NINE = Span("doc-1", 0, 13, "At least nine")
POLICE = ChainLink(LinkKind.OFFICIAL, Span("doc-1", 20, 26, "police"))


def figure(bound: Bound, lower: float | None = None, upper: float | None = None, best: float | None = None) -> Figure:
    return Figure("fig-1", "doc-1", NINE, Measure.KILLED, bound, BY, lower, upper, best)


def statement(*chain: ChainLink) -> Statement:
    content = (NINE, Span("doc-1", 30, 36, "killed"))
    return Statement("sta-1", "doc-1", Attribution(chain), content, Modality.ASSERTED, BY)


def test_statement_without_content_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a span"):
        Statement("sta-1", "doc-1", Attribution((POLICE,)), (), Modality.ASSERTED, BY)


def test_attribution_without_a_link_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one link"):
        Attribution(())


def test_speaker_is_the_last_of_the_chain() -> None:
    paper = ChainLink(LinkKind.OUTLET, name="Northern Radio")
    said = statement(paper, POLICE)
    assert said.attribution.speaker is POLICE
    assert said.speaker_name == "police"


def test_proper_name_goes_before_the_words_of_the_text() -> None:
    ministry = ChainLink(LinkKind.OFFICIAL, Span("doc-1", 40, 43, "its"), "interior ministry")
    assert statement(ministry).speaker_name == "interior ministry"


def test_nobody_named_is_none() -> None:
    assert statement(ChainLink(LinkKind.UNNAMED)).speaker_name is None


def test_quote_shows_that_words_were_left_out() -> None:
    assert statement(POLICE).quote == "At least nine … killed"


def test_figure_whose_bounds_cross_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="At least nine: lower 9 is above upper 7"):
        figure(Bound.RANGE, 9, 7)


@pytest.mark.parametrize(
    ("lower", "upper", "best", "shown"),
    [(9, None, None, 9), (None, 40, None, 40), (5, 9, 7, 7), (0, 0, 0, 0), (None, None, None, None)],
    ids=["at least", "at most", "best given", "zero is a number", "dozens: none at all"],
)
def test_one_number_to_show(lower: float | None, upper: float | None, best: float | None, shown: float | None) -> None:
    assert figure(Bound.RANGE, lower, upper, best).value == shown


def test_figure_is_shown_as_written() -> None:
    assert figure(Bound.AT_LEAST, 9).as_written == "At least nine"
