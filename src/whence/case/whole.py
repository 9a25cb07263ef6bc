"""Origins and outlets of a whole case: what only reading every text beside the others tells; counted, and kept in the side file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from whence.case.follow import Follower
from whence.case.spread import Outlet, outlets_of
from whence.core.origin import Origin
from whence.core.payload import dump, load

_FEW = 500  # documents that are read anew without being asked for


@dataclass(frozen=True, slots=True)
class Whole:
    """This says: when the ledger had so many rows, its 40 documents of 9 outlets rested on 12 origins, and 3 on unknown ones.

    The lists kept beside it are of 10 outlets, that of unknown name among them, the largest with 8 documents (`most`), and of
    15 origins, the first 5 of them each behind several documents.
    """

    length: int
    n_documents: int
    n_sources: int
    n_origins: int
    n_unknown: int
    n_shared: int
    n_listed: int
    n_outlets: int
    most: int


class WholeKeeper:
    """The whole of a case, for any number of threads."""

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._lock = Lock()

    def look(self) -> Whole:
        """As the ledger is now: counted where it has changed, which takes long where there is much."""
        with self._lock:
            kept = self._kept()
            is_now = kept is not None and kept.length == self._follower.case.store.length()
            return kept if kept and is_now else self._count()

    def glance(self, n_documents: int) -> Whole | None:
        """As it was when it was counted last, None where it never was; as it is now where that takes no time."""
        return self.look() if n_documents <= _FEW else self._kept()

    def is_now(self, whole: Whole) -> bool:
        """Whether nothing was appended to the ledger since."""
        return whole.length == self._follower.case.store.length()

    def outlets(self, start: int, limit: int) -> list[Outlet]:
        """So many outlets from that place on, the one with most documents first."""
        return [load(Outlet, json.loads(card)) for card in self._cards("outlets", start, limit)]

    def origins(self, start: int, limit: int) -> list[Origin]:
        """So many origins from that place on: those that several documents carry, those of one, then unknown ones."""
        return [load(Origin, json.loads(card)) for card in self._cards("origins", start, limit)]

    def _cards(self, name: str, start: int = 0, limit: int = -1) -> list[str]:
        """A part of a list that was counted."""
        with self._follower.look() as catalog:
            return catalog.file.counted(name, start, limit)

    def _kept(self) -> Whole | None:
        """What was counted last."""
        cards = self._cards("whole")
        return load(Whole, json.loads(cards[0])) if cards else None

    def _count(self) -> Whole:
        """Read every text, and keep what comes out."""
        case = self._follower.case
        length, documents, told = case.store.length(), case.documents(), case.corroboration()
        outlets = outlets_of(documents, told)
        origins = sorted(told.origins, key=lambda origin: (not origin.name, not _is_shared(origin)))
        whole = Whole(
            length=length,
            n_documents=told.n_documents,
            n_sources=told.n_sources,
            n_origins=told.n_origins,
            n_unknown=told.n_unknown,
            n_shared=sum(_is_shared(origin) for origin in origins),
            n_listed=len(origins),
            n_outlets=len(outlets),
            most=max((outlet.n_documents for outlet in outlets), default=1),
        )
        with self._follower.look() as catalog, catalog.file.change():
            for name, items in (("whole", [whole]), ("outlets", outlets), ("origins", origins)):
                catalog.file.put_counted(name, _json(items))
        return whole


def _is_shared(origin: Origin) -> bool:
    """Whether several documents carry what somebody known reported."""
    return bool(origin.name) and len(origin.document_ids) > 1


def _json(items: Iterable[Any]) -> list[str]:
    """Each as JSON."""
    return [json.dumps(dump(item), ensure_ascii=True) for item in items]
