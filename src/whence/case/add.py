"""Adding to a case: one document after the other, each finished before the next is begun; or so many at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from whence.core.document import Document, Failure, RawDocument
from whence.core.entry import Entry, Run
from whence.core.ids import make_id
from whence.core.payload import dump
from whence.core.reading import Reading
from whence.errors import InputError
from whence.ledger.archive import Archive
from whence.ledger.base import Store
from whence.linking.blocking import BLOCKS
from whence.pipeline.base import Reader
from whence.pipeline.enter import entries_of
from whence.pipeline.record import Recorder
from whence.sources.base import Hints
from whence.sources.fetch import Fetcher
from whence.sources.inputs import read_content, read_sources
from whence.version import __version__

_OF_CAPTURE = ("retrieved_at", "supersedes", "name")  # what may differ between two captures of one document


@dataclass(frozen=True, slots=True)
class Added:
    """This says: 4 documents were new, none was known, one could not be read; the last was "news/a4.txt"."""

    new: int = 0
    known: int = 0
    failed: int = 0
    last: str | None = None
    failures: tuple[Failure, ...] = ()


class Adder:
    """One run of adding to one ledger."""

    def __init__(
        self, store: Store, archive: Archive, reader: Reader, folder: Path, now: datetime, at_once: int = 1
    ) -> None:
        if at_once < 1:
            raise InputError(f"at_once: {at_once}", hint="a number of documents, 1 or more")
        self.store = store
        self.archive = archive
        self.reader = reader
        self.folder = folder
        self.now = now
        stamp = f"{reader.stamp} {BLOCKS}"
        run = Run(make_id("run", __version__, stamp, now.isoformat()), __version__, now)
        self.recorder = Recorder(run, now, stamp)
        self.is_recorded = False
        self.at_once = at_once
        self._waiting: dict[str, Reading] = {}  # read and not yet recorded, by document id

    def add(
        self,
        inputs: Iterable[str],
        hints: Hints,
        fetcher: Fetcher,
        max_bytes: int,
        on_document: Callable[[Added], None] | None = None,
    ) -> Added:
        """Read everything, one document at a time."""
        return self._all(read_sources(inputs, hints, fetcher, max_bytes=max_bytes, now=self.now), on_document)

    def add_content(self, name: str, content: bytes, hints: Hints, max_bytes: int) -> Added:
        """Read the documents of one file whose bytes are at hand."""
        return self._all(read_content(name, content, hints, max_bytes=max_bytes, now=self.now))

    def _all(self, items: Iterable[RawDocument | Failure], on_document: Callable[[Added], None] | None = None) -> Added:
        """Take every document or failure, one at a time; what was read before an interruption is kept."""
        added = Added()
        try:
            for item in items:
                added = self._count(added, item)
                if on_document:
                    on_document(added)
        except KeyboardInterrupt:
            self._record()
            raise
        self._record()
        return added

    def _count(self, added: Added, item: RawDocument | Failure) -> Added:
        """The count after one more."""
        outcome = self._take(item)
        if isinstance(outcome, Failure):
            failures = (*added.failures, outcome)
            return replace(added, failed=added.failed + 1, last=outcome.name, failures=failures)
        if outcome:
            return replace(added, new=added.new + 1, last=item.name)
        return replace(added, known=added.known + 1, last=item.name)

    def _take(self, item: RawDocument | Failure) -> bool | Failure:
        """Record one document or failure; True if the ledger says something new."""
        if isinstance(item, Failure):
            self._append([self.recorder.failure(item)])
            return item
        self.archive.put(item.content)
        document = self.reader.parse(item)
        if isinstance(document, Failure):
            self._append([self.recorder.failure(document)])
            return document
        if self._meets_one_waiting(document):
            self._record()
        if self._is_known(document):
            return False
        self._waiting[document.id] = self.reader.read(document)
        return len(self._waiting) < self.at_once or document.id in self._record()

    def _meets_one_waiting(self, document: Document) -> bool:
        """Whether it is the same as one that waits to be recorded, or another version of it."""
        urls = (reading.document.url for reading in self._waiting.values())
        return document.id in self._waiting or (document.url is not None and document.url in urls)

    def _record(self) -> set[str]:
        """Record what waits, all of it or, on an error, nothing; the ids of the documents the ledger did not know."""
        if not self._waiting:
            return set()
        with self.store.turn():  # what links are made to must still be so when they are recorded
            fresh = [reading for reading in self._waiting.values() if not self._is_known(reading.document)]
            readings = [replace(reading, document=self._dated(reading.document)) for reading in fresh]
            if readings:
                self._append(entries_of(self.store, self.recorder, readings))
        self._waiting.clear()
        return {reading.document.id for reading in readings}

    def _append(self, entries: list[Entry]) -> None:
        """Append in one go; the run itself goes in with the first."""
        if not self.is_recorded:
            run = self.recorder.run
            entries = [self.recorder.entry("run", run.id, run), *entries]
        self.store.append(entries)
        self.is_recorded = True

    def _is_known(self, document: Document) -> bool:
        """Whether the ledger holds this very document, read by this very reader."""
        entry = self.store.get("document", document.id)
        if entry is None or f"reader:{self.recorder.reader}" not in entry.keys:
            return False
        old, new = dump(entry.payload), dump(document)
        return all(old.get(name) == new.get(name) for name in {*old, *new} - {*_OF_CAPTURE})

    def _dated(self, document: Document) -> Document:
        """The document with the name of the version it supersedes: the latest other text at its address."""
        if document.url is None:
            return document
        there = [entry.payload for entry in self.store.find("document", f"url:{document.url}")]
        others = [d for d in there if d.id != document.id and d.retrieved_at <= document.retrieved_at]
        latest = max(others, key=lambda d: (d.retrieved_at, d.id), default=None)
        return replace(document, supersedes=latest.id) if latest else document
