"""Which figures count the harm of which happening: those beside a mention of it, those that follow, and the tolls of the news."""

import re
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
from whence.extraction.incidents.no_tolls import says_no_toll
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
# Acts whose own words tell of no dead: those counted beneath are of something else; beside an arrest they are so too.
_ARREST = re.compile(r"(?:re)?arrest|detain|detention|round(?:ed|ing)? up|taken into custody", re.IGNORECASE)
_BLOODLESS = re.compile(rf"coup\b|{_ARREST.pattern}", re.IGNORECASE)
# "An earlier version of this report gave seven dead": what is put right is the news.
_CORRECTED = re.compile(r"\b(?:earlier|previous) version of (?:this|the) (?:report|article|story)\b", re.IGNORECASE)
# "market attack toll rises to 19 | as air force strikes lake islands": what follows is an act of its own.
_NEXT_CLAUSE = re.compile(r"[;:]|(?<! such)(?<!\w as) as\b|\b(?:while|until|but)\b", re.IGNORECASE)
# "three men | wanted in last week's attack": they were not killed in it.
_FOR_WHICH = re.compile(r"\b(?:wanted|sought|suspected|accused|convicted) (?:in|of|for|over)\b", re.IGNORECASE)
# Persons counted by what they are, who are some of "nine people" told of before.
_OF_A_KIND = frozenset(
    """soldiers policemen police officers troops guards children women girls boys teachers students workers
    civilians members servicemen""".split()
)
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
        home = None if _is_no_toll(reading, figure) else _home_of(reading, figure, acts, happenings, lead)
        if home is not None and not _is_of_the_attackers(figure, happenings[home]):
            found[home].append(figure)
    return [tuple(figure.id for figure in _without_kinds(_without_single_deaths(figures))) for figures in found]


def _is_no_toll(reading: Reading, figure: Figure) -> bool:
    """Whether it counts nobody an act has harmed: only possible, or as its sentence says."""
    if figure.is_hypothetical or figure.measure not in _CASUALTIES:
        return figure.is_hypothetical
    text = reading.document.text
    first, last = reading.document.sentences[reading.document.sentence_at(figure.span.start)]
    return says_no_toll(text[first : figure.span.start], figure.span.quote, text[figure.span.end : last])


def _home_of(
    reading: Reading,
    figure: Figure,
    by_sentence: Mapping[int, list[tuple[Act, int]]],
    happenings: list[Happening],
    lead: Happening | None,
) -> int | None:
    """The happening a figure counts: one named in its sentence, nearest first, else the last one told of before, else the news."""
    sentences = reading.document.sentences
    index = reading.document.sentence_at(figure.span.start)
    if _CORRECTED.search(reading.document.text, *sentences[index]):
        return _news(reading, figure, index, happenings, lead)
    acts = [pair for i in range(index - _REACH, index + 1) for pair in by_sentence.get(i, ())]
    if figure.measure in _CASUALTIES:
        acts = [(act, n) for act, n in acts if happenings[n].status not in _NOT_YET]
        acts = [(act, n) for act, n in acts if not _tells_of_no_dead(act, is_beside=act.index == index)]
    beside = [(act, n) for act, n in acts if act.index == index and not _contradicts(figure, happenings[n])]
    beside = [(act, n) for act, n in beside if not _is_what_for(reading.document.text, act, figure)]
    if beside:
        return min(beside, key=lambda pair: _distance(reading.document.text, pair[0], figure))[1]
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
    if all(_BLOODLESS.match(act.trigger.words) for act in lead.acts):
        return None
    sentence = reading.document.text[slice(*reading.document.sentences[index])]
    return None if recalls(sentence) or _contradicts(figure, lead) else happenings.index(lead)


def _tells_of_no_dead(act: Act, *, is_beside: bool) -> bool:
    """Whether an act's own words tell of no dead: an arrest anywhere, a coup told of in a sentence before."""
    return (_ARREST if is_beside else _BLOODLESS).match(act.trigger.words) is not None


def _is_what_for(text: str, act: Act, figure: Figure) -> bool:
    """Whether the act is only what those counted were wanted for or accused of."""
    return _FOR_WHICH.search(text, figure.span.end, act.trigger.start) is not None


def _distance(text: str, act: Act, figure: Figure) -> tuple[bool, int]:
    """Whether another clause begins between a trigger and a figure, and the characters between; a word for the outcome is nearer."""
    left, right = sorted([(act.trigger.start, act.trigger.end), (figure.span.start, figure.span.end)])
    gap = max(right[0] - left[1], 0)
    is_next = _NEXT_CLAUSE.search(text, left[1], right[0]) is not None
    return is_next, gap if act.trigger.strength == "result" else gap + 5


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


def _without_kinds(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those of one kind told after a larger toll of all: "two soldiers" where nine people were killed."""
    return [f for f in figures if not (_is_of_a_kind(f) and any(_holds(before, f) for before in figures))]


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether a figure of people at large, told before, can hold another of some kind."""
    is_larger = whole.measure is part.measure and (whole.value or 0) > (part.value or 0) > 0
    is_whole = whole.part_of is None and not _is_of_a_kind(whole) and not whole.is_cumulative
    return is_larger and is_whole and whole.span.start < part.span.start and part.measure in _CASUALTIES


def _is_of_a_kind(figure: Figure) -> bool:
    """Whether those counted are of one kind: soldiers, children, workers."""
    return figure.whom is not None and bool(_OF_A_KIND & set(re.findall(r"[\w-]+", figure.whom.quote.casefold())))


def _is_single(figure: Figure) -> bool:
    """Whether the words count one person."""
    return figure.value == 1 and _SINGLE.match(figure.as_written) is not None
