"""What changed since somebody last looked: new incidents, revised tolls, texts that were replaced."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from whence.case.board import Board
from whence.case.find import Found
from whence.case.rows import values
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.entry import Entry
from whence.core.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Revised:
    """This says: of this incident the killed were "7" before, and are "7 · 11" now."""

    found: Found
    measure: Measure
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """This says: since then those documents came in; those incidents are new, those have other tolls, those texts were replaced."""

    since: datetime
    documents: tuple[Document, ...] = ()
    new: tuple[Found, ...] = ()
    revised: tuple[Revised, ...] = ()
    replaced: tuple[Document, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything came in."""
        return bool(self.documents)


def changes_since(board: Board, entries: Iterable[Entry], since: datetime) -> Changes:
    """What changed on the board; everything follows from which documents were read later, as their `entries` tell."""
    ids = {entry.subject_id for entry in entries if entry.recorded_at > since}
    fresh = tuple(document for document in board.documents if document.id in ids)
    if not ids:
        return Changes(since)
    touched = [found for found in board.found if ids & set(found.dossier.incident.document_ids)]
    new = tuple(found for found in touched if ids >= set(found.dossier.incident.document_ids))
    revised = tuple(item for found in touched if found not in new for item in _revised(found, ids))
    return Changes(since, fresh, new, revised, tuple(document for document in fresh if document.supersedes))


def _revised(found: Found, fresh: set[str]) -> Iterable[Revised]:
    """The measures of an incident whose values differ without the fresh documents."""
    for measure in (Measure.KILLED, Measure.INJURED):
        now = _shown(found.dossier, measure, ())
        before = _shown(found.dossier, measure, fresh)
        if now != before:
            yield Revised(found, measure, " · ".join(before) or "–", " · ".join(now) or "–")


def _shown(dossier: Dossier, measure: Measure, without: Iterable[str]) -> Sequence[str]:
    """The values of a measure, some documents left out."""
    tally, left_out = dossier.tally(measure), set(without)
    ids = {*tally.figures, *tally.claims, *tally.revised} if tally else set[str]()
    return values(f for f in dossier.figures if f.id in ids and f.document_id not in left_out)
