"""Incident reports of one document: what is said to have happened, planned or foiled, where, when, by whom, how surely."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import timedelta

from whence.core.document import Document, Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.incident import IncidentReport, Role
from whence.core.place import Gazetteer, Place
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import RoleName, Status
from whence.extraction.incidents.acts import OPENING, Act, find_acts, is_ahead, is_of_an_act, was_spoken
from whence.extraction.incidents.answerable import all_voices, answer_for
from whence.extraction.incidents.belongings import parts_of, statements_of
from whence.extraction.incidents.claims import Voice
from whence.extraction.incidents.counts import figures_by_happening
from whence.extraction.incidents.dated import is_dated_by_its_clause
from whence.extraction.incidents.happenings import AHEAD, Happening, group_acts, lead_of
from whence.extraction.incidents.looking_back import looks_back
from whence.extraction.incidents.one_act import told_again
from whence.extraction.incidents.reported import speaks_for_report
from whence.extraction.incidents.set_aside import general_sentences, is_plural, reason_against, reason_against_page
from whence.extraction.incidents.whereabouts import Whereabouts
from whence.inference.linear import Linear, load_linear

_DONE = frozenset({Status.HAPPENED, Status.ATTEMPTED, Status.FOILED})
_PLAN = re.compile(r"\b(?:plan|plot|prepar|threat)", re.IGNORECASE)
_BESIDE = "told beside the news: no day, or in passing, in general or once more"
_AGAIN = "told again: another sentence tells of the same act"
_NAME, _VERSION = "incidents", "3"


class Incidents:
    """This says: a1 reports a car bombing in Qasrin, happened, and recalls a market bombing of 4 May as background.

    Rules over a lexicon of triggers; works on whatever times, places, figures, statements and mentions the reading holds. With
    a `gazetteer` it tells towns from countries where a sentence names several places.
    """

    name = _NAME
    version = _VERSION
    requires = frozenset({"document", "mentions", "times", "figures", "statements"})
    assigns = frozenset({"reports"})

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer

    def extract(self, reading: Reading) -> Reading:
        """The reading with its incident reports, and with what was seen and set aside."""
        told = survey(reading, self._gazetteer)
        happenings, figures = told.happenings, told.figures
        bare = told_beside(reading, told, load_linear("reported"))
        voices = all_voices(reading) if happenings else []
        groups = told_once(reading.document, happenings, bare)
        kept = [(g[0], next((figures[n] for n in g if figures[n] and n not in bare), ())) for g in groups]
        reports = tuple(_report(reading, told, n, ids, voices) for n, ids in kept)
        set_aside = [(act, why) for act, why in zip(told.acts, told.reasons, strict=True) if why is not None]
        beside = dict.fromkeys(bare, _BESIDE) | {n: _AGAIN for group in groups for n in group[1:]}
        set_aside += [(happenings[n].first, beside[n]) for n in sorted(beside)]
        skipped = tuple(_skipped(reading, act, why) for act, why in set_aside)
        return replace(reading, reports=reports, skipped=reading.skipped + skipped)


@dataclass(frozen=True, slots=True)
class Survey:
    """This says: five mentions of acts, one set aside, and two happenings the others tell of, with figures; the second has no day."""

    acts: list[Act]
    reasons: list[str | None]
    happenings: list[Happening]
    lead: Happening | None
    figures: list[tuple[str, ...]]
    where: Whereabouts
    places: list[Place | None]
    undated: frozenset[int]


def survey(reading: Reading, gazetteer: Gazetteer | None) -> Survey:
    """What a reading tells, before it is decided what of it to report."""
    acts, reasons, happenings = find_happenings(reading)
    counted = _without_figures_in(reading, general_sentences(acts, reasons))
    lead = lead_of(happenings) if happenings else None
    figures = figures_by_happening(counted, happenings, lead)
    where = Whereabouts(reading, gazetteer, happenings)
    places = [where.of(happening, lead) for happening in happenings] if lead else []
    undated = frozenset(n for n, h in enumerate(happenings) if lead and _is_undated(reading, h, lead))
    return Survey(acts, reasons, happenings, lead, figures, where, places, undated)


def told_beside(reading: Reading, told: Survey, model: Linear) -> frozenset[int]:
    """The happenings, by number, that a whole article tells beside what it reports: without a day, in passing, in general, once more."""
    if reading.document.title is None:
        return frozenset()
    return told.undated | {n for n, names in features_of(reading, told).items() if not model.says(names)}


def features_of(reading: Reading, told: Survey) -> dict[int, set[str]]:
    """What speaks for and against reporting each happening of which a model is asked, by its number.

    What has a day and figures is reported anyway, and so is a sentence that bounds its act, a plan for some place, an entry of a bulletin.
    """
    found = {}
    for n, happening in enumerate(told.happenings):
        if n not in told.undated and happening.first.entry is None and not told.figures[n]:
            place = told.places[n]
            if not _is_a_plan(reading, happening, place) and not _is_bounded(reading, happening.first, place):
                found[n] = speaks_for_report(reading, told.happenings, n, place, is_lead=happening is told.lead)
    return found


def _is_a_plan(reading: Reading, happening: Happening, place: Place | None) -> bool:
    """Whether a sentence tells of a plan or a threat against some place: "plans for prison breaks across Iraq"."""
    is_told = _PLAN.search(reading.document.text, *happening.first.sentence) is not None
    return is_told and happening.status in AHEAD and place is not None


def _is_bounded(reading: Reading, act: Act, place: Place | None) -> bool:
    """Whether a sentence tells a new act with its place and its day: "In Batna gunmen kidnapped the mayor on Thursday"."""
    is_placed = place is not None and place.span is not None and act.sentence[0] <= place.span.start < act.sentence[1]
    is_dated = act.time is not None and act.time.date_prec == 1 and is_dated_by_its_clause(reading, act)
    is_new = act.names_itself and not act.is_definite and (act.agent is not None or not is_plural(act))
    return is_new and is_placed and is_dated


def told_once(document: Document, happenings: list[Happening], bare: Set[int]) -> list[list[int]]:
    """The happenings to report, by number, each before those that tell the same act anew: the news first, the bare last.

    A passage without a title is too short to tell an act anew.
    """
    if not happenings:
        return []
    lead = happenings.index(lead_of(happenings))
    groups = told_again(document.text, happenings) if document.title else [[n] for n in range(len(happenings))]
    ordered = [sorted(group, key=lambda n: (n in bare, n != lead, n)) for group in groups]
    return sorted(group for group in ordered if group[0] not in bare)


def find_happenings(reading: Reading) -> tuple[list[Act], list[str | None], list[Happening]]:
    """Every mention of an act, why it is set aside if it is, and the happenings the others tell of."""
    acts = find_acts(reading)
    page = reason_against_page(reading.document.text)
    reasons = [page or reason_against(reading, act) for act in acts]
    told = [act for act, why in zip(acts, reasons, strict=True) if why is None]
    return acts, reasons, group_acts(reading.document, told)


def _without_figures_in(reading: Reading, sentences: frozenset[int]) -> Reading:
    """The reading without the figures of some sentences."""
    spans = [reading.document.sentences[index] for index in sentences]
    figures = (f for f in reading.figures if not any(first <= f.span.start < last for first, last in spans))
    return replace(reading, figures=tuple(figures))


def _skipped(reading: Reading, act: Act, reason: str) -> Skipped:
    """The record of a trigger set aside."""
    span = reading.document.span(act.trigger.start, act.trigger.end)
    key = make_id("skip", reading.document.id, _NAME, _VERSION, span.start, span.end)
    return Skipped(key, reading.document.id, "incident", reason, span)


def _is_undated(reading: Reading, happening: Happening, lead: Happening) -> bool:
    """Whether a dated article with a title tells, beneath it, of an act without any day: of fighting as it goes on."""
    document = reading.document
    if document.title is None or document.published is None or happening.status not in _DONE:
        return False
    time = _time(reading, happening, lead)
    return not any(act.in_title for act in happening.acts) and (time is None or time.start is None)


def _report(
    reading: Reading, told: Survey, number: int, figures: tuple[str, ...], voices: list[Voice]
) -> IncidentReport:
    """The report of one happening."""
    happening, others, place = told.happenings[number], told.happenings, told.places[number]
    document, first = reading.document, happening.first
    answer = answer_for(reading, happening, others, voices)
    trigger = document.span(first.trigger.start, first.trigger.end)
    roles = () if answer.perpetrator is None else (Role(RoleName.PERPETRATOR, answer.perpetrator),)
    return IncidentReport(
        make_id("rep", document.id, _NAME, _VERSION, trigger.start, trigger.end, happening.type.value),
        document.id,
        trigger,
        happening.type,
        happening.status,
        Provenance(f"{_NAME}@{_VERSION}", rule=f"trigger {trigger.quote.casefold()!r}"),
        is_background=_is_background(document, happening, others),
        time=_time(reading, happening, lead_of(others)),
        place=place,
        also_at=told.where.also_at(place),
        roles=roles + parts_of(reading, happening, figures),
        certainty=answer.certainty,
        claimed_by=None if answer.claimed_by is None else Role(RoleName.PERPETRATOR, answer.claimed_by),
        figures=figures,
        statements=statements_of(reading, happening),
        evidence=_evidence(reading, happening),
    )


def _is_background(document: Document, happening: Happening, others: list[Happening]) -> bool:
    """Whether the text recalls a happening: a passage as a model learnt it, an article by its words and the days of its news."""
    lead = lead_of(others)
    if happening.status in {Status.PLANNED, Status.HYPOTHETICAL} or happening.first.entry is not None:
        return False
    mine, news = happening.days(), lead.days()
    if happening is not lead and mine is not None and news is not None and mine[1] < news[0]:
        return True
    if document.title is None:
        return load_linear("recalled").says(looks_back(document, happening, others, lead))
    if any(act.in_title for act in happening.acts) and happening is lead:
        return False
    return happening.is_recalled or (happening is not lead and _is_aside(happening))


def _is_aside(happening: Happening) -> bool:
    """Whether a whole article tells of a happening in one sentence only, after its opening."""
    return len({act.index for act in happening.acts}) == 1 and happening.first.index > OPENING


def _time(reading: Reading, happening: Happening, lead: Happening) -> TimeRange | None:
    """The time of its mentions, a day before anything vaguer; for the news itself, a time of the opening; else a bound."""
    times = [act.time for act in happening.acts if act.time is not None]
    if happening is lead and not any(time.start for time in times):
        times += _times_of_the_opening(reading)
    if times:
        return min(times, key=lambda time: (time.start is None, (time.date_prec or 6) > 2))
    published = reading.document.published_on
    if published is None:
        return _unplaced_words(reading, happening)
    if happening.status not in _DONE:
        return None
    return TimeRange("no day given; not after the day of publication", before=published + timedelta(days=1))


def _unplaced_words(reading: Reading, happening: Happening) -> TimeRange | None:
    """Where no publication date is known, the words that tell the day, without a value: "yesterday", "March 23"."""
    for act in happening.acts:
        first, last = act.sentence
        for time in reading.times:
            inside = first <= time.span.start < last and time.type in {"DATE", "TIME"} and time.range is None
            tells = time.value != "PRESENT_REF" and not time.span.quote.casefold().startswith("recent")
            if inside and tells and act.names_itself and not was_spoken(reading.document.text, time, first):
                return TimeRange("no publication date to count from", span=time.span)
    return None


def _times_of_the_opening(reading: Reading) -> list[TimeRange]:
    """Days named in the title and the lead that lie before publication and tell when something was done."""
    document, found = reading.document, []
    for first, last in document.sentences[: OPENING + 1]:
        inside = [t for t in reading.times if first <= t.span.start < last and is_of_an_act(document.text, t, first)]
        found += [time.range for time in inside if time.range is not None and not is_ahead(time, document.published_on)]
    return [time for time in found if time.start is not None and (time.date_prec or 6) <= 2]


def _evidence(reading: Reading, happening: Happening) -> tuple[Span, ...]:
    """The sentences of its mentions, once each."""
    sentences = sorted({act.sentence for act in happening.acts})
    return tuple(reading.document.span(start, end) for start, end in sentences)
