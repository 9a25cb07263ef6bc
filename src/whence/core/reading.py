"""Everything read so far from one document; what extractors take and give back."""

from dataclasses import dataclass

from whence.core.document import Document, Mention, Skipped
from whence.core.incident import IncidentReport
from whence.core.place import PlaceMention
from whence.core.statement import Figure, Statement
from whence.core.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """This says: in this document were found those mentions, times, places, figures, statements and reports.

    An extractor returns a new reading with the fields it `assigns` filled: `dataclasses.replace(reading, figures=...)`.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[IncidentReport, ...] = ()
    skipped: tuple[Skipped, ...] = ()
