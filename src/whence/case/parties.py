"""Who attacks, claims, denies and cites whom: parties alone, groups, forces, bodies and outlets; a private person is none."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from whence.core.dossier import Account, Dossier
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import LinkKind, Modality, RoleName

RELATIONS = ("attacks", "claims", "denies", "cites")
"""What one party does to another: is named for an act against it, claims one, denies what it said, passes on its words."""

_BODIES = (
    ("interior ministry", r"interior minist"),
    ("defence ministry", r"def[ea]n[cs]e minist"),
    ("foreign ministry", r"foreign minist"),
    ("justice ministry", r"justice minist"),
    ("coast guard", r"coast ?guard"),
    ("gendarmerie", r"gendarme"),
    ("police", r"police|gendarme|constab|sheriff"),
    ("army", r"army|military|soldiers?|troops|armed forces|general staff|navy|air force|marines"),
    ("prosecutors", r"prosecut|attorney"),
    ("intelligence service", r"intelligence|secret service"),
    ("hospitals", r"hospital|health|medic|morgue|red cross|red crescent"),
    ("government", r"government|authorit|ministry|minister|governor|mayor|president|parliament|officials?"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for name, words in _BODIES)
_PASSED_ON = {LinkKind.GROUP, LinkKind.GROUP_MEDIA, LinkKind.MONITOR, LinkKind.OUTLET, LinkKind.AGENCY}
_TITLE = re.compile(r"^(?:Col|Gen|Capt|Maj|Lt|Sgt|Mr|Mrs|Ms|Dr|Sheikh|Commander|Major|Captain|Colonel|General)\b")
_PROPER = re.compile(r"[A-Z][\w’'-]+(?: [\w’'-]+)* [A-Z]|[A-Z]{2,}|[A-Z][a-z]+[A-Z]|^[A-Z][\w’'-]+$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NO_NAME = {"He", "She", "It", "They", "Police", "Residents", "Witnesses", "Agency", "Battalions", "Union"}


@dataclass(frozen=True, slots=True)
class Party:
    """This says: Red Dune Katiba, a group, is named for 3 acts, claims 1, speaks 5 times."""

    name: str
    kind: str
    n_named: int = 0
    n_claimed: int = 0
    n_denied: int = 0
    n_said: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """This says: Northern Radio cites the police of Mali 4 times, in the accounts of these incidents."""

    source: str
    target: str
    kind: str
    n: int
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """This says: those are the parties, that is what they do to one another; so many speakers are persons and stay out."""

    parties: tuple[Party, ...]
    relations: tuple[Relation, ...]
    n_left_out: int


@dataclass(frozen=True, slots=True)
class Ties:
    """This says: in one incident those parties are seen, each for what, those do that to one another, and so many persons stay out."""

    seen: tuple[tuple[str, str, str], ...] = ()
    joined: tuple[tuple[str, str, str], ...] = ()
    n_left_out: int = 0


@dataclass
class _Tally:
    """What was counted so far of one incident."""

    seen: list[tuple[str, str, str]] = field(default_factory=list)
    joined: list[tuple[str, str, str]] = field(default_factory=list)
    n_left_out: int = 0

    def see(self, name: str, kind: str, what: str = "") -> str:
        """Count a party."""
        self.seen.append((name, kind, what))
        return name

    def join(self, source: str, target: str, kind: str) -> None:
        """Count what one does to another."""
        if source != target:
            self.joined.append((source, target, kind))


def body_of(words: str, country: str | None) -> str | None:
    """The body somebody speaks or stands for, with its country: never the person.

    >>> body_of("Captain Wissam Jabr of the provincial police", "IQ"), body_of("two men", "IQ")
    ('police, IQ', None)
    """
    found = next((name for name, pattern in _PATTERNS if pattern.search(words)), None)
    return f"{found}, {country}" if found and country else found


def group_name(name: str | None, persons: Iterable[str]) -> str | None:
    """The name of a group or outlet; None for a person's, a pronoun, or words that name nobody.

    >>> group_name("the Red Dune Katiba", set()), group_name("Col. Dante Ripalda", set()), group_name("two men", set())
    ('Red Dune Katiba', None, None)
    """
    bare = _ARTICLE.sub("", (name or "").strip())
    is_name = bool(_PROPER.search(bare)) and bare not in _NO_NAME and not _TITLE.search(bare)
    return bare if is_name and len(bare) <= 80 and bare not in persons else None


def ties_of(dossier: Dossier, persons: Mapping[str, frozenset[str]]) -> Ties:
    """The ties of one incident; `persons` are the names of people in each document, which are no parties."""
    tally = _Tally()
    _count_acts(dossier, persons, tally)
    _count_words(dossier, persons, tally)
    return Ties(tuple(tally.seen), tuple(tally.joined), tally.n_left_out)


def network_of(found: Iterable[tuple[str, Ties]]) -> Network:
    """The network of incidents, each its id and its ties."""
    kinds: dict[str, str] = {}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    edges: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    n_left_out = 0
    for incident_id, ties in found:
        n_left_out += ties.n_left_out
        for name, kind, what in ties.seen:
            kinds.setdefault(name, kind)
            counts[name][what] += 1
        for source, target, kind in ties.joined:
            edges[source, target, kind].append(incident_id)
    for counted in counts.values():
        del counted[""]
    order = sorted(kinds, key=lambda name: (-sum(counts[name].values()), name))
    parties = (
        Party(name, kinds[name], c["named"], c["claimed"], c["denied"], c["said"])
        for name in order
        for c in [counts[name]]
    )
    lines = sorted(edges.items(), key=lambda item: (-len(item[1]), item[0]))
    relations = tuple(Relation(*key, len(ids), tuple(dict.fromkeys(ids))) for key, ids in lines)
    return Network(tuple(parties), relations, n_left_out)


def _country(dossier: Dossier) -> str | None:
    """The country an incident lies in."""
    return dossier.incident.place.country if dossier.incident.place else None


def _count_acts(dossier: Dossier, persons: Mapping[str, frozenset[str]], tally: _Tally) -> None:
    """Who is named for an incident, who claims it, and against whom it went."""
    incident, country = dossier.incident, _country(dossier)
    known = frozenset(name for account in dossier.accounts for name in persons.get(account.document.id, ()))
    named = group_name(incident.perpetrator, known) or body_of(incident.perpetrator or "", country)
    claims = group_name(incident.claimed_by, known)
    hit = sorted({body for account in dossier.accounts for body in _bodies_hit(account, country)})
    if named:
        tally.see(named, "body" if named != group_name(incident.perpetrator, known) else "group", "named")
    if claims:
        tally.see(claims, "group", "claimed")
    for target in hit if named or claims else ():
        tally.see(target, "body")
        if named and named != claims:
            tally.join(named, target, "attacks")
        if claims:
            tally.join(claims, target, "claims")


def _bodies_hit(account: Account, country: str | None) -> Iterator[str]:
    """The bodies among the targets and victims of a report."""
    for role in account.report.roles:
        if role.name in (RoleName.TARGET, RoleName.VICTIM) and (body := body_of(role.span.quote, country)):
            yield body


def _count_words(dossier: Dossier, persons: Mapping[str, frozenset[str]], tally: _Tally) -> None:
    """Who cites whom, and who denies whose words."""
    country, by_id = _country(dossier), {s.id: s for s in dossier.statements}
    outlets = {document.id: document.publisher for document in dossier.documents}
    for statement in dossier.statements:
        known = persons.get(statement.document_id, frozenset[str]())
        chain = [party for link in statement.attribution.chain if (party := _party(link, country, known))]
        if len(chain) < len(statement.attribution.chain):
            tally.n_left_out += 1
        outlet = outlets.get(statement.document_id)
        path = [(outlet, "outlet")] if outlet else []
        path += chain
        for (left, left_kind), (right, right_kind) in pairwise(path):
            tally.join(tally.see(left, left_kind), tally.see(right, right_kind), "cites")
        if chain and (speaker := _party(statement.attribution.speaker, country, known)):
            tally.see(*speaker, "denied" if statement.modality is Modality.DENIED else "said")
            _count_denial(statement, speaker[0], by_id, dossier, persons, tally)


def _count_denial(
    statement: Statement,
    speaker: str,
    by_id: Mapping[str, Statement],
    dossier: Dossier,
    persons: Mapping[str, frozenset[str]],
    tally: _Tally,
) -> None:
    """Whose words a denial denies, where the statement it denies has a party for a speaker."""
    denied = by_id.get(statement.denies or "")
    if denied:
        known = persons.get(denied.document_id, frozenset[str]())
        other = _party(denied.attribution.speaker, _country(dossier), known)
        if other:
            tally.join(speaker, tally.see(*other), "denies")


def _party(link: ChainLink, country: str | None, persons: Iterable[str]) -> tuple[str, str] | None:
    """The party at one link of a chain, with its kind; None for a person."""
    words = link.name or (link.span.quote if link.span else "")
    if link.kind is LinkKind.OFFICIAL:
        body = body_of(" ".join(filter(None, (words, link.span.quote if link.span else ""))), country)
        return (body, "body") if body else None
    if link.kind in _PASSED_ON and (name := group_name(words, persons)):
        return name, {"group_media": "group", "agency": "outlet"}.get(link.kind.value, link.kind.value)
    return None
