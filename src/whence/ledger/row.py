"""Rows: what an entry is once it is stored; the one place where entries and rows are turned into each other.

**Ids.** The id of an entry is made from its kind, subject, payload, keys and the id of the entry it supersedes, never from
the run or the clock. So the same content is the same entry on every machine; and where what is said of a subject goes from
A to B and back to A, the second A is an entry of its own, because it supersedes B. The store works the id out when it
appends, as only the store knows what is superseded; `make_entry` gives the id of an entry that supersedes nothing.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from whence.core.brief import Brief, Passage
from whence.core.document import Document, Failure, Mention, Skipped, Source
from whence.core.entry import Entry, Judgement, Link, Run, SourceGrade
from whence.core.ids import make_id
from whence.core.incident import Actor, Incident, IncidentReport, Tally
from whence.core.origin import Corroboration, Origin
from whence.core.payload import dump, load
from whence.core.place import PlaceMention
from whence.core.statement import Figure, Statement
from whence.core.time import TimeExpression
from whence.errors import LedgerError

KINDS: dict[str, Any] = {
    "actor": Actor,
    "brief": Brief,
    "corroboration": Corroboration,
    "document": Document,
    "failure": Failure,
    "figure": Figure,
    "grade": SourceGrade,
    "incident": Incident,
    "judgement": Judgement,
    "link": Link,
    "mention": Mention,
    "origin": Origin,
    "passage": Passage,
    "place": PlaceMention,
    "report": IncidentReport,
    "run": Run,
    "skipped": Skipped,
    "source": Source,
    "statement": Statement,
    "tally": Tally,
    "time": TimeExpression,
}
"""The noun each kind of entry holds."""

Subject = tuple[str, str]  # kind and subject id

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # file names that are no UTF-8 come with these; no database takes them
_KEPT = 8192  # decoded payloads kept at hand, all stores of a process together
_LONGEST_KEPT = 16_000  # characters: with 8,192 of them some 100 MB at the very most, mostly a tenth of that
_LONGEST_KEY = 500  # PostgreSQL indexes at most 2,704 bytes a row, a code point is at most 4


@dataclass(frozen=True, slots=True)
class Row:
    """This says: row 17 is the entry ent-9 about figure fig-1 and supersedes row 3; payload and keys are kept as JSON.

    `seq` counts from 1 without gaps, in the order of appending. A `payload` of None withdraws the subject.
    """

    seq: int
    id: str
    kind: str
    subject_id: str
    payload: str | None
    keys: str
    run_id: str
    recorded_at: str
    supersedes: int | None = None

    def columns(self) -> dict[str, Any]:
        """The row as a database takes it."""
        return {name: getattr(self, name) for name in self.__slots__}

    @property
    def subject(self) -> Subject:
        """What it is about: its kind and subject id."""
        return self.kind, self.subject_id


def make_entry(
    kind: str, subject_id: str, payload: Any, run_id: str, recorded_at: datetime, keys: Iterable[str] = ()
) -> Entry:
    """The entry that says this of that subject; LedgerError for a kind there is not, or a payload not of that kind.

    `keys` are put in order, each once. A payload of None withdraws the subject.
    """
    entry = draft_entry(kind, subject_id, payload, run_id, recorded_at, keys)
    return replace(entry, id=to_row(entry, seq=1).id)


def draft_entry(
    kind: str, subject_id: str, payload: Any, run_id: str, recorded_at: datetime, keys: Iterable[str] = ()
) -> Entry:
    """The same without an id, which the store gives it: all that is needed of what is about to be appended."""
    return Entry("", kind, subject_id, payload, run_id, recorded_at, tuple(sorted(set(keys))))


def to_row(entry: Entry, seq: int, head: Row | None = None) -> Row:
    """The row at place `seq` that stores the entry; `head` is the row it supersedes."""
    noun = KINDS.get(entry.kind)
    if noun is None:
        raise LedgerError(f"{entry.kind!r}: no such kind of entry", hint="kinds: " + ", ".join(KINDS))
    if entry.payload is not None and not isinstance(entry.payload, noun):
        raise LedgerError(
            f"{entry.subject_id}: an entry of kind {entry.kind} holds {noun.__name__}, not {type(entry.payload).__name__}"
        )
    if entry.recorded_at.tzinfo is None:
        raise LedgerError(f"{entry.subject_id}: recorded_at has no time zone", hint="give an aware datetime in UTC")
    payload = None if entry.payload is None else _json(dump(entry.payload))
    keys = _json(list(entry.keys))
    return Row(
        seq=seq,
        id=entry_id(entry.kind, entry.subject_id, payload, keys, head.id if head else None),
        kind=entry.kind,
        subject_id=entry.subject_id,
        payload=payload,
        keys=keys,
        run_id=entry.run_id,
        recorded_at=entry.recorded_at.astimezone(UTC).isoformat(),
        supersedes=head.seq if head else None,
    )


def from_row(row: Row) -> Entry:
    """The entry a row stores; LedgerError where the row is damaged or of a kind this version does not know."""
    try:
        payload = None if row.payload is None else _noun(row.kind, row.payload)
        keys = tuple(json.loads(row.keys))
        recorded_at = datetime.fromisoformat(row.recorded_at)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LedgerError(
            f"row {row.seq} ({row.kind} {row.subject_id}) cannot be read: {type(error).__name__} {error}",
            hint="whence verify lists every damaged row",
        ) from error
    return Entry(row.id, row.kind, row.subject_id, payload, row.run_id, recorded_at, keys)


def _noun(kind: str, payload: str) -> Any:
    """The noun a payload holds; a short one is kept at hand, as reports are looked at again with every neighbour."""
    return _kept_noun(kind, payload) if len(payload) <= _LONGEST_KEPT else _read_noun(kind, payload)


def _read_noun(kind: str, payload: str) -> Any:
    """The noun a payload holds, made anew."""
    return load(KINDS[kind], json.loads(payload))


_kept_noun = lru_cache(_KEPT)(_read_noun)  # nouns are frozen and equal by value: sharing one changes nothing


def entry_id(kind: str, subject_id: str, payload: str | None, keys: str, supersedes: str | None) -> str:
    """The id of an entry from its stored payload and keys and the id of the entry it supersedes."""
    return make_id("ent", kind, subject_id, payload, keys, supersedes)


def index_keys(row: Row) -> list[str]:
    """The keys under which the row is found, as the index writes them."""
    return sorted({index_key(key) for key in json.loads(row.keys)})


def index_key(key: str) -> str:
    """A key as the index writes it: as it is, or its hash where it is too long or holds what databases refuse.

    >>> index_key("day:2021-05-13|SY")
    'day:2021-05-13|SY'
    """
    plain = len(key) <= _LONGEST_KEY and "\0" not in key and not _LONE_SURROGATE.search(key)
    return key if plain else make_id("key", key)


def chain(entries: Sequence[Entry], heads: Mapping[Subject, Row], last_seq: int) -> list[Row]:
    """The new rows that appending these entries makes; what every store agrees on.

    `heads` holds the latest row of every subject among the entries that has one. An entry that says what the latest of its
    subject says already is passed over, and so is the withdrawal of what is not there.
    """
    latest = dict[Subject, Row]()
    rows: list[Row] = []
    for entry in entries:
        subject = (entry.kind, entry.subject_id)
        head = latest.get(subject) or heads.get(subject)
        row = to_row(entry, last_seq + len(rows) + 1, head)
        if not _says_same(row, head):
            rows.append(row)
            latest[subject] = row
    return rows


def _says_same(row: Row, head: Row | None) -> bool:
    """Whether the row adds nothing to what the latest row of its subject says."""
    if row.payload is None:
        return head is None or head.payload is None
    return head is not None and (row.payload, row.keys) == (head.payload, head.keys)


def _json(value: Any) -> str:
    """Compact JSON that every database takes: readable letters, escapes only where there must be."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
