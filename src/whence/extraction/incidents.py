"""Incident reports of one document: what is said to have happened, planned or foiled, where, when, by whom, how surely."""

from dataclasses import replace

from whence.core.document import Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.incident import IncidentReport, Role
from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import RoleName
from whence.extraction.acts import Act, find_acts
from whence.extraction.answerable import answer_for
from whence.extraction.happenings import Happening, group_acts

_NAME, _VERSION = "incidents", "1"


class Incidents:
    """This says: a1 reports a car bombing in Qasrin, happened, and recalls a market bombing of 4 May as background.

    Rules over a lexicon of triggers; works on whatever times, figures, statements and mentions the reading holds.
    """

    name = _NAME
    version = _VERSION
    requires = frozenset({"document", "mentions", "times", "figures", "statements"})
    assigns = frozenset({"reports"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its incident reports, and with what was seen and set aside."""
        acts = find_acts(reading)
        happenings = group_acts(reading.document, [act for act in acts if _reason_against(reading, act) is None])
        reports = tuple(_report(reading, happening, happenings) for happening in happenings)
        skipped = tuple(_skipped(reading, act) for act in acts if _reason_against(reading, act) is not None)
        return replace(reading, reports=reports, skipped=reading.skipped + skipped)


def _reason_against(reading: Reading, act: Act) -> str | None:
    """Why an act is no incident of its own, or None."""
    return act.trigger.set_aside


def _skipped(reading: Reading, act: Act) -> Skipped:
    """The record of a trigger set aside."""
    span = reading.document.span(act.trigger.start, act.trigger.end)
    reason = _reason_against(reading, act) or ""
    key = make_id("skip", reading.document.id, _NAME, _VERSION, span.start, span.end)
    return Skipped(key, reading.document.id, "incident", reason, span)


def _report(reading: Reading, happening: Happening, others: list[Happening]) -> IncidentReport:
    """The report of one happening."""
    document, first = reading.document, happening.first
    answer = answer_for(reading, happening, others)
    trigger = document.span(first.trigger.start, first.trigger.end)
    roles = () if answer.perpetrator is None else (Role(RoleName.PERPETRATOR, answer.perpetrator),)
    return IncidentReport(
        make_id("rep", document.id, _NAME, _VERSION, trigger.start, trigger.end, happening.type.value),
        document.id,
        trigger,
        happening.type,
        happening.status,
        Provenance(f"{_NAME}@{_VERSION}", rule=f"trigger {trigger.quote.casefold()!r}"),
        is_background=_is_background(happening, others),
        time=_time(happening),
        place=_place(reading, happening),
        roles=roles,
        certainty=answer.certainty,
        claimed_by=None if answer.claimed_by is None else Role(RoleName.PERPETRATOR, answer.claimed_by),
        evidence=_evidence(reading, happening),
    )


def _is_background(happening: Happening, others: list[Happening]) -> bool:
    """Whether the article recalls it: its naming mention is recalled."""
    return happening.first.is_recalled


def _time(happening: Happening) -> TimeRange | None:
    """The time of the first mention that has one."""
    return next((act.time for act in happening.acts if act.time is not None), None)


def _place(reading: Reading, happening: Happening) -> Place | None:
    """The place of the first mention that has one, not resolved."""
    phrase = next((act.place for act in happening.acts if act.place is not None), None)
    if phrase is None:
        return None
    span = reading.document.span(phrase.start, phrase.end)
    return Place(span.quote, span)


def _evidence(reading: Reading, happening: Happening) -> tuple[Span, ...]:
    """The sentences of its mentions, once each."""
    sentences = sorted({act.sentence for act in happening.acts})
    return tuple(reading.document.span(start, end) for start, end in sentences)
