"""Names to actors: aliases, acronyms with their expansions, outlets of a group, the office of an official."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from whence.core.incident import Actor, IncidentReport, Role
from whence.core.reading import Reading
from whence.linking.names import acronym, plain

_EXPANSION = re.compile(
    r"((?:[A-Z][\w'’-]*[ -](?:of |for |the |and |in )*){1,6}[A-Z][\w'’-]*) \(([A-Z][A-Za-z]{1,7})\)"
)
_HEADS = re.compile(
    r"^(?:the |a |an |suspected |alleged |members of |fighters of |forces of |gunmen from |militants from |militants of )+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"(?:['’]s)?(?: (?:militants?|fighters?|jihadists?|jihadis|terrorists?|gunmen|insurgents?|rebels?|group|forces))*$"
)


@dataclass(frozen=True, slots=True)
class ActorNames:
    """This says: "is", "isis" and "daesh" are the names of one actor, and "FPB" stands for two that share it.

    Names shared by distinct actors are in the index with all of them, and resolve to none without more evidence.
    """

    by_name: dict[str, tuple[Actor, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> "ActorNames":
        """The index of those actors by every name they have."""
        index: dict[str, tuple[Actor, ...]] = {}
        for actor in actors:
            for name in dict.fromkeys(plain(name) for name in (actor.name, *actor.aliases)):
                index[name] = (*index.get(name, ()), actor)
        return cls(index)

    def find(self, name: str) -> Actor | None:
        """The one actor of that name, with or without article, "suspected" before or "militants" behind it."""
        for form in dict.fromkeys((name, _HEADS.sub("", name), _TAILS.sub("", _HEADS.sub("", name)))):
            found = self.by_name.get(plain(form), ())
            if len(found) == 1:
                return found[0]
        return None


def resolve(reading: Reading, names: ActorNames) -> Reading:
    """The reading with the roles of its reports given their actors, acronyms expanded as the document expands them."""
    expansions = acronyms(reading.document.text)
    reports = tuple(_with_actors(report, names, expansions) for report in reading.reports)
    return replace(reading, reports=reports)


def acronyms(text: str) -> dict[str, str]:
    """What the document's own brackets say its acronyms stand for.

    >>> acronyms("fighters of the Free Plains Brigade (FPB) said")
    {'FPB': 'Free Plains Brigade'}
    """
    found: dict[str, str] = {}
    for match in _EXPANSION.finditer(text):
        letters = match[2].upper()
        words = match[1].split()
        for start in range(len(words)):
            if acronym(" ".join(words[start:])) == letters:
                found.setdefault(match[2], " ".join(words[start:]))
                break
    return found


def _with_actors(report: IncidentReport, names: ActorNames, expansions: dict[str, str]) -> IncidentReport:
    """The report with every role resolved that can be."""

    def known(role: Role) -> Role:
        name = expansions.get(_HEADS.sub("", role.span.quote), role.span.quote)
        actor = names.find(name)
        return replace(role, actor_id=actor.id) if actor else role

    claimed_by = known(report.claimed_by) if report.claimed_by else None
    return replace(report, roles=tuple(map(known, report.roles)), claimed_by=claimed_by)
