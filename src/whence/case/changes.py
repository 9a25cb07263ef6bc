"""What changed since somebody last looked: new incidents, revised tolls, texts that were replaced."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from whence.case.board import shown_document
from whence.case.case import Case
from whence.case.catalog import Catalog
from whence.case.listed import Listed
from whence.case.rows import values
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.vocabulary import Measure

_MOST = 300  # documents that came in, and incidents they tell of, that are looked at: the latest


@dataclass(frozen=True, slots=True)
class Revised:
    """This says: of this incident the killed were "7" before, and are "7 · 11" now."""

    found: Listed
    measure: Measure
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """This says: revised is inc-7k2p, a bombing in Gao; its killed were "7" before, and are "7 · 11" now.

    `kind` is revised, text_changed (then `id` is that of the document) or new.
    """

    kind: str
    id: str
    words: str
    measure: Measure | None = None
    before: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """This says: since then so many documents came in; those incidents are new, those have other tolls, those texts were replaced.

    `n_looked_at`: so many of the documents, the latest, were looked at for what they changed.
    """

    since: datetime
    n_documents: int = 0
    n_looked_at: int = 0
    new: tuple[Listed, ...] = ()
    revised: tuple[Revised, ...] = ()
    replaced: tuple[Document, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything came in."""
        return self.n_documents > 0

    def items(self) -> Iterator[Changed]:
        """Each change in words: tolls that were revised, texts that were replaced, new incidents."""
        for one in self.revised:
            yield Changed("revised", one.found.id, _words(one.found), one.measure, one.before, one.now)
        for text in self.replaced:
            yield Changed("text_changed", text.id, text.title.quote if text.title else text.name)
        for found in self.new:
            yield Changed("new", found.id, _words(found))


def _words(found: Listed) -> str:
    """An incident in a line."""
    return f"{found.row.what}, {found.row.where}, {found.row.when}"


def changes_since(case: Case, catalog: Catalog, since: datetime) -> Changes:
    """What changed in a case; everything follows from which documents came in later."""
    file, moment = catalog.file, since.astimezone(UTC).isoformat()
    arrived = file.arrivals(_MOST, moment)
    if not arrived:
        return Changes(since)
    fresh = {number: document_id for number, document_id, _ in arrived}
    told: dict[int, set[int]] = {}
    for incident, document in file.told(file.telling(list(fresh))[:_MOST]):
        told.setdefault(incident, set()).add(document)
    new = [number for number, documents in told.items() if documents <= fresh.keys()]
    others = [number for number in told if number not in set(new)]
    ids = set(fresh.values())
    revised = tuple(item for found in catalog.listed(others) for item in _revised(case, found, ids))
    replaced = (case.require_document(i) for _, i, replaces in arrived if replaces)
    return Changes(
        since,
        file.n_arrived(moment),
        len(arrived),
        tuple(catalog.listed(new)),
        revised,
        tuple(map(shown_document, replaced)),
    )


def _revised(case: Case, found: Listed, fresh: set[str]) -> Iterator[Revised]:
    """The measures of an incident whose values differ without the fresh documents."""
    dossier = case.incident(found.id)
    for measure in (Measure.KILLED, Measure.INJURED):
        now = _shown(dossier, measure, ())
        before = _shown(dossier, measure, fresh)
        if now != before:
            yield Revised(found, measure, " · ".join(before) or "–", " · ".join(now) or "–")


def _shown(dossier: Dossier, measure: Measure, without: Iterable[str]) -> Sequence[str]:
    """The values of a measure, some documents left out."""
    tally, left_out = dossier.tally(measure), set(without)
    ids = {*tally.figures, *tally.claims, *tally.revised} if tally else set[str]()
    return values(f for f in dossier.figures if f.id in ids and f.document_id not in left_out)
