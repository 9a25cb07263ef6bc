"""Bulletins in dated entries: each entry has its own day, place and dead."""

from datetime import date

from whence.core.document import Document
from whence.core.reading import Reading
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.entries import entry_starts
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.extraction.times.extractor import Times
from whence.predict.base import given_document

BULLETIN = (
    "3 March, Qasrin: suicide car bombing at the barracks. Eleven people were killed.\n"
    "8 March, Talmin: mortar rounds landed in the camp. Two people were killed.\n"
    "Friday 10 March, Beltir: police arrested three men."
)


def read(text: str) -> Reading:
    document: Document = given_document(text, "2023-03-12")
    reading = Reading(document)
    for extractor in (Times(), Mentions(), Figures(), Incidents()):
        reading = extractor.extract(reading)
    return reading


def test_each_entry_has_its_day_and_place() -> None:
    reports = read(BULLETIN).reports
    assert [(r.time.start if r.time else None, r.place.name if r.place else None) for r in reports] == [
        (date(2023, 3, 3), "Qasrin"),
        (date(2023, 3, 8), "Talmin"),
        (date(2023, 3, 10), "Beltir"),
    ]


def test_each_entry_has_its_own_dead() -> None:
    reading = read(BULLETIN)
    written = {figure.id: figure.as_written for figure in reading.figures if figure.measure == "killed"}
    assert [[written[i] for i in r.figures if i in written] for r in reading.reports] == [["Eleven"], ["Two"], []]


def test_entries_are_news_however_long_ago() -> None:
    assert not any(report.is_background for report in read(BULLETIN).reports)


def test_one_date_makes_no_bulletin() -> None:
    text = "3 March, Qasrin: a bomb went off. It killed two."
    assert entry_starts(text, given_document(text).sentences) == ()
