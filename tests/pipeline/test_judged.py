"""Decisions are found again by document, quote and offset: in a new run, a text normalised anew, and a later version."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from whence.core.document import Document, Provenance
from whence.core.incident import IncidentReport
from whence.core.vocabulary import IncidentType, Status
from whence.pipeline.judged import anchor_of, relocated, report_at

SENTENCES = (
    "A bomb killed four soldiers near Gao on Friday.",
    "Gunmen killed two farmers and burned a village near Ansongo on Thursday.",
    "The army said nothing.",
)


def document(*sentences: str, id: str = "doc-1") -> Document:
    """A text of those sentences."""
    text, places = "", []
    for sentence in sentences:
        places.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    at = datetime(2023, 3, 4, tzinfo=UTC)
    return Document(id, "0" * 64, "a.txt", text, at, sentences=tuple(places))


def report(text: Document, word: str, nth: int = 0) -> IncidentReport:
    """A report whose trigger is the n-th such word."""
    start = -1
    for _ in range(nth + 1):
        start = text.text.index(word, start + 1)
    made_by = Provenance("test@1", "by hand")
    span = text.span(start, start + len(word))
    return IncidentReport(f"rep-{word}-{nth}", text.id, span, IncidentType.BOMBING, Status.HAPPENED, made_by)


TEXT = document(*SENTENCES)


def test_an_anchor_is_the_trigger_in_its_sentence() -> None:
    anchor = anchor_of(report(TEXT, "killed", 1), TEXT)
    assert (anchor.trigger.quote, anchor.sentence.quote) == ("killed", SENTENCES[1])


def test_a_new_run_is_found_by_its_nearest_trigger_in_the_sentence() -> None:
    anchor = anchor_of(report(TEXT, "killed", 1), TEXT)
    first, near, far = report(TEXT, "killed"), report(TEXT, "farmers"), report(TEXT, "burned")
    assert report_at(anchor, TEXT, [far, near, first]) == near
    assert report_at(anchor, TEXT, [far]) == far
    assert report_at(anchor, TEXT, [first]) is None, "another sentence is another report"


@pytest.mark.parametrize("before", ["", "By our staff.", "By our staff. Updated at noon, with the words of a witness."])
def test_the_sentence_is_found_where_it_moved_to(before: str) -> None:
    later = document(*filter(None, [before, *SENTENCES]), id="doc-2")
    anchor = anchor_of(report(TEXT, "killed", 1), TEXT)
    found = report_at(anchor, later, [report(later, "killed"), report(later, "killed", 1)])
    assert found == report(later, "killed", 1)


def test_of_the_same_words_twice_the_nearer_is_meant() -> None:
    later = document(SENTENCES[0], SENTENCES[1], SENTENCES[1], id="doc-2")
    place = relocated(anchor_of(report(TEXT, "killed", 1), TEXT).sentence, later)
    assert place is not None
    assert place.start == later.sentences[1][0]


def test_a_reworded_sentence_is_found_and_a_missing_one_is_not() -> None:
    reworded = SENTENCES[1].replace("two farmers", "at least five farmers")
    anchor = anchor_of(report(TEXT, "killed", 1), TEXT)
    later = document(SENTENCES[2], reworded, id="doc-2")
    assert report_at(anchor, later, [report(later, "killed")]) is not None
    assert relocated(anchor.sentence, document(SENTENCES[2], id="doc-2")) is None


def test_a_trigger_that_is_no_longer_there_is_its_own_sentence() -> None:
    old = report(TEXT, "killed", 1)
    moved = replace(TEXT, text="By our staff. " + TEXT.text)
    assert anchor_of(old, moved).sentence == old.trigger
