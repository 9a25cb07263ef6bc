"""The incidents of a case as filters, orders and searches read them: fields in memory, words and cards in the side file."""

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from whence.case.find import REVIEWS, Filter
from whence.case.listed import FIELDS, STATUSES, TYPES, Listed, listed
from whence.core.vocabulary import IncidentType, Status
from whence.ledger.search import SearchFile

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_KEPT = 32  # searches whose result is kept until something changes
_FEW = 50_000  # incidents that are put in order by themselves, not by the order of all


class Catalog:
    """The incidents by number; asked and changed by one thread at a time."""

    def __init__(self, file: SearchFile) -> None:
        self.file = file
        self.load()

    def load(self) -> None:
        """Read everything from the side file."""
        self.seen = self.file.seen[0]
        rows = list(self.file.fields())
        self.is_there: Mask = np.zeros((rows[-1][0] if rows else 0) + 1, np.bool_)
        self.columns = {name: np.zeros(len(self.is_there), FIELDS[name]) for name in FIELDS.names or ()}
        self._set(rows)
        self._told = _pairs(self.file.told())
        self._forget_results()

    def refresh(self, numbers: Iterable[int]) -> None:
        """Read those incidents anew; those that are gone are left out."""
        self.seen = self.file.seen[0]
        self._once.clear()  # of documents too, which may tell no incident
        changed = sorted(set(numbers))
        if not changed:
            return
        short = changed[-1] + 1 - len(self.is_there)
        if short > 0:
            more = short + len(self.is_there) // 8
            self.is_there = np.concatenate([self.is_there, np.zeros(more, np.bool_)])
            self.columns = {n: np.concatenate([c, np.zeros(more, c.dtype)]) for n, c in self.columns.items()}
        self.is_there[changed] = False
        self._set(list(self.file.fields(changed)))
        kept = ~np.isin(self._told[0], changed)
        now = _pairs(self.file.told(changed))
        self._told = (np.concatenate([self._told[0][kept], now[0]]), np.concatenate([self._told[1][kept], now[1]]))
        self._forget_results()

    def _set(self, rows: Sequence[tuple[int, bytes]]) -> None:
        """Take over the fields of incidents."""
        if rows:
            numbers = np.fromiter((number for number, _ in rows), np.int64, len(rows))
            packed = np.frombuffer(b"".join(fields for _, fields in rows), FIELDS)
            for (
                name,
                column,
            ) in self.columns.items():  # each by itself: a filter reads a few of them, and reads them whole
                column[numbers] = packed[name]
            self.is_there[numbers] = True

    def _forget_results(self) -> None:
        """What was found and ordered before no longer holds."""
        self._orders: dict[str, Numbers] = {}
        self._matches: OrderedDict[str, Mask] = OrderedDict()
        self._once: dict[str, Any] = {}
        self.countries = sorted({c.decode() for c in np.unique(self.columns["country"][self.is_there])} - {""})
        self._n = int(np.count_nonzero(self.is_there))

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What is worked out once, and anew when something changed."""
        if name not in self._once:
            self._once[name] = make()
        return self._once[name]

    def __len__(self) -> int:
        """How many incidents there are."""
        return self._n

    def select(self, wanted: Filter) -> Numbers:
        """The numbers of the incidents a filter keeps, in its order."""
        mask = self._mask(wanted)
        found = np.flatnonzero(mask)
        if len(found) <= _FEW:
            return found[self.order(wanted.sort, found)]
        if wanted.sort not in self._orders:
            self._orders[wanted.sort] = self.order(wanted.sort, None)
        order = self._orders[wanted.sort]
        return order[mask[order]]

    def kept(self, wanted: Filter) -> Numbers:
        """The numbers of the incidents a filter keeps, in no order: for counting."""
        return np.flatnonzero(self._mask(wanted))

    def _mask(self, wanted: Filter) -> Mask:
        """Which incidents a filter keeps."""
        f, mask = self.columns, self.is_there.copy()
        if wanted.type:
            mask &= _among(f["type"], [TYPES.index(IncidentType(name)) for name in wanted.type])
        if wanted.status:
            mask &= _among(f["status"], [STATUSES.index(Status(name)) for name in wanted.status])
        if wanted.background is not None:
            mask &= f["is_background"] == wanted.background
        if wanted.country:
            mask &= f["country"] == wanted.country.encode()
        if wanted.since:
            mask &= f["end"] >= wanted.since.toordinal()
        if wanted.until:
            mask &= f["start"] <= wanted.until.toordinal()
        if wanted.disagreement is not None:
            mask &= (f["disagreement"] > 0) == wanted.disagreement
        if wanted.min_origins is not None:
            mask &= f["n_origins"] >= wanted.min_origins
        if wanted.review:
            mask &= self._reviewed(wanted.review)
        for word in (wanted.text or "").casefold().split():
            mask &= self._says(word)
        return mask

    def _reviewed(self, review: str) -> Mask:
        """Which are in that state."""
        f = self.columns
        states: dict[str, Mask] = {
            "waiting": f["weight"] > 0,
            "contested": f["is_contested"],
            "unsigned": f["n_signed"] == 1,
            "signed": f["n_signed"] > 1,
            "disputed": f["is_disputed"],
        }
        mask: Mask = self.columns["state"] == (REVIEWS.index(review) if review not in states else 0)
        return states.get(review, mask)

    def _says(self, word: str) -> Mask:
        """Which have the word in their row or in an article; the latest answers are kept."""
        if word not in self._matches:
            mask: Mask = np.zeros(len(self.is_there), np.bool_)
            mask[self.file.match("incidents", word)] = True
            documents = np.array(self.file.match("documents", word), np.int64)
            if len(documents):
                incidents, told_in = self._told
                has: Mask = np.zeros(max(int(documents.max()), int(told_in.max(initial=0))) + 1, np.bool_)
                has[documents] = True
                mask[incidents[has[told_in]]] = True
            self._matches[word] = mask
            if len(self._matches) > _KEPT:
                self._matches.popitem(last=False)
        self._matches.move_to_end(word)
        return self._matches[word]

    def order(self, sort: str, numbers: Numbers | None = None) -> Numbers:
        """The places of those incidents, or of all, in an order; ties by day, then by id."""

        def column(name: str) -> npt.NDArray[Any]:
            return self.columns[name] if numbers is None else self.columns[name][numbers]

        keys: dict[str, Any] = {
            "where": lambda: column("where"),
            "what": lambda: column("what"),
            "killed": lambda: -column("killed"),
            "injured": lambda: -column("injured"),
            "origins": lambda: -column("n_origins").astype(np.int32),
            "documents": lambda: -column("n_documents").astype(np.int64),
            "weight": lambda: -column("weight").astype(np.int64),
        }
        first = (keys[sort](),) if sort in keys else ()
        return np.lexsort((column("place_in_order"), column("start"), *first))

    def listed(self, numbers: Iterable[int]) -> list[Listed]:
        """The rows of a table."""
        return [listed(card) for card in self.cards(numbers)]

    def cards(self, numbers: Iterable[int]) -> list[str]:
        """The cards as JSON, in that order."""
        wanted = [int(number) for number in numbers]
        found = self.file.cards(wanted)
        return [found[number] for number in wanted if number in found]

    def drawn(self, numbers: Iterable[int]) -> list[str]:
        """What is drawn of incidents, as JSON, in that order."""
        wanted = [int(number) for number in numbers]
        found = self.file.drawn(wanted)
        return [found[number] for number in wanted if number in found]

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of incidents, in that order."""
        return [json.loads(card)["incident"]["id"] for card in self.cards(numbers)]

    def numbers(self, incident_ids: Sequence[str]) -> list[int]:
        """The numbers of those incidents that are there, in that order."""
        found = self.file.numbers("incidents", incident_ids)
        return [found[i] for i in incident_ids if i in found]


def _pairs(rows: Iterable[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Pairs of numbers as two columns."""
    both = np.array(list(rows), np.int64).reshape(-1, 2)
    return np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1])


def _among(column: npt.NDArray[np.uint8], codes: Sequence[int]) -> Mask:
    """Where a small code is one of those."""
    table = np.zeros(256, np.bool_)
    table[list(codes)] = True
    return table[column]
