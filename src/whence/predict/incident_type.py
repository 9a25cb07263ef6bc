"""The task `incident-type`: the type of the incident a sentence tells of, ours and ACLED's, or null."""

from collections.abc import Iterable, Iterator

from whence.core.incident import IncidentReport
from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType, Status
from whence.extraction.incidents.acled import is_no_event, strategic_event, sub_event_of
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import Record, Task, given_document

_UNDONE = frozenset({Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL, Status.DENIED})
# ACLED's hierarchy, as far as our types go: where a text tells of several acts, the first of these it tells of.
_ORDER = (
    IncidentType.CLASH, IncidentType.PROTEST_OR_RIOT, IncidentType.SUICIDE_BOMBING, IncidentType.AIR_STRIKE_OR_SHELLING,
    IncidentType.BOMBING, IncidentType.ASSASSINATION, IncidentType.ARMED_ASSAULT, IncidentType.KIDNAPPING,
    IncidentType.ARSON_OR_SABOTAGE, IncidentType.RAID_OR_ARREST, IncidentType.PRISON_BREAK, IncidentType.OTHER,
)  # fmt: skip


def run(records: Iterable[Record]) -> Iterator[Record]:
    """One answer a text."""
    for record in records:
        kind, sub_event = classify(record["text"])
        yield {"id": record["id"], "type": kind.value if kind else None, "acled_sub_event_type": sub_event}


def classify(text: str) -> tuple[IncidentType | None, str | None]:
    """Our type and ACLED's sub-event type of what a text tells of, None for what there is none of."""
    if is_no_event(text):
        return None, None
    reading = Incidents().extract(Mentions().extract(Reading(given_document(text))))
    report = _told(reading.reports)
    if report is None:
        event = strategic_event(text)
        return (event.type, event.name) if event else (None, None)
    return report.type, sub_event_of(report.type, text)


def _told(reports: tuple[IncidentReport, ...]) -> IncidentReport | None:
    """The report a text is coded by: done and not recalled before others, then by the order of types."""
    done = [report for report in reports if report.status not in _UNDONE and report.type in _ORDER]
    news = [report for report in done if not report.is_background] or done
    return min(news, key=lambda report: _ORDER.index(report.type)) if news else None


TASK = Task("incident-type", ("id", "text"), run)
