"""Names to actors: aliases, acronyms with their expansions, outlets of a group, the office of an official."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from whence.core.incident import Actor, IncidentReport, Role
from whence.core.place import Gazetteer
from whence.core.reading import Reading
from whence.linking.names import acronym, plain

_EXPANSION = re.compile(
    r"((?:[A-Z][\w'’-]*[ -](?:of |for |the |and |in )*){1,6}[A-Z][\w'’-]*) \(([A-Z][A-Za-z]{1,7})\)"
)
_HEADS = re.compile(
    r"^(?:the |a |an |suspected |alleged |some |convoy of |members of |fighters of |forces of |gunmen from |militants from |militants of )+",
    re.IGNORECASE,
)
_TAILS = re.compile(
    r"(?:['’]s)?(?: (?:militants?|fighters?|jihadists?|jihadis|terrorists?|gunmen|insurgents?|rebels?|group|forces))*$"
)
_JOINTS = (" and", " or", " of", ",")  # "soldiers and gunmen" are two, not "soldiers and"


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

    def find(self, name: str, text: str = "", countries: Iterable[str] = ()) -> Actor | None:
        """The one actor of that name, with or without article, "suspected" before or "militants" behind it.

        Of several that share the name, the one that the text calls by another of its names too, else the one whose
        country the text names; None where that does not tell them apart.
        """
        for form in dict.fromkeys((name, _HEADS.sub("", name), bare_name(name))):
            found = self.by_name.get(plain(form), ())
            if len(found) == 1:
                return found[0]
            if found:
                return _told_apart(found, plain(form), plain(text), set(countries))
        return None


def bare_name(name: str) -> str:
    """A name without what stands around it.

    >>> bare_name("suspected Free Plains Brigade militants"), bare_name("the allied forces")
    ('Free Plains Brigade', 'allied forces')
    """
    inner = _HEADS.sub("", name)
    bare = _TAILS.sub("", inner)
    is_cut = not bare or bare.endswith(_JOINTS) or (bare.split()[-1].isalpha() and bare.split()[-1].islower())
    return inner if is_cut else bare


def _told_apart(actors: Iterable[Actor], name: str, text: str, countries: set[str]) -> Actor | None:
    """The one of several actors of one name that the text means, if it says."""
    actors = tuple(actors)
    called = [actor for actor in actors if any(f" {other} " in f" {text} " for other in _other_names(actor, name))]
    if len(called) == 1:
        return called[0]
    at_home = [actor for actor in called or actors if actor.country in countries]
    return at_home[0] if len(at_home) == 1 else None


def _other_names(actor: Actor, name: str) -> set[str]:
    """The plain names of an actor but that one."""
    return {plain(other) for other in (actor.name, *actor.aliases)} - {name}


def resolve(reading: Reading, names: ActorNames, gazetteer: Gazetteer) -> Reading:
    """The reading with the roles of its reports given their actors, acronyms expanded as the document expands them.

    An adjective is no name: "Turkish" is called Turkey, and "Syrian fighters" keep their noun and are not the state of Syria.
    """
    text = reading.document.text
    expansions = acronyms(text)
    countries = {mention.place.country for mention in reading.places if mention.place.country}

    def resolved(role: Role) -> Role:
        quote, bare = role.span.quote, bare_name(role.span.quote)
        if country := _country_of(bare, gazetteer):
            whole = _HEADS.sub("", quote)
            known = names.by_name.get(plain(whole), ())
            actor_id = known[0].id if len(known) == 1 else None
            return replace(role, actor_id=actor_id, called=country if whole == bare else whole)
        actor = names.find(expansions.get(bare, quote), text, countries)
        return replace(role, actor_id=actor.id) if actor else role

    return replace(reading, reports=tuple(_with_actors(report, resolved) for report in reading.reports))


def _country_of(name: str, gazetteer: Gazetteer) -> str | None:
    """The country an adjective derives from; None for any other word.

    This says: "Turkish" is of Turkey; "Taliban" is of no country.
    """
    found = gazetteer.find(name)
    return found[0].name if found and all(entry.kind == "adjective" for entry in found) else None


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
            if words[start][0].isupper() and acronym(" ".join(words[start:])) == letters:
                found.setdefault(match[2], " ".join(words[start:]))
                break
    return found


def _with_actors(report: IncidentReport, known: Callable[[Role], Role]) -> IncidentReport:
    """The report with every role resolved that can be."""
    claimed_by = known(report.claimed_by) if report.claimed_by else None
    return replace(report, roles=tuple(map(known, report.roles)), claimed_by=claimed_by)
