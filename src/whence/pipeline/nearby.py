"""What the ledger holds around new reports, read once and many at a time."""

from collections.abc import Iterable, Sequence, Set

from whence.core.dossier import Account
from whence.core.entry import Entry, Link
from whence.core.incident import Incident, IncidentReport
from whence.ledger.base import View
from whence.pipeline.judged import Judged, judgement_keys


def read_accounts(view: View, reports: Iterable[IncidentReport]) -> dict[str, Account]:
    """Reports of the ledger with their documents, figures and statements, by report id; without those whose document is gone."""
    reports = list(reports)
    documents = view.get_many("document", (report.document_id for report in reports))
    figures = view.get_many("figure", (i for report in reports for i in report.figures))
    statements = view.get_many("statement", (i for report in reports for i in report.statements))
    return {
        report.id: Account(
            report,
            documents[report.document_id].payload,
            tuple(figures[i].payload for i in report.figures if i in figures),
            tuple(statements[i].payload for i in report.statements if i in statements),
        )
        for report in reports
        if report.document_id in documents
    }


class Nearby:
    """Reports, links and judgements as they are once the new reports are in and those gone are out."""

    def __init__(self, view: View, new: Sequence[Account], gone: Set[str]) -> None:
        self.view = view
        self.gone = gone
        self._accounts: dict[str, Account | None] = {account.id: account for account in new}
        self._links: dict[str, dict[str, Link]] = {}
        self._incidents: dict[str, Incident | None] = {}
        self._judgements: dict[str, list[Entry]] = {}
        self.decisions = Judged(view, self.judgements, {account.id: account for account in new}, gone)

    def accounts(self, report_ids: Iterable[str]) -> dict[str, Account]:
        """The accounts of those reports, as far as they are there."""
        wanted = [i for i in dict.fromkeys(report_ids) if i not in self.gone]
        unknown = [i for i in wanted if i not in self._accounts]
        if unknown:
            reports = [entry.payload for entry in self.view.get_many("report", unknown).values()]
            self._accounts |= dict.fromkeys(unknown) | read_accounts(self.view, reports)
        return {i: account for i in wanted if (account := self._accounts[i])}

    def links(self, report_ids: Iterable[str]) -> dict[str, dict[str, Link]]:
        """The links of each of those reports, by link id."""
        wanted = list(dict.fromkeys(report_ids))
        keys = {f"incident:{i}": i for i in wanted if i not in self._links}
        ids = self.view.find_ids("link", keys)
        found = self.view.get_many("link", (link_id for those in ids.values() for link_id in those))
        for key, report_id in keys.items():
            links = [found[i].payload for i in ids.get(key, ()) if i in found]
            self._links[report_id] = {k.id: k for k in links if not {k.left_id, k.right_id} & self.gone}
        return {i: self._links[i] for i in wanted}

    def add_link(self, link: Link) -> None:
        """Hold a new link, found from both its ends."""
        for links in self.links((link.left_id, link.right_id)).values():
            links[link.id] = link

    def drop_link(self, link: Link) -> None:
        """Forget a link."""
        for links in self.links((link.left_id, link.right_id)).values():
            links.pop(link.id, None)

    def incidents(self, report_ids: Iterable[str]) -> dict[str, Incident]:
        """The incidents the ledger has those reports in, by report id."""
        wanted = list(dict.fromkeys(report_ids))
        keys = {f"report:{i}": i for i in wanted if i not in self._incidents}
        ids = self.view.find_ids("incident", keys)
        found = self.view.get_many("incident", (those[0] for those in ids.values()))
        self._incidents |= dict.fromkeys(keys.values())
        self._incidents |= {keys[key]: found[those[0]].payload for key, those in ids.items() if those[0] in found}
        return {i: incident for i in wanted if (incident := self._incidents[i])}

    def judgements(self, key: str) -> list[Entry]:
        """What people decided, found under a key."""
        self._read_judgements([key])
        return self._judgements[key]

    def _read_judgements(self, keys: Iterable[str]) -> None:
        """Read what people decided, found under these keys."""
        unknown = [key for key in keys if key not in self._judgements]
        ids = self.view.find_ids("judgement", unknown)
        found = self.view.get_many("judgement", (i for those in ids.values() for i in those))
        self._judgements |= {key: [found[i] for i in ids.get(key, ()) if i in found] for key in unknown}

    def read_around(self, report_ids: Iterable[str], most: int) -> None:
        """Read what can become one with these reports, layer by layer, until there are so many more: nothing is read alone."""
        layer = set(report_ids)
        seen = set[str]()
        most += len(layer)
        while layer and len(seen) < most:
            seen |= layer
            accounts = self.accounts(sorted(layer))
            self._read_judgements(key for account in accounts.values() for key in judgement_keys(account))
            links = [link for held in self.links(accounts).values() for link in held.values()]
            layer = {end for k in links if k.judgement == "positive" for end in (k.left_id, k.right_id)} - seen
        self.incidents(sorted(seen))
