"""The task `toponym`: place names of a text with their coordinates."""

from collections.abc import Iterable, Iterator

from whence.core.place import Gazetteer
from whence.core.reading import Reading
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.inference.session import Session
from whence.linking.place_precision import Located
from whence.linking.places import locate
from whence.predict.base import Record, Task, given_document


def run(records: Iterable[Record]) -> Iterator[Record]:
    """One answer for each text; a place is given by its best guess, unsure ones too, as the score asks for."""
    gazetteer = shipped_gazetteer()
    extractor = Toponyms(gazetteer, Session.load())
    for record in records:
        yield answer(extractor, gazetteer, record["doc_id"], record["text"])


def answer(extractor: Toponyms, gazetteer: Gazetteer, doc_id: str, text: str) -> Record:
    """The place names of one text."""
    reading = extractor.extract(Reading(given_document(text)))
    found = locate(reading, gazetteer, reading.places)
    return {"doc_id": doc_id, "toponyms": [_toponym(item) for item in found]}


def _toponym(found: Located) -> Record:
    """One line of the answer: span, coordinates where there are some."""
    entry, span = found.entry, found.mention.span
    row: Record = {"start": span.start, "end": span.end, "lat": entry and entry.lat, "lon": entry and entry.lon}
    if entry and entry.geonames_id:
        row["geonames_id"] = entry.geonames_id
    return row


TASK = Task("toponym", ("doc_id", "text"), run)
