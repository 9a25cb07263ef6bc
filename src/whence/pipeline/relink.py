"""Links for what is new, and the components it touches solved again whole, in canonical order.

The cost of one document depends on the reports that share its blocks, not on the size of the ledger; the outcome does not
depend on the order of arrival, because a link depends on its two reports alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import islice

from whence.core.document import Document, Skipped
from whence.core.dossier import Account
from whence.core.entry import Entry, Judgement, Link
from whence.core.ids import make_id
from whence.core.incident import Incident, IncidentReport
from whence.documents.duplicates import compare as compare_texts
from whence.ledger.base import View
from whence.linking.blocking import block_keys, sought_keys
from whence.linking.incidents import compare
from whence.linking.resolver import MAX_COMPONENT, solve
from whence.pipeline.judged import Judged
from whence.pipeline.record import Recorder

CROWD = 200  # entries under one key that are looked at: a key that more of them share says little
NEAREST = 20  # documents laid beside a new one, those that share most keys first
ALIKE = 20  # links of one report from which on it stands in a crowd of near-copies
PARTNERS = 5  # links kept of a report in such a crowd, the strongest: the crowd hangs together by them


def account_of(view: View, report: IncidentReport) -> Account | None:
    """A report of the ledger with its document, figures and statements; None if the document is gone."""
    document = view.get("document", report.document_id)
    if document is None:
        return None
    figures = tuple(e.payload for i in report.figures if (e := view.get("figure", i)))
    statements = tuple(e.payload for i in report.statements if (e := view.get("statement", i)))
    return Account(report, document.payload, figures, statements)


def copy_links(view: View, document: Document, bands: Iterable[str]) -> Iterator[Link]:
    """Links to the documents of the ledger that are near-copies of this one; in a crowd of copies, to the nearest."""
    shared: Counter[str] = Counter()
    found: dict[str, Document] = {}
    for band in bands:
        for entry in islice(view.find("document", band), CROWD):
            shared[entry.subject_id] += 1
            found[entry.subject_id] = entry.payload
    shared.pop(document.id, None)
    for other_id in sorted(sorted(shared, key=lambda i: (-shared[i], i))[:NEAREST]):
        left, right = sorted((document, found[other_id]), key=lambda d: d.id)
        copy = compare_texts(left, right)
        if copy:
            link_id = make_id("lnk", "copy", left.id, right.id)
            yield Link(link_id, "copy", left.id, right.id, copy.judgement, copy.score, copy.features)


class Relinker:
    """Finds what the new reports of one document change among the incidents of the ledger."""

    def __init__(
        self,
        view: View,
        recorder: Recorder,
        new: Sequence[Account],
        gone: Iterable[str] = (),
        judged: Iterable[str] = (),
    ) -> None:
        self.view = view
        self.recorder = recorder
        self.accounts = {account.id: account for account in new}
        self.blocks = {account.id: frozenset(block_keys(account)) for account in new}
        self.gone = set(gone)
        self.judged = tuple(judged)
        self.links: dict[str, Link] = {}
        self._new_links: dict[str, dict[str, Link]] = {}  # by either end
        self.crowded: set[tuple[str, str]] = set()  # documents for which a cap was met, and which
        self.is_cut = False  # whether a component met the cap
        self._stored: dict[str, list[Link]] = {}
        self.decisions = Judged(view, partial(view.find, "judgement"), self.accounts, self.gone)

    def entries(self) -> list[Entry]:
        """Links, incidents made or changed, and incidents that are no more."""
        for account in list(self.accounts.values()):
            self._link(account)
        touched = [*self.accounts, *self._partners_of_gone(), *self.judged]
        out = [self.recorder.link(link) for link in self.links.values()]
        out += self._stale_links()
        solved: set[str] = set()
        old: dict[str, Incident] = {}
        made: list[Incident] = []
        for report_id in sorted(touched):
            if report_id not in solved:
                component = self._component(report_id, solved)
                before = self._incidents_of((*component, *self.gone))
                parts = [component, self._left_over(component, before.values(), solved)]
                old |= before
                made += [incident for part in parts if part for incident in self._solved(part)]
                solved |= {i for part in parts for i in part}
        withdrawn = sorted(old.keys() - {incident.id for incident in made})
        out += [self.recorder.entry("incident", incident_id, None) for incident_id in withdrawn]
        out += [self.recorder.incident(incident) for incident in made]
        return out + [self._note(*item) for item in sorted(self.crowded)]

    def _note(self, document_id: str, reason: str) -> Entry:
        """That a cap was met, among what was set aside."""
        skipped = Skipped(make_id("skp", document_id, reason), document_id, "document", reason)
        return self.recorder.entry("skipped", skipped.id, skipped, (f"document:{document_id}",))

    def _link(self, account: Account) -> None:
        """Compare one new report with those that share its blocks, and keep the links that say something."""
        there = {report_id: self._account(report) for report_id, report in self._candidates(account).items()}
        sought = set(sought_keys(account))
        there |= {i: self.accounts[i] for i, keys in self.blocks.items() if keys & sought}
        links = [
            (compare(account, other), other)
            for other in there.values()
            if other and other.report.document_id != account.report.document_id and other.id not in self.gone
        ]
        links = [(link, other) for link, other in links if link.judgement != "negative"]
        links.sort(key=lambda pair: (-(pair[0].score or 0.0), pair[0].id))
        if len(links) > ALIKE:
            self.crowded.add(
                (account.document.id, f"more than {ALIKE} reports alike: linked to the {PARTNERS} most alike")
            )
            links = links[:PARTNERS]
        for link, other in links:
            self.links[link.id] = link
            for end in (link.left_id, link.right_id):
                self._new_links.setdefault(end, {})[link.id] = link
            self.accounts.setdefault(other.id, other)

    def _candidates(self, account: Account) -> Mapping[str, IncidentReport]:
        """The reports that share a block with this one, of a crowded block the first alone."""
        found: dict[str, IncidentReport] = {}
        for key in sought_keys(account):
            entries = list(islice(self.view.find("report", key), CROWD + 1))
            if len(entries) > CROWD:
                self.crowded.add(
                    (account.document.id, f"more than {CROWD} reports share a key: the first alone compared")
                )
            found |= {entry.subject_id: entry.payload for entry in entries[:CROWD]}
        return found

    def _account(self, report: IncidentReport) -> Account | None:
        """The account of a report, read once."""
        return self.accounts.get(report.id) or account_of(self.view, report)

    def _stored_links(self, report_id: str) -> Iterator[Link]:
        """The links the ledger holds of a report, read once."""
        if report_id not in self._stored:
            self._stored[report_id] = [e.payload for e in self.view.find("link", f"incident:{report_id}")]
        yield from self._stored[report_id]

    def _stale_links(self) -> list[Entry]:
        """Withdrawals of links to reports that are gone."""
        links = {link.id for report_id in self.gone for link in self._stored_links(report_id)}
        return [self.recorder.entry("link", link_id, None) for link_id in sorted(links)]

    def _partners_of_gone(self) -> set[str]:
        """Reports that shared an incident with one that is gone."""
        incidents = self._incidents_of(self.gone).values()
        return {report_id for incident in incidents for report_id in incident.report_ids} - self.gone

    def _component(self, report_id: str, solved: Set[str]) -> dict[str, Account]:
        """Every report not yet solved that is reached over links from this one, up to the cap."""
        component: dict[str, Account] = {}
        queue = [report_id]
        while queue and len(component) < MAX_COMPONENT:
            current = queue.pop()
            if current in component or current in self.gone or current in solved:
                continue
            account = self.accounts.get(current) or self._stored_account(current)
            if account is None:
                continue
            component[current] = account
            for link in self._links_of(current):
                queue.append(link.right_id if link.left_id == current else link.left_id)
            queue += self._judged_same(account)
        return component

    def _stored_account(self, report_id: str) -> Account | None:
        """The account of a report of the ledger."""
        entry = self.view.get("report", report_id)
        return account_of(self.view, entry.payload) if entry else None

    def _links_of(self, report_id: str) -> list[Link]:
        """Stored and new links of a report, those of now winning, none to reports that are gone."""
        stored = {link.id: link for link in self._stored_links(report_id)}
        both = (stored | self._new_links.get(report_id, {})).values()
        return [link for link in both if not {link.left_id, link.right_id} & self.gone]

    def _solved(self, accounts: dict[str, Account]) -> list[Incident]:
        """The incidents these reports make, by the links among them."""
        links = {link.id: link for report_id in accounts for link in self._links_of(report_id)}
        links = {i: link for i, link in links.items() if link.left_id in accounts and link.right_id in accounts}
        return list(solve(tuple(accounts.values()), links.values(), self._judgements(accounts.values())))

    def _incidents_of(self, report_ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents those reports stand in now, by id."""
        return {e.subject_id: e.payload for r in report_ids for e in self.view.find("incident", f"report:{r}")}

    def _left_over(
        self, component: Mapping[str, Account], before: Iterable[Incident], solved: Set[str]
    ) -> dict[str, Account]:
        """Where the cap was met, the reports of the incidents taken apart that the component had no room for."""
        if len(component) >= MAX_COMPONENT:
            self.is_cut = True
            first = component[min(component)].document.id
            self.crowded.add((first, f"more than {MAX_COMPONENT} reports hang together: solved in parts"))
        if not self.is_cut:
            return {}
        ids = {i for incident in before for i in incident.report_ids} - component.keys() - self.gone - solved
        accounts = {report_id: self.accounts.get(report_id) or self._stored_account(report_id) for report_id in ids}
        return {report_id: account for report_id, account in sorted(accounts.items()) if account}

    def _judgements(self, accounts: Iterable[Account]) -> list[Judgement]:
        """What people decided about pairs of these reports, under the names the reports have now."""
        ends: dict[str, tuple[Judgement, tuple[list[str], list[str]]]] = {}
        for account in accounts:
            for placed in self.decisions.of(account):
                j = placed.judgement
                if j.other_id and j.decision != "none":
                    ends.setdefault(j.id, (j, ([], [])))[1][placed.side].append(account.id)
        return [
            replace(j, subject_id=one, other_id=other)
            for j, (ones, others) in ends.values()
            for one in ones
            for other in others
            if one != other
        ]

    def _judged_same(self, account: Account) -> Iterator[str]:
        """The reports a person said are of the same happening as this one."""
        for placed in self.decisions.of(account):
            if placed.judgement.other_id and placed.judgement.decision == "positive":
                yield from self.decisions.partners(placed)


def incident_of(view: View, incident_id: str) -> Incident | None:
    """The incident of that id, or the one its reports stand in now: every id it ever had resolves for ever."""
    entry = view.get("incident", incident_id)
    if entry:
        return entry.payload  # type: ignore[no-any-return]
    for old in reversed(list(view.history("incident", incident_id))):
        for report_id in old.payload.report_ids if old.payload else ():
            now = next(iter(view.find("incident", f"report:{report_id}")), None)
            if now:
                return now.payload  # type: ignore[no-any-return]
    return None
