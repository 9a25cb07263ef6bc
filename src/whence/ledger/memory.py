"""The ledger in memory: the twin of the one on disk, for tests and one-shot commands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from whence.core.entry import Entry
from whence.ledger.row import Row, Subject, chain, from_row, index_key, index_keys


class MemoryStore:
    """A ledger that is gone when the program ends.

    >>> MemoryStore().count("incident")
    0
    """

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._heads: dict[Subject, Row] = {}
        self._found: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)  # None: all of the kind

    @property
    def is_writable(self) -> bool:
        """It is."""
        return True

    def append(self, entries: Sequence[Entry]) -> int:
        """Append all of these or none; returns how many are new."""
        rows = chain(entries, self._heads, len(self._rows))
        for row in rows:
            self._take(row)
        return len(rows)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """What is appended within is kept when it ends, all of it or, where an error leaves it, nothing."""
        before, is_whole = len(self._rows), False
        try:
            yield
            is_whole = True
        finally:
            if not is_whole:
                self._go_back(before)

    def get(self, kind: str, subject_id: str) -> Entry | None:
        """The current entry of that kind about that subject."""
        head = self._heads.get((kind, subject_id))
        return from_row(head) if head and head.payload is not None else None

    def get_many(self, kind: str, subject_ids: Iterable[str]) -> dict[str, Entry]:
        """The current entries of that kind about those subjects, by subject id."""
        return {i: entry for i in subject_ids if (entry := self.get(kind, i))}

    def iter_kind(self, kind: str) -> Iterator[Entry]:
        """Every current entry of that kind, in the order of subject ids."""
        return self._iter_found(kind, None)

    def find(self, kind: str, key: str) -> Iterator[Entry]:
        """The current entries of that kind which carry that key, in the order of subject ids."""
        return self._iter_found(kind, index_key(key))

    def find_ids(self, kind: str, keys: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """The subjects under each of those keys that has any, of each the first so many."""
        found = {key: self._found.get((kind, index_key(key))) for key in keys}
        return {key: sorted(ids)[:most] for key, ids in found.items() if ids}

    def count(self, kind: str) -> int:
        """How many current entries of that kind there are."""
        return len(self._found.get((kind, None), ()))

    def history(self, kind: str, subject_id: str) -> Iterator[Entry]:
        """Every entry there ever was about that subject, oldest first."""
        rows: list[Row] = []
        head = self._heads.get((kind, subject_id))
        while head:
            rows.append(head)
            head = self._rows[head.supersedes - 1] if head.supersedes else None
        return map(from_row, reversed(rows))

    def iter_entries(self) -> Iterator[Entry]:
        """Every entry there ever was, in the order of appending."""
        return map(from_row, self.iter_rows())

    def iter_rows(self, after: int = 0) -> Iterator[Row]:
        """Every row behind that place as it is stored, in the order of appending."""
        return iter(self._rows[after:])

    def length(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def close(self) -> None:
        """Forget everything."""
        self._go_back(0)

    def _iter_found(self, kind: str, key: str | None) -> Iterator[Entry]:
        """The current entries under a key, in the order of subject ids."""
        subject_ids = sorted(self._found.get((kind, key), ()))
        return (entry for subject_id in subject_ids if (entry := self.get(kind, subject_id)))

    def _go_back(self, n_rows: int) -> None:
        """Forget every row after the first so many."""
        kept = self._rows[:n_rows]
        for index in (self._rows, self._heads, self._found):
            index.clear()
        for row in kept:
            self._take(row)

    def _take(self, row: Row) -> None:
        """Make the row the last of the ledger and the latest of its subject."""
        for live_kind, key in self._places(self._heads.get(row.subject)):
            self._found[live_kind, key].discard(row.subject_id)
        for live_kind, key in self._places(row):
            self._found[live_kind, key].add(row.subject_id)
        self._heads[row.subject] = row
        self._rows.append(row)

    def _places(self, row: Row | None) -> list[tuple[str, str | None]]:
        """Where a row is found while it is the latest of its subject: among all of its kind, and under its keys."""
        if row is None or row.payload is None:
            return []
        return [(row.kind, None), *((row.kind, key) for key in index_keys(row))]
