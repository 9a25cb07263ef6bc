"""Links and judgements into incidents, in one order whatever the order of arrival; every merge can be undone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from whence.core.dossier import Account
from whence.core.entry import Judgement, Link
from whence.core.ids import make_id
from whence.core.incident import Incident, IncidentReport
from whence.core.place import Place
from whence.core.time import TimeRange
from whence.core.vocabulary import IncidentType, Status
from whence.linking.accounts import days, in_order
from whence.linking.parties import claimant, perpetrator

MAX_COMPONENT = 1000  # reports solved together; a larger component is solved in parts, and says so
_AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL})
_DAYS_OF_ONE = 1  # reports of one incident may differ by a day: a night, a time zone


def told_days(account: Account) -> set[date]:
    """The day of the incident, where the report tells it to the day."""
    time = account.report.time
    is_told = time and time.span and time.date_prec == 1 and time.start
    return {time.start} if time and time.start and is_told else set()


def incident_id(report_id: str) -> str:
    """The canonical id of the incident whose smallest report id this is."""
    return make_id("inc", report_id)


def solve(
    accounts: Sequence[Account], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Incident, ...]:
    """The incidents of one component of reports: strongest links first, never against what tells two apart.

    Two reports of one document are told apart by it, and a person's judgement is stronger than any score.
    """
    groups = _Groups(accounts, judgements)
    number = {account.id: n for n, account in enumerate(sorted(accounts, key=in_order))}
    links = sorted(links, key=lambda link: _strength(link, number))
    for link in links:
        if link.judgement == "positive":
            groups.join(link.left_id, link.right_id)
    by_id = {account.id: account for account in accounts}
    members = groups.members()
    possibly = _possibly_same(links, groups)
    return tuple(
        _incident([by_id[report_id] for report_id in ids], possibly.get(root, set())) for root, ids in members.items()
    )


def _strength(link: Link, number: Mapping[str, int]) -> tuple[float, list[int]]:
    """The strongest first; of equals that between the accounts that stand first."""
    ends = sorted(number.get(report_id, len(number)) for report_id in (link.left_id, link.right_id))
    return -(link.score or 0.0), ends


class _Groups:
    """Reports joined so far, and the pairs that must stay apart."""

    def __init__(self, accounts: Sequence[Account], judgements: Iterable[Judgement]) -> None:
        self.root = {account.id: account.id for account in sorted(accounts, key=lambda a: a.id)}
        self.documents = {account.id: {account.report.document_id} for account in accounts}
        self.days = {account.id: told_days(account) for account in accounts}
        self.apart: set[frozenset[str]] = set()
        judgements = sorted(judgements, key=lambda j: (j.decided_at, j.id))
        decided = {frozenset((j.subject_id, j.other_id)): j for j in judgements if j.other_id}
        self.apart = {pair for pair, j in decided.items() if j.decision == "negative"}
        for j in decided.values():
            if j.decision == "positive" and j.other_id:
                self.join(j.subject_id, j.other_id, is_forced=True)

    def find(self, report_id: str) -> str:
        """The smallest report id of the group."""
        while self.root[report_id] != report_id:
            report_id = self.root[report_id]
        return report_id

    def join(self, left: str, right: str, *, is_forced: bool = False) -> None:
        """Make one group of the two, unless something tells them apart."""
        if left not in self.root or right not in self.root:
            return
        a, b = sorted((self.find(left), self.find(right)))
        if a == b or (not is_forced and self._told_apart(a, b)):
            return
        self.root[b] = a
        self.documents[a] |= self.documents.pop(b)
        self.days[a] |= self.days.pop(b)

    def _told_apart(self, a: str, b: str) -> bool:
        """Whether a document tells both, or their days lie apart, or somebody decided that they are two."""
        days = self.days[a] | self.days[b]
        if self.documents[a] & self.documents[b] or (days and (max(days) - min(days)).days > _DAYS_OF_ONE):
            return True
        return self.decided_apart(a, b)

    def decided_apart(self, a: str, b: str) -> bool:
        """Whether a person decided that a member of the one is not a member of the other."""
        return any({self.find(x) for x in pair if x in self.root} == {a, b} for pair in self.apart)

    def members(self) -> dict[str, list[str]]:
        """Report ids by the smallest of their group, in order."""
        out: dict[str, list[str]] = {}
        for report_id in self.root:
            out.setdefault(self.find(report_id), []).append(report_id)
        return out


def _possibly_same(links: Iterable[Link], groups: _Groups) -> dict[str, set[str]]:
    """For each group the incidents it may be the same as: linked, not joined, and told apart by nobody."""
    out: dict[str, set[str]] = {}
    for link in links:
        a, b = groups.find(link.left_id), groups.find(link.right_id)
        if a == b or groups.decided_apart(a, b):
            continue
        if link.judgement in {"unsure", "positive"} and not groups.documents[a] & groups.documents[b]:
            out.setdefault(a, set()).add(incident_id(b))
            out.setdefault(b, set()).add(incident_id(a))
    return out


def _incident(accounts: list[Account], possibly_same: set[str]) -> Incident:
    """The canonical fields: news before recollection, precise before vague, then what most reports say."""
    accounts = sorted(accounts, key=lambda a: (a.report.is_background, in_order(a)))
    reports = [account.report for account in accounts]
    ids = sorted(report.id for report in reports)
    named, certainty = perpetrator(accounts)
    return Incident(
        incident_id(ids[0]),
        tuple(ids),
        tuple(sorted({report.document_id for report in reports})),
        _type(reports),
        _status(reports),
        all(report.is_background for report in reports),
        _time(accounts),
        (place := _place(reports)),
        named,
        certainty,
        claimant(accounts),
        _also_at(reports, place),
        tuple(sorted(possibly_same)),
    )


def _type(reports: Sequence[IncidentReport]) -> IncidentType:
    """The type most reports give; a special one before `armed_assault` and `other`."""
    counts = Counter(report.type for report in reports)
    vague = {IncidentType.OTHER: 2, IncidentType.ARMED_ASSAULT: 1}
    return min(counts, key=lambda t: (vague.get(t, 0) == 2, -counts[t], vague.get(t, 0), t))


def _status(reports: Sequence[IncidentReport]) -> Status:
    """The status most reports give; on a draw the earlier in the closed list."""
    counts = Counter(report.status for report in reports)
    return min(counts, key=lambda s: (-counts[s], list(Status).index(s)))


def _time(accounts: Sequence[Account]) -> TimeRange | None:
    """The most precise time told, the most told among those; where none is, the week before publication, but of no plan."""
    told = [a.report.time for a in accounts if a.report.time and a.report.time.start]
    counts = Counter((time.start, time.end) for time in told)
    told.sort(key=lambda t: (t.date_prec or 9, -counts[t.start, t.end]))
    if told:
        return told[0]
    vague = (a.report.time or (None if a.report.status in _AHEAD else days(a)) for a in accounts)
    return next((time for time in vague if time), None)


def _place(reports: Sequence[IncidentReport]) -> Place | None:
    """The most precise place told, the most told among those; where none is, the country the texts speak of."""
    told = [report.place for report in reports if report.place]
    counts = Counter(place.name for place in told)
    told.sort(key=lambda p: (p.is_assumed, p.where_prec or 9, -counts[p.name]))
    return told[0] if told else None


def _also_at(reports: Sequence[IncidentReport], place: Place | None) -> tuple[Place, ...]:
    """The places told with that of the incident by reports that list it among several, each once."""
    if place is None:
        return ()
    lists = [(report.place, *report.also_at) for report in reports if report.place and report.also_at]
    listed = [told for told in lists if place.name in {other.name for other in told}]
    return tuple({other.name: other for told in listed for other in told if other.name != place.name}.values())
