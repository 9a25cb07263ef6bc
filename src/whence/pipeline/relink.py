"""Links for what is new, and the components they touch solved again whole, in canonical order.

A component is what positive links and people's judgements hold together: nothing else can make two reports one. What may be
the same (`unsure`) is noted at both incidents and pulls in nothing. The cost of one document depends on the reports that
share its blocks, not on the size of the ledger; the outcome does not depend on the order of arrival, because a link depends
on its two reports alone.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from whence.core.document import Skipped
from whence.core.dossier import Account
from whence.core.entry import Entry
from whence.core.ids import make_id
from whence.core.incident import Incident
from whence.ledger.base import View
from whence.linking.resolver import MAX_COMPONENT, solve
from whence.pipeline.beside import beside, judged_same, judgements_among
from whence.pipeline.nearby import Nearby
from whence.pipeline.pairs import Pairs
from whence.pipeline.record import Recorder

Component = dict[str, Account]


class Relinker:
    """Finds what new reports, of one document or of many, change among the incidents of the ledger."""

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
        self.new = new
        self.gone = sorted(set(gone))
        self.judged = tuple(judged)
        self.near = Nearby(view, new, frozenset(self.gone))
        self.pairs = Pairs(view, self.near, new)
        self.is_cut = False  # whether a component met the cap

    def entries(self) -> list[Entry]:
        """Links, incidents made or changed, and incidents that are no more."""
        entry = self.recorder.entry
        links = self.pairs.link()
        stale = {e.subject_id: e.payload for i in self.gone for e in self.view.find("link", f"incident:{i}")}
        lost = {end for link in stale.values() for end in (link.left_id, link.right_id)} - set(self.gone)
        parts, old = self._parts(self._touched())
        solved = [(part, self._solved(part)) for part in parts]
        incidents = beside(self.near, solved, old, lost)
        out = [self.recorder.link(link) for link in links]
        out += [entry("link", link_id, None) for link_id in sorted(stale.keys() | self.pairs.dropped)]
        out += [entry("incident", i, None) for i in sorted(old - {incident.id for incident in incidents})]
        out += [self.recorder.incident(incident) for incident in incidents]
        return out + [self._note(*item) for item in sorted(self.pairs.notes)]

    def _note(self, document_id: str, reason: str) -> Entry:
        """That a cap was met, among what was set aside."""
        skipped = Skipped(make_id("skp", document_id, reason), document_id, "document", reason)
        return self.recorder.entry("skipped", skipped.id, skipped, (f"document:{document_id}",))

    def _touched(self) -> list[str]:
        """The reports whose components must be solved: new ones, partners of those gone, ends of links that are no more."""
        partners = {i for incident in self.near.incidents(self.gone).values() for i in incident.report_ids}
        parted = {end for link in self.pairs.dropped.values() for end in (link.left_id, link.right_id)}
        new = {account.id for account in self.new}
        return sorted((new | partners | parted | set(self.judged)) - set(self.gone))

    def _parts(self, touched: Sequence[str]) -> tuple[list[Component], set[str]]:
        """Reports to be solved together, and the ids of the incidents they and those gone stand in now."""
        parts: list[Component] = []
        solved: set[str] = set()
        old = {incident.id for incident in self.near.incidents(self.gone).values()}
        self.near.read_around(touched, MAX_COMPONENT)
        for report_id in touched:
            if report_id not in solved:
                component = self._component(report_id, solved)
                before = {incident.id: incident for incident in self.near.incidents(component).values()}
                found = [component, self._left_over(component, before.values(), solved)]
                parts += [part for part in found if part]
                solved |= {i for part in found for i in part}
                old |= before.keys()
        return parts, old

    def _component(self, report_id: str, solved: Set[str]) -> Component:
        """Every report not yet solved that is reached from this one over what can make two one, up to the cap."""
        component: Component = {}
        layer = [report_id]
        while layer and len(component) < MAX_COMPONENT:
            fresh = [i for i in dict.fromkeys(layer) if i not in component and i not in solved]
            accounts = self.near.accounts(fresh[: MAX_COMPONENT - len(component)])
            component |= accounts
            links = [link for held in self.near.links(accounts).values() for link in held.values()]
            layer = [end for k in links if k.judgement == "positive" for end in (k.left_id, k.right_id)]
            layer += judged_same(self.near, accounts.values())
        return component

    def _left_over(self, component: Component, before: Iterable[Incident], solved: Set[str]) -> Component:
        """Where the cap was met, the reports of the incidents taken apart that the component had no room for."""
        if len(component) >= MAX_COMPONENT:
            self.is_cut = True
            first = component[min(component)].document.id
            self.pairs.notes.add((first, f"more than {MAX_COMPONENT} reports hang together: solved in parts"))
        if not self.is_cut:
            return {}
        ids = {i for incident in before for i in incident.report_ids} - component.keys() - solved
        return self.near.accounts(sorted(ids))

    def _solved(self, accounts: Mapping[str, Account]) -> list[Incident]:
        """The incidents these reports make, by the links among them."""
        links = {link.id: link for held in self.near.links(accounts).values() for link in held.values()}
        among = [link for link in links.values() if link.left_id in accounts and link.right_id in accounts]
        return list(solve(tuple(accounts.values()), among, judgements_among(self.near, accounts.values())))


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
