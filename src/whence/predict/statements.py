"""The task `statements`: a passage in, its statements and its incident reports out."""

from collections.abc import Iterable, Iterator, Sequence

from whence.core.document import Span
from whence.core.incident import IncidentReport
from whence.core.reading import Reading
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import RoleName
from whence.extraction.base import Extractor
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.statements.extractor import Statements
from whence.extraction.times.extractor import Times
from whence.predict.base import Record, Task, given_document

_PERPETRATORS = (RoleName.PERPETRATOR, RoleName.PERPETRATOR_INDIVIDUAL)


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Each passage's statements and incidents, by the extractors that ship and need no gazetteer."""
    yield from predict(records, (Times(), Statements(), Figures(), Incidents()))


def predict(records: Iterable[Record], extractors: Sequence[Extractor]) -> Iterator[Record]:
    """Each passage read by those extractors, in the form of the task."""
    for record in records:
        reading = Reading(given_document(record["text"], record.get("date")))
        for extractor in extractors:
            reading = extractor.extract(reading)
        yield {
            "id": record["id"],
            "statements": _statements(reading),
            "incidents": [_incident(r) for r in reading.reports],
        }


def _statements(reading: Reading) -> list[Record]:
    """The statements in text order; `denies` is an index into the same list."""
    places = {statement.id: n for n, statement in enumerate(reading.statements)}
    return [_statement(statement, places) for statement in reading.statements]


def _statement(statement: Statement, places: dict[str, int]) -> Record:
    """One statement in the form of the task."""
    return {
        "content": [_offsets(span) for span in statement.content],
        "cue": _offsets(statement.attribution.cue),
        "chain": [_link(link) for link in statement.attribution.chain],
        "quoted": statement.attribution.is_quoted,
        "modality": str(statement.modality),
        "denies": places.get(statement.denies) if statement.denies else None,
    }


def _link(link: ChainLink) -> Record:
    """One link of a chain in the form of the task."""
    return {"span": _offsets(link.span), "kind": str(link.kind), "name": link.name}


def _incident(report: IncidentReport) -> Record:
    """One report in the form of the task."""
    perpetrator = next((role.span for name in _PERPETRATORS if (role := report.role(name))), None)
    return {
        "trigger": _offsets(report.trigger),
        "type": str(report.type),
        "status": str(report.status),
        "background": report.is_background,
        "perpetrator": _offsets(perpetrator),
        "perpetrator_certainty": str(report.certainty) if report.certainty else None,
        "claimed_by": _offsets(report.claimed_by.span) if report.claimed_by else None,
    }


def _offsets(span: Span | None) -> list[int] | None:
    """A span as the task writes it."""
    return [span.start, span.end] if span else None


TASK = Task("statements", ("id", "text"), run, optional=("date",))
