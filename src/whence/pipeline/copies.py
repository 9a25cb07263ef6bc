"""Near-copies of new documents, among those of the ledger and among one another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whence.core.document import Document
from whence.core.entry import Link
from whence.core.ids import make_id
from whence.documents.duplicates import compare
from whence.ledger.base import View

CROWD = 200  # documents under one key that are looked at
NEAREST = 20  # documents laid beside a new one, those that share most keys first


class Copies:
    """Looks for near-copies of documents that arrive in some order, with these signatures."""

    def __init__(self, view: View, signatures: Mapping[str, Sequence[str]]) -> None:
        self.view = view
        self.signatures = signatures
        self._held = view.find_ids("document", dict.fromkeys(k for keys in signatures.values() for k in keys), CROWD)
        self._came: defaultdict[str, list[str]] = defaultdict(list)
        self._new: dict[str, Document] = {}

    def links(self, document: Document) -> Iterator[Link]:
        """Links to the documents that were there before it and are near-copies; in a crowd of copies, to the nearest."""
        for other in self._nearest(document.id):
            left, right = sorted((document, other), key=lambda d: d.id)
            copy = compare(left, right)
            if copy:
                link_id = make_id("lnk", "copy", left.id, right.id)
                yield Link(link_id, "copy", left.id, right.id, copy.judgement, copy.score, copy.features)
        self._new[document.id] = document
        for key in self.signatures[document.id]:
            self._came[key].append(document.id)

    def _nearest(self, document_id: str) -> Iterator[Document]:
        """The documents that share most keys with this one."""
        shared = Counter(i for key in self.signatures[document_id] for i in self._under(key))
        shared.pop(document_id, None)
        nearest = sorted(sorted(shared, key=lambda i: (-shared[i], i))[:NEAREST])
        held = self.view.get_many("document", [i for i in nearest if i not in self._new])
        for other_id in nearest:
            if other_id in self._new:
                yield self._new[other_id]
            elif other_id in held:
                yield held[other_id].payload

    def _under(self, key: str) -> Sequence[str]:
        """The documents there under a key, the first so many."""
        held, came = self._held.get(key, []), self._came.get(key)
        return sorted({*held, *came})[:CROWD] if came else held
