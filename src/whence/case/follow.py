"""The catalog of a case, brought up to date with what was appended to the ledger since it was last looked at."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from typing import Any

from whence.case.board import shown_document, shown_dossier, shown_failure
from whence.case.by_document import FOUND_IN_DOCUMENTS
from whence.case.case import Case, by_publication
from whence.case.catalog import Catalog
from whence.case.drawn import drawn_item
from whence.case.find import Found
from whence.case.listed import VERSION, card_of, fields_of
from whence.case.parties import ties_of
from whence.case.review import review_of
from whence.case.rows import incident_row, own_label
from whence.case.standing import current_incident
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.entry import Entry
from whence.core.payload import dump
from whence.core.vocabulary import MentionLabel
from whence.ledger.looking import is_writable
from whence.ledger.row import Row
from whence.ledger.search import PASSING, Arrived, SearchFile, Shelved

_AT_ONCE = 500  # incidents written together
_OF_DOCUMENTS = ("figure", "statement", "report", "document")
_LONG = ("text", "sentences", "furniture")  # of a document: too long for a list
NAME = "desk.sqlite"
"""The side file in the case folder; it may be deleted at any time."""


class Follower:
    """Keeps the catalog of a case; any number of threads may ask."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = RLock()
        self._catalog: Catalog | None = None

    def close(self) -> None:
        """Let go of the side file."""
        with self._lock:
            if self._catalog:
                self._catalog.file.close()
            self._catalog = None

    @contextmanager
    def look(self) -> Iterator[Catalog]:
        """The catalog as the ledger is now, for the one who looks alone."""
        with self._lock:
            if self._catalog is None:
                place = self.case.folder / NAME
                self._catalog = Catalog(SearchFile(place if is_writable(place) else PASSING, VERSION))
            catch_up(self.case, self._catalog)
            yield self._catalog


def catch_up(case: Case, catalog: Catalog) -> None:
    """Take over what the ledger says since the row the side file goes up to."""
    file, length = catalog.file, case.store.length()
    seen, seen_id = file.seen
    if seen != catalog.seen:
        catalog.load()  # another desk brought the file up to date
    if seen and (seen > length or next(iter(case.store.iter_rows(after=seen - 1))).id != seen_id):
        file.clear()  # another ledger stands in the place of the one it was made from
        catalog.load()
        seen = 0
    if seen == length:
        return
    if seen == 0:
        _make(case, catalog)
        return
    rows = list(case.store.iter_rows(after=seen))
    _take_over(case, catalog, rows)


def _make(case: Case, catalog: Catalog) -> None:
    """Read the whole ledger."""
    last = next(iter(case.store.iter_rows(after=case.store.length() - 1)))
    documents = iter(sorted(case.store.iter_kind("document"), key=lambda e: by_publication(e.payload)))
    while arrived := list(islice(documents, _AT_ONCE)):
        with catalog.file.change():
            _arrive(case, catalog.file, arrived)
    with catalog.file.change():
        for failure in case.store.iter_kind("failure"):
            _fail(catalog.file, failure)
    ids = (entry.subject_id for entry in case.store.iter_kind("incident"))
    while some := list(islice(ids, _AT_ONCE)):
        with catalog.file.change():
            _write(case, catalog, some)
    catalog.file.see(last.seq, last.id)
    catalog.load()


def _take_over(case: Case, catalog: Catalog, rows: Sequence[Row]) -> None:
    """Write new documents and those in which something else is found now, failures, and the incidents that changed."""
    with catalog.file.change():
        documents = case.store.get_many("document", sorted(_documents_of(case, rows)))
        _arrive(case, catalog.file, list(documents.values()))
        for failure_id in {row.subject_id for row in rows if row.kind == "failure"}:
            if failure := case.store.get("failure", failure_id):
                _fail(catalog.file, failure)
            else:
                catalog.file.drop_failure(failure_id)
        numbers = _write(case, catalog, sorted(_touched(case, rows)))
        catalog.file.see(rows[-1].seq, rows[-1].id)
    catalog.refresh(numbers)


def _documents_of(case: Case, rows: Iterable[Row]) -> set[str]:
    """The ids of the documents that are new, or in which something was found or is found no longer."""
    found = set[str]()
    for row in rows:
        if row.kind == "document":
            found.add(row.subject_id)
        elif row.kind in FOUND_IN_DOCUMENTS:
            found |= _behind("document:", _keys(case, row))
    return found


def _write(case: Case, catalog: Catalog, incident_ids: Iterable[str]) -> list[int]:
    """Write or drop incidents; their numbers."""
    numbers = []
    for incident_id in incident_ids:
        if case.store.get("incident", incident_id):
            numbers.append(_put(catalog.file, case, shown_dossier(case.incident(incident_id))))
        elif number := catalog.file.drop(incident_id):
            numbers.append(number)
    return numbers


def _put(file: SearchFile, case: Case, dossier: Dossier) -> int:
    """Write one incident and the documents that tell of it."""
    ids = [document.id for document in dossier.documents]
    documents, labels = tuple(file.numbers("documents", ids).values()), file.labels(ids)
    found = Found(dossier, incident_row(dossier, labels), review_of(case.store, dossier))
    row = found.row
    words = " ".join((row.id, row.when, row.where, row.what, row.by))
    ties = ties_of(dossier, {document_id: persons_in(case, document_id) for document_id in ids})
    card, drawn, tied = (_json(item) for item in (card_of(found), dump(drawn_item(found)), dump(ties)))
    return file.put(Shelved(dossier.incident.id, fields_of(found), card, drawn, tied, words, documents))


def _arrive(case: Case, file: SearchFile, entries: Sequence[Entry]) -> None:
    """Write documents as they are now, each with how much stands in it."""
    keys = [f"document:{entry.subject_id}" for entry in entries]
    ids = [case.store.find_ids(kind, keys) for kind in FOUND_IN_DOCUMENTS]
    for entry, key in zip(entries, keys, strict=True):
        it: Document = entry.payload
        came_at, (published, name) = entry.recorded_at.isoformat(), by_publication(it)
        labels = (own_label(it), it.publisher, came_at, it.supersedes)
        counts = (len(found.get(key, ())) for found in ids)
        file.put_document(Arrived(it.id, it.text, *labels, published, name, _json(document_card(it)), *counts))


def document_card(document: Document) -> dict[str, Any]:
    """A document as lists have it: without its text, and under a name that tells nothing of the machine."""
    return {name: value for name, value in dump(shown_document(document)).items() if name not in _LONG}


def _fail(file: SearchFile, entry: Entry) -> None:
    """Write what could not be read."""
    file.put_failure(entry.subject_id, entry.payload.name, _json(dump(shown_failure(entry.payload))))


def persons_in(case: Case, document_id: str) -> frozenset[str]:
    """The people a document names."""
    mentions = (entry.payload for entry in case.store.find("mention", f"document:{document_id}"))
    return frozenset(mention.name for mention in mentions if mention.label is MentionLabel.PERSON)


def _json(item: Any) -> str:
    """The JSON of an item."""
    return json.dumps(item, ensure_ascii=True, separators=(",", ":"), default=str)


def _touched(case: Case, rows: Iterable[Row]) -> set[str]:
    """The ids of the incidents that these rows change, or may change."""
    found, documents = set[str](), set[str]()
    for row in rows:
        keys = _keys(case, row)
        if row.kind == "incident":
            found.add(row.subject_id)
        elif row.kind in _OF_DOCUMENTS:
            documents |= {row.subject_id} if row.kind == "document" else _behind("document:", keys)
        elif row.kind == "link":
            documents |= _behind("copy:", keys)
        elif row.kind == "judgement":
            judged = _behind("judged:", keys) | {place.split(":")[0] for place in _behind("at:", keys)}
            documents |= judged | {later for document_id in judged for later in _later(case, document_id)}
            subjects = (current_incident(case.store, i) for i in _behind("subject:", keys))
            found |= {incident.id for incident in subjects if incident}
    for document_id in documents:
        found |= {entry.subject_id for entry in case.store.find("incident", f"document:{document_id}")}
    return found


def _later(case: Case, document_id: str) -> set[str]:
    """The other texts that were read at the address of a document."""
    entry = case.store.get("document", document_id)
    url = entry.payload.url if entry else None
    return {found.subject_id for found in case.store.find("document", f"url:{url}")} if url else set()


def _keys(case: Case, row: Row) -> tuple[str, ...]:
    """The keys of a row; of a withdrawal, those of what it withdraws."""
    if row.payload is not None:
        return tuple(json.loads(row.keys))
    past = list(case.store.history(row.kind, row.subject_id))
    return past[-2].keys if len(past) > 1 else ()


def _behind(prefix: str, keys: Iterable[str]) -> set[str]:
    """What stands behind a prefix."""
    return {key[len(prefix) :] for key in keys if key.startswith(prefix)}
