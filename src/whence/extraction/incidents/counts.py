"""Which figures count the harm of which happening: those beside a mention of it, those that follow, and the tolls of the news."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.vocabulary import IncidentType, Measure, Status
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.background import recalls
from whence.extraction.incidents.entries import Entries
from whence.extraction.incidents.happenings import Happening
from whence.extraction.lexicon import word_set

HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.KIDNAPPED, Measure.HOSTAGES})
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_REACH = 4  # sentences after the last mention of a happening in which a figure without one of its own still counts it
_NOT_YET = frozenset({Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL})  # nobody was killed in these
_AFTERMATH = timedelta(days=14)
_ONE_SIDED = frozenset(
    {
        IncidentType.BOMBING,
        IncidentType.SUICIDE_BOMBING,
        IncidentType.ARMED_ASSAULT,
        IncidentType.ASSASSINATION,
        IncidentType.KIDNAPPING,
        IncidentType.PRISON_BREAK,
        IncidentType.ARSON_OR_SABOTAGE,
    }
)
_OWN_MEN = re.compile(r"\b(?:its|our|their own) (?:\w+ )?(?:men|fighters|members|martyrs|ranks)\b", re.IGNORECASE)
# Acts whose own words tell of no dead: those counted beneath are of something else.
_BLOODLESS = re.compile(r"(?:re)?arrest|detain|detention|coup\b|round(?:ed|ing)? up|taken into custody", re.IGNORECASE)
_SINGLE = re.compile(r"an?\b|one$", re.IGNORECASE)


def figures_by_happening(
    reading: Reading, happenings: list[Happening], lead: Happening | None
) -> list[tuple[str, ...]]:
    """For each happening the ids of the figures that belong to it, in the order of the text."""
    told = sorted(((act, n) for n, h in enumerate(happenings) for act in h.acts), key=lambda p: p[0].trigger.start)
    acts = defaultdict[int, list[tuple[Act, int]]](list)  # by sentence: only the few before a figure matter to it
    for act, n in told:
        acts[act.index].append((act, n))
    found: list[list[Figure]] = [[] for _ in happenings]
    for figure in reading.figures:
        home = None if figure.is_hypothetical else _home_of(reading, figure, acts, happenings, lead)
        if home is not None and not _is_of_the_attackers(figure, happenings[home]):
            found[home].append(figure)
    return [tuple(figure.id for figure in _without_single_deaths(figures)) for figures in found]


def _home_of(
    reading: Reading,
    figure: Figure,
    by_sentence: Mapping[int, list[tuple[Act, int]]],
    happenings: list[Happening],
    lead: Happening | None,
) -> int | None:
    """The happening a figure counts: one named in its sentence, nearest first, else the last one told of before, else the news."""
    sentences = reading.document.sentences
    index = bisect_right(sentences, (figure.span.start, len(reading.document.text))) - 1
    acts = [pair for i in range(index - _REACH, index + 1) for pair in by_sentence.get(i, ())]
    if figure.measure in _CASUALTIES:
        acts = [(act, n) for act, n in acts if happenings[n].status not in _NOT_YET]
        acts = [(act, n) for act, n in acts if act.index == index or not _BLOODLESS.match(act.trigger.words)]
    beside = [(act, n) for act, n in acts if act.index == index and not _contradicts(figure, happenings[n])]
    if beside:
        return min(beside, key=lambda pair: _distance(pair[0], figure))[1]
    if figure.measure not in HARM:
        return None
    header = Entries(reading).header_of(index)
    before = [
        (act, n)
        for act, n in acts
        if index - _REACH <= act.index < index and act.entry == header and not _contradicts(figure, happenings[n])
    ]
    main = [pair for pair in before if not happenings[pair[1]].first.is_recalled]
    just_told = [n for act, n in before if act.index == index - 1]
    if main or just_told:
        return main[-1][1] if main else just_told[-1]
    return None if header is not None else _news(reading, figure, index, happenings, lead)


def _news(
    reading: Reading, figure: Figure, index: int, happenings: list[Happening], lead: Happening | None
) -> int | None:
    """What the article is about, for dead and wounded counted apart from any mention of an act, unless the sentence looks back."""
    if lead is None or lead.status in _NOT_YET or figure.measure not in _CASUALTIES or figure.is_cumulative:
        return None
    sentence = reading.document.text[slice(*reading.document.sentences[index])]
    return None if recalls(sentence) or _contradicts(figure, lead) else happenings.index(lead)


def _distance(act: Act, figure: Figure) -> int:
    """Characters between a trigger and a figure; a word for the outcome is nearer to its number than any act."""
    gap = max(act.trigger.start - figure.span.end, figure.span.start - act.trigger.end, 0)
    return gap if act.trigger.strength == "result" else gap + 5


def _contradicts(figure: Figure, happening: Happening) -> bool:
    """Whether the figure's own time lies apart from the happening's; people go on dying of it for some days."""
    days = happening.days()
    if figure.time is None or days is None or figure.time.start is None or figure.time.end is None:
        return False
    return figure.time.end < days[0] or days[1] + _AFTERMATH < figure.time.start


def _is_of_the_attackers(figure: Figure, happening: Happening) -> bool:
    """Whether the dead and wounded counted are those who attacked: they are no toll of their attack."""
    if figure.measure not in _CASUALTIES or happening.type not in _ONE_SIDED or figure.whom is None:
        return False
    words = set(re.findall(r"[\w-]+", figure.whom.quote.casefold()))
    return bool(words & word_set("agents", "attackers")) or _OWN_MEN.search(figure.whom.quote) is not None


def _without_single_deaths(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without single persons told of beside a toll: "a guard", "one of the wounded", where 9 were killed."""
    tolls = {f.measure for f in figures if f.measure in _CASUALTIES and (f.value or 0) > 1}
    return [f for f in figures if f.measure not in tolls or not _is_single(f)]


def _is_single(figure: Figure) -> bool:
    """Whether the words count one person."""
    return figure.value == 1 and _SINGLE.match(figure.as_written) is not None
