"""Our incident types in the words of ACLED: the sub-event type of a report, by the table `lexicons/acled.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from whence.core.vocabulary import IncidentType
from whence.extraction.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class SubEvent:
    """This says: ACLED codes that as "Suicide bomb"; to us it is a suicide_bombing (None: no incident of ours)."""

    name: str
    type: IncidentType | None


@dataclass(frozen=True, slots=True)
class _Rule:
    """This says: reports of these types with these words are that sub-event."""

    types: frozenset[str]
    name: str
    words: re.Pattern[str] | None


def _compiled(words: list[str] | None) -> re.Pattern[str] | None:
    """The alternatives as one pattern, None where there are none."""
    return re.compile("|".join(words), re.IGNORECASE) if words else None


@cache
def _rules() -> tuple[_Rule, ...]:
    """The rules from type and words to sub-event, in order."""
    rules = load_lexicon("acled")["rule"]
    return tuple(_Rule(frozenset(r["types"]), r["sub_event"], _compiled(r.get("words"))) for r in rules)


@cache
def _strategic() -> tuple[tuple[re.Pattern[str], SubEvent], ...]:
    """What ACLED codes though no report of ours stands behind it."""
    rules = load_lexicon("acled")["strategic"]
    return tuple(
        (
            re.compile("|".join(rule["words"]), re.IGNORECASE),
            SubEvent(rule["sub_event"], IncidentType(rule["type"]) if "type" in rule else None),
        )
        for rule in rules
    )


def sub_event_of(kind: IncidentType, text: str) -> str | None:
    """ACLED's sub-event type of a report of that type, by the words of its text; None where ACLED has none.

    >>> sub_event_of(IncidentType.BOMBING, "A grenade was thrown into a bar.")
    'Grenade'
    """
    fitting = (
        rule for rule in _rules() if kind.value in rule.types and (rule.words is None or rule.words.search(text))
    )
    return next((rule.name for rule in fitting), None)


def is_no_event(text: str) -> bool:
    """Whether a text tells of no event in spite of its words: an accident, a trial, an anniversary, a figure of speech.

    >>> is_no_event("The museum marks fifty years since the bombing."), is_no_event("A bomb went off.")
    (True, False)
    """
    return bool(_nothing().search(text))


@cache
def _nothing() -> re.Pattern[str]:
    """The words of texts that tell of no event."""
    return re.compile("|".join(load_lexicon("acled")["nothing"]["words"]), re.IGNORECASE)


def strategic_event(text: str) -> SubEvent | None:
    """What ACLED codes of a text in which no incident of ours was read: a truce signed, a base opened."""
    return next((event for pattern, event in _strategic() if pattern.search(text)), None)
