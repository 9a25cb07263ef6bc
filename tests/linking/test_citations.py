"""In whose name a text reports, though no statement of it says so."""

from dataclasses import replace
from itertools import pairwise

from tests.linking.tales import document, say

from whence.core.document import Document
from whence.core.vocabulary import LinkKind
from whence.linking.citations import citations


def sentences(text: str, publisher: str = "World Desk") -> Document:
    """A document with a sentence a line."""
    ends = [0]
    for line in text.splitlines(keepends=True):
        ends.append(ends[-1] + len(line))
    found = tuple(pairwise(ends))
    return replace(document(text, publisher=publisher), sentences=found)


def media(text: str, *known: str, publisher: str = "World Desk") -> list[str]:
    """The media cited, sentence by sentence."""
    return [citation.medium for citation in citations(sentences(text, publisher), (), known)]


def test_the_paper_is_the_one_named_before() -> None:
    text = "Nine died, the Mindanao Sentinel reports.\nThe daily says two are missing.\nNobody claimed it."
    assert media(text, "Mindanao Sentinel") == ["Mindanao Sentinel", "Mindanao Sentinel"]


def test_the_last_word_of_a_name_is_enough() -> None:
    assert media("Parents paid, the Post says.", "Niger Valley Post") == ["Niger Valley Post"]


def test_initials_and_what_they_stand_for() -> None:
    assert media("Five died, Pacific Wire Service reported.", "PWS") == ["PWS"]


def test_a_name_without_a_word_of_citing_is_no_citation() -> None:
    assert media("The office of Northern Radio was hit.", "Northern Radio") == []


def test_the_publisher_does_not_cite_itself() -> None:
    assert media("A clerk told The Review that nine died.", "Bay Review", publisher="Bay Review") == []


def test_a_correction_rests_on_nothing() -> None:
    text = "Nine died.\nCorrection: An earlier version of this page, quoting Northern Radio, said ten."
    assert media(text, "Northern Radio") == []


def test_an_outlet_nobody_listed_is_known_by_the_chain_or_by_the_frame() -> None:
    source = sentences("The plot was told to Sun Wire, it said.\nHe wrote in Balkan Insight on Monday.")
    found = citations(source, (say(source, "The plot", (LinkKind.OUTLET, "Sun Wire")),), ())
    assert [(c.medium, c.span.quote) for c in found] == [("Sun Wire", "Sun Wire"), ("Balkan Insight", "Balkan Insight")]
