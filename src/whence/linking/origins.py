"""Documents to independent origins: ten outlets carrying one agency's story are one origin, not ten.

From strongest to weakest: the same text, a wire credit, one publisher's own successive versions, "according to OUTLET" where
a text rests on nothing else. Each join has its reason, and the span that shows it. What cannot be known is `unknown`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whence.core.document import Credit, Document
from whence.core.ids import make_id
from whence.core.origin import Origin, Reason
from whence.core.statement import ChainLink, Statement
from whence.core.vocabulary import LinkKind, OriginKind
from whence.linking.names import acronym, plain

_MEDIA = {LinkKind.OUTLET, LinkKind.AGENCY}
_LEAST_LETTERS = 6  # of a short form ("El Faro") of a longer name
_LEAST_SHARE = 0.15  # of a text's statements, for it to rest on the outlet they came through
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{3,}(?=\W|$)")
_NO_PERSON = re.compile(r"\b(?:staff|desk|agenc(?:y|ies)|wires?|editors?|reports?|monitoring)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """This says: a2 is a near-copy of a1: "4 of 4 sentences the same"."""

    left_id: str
    right_id: str
    words: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Carrier:
    """This says: a1 carries the story, and these are its statements about it."""

    document: Document
    statements: tuple[Statement, ...] = ()


@dataclass(slots=True)
class _Group:
    """Documents joined so far, what they rest on, and why."""

    carriers: list[Carrier]
    kind: OriginKind
    name: str | None
    reasons: list[Reason] = field(default_factory=list)
    is_certain: bool = True

    def take(self, other: "_Group") -> None:
        """Become what the other is."""
        self.carriers, self.kind, self.name = other.carriers, other.kind, other.name
        self.reasons, self.is_certain = other.reasons, other.is_certain


def find_origins(carriers: Iterable[Carrier], copies: Iterable[Copy]) -> tuple[Origin, ...]:
    """The independent origins behind those documents, in the order of their earliest document."""
    carriers = sorted(carriers, key=_by_date)
    known = _known_media(carriers)
    groups = [_own_origin(carrier, known) for carrier in carriers]
    groups = _join_copies(groups, copies)
    groups = _join_same(groups)
    groups = _join_cited(groups)
    return tuple(_origin(group) for group in sorted(groups, key=_earliest))


def _earliest(group: _Group) -> tuple[str, str]:
    """The date of its first document."""
    return min(map(_by_date, group.carriers))


def _known_media(carriers: Sequence[Carrier]) -> list[str]:
    """The outlets of the story and the agencies credited in it."""
    names = [carrier.document.publisher for carrier in carriers]
    names += [credit.agency for carrier in carriers for credit in carrier.document.credits]
    return sorted({name for name in names if name}, key=lambda name: (-len(name), name))


def _by_date(carrier: Carrier) -> tuple[str, str]:
    """Earliest first; undated last."""
    document = carrier.document
    return (document.published.on.isoformat() if document.published else "9999", document.id)


def wire_credit(document: Document) -> Credit | None:
    """The credit that says whose text this is: a caption's credit is for its picture alone."""
    return next((credit for credit in document.credits if credit.where != "caption"), None)


def cited_outlet(carrier: Carrier, known: Iterable[str] = ()) -> tuple[str, Reason] | None:
    """The one outlet on which the text rests, if there is one other than its own publisher.

    It rests on it where part of what it attributes came through that outlet and through no other; "the paper" is whichever
    was named. `known` are media of the story, which count as such whatever the text calls them.
    """
    own, known = carrier.document.publisher, tuple(known)
    cited = [
        (name, link) for s in carrier.statements for name, link in _media_of(s, known) if not same_medium(name, own)
    ]
    named = [(name, link) for name, link in cited if name]
    if len(_distinct(name for name, _ in named)) != 1 or len(cited) < _LEAST_SHARE * len(carrier.statements):
        return None
    name, link = named[0]
    return name, Reason(
        f"it rests on {name}: {len(cited)} of {len(carrier.statements)} statements came through it", link.span
    )


def _media_of(statement: Statement, known: Sequence[str]) -> Iterator[tuple[str, ChainLink]]:
    """The media the statement came through, by name, "" for one that is not named; a group's own channel is none."""
    chain = statement.attribution.chain
    for number, link in enumerate(chain):
        name = _ARTICLE.sub("", link.name or "")
        listed = next((medium for medium in known if name and same_medium(name, medium)), None)
        is_theirs = any(later.kind is LinkKind.GROUP for later in chain[number + 1 :]) and not listed
        if link.span and (listed or link.kind in _MEDIA) and not is_theirs:
            yield listed or name, link


def _distinct(names: Iterable[str]) -> list[str]:
    """One of each medium."""
    found: list[str] = []
    for name in names:
        if not any(same_medium(name, other) for other in found):
            found.append(name)
    return found


def same_medium(left: str | None, right: str | None) -> bool:
    """Whether two names are of one medium: equal, or the one the initials of the other.

    >>> same_medium("CNA-Wire", "Continental News Agency"), same_medium("The Sun", "The Times")
    (True, False)
    """
    if not left or not right:
        return False
    a, b = (_ARTICLE.sub("", name) for name in (left, right))
    short, long = sorted((plain(a), plain(b)), key=len)
    if short == long or (len(short) >= _LEAST_LETTERS and long.startswith(short + " ")):
        return True
    return _initials(a) == acronym(b) or _initials(b) == acronym(a)


def _initials(name: str) -> str | None:
    """The capitals a short name begins with, three or more: "CNA" of "CNA-Wire"."""
    found = _CAPITALS.match(name)
    return found[0] if found else None


def _own_origin(carrier: Carrier, known: Sequence[str]) -> _Group:
    """What one document by itself rests on."""
    document = carrier.document
    if credit := wire_credit(document):
        return _Group([carrier], OriginKind.WIRE, credit.agency, [Reason(f"credit of {credit.agency}", credit.span)])
    reason = _own_reporting(document)
    if reason is None and (found := cited_outlet(carrier, known)):
        return _Group([carrier], OriginKind.CITED_OUTLET, found[0], [found[1]])
    if document.publisher and reason:
        return _Group([carrier], OriginKind.OWN_REPORTING, document.publisher, [reason])
    return _Group([carrier], OriginKind.UNKNOWN, None, [Reason("nothing tells where it comes from")], is_certain=False)


def _own_reporting(document: Document) -> Reason | None:
    """What shows that the outlet asked for itself: "told OUTLET", a dateline without an agency, a person's byline."""
    if document.publisher and (at := document.text.find(f"told {document.publisher}")) >= 0:
        return Reason(f"somebody told {document.publisher}", document.span(at, at + 5 + len(document.publisher)))
    if document.dateline and document.dateline.place and not document.dateline.agency:
        return Reason("a dateline of its own, no agency in it", document.dateline.span)
    if document.byline and not _NO_PERSON.search(document.byline.quote):
        return Reason("a byline, no agency in it", document.byline)
    return None


def _join_copies(groups: list[_Group], copies: Iterable[Copy]) -> list[_Group]:
    """One group of what is one text, though there be thousands of copies of it."""
    group_of = {carrier.document.id: group for group in groups for carrier in group.carriers}
    for copy in sorted(copies, key=lambda c: (c.left_id, c.right_id)):
        left, right = group_of.get(copy.left_id), group_of.get(copy.right_id)
        if left and right and left is not right:
            small, large = sorted((left, right), key=lambda group: len(group.carriers))
            reason = Reason(f"near-copies: {copy.words}")
            moved = small.carriers
            large.take(_joined(left, right, reason, is_certain=copy.is_certain))
            group_of.update((carrier.document.id, large) for carrier in moved)
    return list({id(group): group for group in group_of.values()}.values())


def _holding(groups: list[_Group], document_id: str) -> _Group | None:
    """The group that holds that document."""
    return next((g for g in groups if any(c.document.id == document_id for c in g.carriers)), None)


def _join_same(groups: list[_Group]) -> list[_Group]:
    """One group of what rests on one agency or outlet, or is one publisher's own work."""
    joined: list[_Group] = []
    known: dict[tuple[str | None, frozenset[str]], _Group] = {}
    for group in groups:
        key = (group.name, frozenset(_publishers(group)))
        twin = (known.get(key) if any(key) else None) or next(
            (other for other in joined if _rest_on_one(other, group)), None
        )
        if twin is None:
            joined.append(group)
            known[key] = group
        else:
            reason = Reason(f"both rest on {twin.name or group.name or 'one publisher'}")
            twin.take(_joined(twin, group, reason))
            known[key] = twin
    return joined


def _rest_on_one(left: _Group, right: _Group) -> bool:
    """Whether two groups have a name in common, or where one has none, a publisher."""
    if left.name and right.name:
        return same_medium(left.name, right.name)
    return bool(_publishers(left) & _publishers(right))


def _join_cited(groups: list[_Group]) -> list[_Group]:
    """A text that rests on an outlet joins that outlet's own text, where the case has it, whatever that rests on.

    Where two rest on each other they are one group once, and stay so.
    """
    for cited in [group for group in groups if group.kind is OriginKind.CITED_OUTLET]:
        now = _holding(groups, cited.carriers[0].document.id)
        home = next((group for group in groups if group is not now and _publishes(group, cited.name)), None)
        if home and now:
            home.take(_joined(home, now, Reason(f"it only repeats {cited.name}", cited.reasons[0].span)))
            groups = [group for group in groups if group is not now]
    return groups


def _publishes(group: _Group, name: str | None) -> bool:
    """Whether a document of the group is that outlet's own."""
    return any(same_medium(carrier.document.publisher, name) for carrier in group.carriers)


def _publishers(group: _Group) -> set[str]:
    """The plain names of the outlets in the group."""
    return {plain(carrier.document.publisher) for carrier in group.carriers if carrier.document.publisher}


_STRENGTH = {
    OriginKind.WIRE: 0,
    OriginKind.OWN_REPORTING: 1,
    OriginKind.GROUP_MEDIA: 2,
    OriginKind.OFFICIAL: 3,
    OriginKind.CITED_DOCUMENT: 4,
    OriginKind.CITED_OUTLET: 5,
    OriginKind.UNKNOWN: 6,
}


def _joined(left: _Group, right: _Group, reason: Reason, *, is_certain: bool = True) -> _Group:
    """Two groups made one, which keeps the stronger kind and name."""
    stronger = min(left, right, key=lambda g: _STRENGTH[g.kind])
    return _Group(
        left.carriers + right.carriers,
        stronger.kind,
        stronger.name,
        stronger.reasons if reason in stronger.reasons else [*stronger.reasons, reason],
        stronger.is_certain and is_certain,
    )


def _origin(group: _Group) -> Origin:
    """The group as a noun."""
    ids = tuple(carrier.document.id for carrier in sorted(group.carriers, key=_by_date))
    origin_id = make_id("org", group.kind, group.name, min(ids))
    return Origin(origin_id, group.kind, ids, group.name, tuple(group.reasons), group.is_certain)
