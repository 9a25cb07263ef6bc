"""What a store of the ledger is: entries go in at the end, views of the current state come out."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from whence.core.entry import Entry
from whence.ledger.row import Row


class Writer(Protocol):
    """Appends to the ledger."""

    def append(self, entries: Sequence[Entry]) -> int:
        """Append all of these or, if anything goes wrong, none; returns how many are new.

        An entry that says of its subject what the ledger says already is passed over; so adding the same input again changes
        nothing. One that says something else supersedes what the ledger said of that subject.
        """

    def turn(self) -> AbstractContextManager[None]:
        """Nobody else writes until this ends: what is read within is still so when it comes to appending.

        What is appended within is kept when it ends, all of it or, where an error leaves it, nothing.
        """


class View(Protocol):
    """The current state: for each kind and subject its latest entry, withdrawn ones left out."""

    def get(self, kind: str, subject_id: str) -> Entry | None:
        """The current entry of that kind about that subject."""

    def get_many(self, kind: str, subject_ids: Iterable[str]) -> dict[str, Entry]:
        """The current entries of that kind about those subjects, by subject id; what is not there is left out."""

    def iter_kind(self, kind: str) -> Iterator[Entry]:
        """Every current entry of that kind, in the order of subject ids."""

    def find(self, kind: str, key: str) -> Iterator[Entry]:
        """The current entries of that kind which carry that key, in the order of subject ids."""

    def find_ids(self, kind: str, keys: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """The subjects under each of those keys that has any, of each the first so many: a look at the index alone."""

    def count(self, kind: str) -> int:
        """How many current entries of that kind there are."""

    def history(self, kind: str, subject_id: str) -> Iterator[Entry]:
        """Every entry there ever was about that subject, oldest first."""

    def iter_entries(self) -> Iterator[Entry]:
        """Every entry there ever was, in the order of appending."""

    def iter_rows(self, after: int = 0) -> Iterator[Row]:
        """Every row behind that place as it is stored, damaged ones too, in the order of appending."""

    def length(self) -> int:
        """How many rows there are: the place of the last one."""


class Store(Writer, View, Protocol):
    """A ledger one can write to and look at."""

    @property
    def is_writable(self) -> bool:
        """Whether anything may be appended, as far as can be told without trying."""

    def close(self) -> None:
        """Let go of files and connections; the store cannot be used afterwards."""
