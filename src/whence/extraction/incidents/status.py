"""Whether a reported act came to pass, by the words around its trigger.

>>> from whence.extraction.incidents.triggers import find_triggers
>>> text = "Police defused a car bomb in the market."
>>> status_of(text, find_triggers(text)[0], 0, len(text)).value
'foiled'
"""

import re
from dataclasses import dataclass
from functools import cache

from whence.core.vocabulary import Status
from whence.extraction.incidents.triggers import Trigger
from whence.extraction.lexicon import load_lexicon

# Where a clause ends: marks, and the words that open another one with a verb of its own.
_BOUNDARY = re.compile(
    r"[;:—–,](?=\s)|\s(?:who|which|when|after|while|because|although|but|where|as|following|amid)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """This says: where one of `before` ends at the trigger, or `clause` stands in its clause, the act was foiled."""

    status: Status
    before: re.Pattern[str] | None
    words: re.Pattern[str] | None
    clause: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    """The rules of the status lexicon, compiled in order."""
    return tuple(
        _Rule(
            Status(rule["status"]),
            _compile(r"\b(?:{})\s+(?:[\"“‘'])?$", rule.get("before")),
            _compile("{}", rule.get("words")),
            _compile(r"\b(?:{})", rule.get("clause")),
        )
        for rule in load_lexicon("status")["rule"]
    )


def _compile(frame: str, phrases: list[str] | None) -> re.Pattern[str] | None:
    """The alternatives in a frame, or None where there are none."""
    return re.compile(frame.format("|".join(phrases)), re.IGNORECASE) if phrases else None


def clause_around(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The clause of the sentence [first, last) that holds [start, end)."""
    left = max((m.end() for m in _BOUNDARY.finditer(text, first, start)), default=first)
    right = _BOUNDARY.search(text, end, last)
    return left, right.start() if right else last


def status_of(text: str, trigger: Trigger, first: int, last: int) -> Status:
    """The status of the act whose trigger stands in the sentence [first, last): happened, unless words say otherwise."""
    left, right = clause_around(text, trigger.start, trigger.end, first, last)
    before, clause = text[left : trigger.start], text[left:right]
    for rule in _rules():
        if _fits(rule, before, trigger.words, clause):
            return rule.status
    return Status.HAPPENED


def _fits(rule: _Rule, before: str, words: str, clause: str) -> bool:
    """Whether the rule's words stand at their places."""
    return bool(
        (rule.words and rule.words.search(words))
        or (rule.before and rule.before.search(before))
        or (rule.clause and rule.clause.search(clause))
    )
