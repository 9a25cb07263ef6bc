"""Links for what is new, and the components it touches solved again whole, in canonical order.

The cost of one document depends on the reports that share its blocks, not on the size of the ledger; the outcome does not
depend on the order of arrival, because a link depends on its two reports alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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


def anchor(report: IncidentReport) -> str:
    """Where a report stands: what a judgement about it is found by, whatever a later run calls the report."""
    return f"at:{report.document_id}:{report.trigger.start}"


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
        self.gone = set(gone)
        self.judged = tuple(judged)
        self.links: dict[str, Link] = {}

    def entries(self) -> list[Entry]:
        """Links, incidents made or changed, and incidents that are no more."""
        for account in list(self.accounts.values()):
            self._link(account)
        touched = [*self.accounts, *self._partners_of_gone(), *self.judged]
        out = [self.recorder.link(link) for link in self.links.values()]
        out += self._stale_links()
        solved: set[str] = set()
        old: set[str] = set()
        made: list[Incident] = []
        for report_id in sorted(touched):
            if report_id not in solved:
                component = self._component(report_id)
                solved |= component.keys()
                old |= self._incidents_of((*component, *self.gone))
                made += self._solve(component)
        withdrawn = sorted(old - {incident.id for incident in made})
        out += [self.recorder.entry("incident", incident_id, None) for incident_id in withdrawn]
        return out + [self.recorder.incident(incident) for incident in made]

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
            queue += self._judged_same(account)
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

    def _solve(self, component: dict[str, Account]) -> tuple[Incident, ...]:
        """The component's incidents."""
        links = {link.id: link for report_id in component for link in self._links_of(report_id)}
        links = {i: link for i, link in links.items() if link.left_id in component and link.right_id in component}
        return solve(tuple(component.values()), links.values(), self._judgements(component.values()))

    def _incidents_of(self, report_ids: Iterable[str]) -> set[str]:
        """The incidents of the ledger these reports stand in."""
        return {entry.subject_id for r in report_ids for entry in self.view.find("incident", f"report:{r}")}

    def _judgements(self, accounts: Iterable[Account]) -> list[Judgement]:
        """What people decided about pairs of these reports, under the names the reports have now."""
        ids = {anchor(account.report): account.id for account in accounts}
        entries = {e.subject_id: e for place in ids for e in self.view.find("judgement", place)}
        out = []
        for entry in entries.values():
            ends = [ids[key] for key in entry.keys if key in ids]
            if len(ends) == 2 and entry.payload.decision != "none":
                out.append(replace(entry.payload, subject_id=ends[0], other_id=ends[1]))
        return out

    def _judged_same(self, account: Account) -> Iterator[str]:
        """The reports a person said are of the same happening as this one."""
        here = anchor(account.report)
        for entry in self.view.find("judgement", here):
            if entry.payload.decision == "positive":
                for place in entry.keys:
                    if place.startswith("at:") and place != here:
                        yield from self._reports_at(place)

    def _reports_at(self, place: str) -> list[str]:
        """The reports that stand at a place of a text, new ones and those of the ledger."""
        document_id = place.split(":")[1]
        there = {e.subject_id: e.payload for e in self.view.find("report", f"document:{document_id}")}
        there |= {account.id: account.report for account in self.accounts.values()}
        return [i for i, report in sorted(there.items()) if anchor(report) == place and i not in self.gone]


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
