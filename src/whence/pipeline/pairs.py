"""Which reports a new one is compared with, and which of the links are kept: a rule that knows no order of arrival."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from whence.core.dossier import Account
from whence.core.entry import Link
from whence.ledger.base import View
from whence.linking.blocking import block_keys, may_be_one_day, sought_keys
from whence.linking.incidents import compare
from whence.pipeline.nearby import Nearby

CROWD = 200  # reports under one key that are looked at: a key that more of them share says little
ALIKE = (
    20  # links of a report that are kept, the strongest; a weaker one is kept where it is among those of its other end
)


class Pairs:
    """Compares new reports with those that share a key, of one another and of the ledger.

    `notes` holds documents for which a cap was met, and which; `dropped` the links of the ledger that are no more.
    """

    def __init__(self, view: View, near: Nearby, new: Sequence[Account]) -> None:
        self.view = view
        self.near = near
        self.new = {account.id: account for account in new}
        self.notes: set[tuple[str, str]] = set()
        self.dropped: dict[str, Link] = {}

    def link(self) -> list[Link]:
        """The links of the new reports that are kept."""
        candidates = self._candidates()
        self.near.accounts(sorted({i for ids in candidates.values() for i in ids}))
        found = {link.id: link for i, ids in candidates.items() for link in self._compared(self.new[i], ids)}
        old = [link for links in self.near.links(self.new).values() for link in links.values()]
        self.dropped = {link.id: link for link in old if link.id not in found}
        self.near.links(sorted({end for link in found.values() for end in (link.left_id, link.right_id)}))
        for link in found.values():
            self.near.add_link(link)
        self.dropped |= {link.id: link for link in self._weak(found.values())}
        for link in self.dropped.values():
            self.near.drop_link(link)
        return [link for link in found.values() if link.id not in self.dropped]

    def _compared(self, account: Account, ids: Iterable[str]) -> Iterator[Link]:
        """The links of one new report that say something; a pair of new ones is compared once."""
        for other in self.near.accounts(ids).values():
            is_second = other.id in self.new and other.id < account.id
            is_other = other.report.document_id != account.report.document_id
            if is_other and not is_second and may_be_one_day(account, other):
                link = compare(account, other)
                if link.judgement != "negative":
                    yield link

    def _candidates(self) -> dict[str, list[str]]:
        """For each new report those that share a key with it, of the ledger and new ones; of a crowded key the first alone."""
        sought = {account.id: sought_keys(account) for account in self.new.values()}
        under = self._under({key for keys in sought.values() for key in keys})
        out = {}
        for report_id, keys in sought.items():
            crowded = [key for key in keys if len(under[key]) > CROWD]
            if crowded:
                reason = f"more than {CROWD} reports share a key: the first alone compared"
                self.notes.add((self.new[report_id].document.id, reason))
            out[report_id] = sorted({i for key in keys for i in under[key][:CROWD]} - {report_id})
        return out

    def _under(self, keys: Set[str]) -> dict[str, list[str]]:
        """The reports under each key, new ones and those of the ledger."""
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for account in self.new.values():
            for key in block_keys(account):
                holders[key].add(account.id)
        held = self.view.find_ids("report", sorted(keys), CROWD + 1)
        stale = self.near.gone | self.new.keys()
        return {key: sorted(set(held.get(key, ())) - stale | holders.get(key, set())) for key in keys}

    def _weak(self, links: Iterable[Link]) -> list[Link]:
        """Links that are among the strongest of neither end, now that these are there."""
        ends = {end for link in links for end in (link.left_id, link.right_id)}
        crowded = {i: held for i, held in self.near.links(sorted(ends)).items() if len(held) > ALIKE}
        weak = {link.id: link for held in crowded.values() for link in strongest_first(held.values())[ALIKE:]}
        others = sorted({end for link in weak.values() for end in (link.left_id, link.right_id)})
        for held in self.near.links(others).values():
            for link in strongest_first(held.values())[:ALIKE]:
                weak.pop(link.id, None)
        for account in self.near.accounts(
            end for link in weak.values() for end in (link.left_id, link.right_id)
        ).values():
            self.notes.add((account.document.id, f"more than {ALIKE} reports alike: linked to the most alike"))
        return list(weak.values())


def strongest_first(links: Iterable[Link]) -> list[Link]:
    """Links by their scores, of equal ones that with the smallest id first."""
    return sorted(links, key=lambda link: (-(link.score or 0.0), link.id))
