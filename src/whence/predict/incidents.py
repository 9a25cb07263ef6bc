"""The task `incidents`: documents in, one incident a line out, with its day, place and numbers of killed and injured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from whence.core.document import Document
from whence.core.reading import Reading
from whence.core.vocabulary import Measure
from whence.extraction.figures.extractor import Figures
from whence.extraction.times.extractor import Times
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.linking.accounts import is_of_the_whole
from whence.linking.background import shipped_background
from whence.linking.choice import Chooser, shipped_weights
from whence.linking.final_days import day_candidates
from whence.linking.final_tolls import toll_candidates
from whence.linking.localities import choose_locality, home_regions
from whence.linking.places import resolve
from whence.linking.stories import group_stories, shipped_scorer, story_text
from whence.predict.base import Record, Task
from whence.predict.given import FIELDS, OPTIONAL, given_article


def read(documents: Iterable[Document]) -> Iterator[Reading]:
    """The times, figures and places of each."""
    gazetteer = shipped_gazetteer()
    extractors = (Times(), Figures(), Toponyms(gazetteer))
    for document in documents:
        reading = Reading(document)
        for extractor in extractors:
            reading = extractor.extract(reading)
        yield resolve(reading, gazetteer)


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Every document stands in one incident, perhaps alone, in the order of the first of each."""
    readings = list(read(given_article(record) for record in records))
    background = shipped_background()
    texts = [story_text(r.document.text, r.document.published_on, background) for r in readings]
    homes = home_regions(readings)
    for group in group_stories(texts, shipped_scorer("incidents")):
        yield _row([readings[i] for i in group], homes)


def _row(readings: Sequence[Reading], homes: Mapping[str, str]) -> Record:
    """One incident in the form of the task."""
    in_order = sorted(readings, key=lambda r: (r.document.published_on or date.max, r.document.id))
    killed, injured = Chooser(shipped_weights("tolls")).choose(toll_candidates(in_order)) or (0, 0)
    day = Chooser(shipped_weights("day")).choose(day_candidates(in_order))
    where = choose_locality(in_order, homes)
    return {
        "doc_ids": [reading.document.id for reading in readings],
        "date": day.isoformat() if day else None,
        "state": where.region if where else None,
        "city": where.town if where else None,
        "killed": killed,
        "injured": injured,
        "killed_values": _values(readings, Measure.KILLED),
        "injured_values": _values(readings, Measure.INJURED),
        "event_type": "mass_shooting" if killed + injured >= 4 else "shooting",
    }


def _values(readings: Sequence[Reading], measure: Measure) -> list[int]:
    """Every whole number told for that measure of the incident as a whole."""
    figures = (f for reading in readings for f in reading.figures if f.measure is measure and is_of_the_whole(f))
    return sorted({int(f.value) for f in figures if f.value is not None and f.value == int(f.value)})


TASK = Task("incidents", FIELDS, run, optional=OPTIONAL)
