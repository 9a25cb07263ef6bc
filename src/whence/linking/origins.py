"""Documents to independent origins: ten outlets carrying one agency's story are one origin, not ten.

From strongest to weakest: the same text, a wire credit, one publisher's own successive versions, "according to OUTLET" where
a text rests on nothing else. Each join has its reason, and the span that shows it. What cannot be known is `unknown`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.core.document import Credit, Document
from whence.core.ids import make_id
from whence.core.origin import Origin, Reason
from whence.core.statement import Statement
from whence.core.vocabulary import LinkKind, OriginKind
from whence.linking.names import plain

_MEDIA = {LinkKind.OUTLET, LinkKind.AGENCY}
_OWN = re.compile(r"\b(?:told|tells|speaking to|interview with|seen by|obtained by|shown to)\b", re.IGNORECASE)


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


def find_origins(carriers: Iterable[Carrier], copies: Iterable[Copy]) -> tuple[Origin, ...]:
    """The independent origins behind those documents, in the order of their earliest document."""
    groups = [_own_origin(carrier) for carrier in sorted(carriers, key=_by_date)]
    groups = _join_copies(groups, copies)
    groups = _join_same(groups)
    groups = _join_cited(groups)
    return tuple(_origin(group) for group in groups)


def _by_date(carrier: Carrier) -> tuple[str, str]:
    """Earliest first; undated last."""
    document = carrier.document
    return (document.published.on.isoformat() if document.published else "9999", document.id)


def wire_credit(document: Document) -> Credit | None:
    """The credit that says whose text this is: a caption's credit is for its picture alone."""
    return next((credit for credit in document.credits if credit.where != "caption"), None)


def cited_outlet(carrier: Carrier) -> tuple[str, Reason] | None:
    """The one outlet on which everything the text attributes rests, if there is one other than its own publisher."""
    cited = [_outlet_of(statement) for statement in carrier.statements]
    names = {plain(found[0]) for found in cited if found}
    own = plain(carrier.document.publisher or "")
    rests = [found for found in cited if found]
    if len(names) != 1 or own in names or 2 * len(rests) < len(cited) or not rests:
        return None
    return rests[0]


def _outlet_of(statement: Statement) -> tuple[str, Reason] | None:
    """The medium nearest the reader in the chain, if the statement came through one."""
    first = statement.attribution.chain[0]
    if first.kind not in _MEDIA or not first.span:
        return None
    name = re.sub(r"^[Tt]he ", "", first.name or first.span.quote)
    return name, Reason(f"it rests on {name}", first.span)


def _own_origin(carrier: Carrier) -> _Group:
    """What one document by itself rests on."""
    document = carrier.document
    if credit := wire_credit(document):
        return _Group([carrier], OriginKind.WIRE, credit.agency, [Reason(f"credit of {credit.agency}", credit.span)])
    if found := cited_outlet(carrier):
        return _Group([carrier], OriginKind.CITED_OUTLET, found[0], [found[1]])
    if document.publisher and (reason := _own_reporting(carrier)):
        return _Group([carrier], OriginKind.OWN_REPORTING, document.publisher, [reason])
    return _Group([carrier], OriginKind.UNKNOWN, None, [Reason("nothing tells where it comes from")], is_certain=False)


def _own_reporting(carrier: Carrier) -> Reason | None:
    """What shows that the outlet asked for itself: a byline, a dateline without an agency, "told OUTLET"."""
    document = carrier.document
    if document.publisher and (at := document.text.find(f"told {document.publisher}")) >= 0:
        return Reason(f"somebody told {document.publisher}", document.span(at, at + 5 + len(document.publisher)))
    if document.dateline and not document.dateline.agency:
        return Reason("a dateline of its own, no agency in it", document.dateline.span)
    if document.byline:
        return Reason("a byline, no agency in it", document.byline)
    return Reason("no credit, no other outlet cited") if carrier.statements else None


def _join_copies(groups: list[_Group], copies: Iterable[Copy]) -> list[_Group]:
    """One group of what is one text."""
    for copy in sorted(copies, key=lambda c: (c.left_id, c.right_id)):
        left, right = _holding(groups, copy.left_id), _holding(groups, copy.right_id)
        if left and right and left is not right:
            reason = Reason(f"near-copies: {copy.words}")
            groups = _merge(groups, left, right, reason, is_certain=copy.is_certain)
    return groups


def _holding(groups: list[_Group], document_id: str) -> _Group | None:
    """The group that holds that document."""
    return next((g for g in groups if any(c.document.id == document_id for c in g.carriers)), None)


def _join_same(groups: list[_Group]) -> list[_Group]:
    """One group of what rests on one agency, one outlet, or is one publisher's own work."""
    for key in list(dict.fromkeys(filter(None, map(_key, groups)))):
        while len(same := [group for group in groups if _key(group) == key]) > 1:
            groups = _merge(groups, same[0], same[1], Reason(f"both rest on {same[0].name}"))
    return groups


def _key(group: _Group) -> str | None:
    """What makes two groups one: the plain name they rest on."""
    return plain(group.name) if group.name else None


def _join_cited(groups: list[_Group]) -> list[_Group]:
    """A text that rests on an outlet joins that outlet's own text, where the case has it, whatever that rests on."""
    for cited in [group for group in groups if group.kind is OriginKind.CITED_OUTLET]:
        home = next((group for group in groups if group is not cited and _key(cited) in _publishers(group)), None)
        if home:
            groups = _merge(groups, home, cited, Reason(f"it only repeats {cited.name}", cited.reasons[0].span))
    return groups


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


def _merge(
    groups: list[_Group], left: _Group, right: _Group, reason: Reason, *, is_certain: bool = True
) -> list[_Group]:
    """The groups with two of them made one, which keeps the stronger kind and name."""
    stronger = min(left, right, key=lambda g: _STRENGTH[g.kind])
    joined = _Group(
        left.carriers + right.carriers,
        stronger.kind,
        stronger.name,
        list(dict.fromkeys([*stronger.reasons, reason])),
        stronger.is_certain and is_certain,
    )
    return [joined if group is left else group for group in groups if group is not right]


def _origin(group: _Group) -> Origin:
    """The group as a noun."""
    ids = tuple(carrier.document.id for carrier in group.carriers)
    origin_id = make_id("org", group.kind, group.name, min(ids))
    return Origin(origin_id, group.kind, ids, group.name, tuple(group.reasons), group.is_certain)
