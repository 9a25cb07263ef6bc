"""The ledger in memory: the twin of the one on disk, for tests and one-shot commands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

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
        self._live: defaultdict[str, set[str]] = defaultdict(set)
        self._keys: defaultdict[Subject, set[str]] = defaultdict(set)

    def append(self, entries: Sequence[Entry]) -> int:
        """Append all of these or none; returns how many are new."""
        rows = chain(entries, self._heads, len(self._rows))
        for row in rows:
            self._unindex(row.subject)
            self._index(row)
        self._rows += rows
        return len(rows)

    def get(self, kind: str, subject_id: str) -> Entry | None:
        """The current entry of that kind about that subject."""
        head = self._heads.get((kind, subject_id))
        return from_row(head) if head and head.payload is not None else None

    def iter_kind(self, kind: str) -> Iterator[Entry]:
        """Every current entry of that kind, in the order of subject ids."""
        return self._iter_subjects(kind, self._live[kind])

    def find(self, kind: str, key: str) -> Iterator[Entry]:
        """The current entries of that kind which carry that key, in the order of subject ids."""
        return self._iter_subjects(kind, self._keys[kind, index_key(key)])

    def count(self, kind: str) -> int:
        """How many current entries of that kind there are."""
        return len(self._live[kind])

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

    def iter_rows(self) -> Iterator[Row]:
        """Every row as it is stored, in the order of appending."""
        return iter(self._rows[:])

    def close(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

    def _iter_subjects(self, kind: str, subject_ids: Iterable[str]) -> Iterator[Entry]:
        """The current entries of these subjects, in order."""
        return (from_row(self._heads[kind, subject_id]) for subject_id in sorted(subject_ids))

    def _index(self, row: Row) -> None:
        """Make the row the latest of its subject."""
        self._heads[row.subject] = row
        if row.payload is None:
            return
        self._live[row.kind].add(row.subject_id)
        for key in index_keys(row):
            self._keys[row.kind, key].add(row.subject_id)

    def _unindex(self, subject: Subject) -> None:
        """Take the latest row of the subject, if any, out of the indexes."""
        head = self._heads.get(subject)
        if not head:
            return
        self._live[head.kind].discard(head.subject_id)
        for key in index_keys(head):
            self._keys[head.kind, key].discard(head.subject_id)
