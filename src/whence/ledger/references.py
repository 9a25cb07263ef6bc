"""Which subjects a payload refers to: what must be there for the ledger to hang together."""

from collections.abc import Iterator

from whence.core.entry import Entry

ANY = "any"  # the kind of what a judgement is about

_DOCUMENT = {"document_id": "document"}
_FIELDS = {
    "document": {"supersedes": "document"},
    "skipped": _DOCUMENT,
    "figure": {**_DOCUMENT, "part_of": "figure", "statement_id": "statement"},
    "statement": {**_DOCUMENT, "denies": "statement"},
    "report": {**_DOCUMENT, "figures": "figure", "statements": "statement"},
    "incident": {"report_ids": "report", "document_ids": "document", "possibly_same": "incident"},
    "tally": dict.fromkeys(("figures", "claims", "parts", "revised"), "figure"),
    "origin": {"document_ids": "document"},
    "link of incident": {"left_id": "report", "right_id": "report"},
    "link of copy": {"left_id": "document", "right_id": "document"},
    "passage": {"brief_id": "brief"},
    "judgement": {"subject_id": ANY, "other_id": ANY},
}


def iter_references(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Field, kind and subject id of everything the entry's payload refers to.

    This says: report rep-1 names, in its field `figures`, the figure fig-1: ("figures", "figure", "fig-1").
    """
    kind = f"link of {entry.payload.kind}" if entry.kind == "link" else entry.kind
    for field, target in _FIELDS.get(kind, {}).items():
        found = getattr(entry.payload, field)
        for subject_id in (found,) if isinstance(found, str) else found or ():
            yield field, target, subject_id
