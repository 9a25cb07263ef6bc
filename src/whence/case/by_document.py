"""What stands in documents, in the order of publication and text: any part of it, without reading the rest."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from whence.case.case import Case, by_offset
from whence.case.catalog import Catalog, Numbers

FOUND_IN_DOCUMENTS = ("figure", "statement", "skipped")
"""The kinds that are listed so, in the order in which the side file counts them."""


def documents_in_order(catalog: Catalog, kind: str = "document") -> tuple[Numbers, Numbers]:
    """The numbers of the documents in which that kind stands, and how much of it up to the end of each."""

    def look() -> tuple[Numbers, Numbers]:
        rows = np.array(list(catalog.file.by_publication(kind)), np.int64).reshape(-1, 2)
        return rows[:, 0], np.cumsum(rows[:, 1])

    return catalog.once(f"{kind} by document", look)  # type: ignore[no-any-return]


def n_found(catalog: Catalog, kind: str) -> int:
    """How much of that kind there is."""
    ends = documents_in_order(catalog, kind)[1]
    return int(ends[-1]) if len(ends) else 0


def found_part(case: Case, catalog: Catalog, kind: str, start: int, limit: int) -> list[Any]:
    """So many figures, statements or skipped things from that place of the list on."""
    numbers, ends = documents_in_order(catalog, kind)
    first, last = np.searchsorted(ends, [start, start + limit - 1], "right")
    ids = catalog.file.document_ids(numbers[first : last + 1].tolist())
    found = _found_in(case, kind, ids)
    before = int(ends[first - 1]) if first else 0
    return found[start - before : start - before + limit]


def place_of(case: Case, catalog: Catalog, kind: str, item_id: str) -> int | None:
    """At which place of the list it stands; None where it does not."""
    entry = case.store.get(kind, item_id)
    if entry is None:
        return None
    numbers, ends = documents_in_order(catalog, kind)
    document_id = entry.payload.document_id
    at = np.flatnonzero(numbers == catalog.file.numbers("documents", [document_id])[document_id])
    before = int(ends[at[0] - 1]) if at[0] else 0
    return before + [item.id for item in _found_in(case, kind, [document_id])].index(item_id)


def _found_in(case: Case, kind: str, document_ids: Sequence[str]) -> list[Any]:
    """What was found in these documents, one after the other, in the order of their texts."""
    keys = [f"document:{document_id}" for document_id in document_ids]
    ids = case.store.find_ids(kind, keys)
    entries = case.store.get_many(kind, (i for some in ids.values() for i in some))
    each = ([entries[i].payload for i in ids.get(key, ()) if i in entries] for key in keys)
    return [item for items in each for item in sorted(items, key=by_offset)]
