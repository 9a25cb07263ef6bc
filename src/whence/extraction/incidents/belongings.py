"""What belongs to a happening: the statements about it, its target, victims and weapon."""

import re

from whence.core.document import Span
from whence.core.incident import Role
from whence.core.reading import Reading
from whence.core.vocabulary import Measure, MentionLabel, RoleName
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import phrase_after, tokenize

_HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.KIDNAPPED, Measure.HOSTAGES})
_TARGET = re.compile(
    r"\s*(?:(?:attack|raid|assault|strike)s? )?(?:on|against|at|targeting|that targeted|hit|struck|outside|inside|near)\s+",
    re.IGNORECASE,
)


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
