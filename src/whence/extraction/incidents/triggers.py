"""Words that may name an incident, with the kind of act they name, and those set aside with a reason.

>>> [(t.type.value, t.strength) for t in find_triggers("A car bomb killed nine.")]
[('bombing', 'act'), ('armed_assault', 'result')]
>>> find_triggers("He had a heart attack.")[0].set_aside
'another sense of the word'
"""

import re
from dataclasses import dataclass
from functools import cache

from whence.core.vocabulary import IncidentType
from whence.extraction.lexicon import compile_words, load_lexicon

# How much a word says of the act: what names it, what names some act, what came of it, what only points back.
STRENGTHS = ("act", "generic", "result", "anaphor")


@dataclass(frozen=True, slots=True)
class Trigger:
    """This says: characters 2 to 10, "car bomb", name an act of the type bombing.

    `strength` is one of STRENGTHS; `set_aside` is the reason why the words name no incident, None where they may.
    """

    start: int
    end: int
    words: str
    type: IncidentType
    strength: str
    set_aside: str | None = None


@cache
def _rules() -> tuple[tuple[re.Pattern[str], IncidentType, str], ...]:
    """The trigger rules, compiled."""
    rules = load_lexicon("triggers")["rule"]
    return tuple((compile_words(rule["phrases"]), IncidentType(rule["type"]), rule["strength"]) for rule in rules)


@cache
def _exclusions() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The wordings that name no incident, compiled."""
    return tuple((compile_words(rule["phrases"]), rule["reason"]) for rule in load_lexicon("not_triggers")["rule"])


def find_triggers(text: str) -> list[Trigger]:
    """Every trigger of a text in order, none overlapping: the earliest, then the longest, then the earlier rule."""
    found = [
        Trigger(match.start(), match.end(), match.group(), kind, strength)
        for pattern, kind, strength in _rules()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda t: (t.start, -t.end))  # stable: rules keep their order
    kept: list[Trigger] = []
    for trigger in found:
        if not kept or trigger.start >= kept[-1].end:
            kept.append(trigger)
    return _exclude(text, kept) if kept else []


def _exclude(text: str, triggers: list[Trigger]) -> list[Trigger]:
    """The same triggers, those that lie under an excluded wording marked with its reason."""
    covers = [(m.start(), m.end(), reason) for pattern, reason in _exclusions() for m in pattern.finditer(text)]
    return [_marked(trigger, covers) for trigger in triggers] if covers else triggers


def _marked(trigger: Trigger, covers: list[tuple[int, int, str]]) -> Trigger:
    """The trigger, with the reason of the first wording that covers its start."""
    reason = next((why for start, end, why in covers if start <= trigger.start < end), None)
    if reason is None:
        return trigger
    return Trigger(trigger.start, trigger.end, trigger.words, trigger.type, trigger.strength, reason)
