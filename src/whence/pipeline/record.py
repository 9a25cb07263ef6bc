"""What was read, as entries of the ledger, with the keys under which views find it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from whence.core.document import Document, Failure
from whence.core.entry import Entry, Link, Run
from whence.core.ids import make_id
from whence.core.incident import Incident, IncidentReport
from whence.core.reading import Reading
from whence.ledger.base import View
from whence.ledger.row import draft_entry

# Everything found in one document, by kind; what a newer reading no longer finds is withdrawn.
_FOUND = ("mention", "time", "place", "figure", "statement", "report", "skipped")


@dataclass(frozen=True, slots=True)
class Recorder:
    """This says: what is recorded now is recorded by run-1, at that time, by the reader of that stamp.

    `reader` names everything that shapes a reading ("figures@1 times@1 ..."): a document read by another is read again.
    """

    run: Run
    at: datetime
    reader: str

    def entry(self, kind: str, subject_id: str, payload: Any, keys: tuple[str, ...] = ()) -> Entry:
        """One entry of this run."""
        return draft_entry(kind, subject_id, payload, self.run.id, self.at, keys)

    def document(self, document: Document, bands: Iterable[str]) -> Entry:
        """The document, found by its name, address, article id and near-copy bands."""
        keys = [f"reader:{self.reader}", f"name:{document.name}", *bands]
        keys += [f"url:{document.url}"] if document.url else []
        keys += [f"article:{document.article_id}"] if document.article_id else []
        return self.entry("document", document.id, document, tuple(keys))

    def found(self, reading: Reading, block_keys: dict[str, tuple[str, ...]]) -> Iterator[Entry]:
        """Everything found in a document; reports also stand under their block keys."""
        by_document = (f"document:{reading.document.id}",)
        for kind, items in _found(reading):
            for item in items:
                subject_id = getattr(item, "id", None) or make_id(
                    kind, item.span.document_id, item.span.start, item.span.end
                )
                keys = block_keys.get(subject_id, ()) if isinstance(item, IncidentReport) else ()
                yield self.entry(kind, subject_id, item, by_document + keys)

    def withdrawn(self, view: View, document_ids: Iterable[str], kept: Iterable[Entry]) -> Iterator[Entry]:
        """Withdrawals of what earlier readings of these documents found and these do not."""
        there = {(entry.kind, entry.subject_id) for entry in kept}
        keys = [f"document:{document_id}" for document_id in view.get_many("document", document_ids)]
        for kind in _FOUND:
            for subject_id in (i for ids in view.find_ids(kind, keys).values() for i in ids):
                if (kind, subject_id) not in there:
                    yield self.entry(kind, subject_id, None)

    def link(self, link: Link) -> Entry:
        """A link, found from both its ends."""
        return self.entry("link", link.id, link, (f"{link.kind}:{link.left_id}", f"{link.kind}:{link.right_id}"))

    def incident(self, incident: Incident) -> Entry:
        """An incident, found from its reports and documents."""
        keys = [f"report:{report_id}" for report_id in incident.report_ids]
        return self.entry("incident", incident.id, incident, (*keys, *(f"document:{d}" for d in incident.document_ids)))

    def failure(self, failure: Failure) -> Entry:
        """What could not be read, found by its name."""
        return self.entry("failure", failure.id, failure, (f"name:{failure.name}",))


def _found(reading: Reading) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The kinds of entry with what the reading holds of each."""
    fields = ("mentions", "times", "places", "figures", "statements", "reports", "skipped")
    yield from ((kind, getattr(reading, name)) for kind, name in zip(_FOUND, fields, strict=True))
