"""Incident reports of one document: what is said to have happened, planned or foiled, where, when, by whom, how surely."""

from dataclasses import replace
from datetime import date, timedelta

from whence.core.document import Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.incident import IncidentReport, Role
from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import RoleName, Status
from whence.extraction.acts import Act, find_acts
from whence.extraction.answerable import answer_for
from whence.extraction.belongings import figures_by_happening, parts_of, statements_of
from whence.extraction.happenings import Happening, group_acts
from whence.extraction.lexicon import word_set
from whence.extraction.set_aside import is_sport, reason_against

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
        sport = "a page of sports or entertainment" if is_sport(reading.document.text) else None
        reasons = [sport or reason_against(reading, act) for act in acts]
        happenings = group_acts(reading.document, [act for act, why in zip(acts, reasons, strict=True) if why is None])
        figures = figures_by_happening(reading, happenings)
        reports = tuple(_report(reading, happening, happenings, figures[n]) for n, happening in enumerate(happenings))
        skipped = tuple(_skipped(reading, act, why) for act, why in zip(acts, reasons, strict=True) if why is not None)
        return replace(reading, reports=reports, skipped=reading.skipped + skipped)


def _skipped(reading: Reading, act: Act, reason: str) -> Skipped:
    """The record of a trigger set aside."""
    span = reading.document.span(act.trigger.start, act.trigger.end)
    key = make_id("skip", reading.document.id, _NAME, _VERSION, span.start, span.end)
    return Skipped(key, reading.document.id, "incident", reason, span)


def _report(
    reading: Reading, happening: Happening, others: list[Happening], figures: tuple[str, ...]
) -> IncidentReport:
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
        is_background=_is_background(happening, _lead(others)),
        time=_time(happening, document.published_on),
        place=_place(reading, happening),
        roles=roles + parts_of(reading, happening, figures),
        certainty=answer.certainty,
        claimed_by=None if answer.claimed_by is None else Role(RoleName.PERPETRATOR, answer.claimed_by),
        figures=figures,
        statements=statements_of(reading, happening),
        evidence=_evidence(reading, happening),
    )


def _lead(happenings: list[Happening]) -> Happening:
    """The happening the article is about: that of its title, else the first told as news, else the first."""
    titled = [h for h in happenings if any(act.in_title and act.names_itself for act in h.acts)]
    return (titled or [h for h in happenings if not h.first.is_recalled] or happenings)[0]


def _is_background(happening: Happening, lead: Happening) -> bool:
    """Whether the article recalls a happening: its words say so, or it lies before the one the article is about."""
    if any(act.in_title for act in happening.acts) and happening is lead:
        return False
    mine, news = happening.days(), lead.days()
    earlier = happening is not lead and mine is not None and news is not None and mine[1] < news[0]
    return happening.first.is_recalled or earlier


def _time(happening: Happening, published: date | None) -> TimeRange | None:
    """The time of its mentions: a day before anything vaguer, the first of those; else only that it was by publication."""
    times = [act.time for act in happening.acts if act.time is not None]
    if times:
        return min(times, key=lambda time: (time.date_prec or 6) > 2)
    if published is None or happening.status not in {Status.HAPPENED, Status.ATTEMPTED, Status.FOILED}:
        return None
    return TimeRange("no day given; not after the day of publication", before=published + timedelta(days=1))


def _place(reading: Reading, happening: Happening) -> Place | None:
    """The place of the first mention that has one, not resolved."""
    named = [act for act in happening.acts if act.place is not None]
    if not named:
        return None
    phrase = min(named, key=lambda act: _vagueness(reading, act)).place
    assert phrase is not None
    span = reading.document.span(phrase.start, phrase.end)
    return Place(span.quote, span)


def _vagueness(reading: Reading, act: Act) -> tuple[bool, bool, bool]:
    """How little an act's place says: a country least, then what a title or a word for the outcome places."""
    assert act.place is not None
    name = reading.document.text[act.place.start : act.place.end].casefold()
    return name in word_set("nations", "states"), act.in_title, not act.names_itself


def _evidence(reading: Reading, happening: Happening) -> tuple[Span, ...]:
    """The sentences of its mentions, once each."""
    sentences = sorted({act.sentence for act in happening.acts})
    return tuple(reading.document.span(start, end) for start, end in sentences)
