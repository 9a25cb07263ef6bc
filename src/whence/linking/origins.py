"""Documents to independent origins: ten outlets carrying one agency's story are one origin, not ten.

From strongest to weakest: the same text, a wire credit, one publisher's own successive versions, "according to OUTLET" where
a text rests on nothing else. Each join has its reason, and the span that shows it. What cannot be known is `unknown`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from whence.core.ids import make_id
from whence.core.origin import Origin, Reason
from whence.core.vocabulary import OriginKind
from whence.linking.bylines import writers
from whence.linking.media import same_medium
from whence.linking.names import plain
from whence.linking.resting import Carrier, is_by_agencies, resting
from whence.linking.texts import days_apart, quotes_only_of, texts_alike

_RETOLD = 0.53  # likeness from which a text tells another in other words; of 320 pairs of the sample corpus none told apart has .51
_RETOLD_QUOTING = 0.43  # the same, where it quotes nobody but those whom the other quotes, in the same words
_RETOLD_DAYS = 3
_OF_PUBLISHER = {
    OriginKind.OWN_REPORTING,
    OriginKind.UNKNOWN,
}  # one publisher's two texts of these kinds are one origin
_LOOKED_AT = 5  # texts of a group, the first of it, that are laid beside those of another
_MOST_RETOLD = 60  # groups compared for retelling: a story with more is one in which anything is like something


@dataclass(frozen=True, slots=True)
class Copy:
    """This says: a2 is a near-copy of a1: "4 of 4 sentences the same"."""

    left_id: str
    right_id: str
    words: str
    is_certain: bool = True


@dataclass(slots=True)
class _Group:
    """Documents joined so far, what they rest on, and why."""

    carriers: list[Carrier]
    kind: OriginKind
    name: str | None
    reasons: list[Reason] = field(default_factory=list)
    is_certain: bool = True
    media: tuple[str, ...] = ()

    def take(self, other: "_Group") -> None:
        """Become what the other is."""
        self.carriers, self.kind, self.name = other.carriers, other.kind, other.name
        self.reasons, self.is_certain, self.media = other.reasons, other.is_certain, other.media


def find_origins(carriers: Iterable[Carrier], copies: Iterable[Copy], media: Iterable[str] = ()) -> tuple[Origin, ...]:
    """The independent origins behind those documents, in the order of their earliest document.

    `media` are outlets and agencies that count as such, whatever a text calls them, beside those of the documents.
    """
    carriers = sorted(carriers, key=_by_date)
    known = tuple(media) or known_media(carriers)
    groups = [_own_origin(carrier, known) for carrier in carriers]
    groups = _join_copies(groups, copies)
    groups = _join_same(groups)
    groups = _join_cited(groups)
    groups = _join_retold(groups)
    groups = _join_agencies(groups)
    return tuple(_origin(group) for group in sorted(groups, key=_earliest))


def n_independent(origins: Sequence[Origin]) -> int:
    """How many independent origins there are: unknown ones are none, nor is a text compiled from others that are there."""
    single = [origin.name for origin in origins if origin.name and not origin.media]
    compiled = [
        origin
        for origin in origins
        if origin.media and not all(any(same_medium(m, name) for name in single) for m in origin.media)
    ]
    return len(single) + len(compiled)


def _earliest(group: _Group) -> tuple[str, str]:
    """The date of its first document."""
    return min(map(_by_date, group.carriers))


def known_media(carriers: Sequence[Carrier]) -> list[str]:
    """The outlets of the story and the agencies credited in it."""
    names = [carrier.document.publisher for carrier in carriers]
    names += [credit.agency for carrier in carriers for credit in carrier.document.credits]
    return sorted({name for name in names if name}, key=lambda name: (-len(name), name))


def _by_date(carrier: Carrier) -> tuple[str, str]:
    """Earliest first; undated last."""
    document = carrier.document
    return (document.published.on.isoformat() if document.published else "9999", document.id)


def _own_origin(carrier: Carrier, known: Sequence[str]) -> _Group:
    """What one document by itself rests on."""
    found = resting(carrier, known)
    media = found.media if len(found.media) > 1 else ()
    is_certain = found.kind is not OriginKind.UNKNOWN
    return _Group([carrier], found.kind, found.name, list(found.reasons), is_certain, media)


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
    known: dict[tuple[str | None, frozenset[str] | OriginKind], _Group] = {}
    for group in groups:
        key = (group.name, frozenset(_publishers(group)) if group.kind in _OF_PUBLISHER else group.kind)
        twin = (known.get(key) if any(key) else None) or next(
            (other for other in joined if _rest_on_one(other, group)), None
        )
        if twin is None:
            joined.append(group)
            known[key] = group
        else:
            by = sorted(_written_by(twin) & _written_by(group)) if twin.name != group.name else []
            words = (
                f"both are by {by[0].title()}" if by else f"both rest on {twin.name or group.name or 'one publisher'}"
            )
            reason = Reason(words)
            twin.take(_joined(twin, group, reason))
            known[key] = twin
    return joined


def _rest_on_one(left: _Group, right: _Group) -> bool:
    """Whether two groups have a name in common, or where one has none, a publisher; or a reporter who wrote for both papers."""
    if left.kind is right.kind is OriginKind.OWN_REPORTING and _written_by(left) & _written_by(right):
        return True
    if left.name and right.name:
        return left.name == right.name if left.media or right.media else same_medium(left.name, right.name)
    return {left.kind, right.kind} <= _OF_PUBLISHER and bool(_publishers(left) & _publishers(right))


def _written_by(group: _Group) -> frozenset[str]:
    """The persons in the bylines of its first texts."""
    return frozenset().union(*(writers(carrier.document) for carrier in group.carriers[:_LOOKED_AT]))


def _join_cited(groups: list[_Group]) -> list[_Group]:
    """A text that rests on an outlet joins that outlet's own text, where the case has it, whatever that rests on.

    Where two rest on each other they are one group once, and stay so.
    """
    for cited in [group for group in groups if group.kind is OriginKind.CITED_OUTLET and not group.media]:
        now = _holding(groups, cited.carriers[0].document.id)
        home = next((group for group in groups if group is not now and _publishes(group, cited.name)), None)
        if home and now:
            home.take(_joined(home, now, Reason(f"it only repeats {cited.name}", cited.reasons[0].span)))
            groups = [group for group in groups if group is not now]
    return groups


def _join_retold(groups: list[_Group]) -> list[_Group]:
    """A text of unknown origin that tells another's facts in other words joins it: likely, not certain."""
    if len(groups) > _MOST_RETOLD:
        return groups
    held = [(a, b) for a, b in combinations(groups, 2) if _may_retell(a, b)]
    found = [(*_likest(a, b), n) for n, (a, b) in enumerate(held)]
    for alike, is_quoting, n in sorted(found, key=lambda one: (-one[0], one[2])):
        left, right = held[n]
        is_retold = alike >= (_RETOLD_QUOTING if is_quoting else _RETOLD)
        if is_retold and left in groups and right in groups and _may_retell(left, right):
            also = ", and quotes the same" if is_quoting else ""
            reason = Reason(f"likely, not certain: it tells the same in other words, {alike:.0%} alike{also}")
            left.take(_joined(left, right, reason, is_certain=False))
            groups = [group for group in groups if group is not right]
    return groups


def _may_retell(left: _Group, right: _Group) -> bool:
    """Whether one of the two does not say where it comes from."""
    return OriginKind.UNKNOWN in (left.kind, right.kind)


def _likest(left: _Group, right: _Group) -> tuple[float, bool]:
    """How alike the two texts are that are most so, of those published within a few days, and whether the unknown one only quotes the other."""
    pairs = ((a.document, b.document) for a in left.carriers[:_LOOKED_AT] for b in right.carriers[:_LOOKED_AT])
    near = [(a, b) for a, b in pairs if (days_apart(a, b) or 0) <= _RETOLD_DAYS]
    alike, a, b = max(
        ((texts_alike(a, b)[0], a, b) for a, b in near), key=lambda one: one[0], default=(0.0, None, None)
    )
    if a is None or b is None:
        return 0.0, False
    is_quoting = left.kind is OriginKind.UNKNOWN and quotes_only_of(a, b)
    return alike, is_quoting or (right.kind is OriginKind.UNKNOWN and quotes_only_of(b, a))


def _join_agencies(groups: list[_Group]) -> list[_Group]:
    """A text bylined "Agencies" joins the one agency of the story: likely, not certain."""
    wires = [group for group in groups if group.kind is OriginKind.WIRE]
    for group in [g for g in groups if g.kind is OriginKind.UNKNOWN]:
        byline = is_by_agencies(group.carriers[0].document)
        if byline and len(wires) == 1:
            reason = Reason(f"likely, not certain: {wires[0].name} is the one agency of the story", byline)
            wires[0].take(_joined(wires[0], group, reason, is_certain=False))
            groups = [other for other in groups if other is not group]
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
        stronger.media,
    )


def _origin(group: _Group) -> Origin:
    """The group as a noun."""
    ids = tuple(carrier.document.id for carrier in sorted(group.carriers, key=_by_date))
    origin_id = make_id("org", group.kind, group.name, min(ids))
    return Origin(origin_id, group.kind, ids, group.name, tuple(group.reasons), group.is_certain, group.media)
