"""Links for what is new, and the components it touches solved again whole, in canonical order.

The cost of one document depends on the reports that share its blocks, not on the size of the ledger; the outcome does not
depend on the order of arrival, because a link depends on its two reports alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from whence.core.document import Document
from whence.core.dossier import Account
from whence.core.entry import Entry, Judgement, Link
from whence.core.ids import make_id
from whence.core.incident import Incident, IncidentReport
from whence.documents.duplicates import compare as compare_texts
from whence.ledger.base import View
from whence.linking.blocking import block_keys
from whence.linking.incidents import compare
from whence.linking.resolver import MAX_COMPONENT, solve
from whence.pipeline.record import Recorder


def account_of(view: View, report: IncidentReport) -> Account | None:
    """A report of the ledger with its document, figures and statements; None if the document is gone."""
    document = view.get("document", report.document_id)
    if document is None:
        return None
    figures = tuple(e.payload for i in report.figures if (e := view.get("figure", i)))
    statements = tuple(e.payload for i in report.statements if (e := view.get("statement", i)))
    return Account(report, document.payload, figures, statements)


def copy_links(view: View, document: Document, bands: Iterable[str]) -> Iterator[Link]:
    """Links to the documents of the ledger that are near-copies of this one."""
    candidates = {e.subject_id: e.payload for band in bands for e in view.find("document", band)}
    candidates.pop(document.id, None)
    for _, other in sorted(candidates.items()):
        left, right = sorted((document, other), key=lambda d: d.id)  # compared one way round, whichever came first
        copy = compare_texts(left, right)
        if copy:
            link_id = make_id("lnk", "copy", left.id, right.id)
            yield Link(link_id, "copy", left.id, right.id, copy.judgement, copy.score, copy.features)


class Relinker:
    """Finds what the new reports of one document change among the incidents of the ledger."""

    def __init__(self, view: View, recorder: Recorder, new: Sequence[Account], gone: Iterable[str] = ()) -> None:
        self.view = view
        self.recorder = recorder
        self.accounts = {account.id: account for account in new}
        self.gone = set(gone)
        self.links: dict[str, Link] = {}

    def entries(self) -> list[Entry]:
        """Links, incidents made or changed, and incidents that are no more."""
        for account in list(self.accounts.values()):
            self._link(account)
        touched = [*self.accounts, *self._partners_of_gone()]
        out = [self.recorder.link(link) for link in self.links.values()]
        out += self._stale_links()
        solved: set[str] = set()
        for report_id in sorted(touched):
            if report_id not in solved:
                component = self._component(report_id)
                solved |= component.keys()
                out += self._solve(component)
        return out

    def _link(self, account: Account) -> None:
        """Compare one new report with those that share its blocks, and keep the links that say something."""
        candidates = {e.subject_id: e.payload for key in block_keys(account) for e in self.view.find("report", key)}
        there = {report_id: self._account(report) for report_id, report in candidates.items()}
        there |= {i: a for i, a in self.accounts.items() if set(block_keys(a)) & set(block_keys(account))}
        for other in there.values():
            if other and other.report.document_id != account.report.document_id and other.id not in self.gone:
                link = compare(account, other)
                if link.judgement != "negative":
                    self.links[link.id] = link
                    self.accounts.setdefault(other.id, other)

    def _account(self, report: IncidentReport) -> Account | None:
        """The account of a report, read once."""
        return self.accounts.get(report.id) or account_of(self.view, report)

    def _stored_links(self, report_id: str) -> Iterator[Link]:
        """The links the ledger holds of a report."""
        yield from (entry.payload for entry in self.view.find("link", f"incident:{report_id}"))

    def _stale_links(self) -> list[Entry]:
        """Withdrawals of links to reports that are gone."""
        links = {link.id for report_id in self.gone for link in self._stored_links(report_id)}
        return [self.recorder.entry("link", link_id, None) for link_id in sorted(links)]

    def _partners_of_gone(self) -> set[str]:
        """Reports that shared an incident with one that is gone."""
        incidents = [e.payload for r in self.gone for e in self.view.find("incident", f"report:{r}")]
        return {report_id for incident in incidents for report_id in incident.report_ids} - self.gone

    def _component(self, report_id: str) -> dict[str, Account]:
        """Every report reached over links from this one, up to the cap."""
        component: dict[str, Account] = {}
        queue = [report_id]
        while queue and len(component) < MAX_COMPONENT:
            current = queue.pop()
            account = self.accounts.get(current) or self._stored_account(current)
            if current in component or current in self.gone or account is None:
                continue
            component[current] = account
            for link in self._links_of(current):
                queue.append(link.right_id if link.left_id == current else link.left_id)
        return component

    def _stored_account(self, report_id: str) -> Account | None:
        """The account of a report of the ledger."""
        entry = self.view.get("report", report_id)
        return account_of(self.view, entry.payload) if entry else None

    def _links_of(self, report_id: str) -> list[Link]:
        """Stored and new links of a report, those of now winning, none to reports that are gone."""
        stored = {link.id: link for link in self._stored_links(report_id)}
        now = {link.id: link for link in self.links.values() if report_id in (link.left_id, link.right_id)}
        both = (stored | now).values()
        return [link for link in both if not {link.left_id, link.right_id} & self.gone]

    def _solve(self, component: dict[str, Account]) -> list[Entry]:
        """The component's incidents as entries, and withdrawals of those they take the place of."""
        links = {link.id: link for report_id in component for link in self._links_of(report_id)}
        links = {i: link for i, link in links.items() if link.left_id in component and link.right_id in component}
        incidents = solve(tuple(component.values()), links.values(), self._judgements(component))
        kept = {incident.id for incident in incidents}
        old = {e.subject_id for r in (*component, *self.gone) for e in self.view.find("incident", f"report:{r}")}
        out = [self.recorder.entry("incident", incident_id, None) for incident_id in sorted(old - kept)]
        return out + [self.recorder.incident(incident) for incident in incidents]

    def _judgements(self, component: Iterable[str]) -> list[Judgement]:
        """What people decided about pairs of these reports."""
        return [e.payload for r in component for e in self.view.find("judgement", f"subject:{r}")]


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
