"""Which incidents may be the same, across what was solved apart; and what people decided about reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from whence.core.dossier import Account
from whence.core.entry import Judgement, Link
from whence.core.incident import Incident
from whence.pipeline.judged import Placed
from whence.pipeline.nearby import Nearby

Part = tuple[Mapping[str, Account], Sequence[Incident]]  # reports solved together, and the incidents they make


def beside(near: Nearby, parts: Sequence[Part], old: Set[str], lost: Iterable[str]) -> list[Incident]:
    """The incidents made, and the neighbours that change, each with what it may be the same as.

    `old` are the ids of the incidents the reports stood in before, `lost` reports that had links to reports now gone.
    """
    home = {i: incident for _, made in parts for incident in made for i in incident.report_ids}
    links = _between_parts(near, parts)
    outside = {end for link in links for end in (link.left_id, link.right_id)} | set(lost)
    around = near.incidents(sorted(outside - home.keys()))
    made = {incident.id: incident for incident in home.values()}
    neighbours = {incident.id: incident for incident in around.values() if incident.id not in old | made.keys()}
    noted = {i: set(incident.possibly_same) for i, incident in made.items()}
    noted |= {i: set(incident.possibly_same) - old - made.keys() for i, incident in neighbours.items()}
    apart = _decided_apart(near, parts, home)
    for link in links:
        left, right = (home.get(end) or around.get(end) for end in (link.left_id, link.right_id))
        if left and right and _may_be_one(left, right) and frozenset((left.id, right.id)) not in apart:
            noted[left.id].add(right.id)
            noted[right.id].add(left.id)
    now = {i: replace(kept, possibly_same=tuple(sorted(noted[i]))) for i, kept in (made | neighbours).items()}
    return [incident for i, incident in now.items() if i in made or incident != neighbours[i]]


def _between_parts(near: Nearby, parts: Sequence[Part]) -> list[Link]:
    """The links from one part to another, or to reports of none."""
    part_of = {report_id: number for number, (accounts, _) in enumerate(parts) for report_id in accounts}
    links = {link.id: link for held in near.links(part_of).values() for link in held.values()}
    return [link for link in links.values() if part_of.get(link.left_id) != part_of.get(link.right_id)]


def _may_be_one(left: Incident, right: Incident) -> bool:
    """Whether they are two, told apart by no document."""
    return left.id != right.id and not set(left.document_ids) & set(right.document_ids)


def _decided_apart(near: Nearby, parts: Sequence[Part], home: Mapping[str, Incident]) -> set[frozenset[str]]:
    """Pairs of incidents of which a person decided that they are two."""
    latest = _latest(near, (account for accounts, _ in parts for account in accounts.values()))
    pairs = [pair for pair, judgement in latest.items() if judgement.decision == "negative"]
    elsewhere = near.incidents({i for pair in pairs for i in pair if i not in home})
    return {frozenset(there.id for i in pair if (there := home.get(i) or elsewhere.get(i))) for pair in pairs}


def _latest(near: Nearby, accounts: Iterable[Account]) -> dict[frozenset[str], Judgement]:
    """The latest decision about each pair of reports that one of these is of."""
    told = [
        (placed.judgement, account.id, near.decisions.partners(placed)) for account, placed in _pairs(near, accounts)
    ]
    told.sort(key=lambda item: (item[0].decided_at, item[0].id))
    return {frozenset((one, other)): judgement for judgement, one, others in told for other in others if one != other}


def _pairs(near: Nearby, accounts: Iterable[Account]) -> Iterator[tuple[Account, Placed]]:
    """What holds of decisions about pairs, at each of its reports."""
    for account in accounts:
        for placed in near.decisions.of(account):
            if placed.judgement.other_id and placed.judgement.decision != "none":
                yield account, placed


def judgements_among(near: Nearby, accounts: Iterable[Account]) -> list[Judgement]:
    """What people decided about pairs of these reports, under the names the reports have now."""
    ends: dict[str, tuple[Judgement, tuple[list[str], list[str]]]] = {}
    for account, placed in _pairs(near, accounts):
        ends.setdefault(placed.judgement.id, (placed.judgement, ([], [])))[1][placed.side].append(account.id)
    return [
        replace(judgement, subject_id=one, other_id=other)
        for judgement, (ones, others) in ends.values()
        for one in ones
        for other in others
        if one != other
    ]


def judged_same(near: Nearby, accounts: Iterable[Account]) -> Iterator[str]:
    """The reports a person said are of the same happening as one of these."""
    for _, placed in _pairs(near, accounts):
        if placed.judgement.decision == "positive":
            yield from near.decisions.partners(placed)
