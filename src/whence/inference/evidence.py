"""What speaks for a name in a role: the numbers a small linear model weighs, one row a name.

>>> ground = Ground("GUERRILLAS OF THE LIBERATION FRONT (ELF) FLED.", gate=0.9, kind=0.8)
>>> ground.is_alias("liberation front", "elf"), ground.count("guerrillas")
(True, 1)
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.inference.slot_tagger import ROLES

FEATURES = (
    "sure", "mean", "tagged", "tagged_elsewhere", "often", "early", "gate", "kind", "long", "pronoun",
    "lead", "other_role", "inside", "around", "alias", "stands", "strong", "strong_role", "length", "gated",
    "counted", "cut", "kind_top", "kind_other", "kind_attack", *ROLES,
)  # fmt: skip
_NONE = -7.0  # log odds in place of those of a name that is not there
_PRONOUNS = frozenset("he him his she her they them their it its who that this these those i we us our".split())
_COUNTED = re.compile(r"\d|(two|three|four|five|six|seven|eight|several|some|other|another)\b")
_CUT = frozenset("of the and in at by".split())


@dataclass(frozen=True, slots=True)
class Place:
    """This says: at 102 to 112 stands a name for a role; the slot tagger marked it or not; the reader is that sure."""

    role: str
    name: str
    start: int
    sure: float
    is_tagged: bool
    kinds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """This says: "fmln" may be a PerpOrg, and stands in these places; `kinds` says how likely each kind of incident is there."""

    role: str
    name: str
    places: tuple[Place, ...]
    kinds: dict[str, float]

    @property
    def sure(self) -> float:
        """The log of the odds where the reader is surest."""
        return log_odds(max(place.sure for place in self.places))


class Ground:
    """A text, and how surely it is about an incident by the reader and by the slot tagger."""

    def __init__(self, text: str, gate: float, kind: float) -> None:
        self.length, self.gate, self.kind = len(text), gate, kind
        self._text = " ".join(text.lower().split())

    def is_alias(self, one: str, other: str) -> bool:
        """Whether the text gives one name in brackets behind the other: "liberation front (elf)"."""
        return f"{one} ({other})" in self._text or f"{other} ({one})" in self._text

    def count(self, name: str) -> int:
        """How often a name stands in the text."""
        return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", self._text))


def evidence(name: Name, names: Sequence[Name], ground: Ground) -> tuple[float, ...]:
    """The row of a name among all names proposed for the text."""
    values = {**_own(name, ground), **_beside(name, [other for other in names if other is not name], ground)}
    return tuple(values.get(feature, 0.0) for feature in FEATURES)


def _own(name: Name, ground: Ground) -> dict[str, float]:
    """What its places and its words tell."""
    places, words = name.places, name.name.split()
    n_tagged = sum(place.is_tagged for place in places)
    return {
        "sure": name.sure,
        "mean": log_odds(sum(place.sure for place in places) / len(places)),
        "tagged": float(n_tagged > 0),
        "tagged_elsewhere": math.log1p(n_tagged),
        "often": math.log1p(len(places) - n_tagged),
        "early": 1 - places[0].start / ground.length,
        "gate": ground.gate,
        "gated": ground.gate * name.sure,
        "kind": ground.kind,
        "long": math.log(len(words)),
        "length": math.log(ground.length),
        "pronoun": float(name.name in _PRONOUNS),
        "counted": float(bool(_COUNTED.match(name.name))),
        "cut": float(words[-1] in _CUT),
        "stands": math.log1p(ground.count(name.name)),
        "kind_top": max(name.kinds.values()),
        "kind_other": name.kinds.get("other", 0.0),
        "kind_attack": name.kinds.get("attack", 0.0),
        name.role: 1.0,
    }


def _beside(name: Name, others: Sequence[Name], ground: Ground) -> dict[str, float]:
    """What the other names tell of it."""
    rivals = [other for other in others if other.role == name.role]
    unlike = [other for other in rivals if other.name != name.name]
    return {
        "lead": name.sure - _surest(rivals),
        "other_role": _surest([o for o in others if o.name == name.name and o.role != name.role]),
        "inside": _surest([o for o in unlike if f" {name.name} " in f" {o.name} "]),
        "around": _surest([o for o in unlike if f" {o.name} " in f" {name.name} "]),
        "alias": _surest([o for o in rivals if ground.is_alias(o.name, name.name)]),
        "strong": math.log1p(sum(other.sure > 0 for other in others)),
        "strong_role": math.log1p(sum(other.sure > 0 for other in rivals)),
    }


def _surest(names: Sequence[Name]) -> float:
    """The log odds of the surest of some names."""
    return max((name.sure for name in names), default=_NONE)


def log_odds(share: float) -> float:
    """The log of the odds, within bounds."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))
