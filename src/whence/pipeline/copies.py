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


def copy_links(view: View, documents: Sequence[Document], signatures: Mapping[str, Sequence[str]]) -> Iterator[Link]:
    """Links of documents, which arrive in that order, to those that are near-copies; in a crowd of copies, to the nearest."""
    nearest = _nearest(view, documents, signatures)
    there = {document.id: document for document in documents}
    wanted = (i for ids in nearest.values() for i in ids if i not in there)
    there |= {i: entry.payload for i, entry in view.get_many("document", wanted).items()}
    for document_id, other_ids in nearest.items():
        for other_id in other_ids:
            left, right = sorted((there[document_id], there[other_id]), key=lambda d: d.id)
            copy = compare(left, right)
            if copy:
                link_id = make_id("lnk", "copy", left.id, right.id)
                yield Link(link_id, "copy", left.id, right.id, copy.judgement, copy.score, copy.features)


def _nearest(
    view: View, documents: Sequence[Document], signatures: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """For each document the earlier ones that share most keys with it."""
    held = view.find_ids("document", dict.fromkeys(key for keys in signatures.values() for key in keys), CROWD)
    came: defaultdict[str, set[str]] = defaultdict(set)
    nearest = {}
    for document in documents:
        shared: Counter[str] = Counter()
        for key in signatures[document.id]:
            shared.update(sorted({*held.get(key, ()), *came[key]})[:CROWD])
            came[key].add(document.id)
        del shared[document.id]
        nearest[document.id] = sorted(sorted(shared, key=lambda i: (-shared[i], i))[:NEAREST])
    return nearest
