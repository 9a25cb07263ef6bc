"""What an article tells anew is reported once; what lies on another day, or is another act elsewhere, is not taken for it."""

from datetime import UTC, datetime

from whence.core.document import Document, RawDocument
from whence.core.reading import Reading
from whence.documents.parse import parse
from whence.extraction.incidents.acts import find_acts
from whence.extraction.incidents.extractor import Incidents, find_happenings
from whence.extraction.incidents.mentions import Mentions
from whence.extraction.incidents.one_act import Mention, speaks_for, told_again
from whence.extraction.times.extractor import Times

TEACHER = """Teacher abducted from school in Qasrin

QASRIN, March 5 - Gunmen abducted a teacher from a school in Qasrin on Thursday, police said.

The teachers' union asked the governor for guards at every school of the district.

It is the first time that lessons stop in the town, where markets stayed open.

Parents said they had feared for months that something would happen on the road.

"Men with rifles kidnapped our colleague in front of her pupils," the union said of the Qasrin school.
"""


def read(text: str) -> Reading:
    """The reading of an article of 5 March 2021 with times, mentions and incidents."""
    raw = RawDocument("a.txt", text.encode(), "text/plain", datetime.now(UTC), published="2021-03-05")
    document = parse(raw, max_bytes=10**6)
    assert isinstance(document, Document)
    reading = Reading(document)
    for extractor in (Times(), Mentions(), Incidents()):
        reading = extractor.extract(reading)
    return reading


def test_an_act_told_in_other_words_at_the_end_is_reported_once_and_listed() -> None:
    reading = read(TEACHER)
    assert [report.trigger.quote for report in reading.reports] == ["abducted"]
    (again,) = (s for s in reading.skipped if s.reason.startswith("told again"))
    assert again.span is not None
    assert again.span.quote == "kidnapped"


def test_like_acts_of_two_days_are_two() -> None:
    reading = read(
        "Bomb kills two in Qasrin\n\nQASRIN, March 5 - A bomb killed two people at the market of Qasrin on Thursday, police said.\n\n"
        "On Tuesday a bomb went off at the bus station of Qasrin and killed one.\n"
    )
    assert len(reading.reports) == 2


def test_different_acts_in_different_places_are_two() -> None:
    reading = read(
        "Market bombed, mayor taken\n\nQASRIN, March 5 - A bomb killed two people at the market of Qasrin on Thursday, police said.\n\n"
        "In Batna gunmen kidnapped the mayor on Thursday as he left his office, officials said.\n"
    )
    assert [report.type.value for report in reading.reports] == ["bombing", "kidnapping"]


def test_a_list_of_like_acts_in_many_towns_is_not_one() -> None:
    towns = ("Qasrin", "Batna", "Gafsa", "Tozeur", "Sfax", "Annaba")
    lines = "\n\n".join(f"Gunmen kidnapped {n} traders near {town}." for n, town in enumerate(towns, 3))
    happenings = find_happenings(reading := read(f"A year of fear on the roads\n\n{lines}\n"))[2]
    assert len(told_again(reading.document.text, happenings)) == len(towns)


def test_every_happening_is_in_one_group() -> None:
    reading = read(TEACHER)
    happenings = find_happenings(reading)[2]
    groups = told_again(reading.document.text, happenings)
    assert sorted(n for group in groups for n in group) == list(range(len(happenings)))


def test_a_pair_says_why_it_may_be_one() -> None:
    reading = read(TEACHER)
    text = reading.document.text
    named = [Mention.of(text, act) for act in find_acts(reading) if act.names_itself]
    names = speaks_for(text, named[1], named[-1])
    assert {"same_kind", "other_root", "same_status", "five_on", "earlier_has_day", "same_kind earlier_has_day"} <= set(
        names
    )
