"""The incidents of a case as filters, orders and searches read them: fields in memory, words and cards in the side file."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
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
        self.fields = np.zeros((rows[-1][0] if rows else 0) + 1, FIELDS)
        self.is_there: Mask = np.zeros(len(self.fields), np.bool_)
        self._set(rows)
        self.told = np.array(list(self.file.told()), np.int64).reshape(-1, 2)
        self._forget_results()

    def refresh(self, numbers: Iterable[int]) -> None:
        """Read those incidents anew; those that are gone are left out."""
        self.seen = self.file.seen[0]
        changed = sorted(set(numbers))
        if not changed:
            return
        short = changed[-1] + 1 - len(self.fields)
        if short > 0:
            self.fields = np.concatenate([self.fields, np.zeros(short + len(self.fields) // 8, FIELDS)])
            self.is_there = np.concatenate([self.is_there, np.zeros(len(self.fields) - len(self.is_there), np.bool_)])
        self.is_there[changed] = False
        self._set(list(self.file.fields(changed)))
        others = self.told[~np.isin(self.told[:, 0], changed)]
        self.told = np.concatenate([others, np.array(list(self.file.told(changed)), np.int64).reshape(-1, 2)])
        self._forget_results()

    def _set(self, rows: Sequence[tuple[int, bytes]]) -> None:
        """Take over the fields of incidents."""
        if rows:
            numbers = np.fromiter((number for number, _ in rows), np.int64, len(rows))
            self.fields[numbers] = np.frombuffer(b"".join(fields for _, fields in rows), FIELDS)
            self.is_there[numbers] = True

    def _forget_results(self) -> None:
        """What was found and ordered before no longer holds."""
        self._orders: dict[str, Numbers] = {}
        self._matches: OrderedDict[str, Mask] = OrderedDict()
        self.countries = sorted({c.decode() for c in np.unique(self.fields["country"][self.is_there])} - {""})

    def __len__(self) -> int:
        """How many incidents there are."""
        return int(np.count_nonzero(self.is_there))

    def select(self, wanted: Filter) -> Numbers:
        """The numbers of the incidents a filter keeps, in its order."""
        mask = self._mask(wanted)
        found = np.flatnonzero(mask)
        if len(found) <= _FEW:
            return found[self._order(wanted.sort, self.fields[found])]
        if wanted.sort not in self._orders:
            self._orders[wanted.sort] = self._order(wanted.sort, self.fields)
        order = self._orders[wanted.sort]
        return order[mask[order]]

    def _mask(self, wanted: Filter) -> Mask:
        """Which incidents a filter keeps."""
        f, mask = self.fields, self.is_there.copy()
        if wanted.type:
            mask &= np.isin(f["type"], [TYPES.index(IncidentType(name)) for name in wanted.type])
        if wanted.status:
            mask &= np.isin(f["status"], [STATUSES.index(Status(name)) for name in wanted.status])
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
        f = self.fields
        states: dict[str, Mask] = {
            "waiting": f["weight"] > 0,
            "contested": f["is_contested"],
            "unsigned": f["n_signed"] == 1,
            "signed": f["n_signed"] > 1,
            "disputed": f["is_disputed"],
        }
        mask: Mask = self.fields["state"] == (REVIEWS.index(review) if review not in states else 0)
        return states.get(review, mask)

    def _says(self, word: str) -> Mask:
        """Which have the word in their row or in an article; the latest answers are kept."""
        if word not in self._matches:
            mask: Mask = np.zeros(len(self.fields), np.bool_)
            mask[self.file.match("incidents", word)] = True
            documents = np.array(self.file.match("documents", word), np.int64)
            if len(documents):
                has: Mask = np.zeros(max(int(documents.max()), int(self.told[:, 1].max(initial=0))) + 1, np.bool_)
                has[documents] = True
                mask[self.told[has[self.told[:, 1]], 0]] = True
            self._matches[word] = mask
            if len(self._matches) > _KEPT:
                self._matches.popitem(last=False)
        self._matches.move_to_end(word)
        return self._matches[word]

    def _order(self, sort: str, f: npt.NDArray[Any]) -> Numbers:
        """The places of these fields in an order; ties by day, then by id."""
        keys: dict[str, Any] = {
            "where": lambda: f["where"],
            "what": lambda: f["what"],
            "killed": lambda: -f["killed"],
            "injured": lambda: -f["injured"],
            "origins": lambda: -f["n_origins"].astype(np.int32),
            "documents": lambda: -f["n_documents"].astype(np.int64),
            "weight": lambda: -f["weight"].astype(np.int64),
        }
        first = (keys[sort](),) if sort in keys else ()
        return np.lexsort((f["place_in_order"], f["start"], *first))

    def listed(self, numbers: Iterable[int]) -> list[Listed]:
        """The rows of a table."""
        return [listed(card) for card in self.cards(numbers)]

    def cards(self, numbers: Iterable[int]) -> list[str]:
        """The cards as JSON, in that order."""
        wanted = [int(number) for number in numbers]
        found = self.file.cards(wanted)
        return [found[number] for number in wanted if number in found]

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of incidents, in that order."""
        return [json.loads(card)["incident"]["id"] for card in self.cards(numbers)]

    def numbers(self, incident_ids: Sequence[str]) -> list[int]:
        """The numbers of those incidents that are there, in that order."""
        found = self.file.numbers("incidents", incident_ids)
        return [found[i] for i in incident_ids if i in found]

    def cells(self, wanted: Filter, size: float) -> list[dict[str, float]]:
        """The incidents a filter keeps as a map draws many: how many lie in each square of so many degrees, and where on average."""
        kept = np.flatnonzero(self._mask(wanted) & self.fields["is_drawn"])
        lat, lon = (self.fields[name][kept].astype(np.float64) for name in ("lat", "lon"))
        width = int(360 // size) + 2
        at = ((lat + 90) // size).astype(np.int64) * width + ((lon + 180) // size).astype(np.int64)
        squares, at = np.unique(at, return_inverse=True) if size < 0.5 else (np.arange(at.max(initial=0) + 1), at)
        every = np.bincount(at, minlength=len(squares))
        there = every > 0
        counts = every[there]
        lat, lon = (np.bincount(at, given, len(squares))[there] / counts for given in (lat, lon))
        items = zip(lat.round(4).tolist(), lon.round(4).tolist(), counts.tolist(), strict=True)
        return [{"lat": a, "lon": o, "n": n} for a, o, n in items]
