"""Incident reports of one document: what is said to have happened, planned or foiled, where, when, by whom, how surely."""

import re
from collections.abc import Set
from dataclasses import replace
from datetime import timedelta

from whence.core.document import Document, Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.incident import IncidentReport, Role
from whence.core.place import Gazetteer
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import IncidentType, RoleName, Status
from whence.extraction.incidents.acts import OPENING, Act, find_acts, is_ahead, is_of_an_act, was_spoken
from whence.extraction.incidents.answerable import all_voices, answer_for
from whence.extraction.incidents.belongings import parts_of, statements_of
from whence.extraction.incidents.claims import Voice
from whence.extraction.incidents.counts import figures_by_happening
from whence.extraction.incidents.dated import is_dated_by_its_clause
from whence.extraction.incidents.happenings import Happening, group_acts
from whence.extraction.incidents.looking_back import looks_back
from whence.extraction.incidents.one_act import told_again
from whence.extraction.incidents.set_aside import general_sentences, is_plural, reason_against, reason_against_page
from whence.extraction.incidents.whereabouts import Whereabouts
from whence.inference.linear import load_linear

_DONE = frozenset({Status.HAPPENED, Status.ATTEMPTED, Status.FOILED})
_AHEAD = frozenset({Status.PLANNED, Status.THREATENED})  # acts that have no day yet
_PLAN = re.compile(r"\b(?:plan|plot|prepar|threat)", re.IGNORECASE)
_VERB = re.compile(r"(?:\w+ed|shot)\b", re.IGNORECASE)
# Acts that are of one day also where a noun names them: "the arrest of", "a drone strike"; fighting and coups may go on.
_OF_ONE_DAY = frozenset(
    {
        IncidentType.RAID_OR_ARREST,
        IncidentType.KIDNAPPING,
        IncidentType.ASSASSINATION,
        IncidentType.AIR_STRIKE_OR_SHELLING,
    }
)
_PASSING = "named in passing: no day, or neither figure nor place"
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
        acts, reasons, happenings = find_happenings(reading)
        counted = _without_figures_in(reading, general_sentences(acts, reasons))
        figures = figures_by_happening(counted, happenings, lead_of(happenings) if happenings else None)
        where = Whereabouts(reading, self._gazetteer, happenings)
        bare = {
            n
            for n, h in enumerate(happenings)
            if _is_undated(reading, h, happenings) or (not figures[n] and _is_in_passing(reading, h, happenings, where))
        }
        voices = all_voices(reading) if happenings else []
        groups = _told_once(reading.document, happenings, bare)
        kept = [(happenings[g[0]], next((figures[n] for n in g if figures[n] and n not in bare), ())) for g in groups]
        reports = tuple(_report(reading, happening, happenings, ids, voices, where) for happening, ids in kept)
        skipped = tuple(_skipped(reading, act, why) for act, why in zip(acts, reasons, strict=True) if why is not None)
        beside = dict.fromkeys(bare, _PASSING) | {n: _AGAIN for group in groups for n in group[1:]}
        unreported = tuple(_skipped(reading, happenings[n].first, beside[n]) for n in sorted(beside))
        return replace(reading, reports=reports, skipped=reading.skipped + skipped + unreported)


def _told_once(document: Document, happenings: list[Happening], bare: Set[int]) -> list[list[int]]:
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


def _is_in_passing(reading: Reading, happening: Happening, others: list[Happening], where: Whereabouts) -> bool:
    """Whether a whole article, beside its news, does not bound a happening by a day and, told of once, by a place.

    Where the article has no date of its own, relative days count, and an actor does as well as a day.
    """
    if reading.document.title is None or happening is lead_of(others) or happening.first.entry is not None:
        return False
    acts = happening.acts
    sentence = reading.document.text[slice(*happening.first.sentence)]
    timed = any(act.time is not None for act in acts) or (happening.status in _AHEAD and _PLAN.search(sentence))
    if reading.document.published is None:
        timed = timed or any(act.agent is not None for act in acts)
    placed = any(act.place is not None for act in acts) or len({act.index for act in acts}) > 1
    placed = placed or _is_dated_closely(reading, happening)
    placed = placed or (
        happening.first.time is not None and happening.first.time.date_prec == 1 and where.goes_on(happening.first)
    )
    return not (timed and placed)


def _is_dated_closely(reading: Reading, happening: Happening) -> bool:
    """Whether the clause that names one single act dates it: "was kidnapped in 2015"; nouns such as "the coup" date an age."""
    act = happening.first
    is_single = happening.status == Status.HAPPENED and act.names_itself and not is_plural(act)
    is_an_act = _VERB.match(act.trigger.words) is not None or (act.is_recalled and happening.type in _OF_ONE_DAY)
    is_an_act = is_an_act and happening.type != IncidentType.PROTEST_OR_RIOT
    return is_single and is_an_act and is_dated_by_its_clause(reading, act)


def _is_undated(reading: Reading, happening: Happening, others: list[Happening]) -> bool:
    """Whether a dated article with a title tells, beneath it, of an act without any day: of fighting as it goes on."""
    document = reading.document
    if document.title is None or document.published is None or happening.status not in _DONE:
        return False
    time = _time(reading, happening, lead_of(others))
    return not any(act.in_title for act in happening.acts) and (time is None or time.start is None)


def _skipped(reading: Reading, act: Act, reason: str) -> Skipped:
    """The record of a trigger set aside."""
    span = reading.document.span(act.trigger.start, act.trigger.end)
    key = make_id("skip", reading.document.id, _NAME, _VERSION, span.start, span.end)
    return Skipped(key, reading.document.id, "incident", reason, span)


def _report(
    reading: Reading,
    happening: Happening,
    others: list[Happening],
    figures: tuple[str, ...],
    voices: list[Voice],
    where: Whereabouts,
) -> IncidentReport:
    """The report of one happening."""
    document, first = reading.document, happening.first
    answer = answer_for(reading, happening, others, voices)
    place = where.of(happening, lead_of(others))
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
        also_at=where.also_at(place),
        roles=roles + parts_of(reading, happening, figures),
        certainty=answer.certainty,
        claimed_by=None if answer.claimed_by is None else Role(RoleName.PERPETRATOR, answer.claimed_by),
        figures=figures,
        statements=statements_of(reading, happening),
        evidence=_evidence(reading, happening),
    )


def lead_of(happenings: list[Happening]) -> Happening:
    """The happening the article is about: that of its title, else the first told as news, else the first."""
    titled = [h for h in happenings if any(act.in_title and act.names_itself for act in h.acts)]
    return (titled or [h for h in happenings if not h.first.is_recalled] or happenings)[0]


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
