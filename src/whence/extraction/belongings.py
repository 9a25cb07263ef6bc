"""What belongs to a happening: the figures that count its harm, the statements about it, its target, victims and weapon."""

import re
from bisect import bisect_right

from whence.core.document import Span
from whence.core.incident import Role
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.vocabulary import Measure, MentionLabel, RoleName
from whence.extraction.acts import Act
from whence.extraction.happenings import Happening
from whence.extraction.noun_phrases import phrase_after, tokenize

_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.KIDNAPPED, Measure.HOSTAGES})
_REACH = 4  # sentences after the last mention of a happening in which a figure without one of its own still counts it
_TARGET = re.compile(
    r"\s*(?:(?:attack|raid|assault|strike)s? )?(?:on|against|at|targeting|that targeted|hit|struck|outside|inside|near)\s+",
    re.IGNORECASE,
)


def figures_by_happening(reading: Reading, happenings: list[Happening]) -> dict[int, tuple[str, ...]]:
    """For the index of each happening, the ids of the figures that belong to it."""
    acts = sorted(
        ((act, n) for n, h in enumerate(happenings) for act in h.acts), key=lambda pair: pair[0].trigger.start
    )
    found: dict[int, list[str]] = {n: [] for n in range(len(happenings))}
    for figure in reading.figures:
        home = None if figure.is_hypothetical else _home_of(reading, figure, acts, happenings)
        if home is not None:
            found[home].append(figure.id)
    return {n: tuple(ids) for n, ids in found.items()}


def _home_of(reading: Reading, figure: Figure, acts: list[tuple[Act, int]], happenings: list[Happening]) -> int | None:
    """The happening a figure counts: one named in its sentence, nearest first, else the last one told of before."""
    sentences = reading.document.sentences
    index = bisect_right(sentences, (figure.span.start, len(reading.document.text))) - 1
    beside = [(act, n) for act, n in acts if act.index == index and not _contradicts(figure, happenings[n])]
    if beside:
        return min(beside, key=lambda pair: _distance(pair[0], figure))[1]
    if figure.measure not in _HARM or (figure.time is not None and figure.time.start is None):
        return None
    before = [
        (act, n) for act, n in acts if index - _REACH <= act.index < index and not _contradicts(figure, happenings[n])
    ]
    main = [pair for pair in before if not happenings[pair[1]].first.is_recalled]
    return (main or before)[-1][1] if before else None


def _distance(act: Act, figure: Figure) -> int:
    """Characters between a trigger and a figure; a word for the outcome is nearer to its number than any act."""
    gap = max(act.trigger.start - figure.span.end, figure.span.start - act.trigger.end, 0)
    return gap if act.trigger.strength == "result" else gap + 5


def _contradicts(figure: Figure, happening: Happening) -> bool:
    """Whether the figure's own time lies apart from the happening's."""
    days = happening.days()
    if figure.time is None or days is None or figure.time.start is None or figure.time.end is None:
        return False
    return figure.time.end < days[0] or days[1] < figure.time.start


def statements_of(reading: Reading, happening: Happening) -> tuple[str, ...]:
    """The ids of the statements in whose content, or beside whose cue, a mention of the happening stands."""
    ids = []
    for statement in reading.statements:
        spans = (*statement.content, *((statement.attribution.cue,) if statement.attribution.cue else ()))
        if any(_overlaps(span, act) for span in spans for act in happening.acts):
            ids.append(statement.id)
    return tuple(ids)


def _overlaps(span: Span, act: Act) -> bool:
    """Whether a span holds a part of the act's trigger."""
    return span.start < act.trigger.end and act.trigger.start < span.end


def parts_of(reading: Reading, happening: Happening, figures: tuple[str, ...]) -> tuple[Role, ...]:
    """Target, victims and weapon, each at most once, as the sentences of the happening write them."""
    target = next((span for act in happening.acts if (span := _target(reading, act)) is not None), None)
    whom = next((f.whom for f in reading.figures if f.id in figures and f.measure in _HARM and f.whom), None)
    found = ((RoleName.TARGET, target), (RoleName.VICTIM, whom), (RoleName.WEAPON, _weapon(reading, happening)))
    return tuple(Role(name, span) for name, span in found if span is not None)


def _target(reading: Reading, act: Act) -> Span | None:
    """What the act was aimed at: "attack on | a police post"; a bare name of a town is a place, not a target."""
    text = reading.document.text
    lead = _TARGET.match(text, act.trigger.end, act.sentence[1])
    if lead is None or not act.names_itself:
        return None
    phrase = phrase_after(tokenize(text, lead.end(), act.sentence[1]), 0)
    if phrase is None or (phrase.words[0].is_name and act.place is not None and act.place.start == phrase.start):
        return None
    return reading.document.span(phrase.start, phrase.end)


def _weapon(reading: Reading, happening: Happening) -> Span | None:
    """The first weapon named in the sentences of the happening's naming mentions."""
    sentences = [act.sentence for act in happening.acts if act.names_itself]
    weapons = [m.span for m in reading.mentions if m.label == MentionLabel.WEAPON]
    return next((span for first, last in sentences for span in weapons if first <= span.start < last), None)
