"""Near-copies of a new document among those of the ledger."""

from collections import Counter
from collections.abc import Iterable, Iterator

from whence.core.document import Document
from whence.core.entry import Link
from whence.core.ids import make_id
from whence.documents.duplicates import compare
from whence.ledger.base import View

CROWD = 200  # documents under one key that are looked at
NEAREST = 20  # documents laid beside a new one, those that share most keys first


def copy_links(view: View, document: Document, bands: Iterable[str]) -> Iterator[Link]:
    """Links to the documents of the ledger that are near-copies of this one; in a crowd of copies, to the nearest."""
    shared = Counter(i for ids in view.find_ids("document", bands, CROWD).values() for i in ids)
    shared.pop(document.id, None)
    nearest = sorted(sorted(shared, key=lambda i: (-shared[i], i))[:NEAREST])
    for entry in view.get_many("document", nearest).values():
        left, right = sorted((document, entry.payload), key=lambda d: d.id)
        copy = compare(left, right)
        if copy:
            link_id = make_id("lnk", "copy", left.id, right.id)
            yield Link(link_id, "copy", left.id, right.id, copy.judgement, copy.score, copy.features)
