"""Re-reading a whole ledger: is every row as it was appended, every quote in its text, every raw file as it was kept?

What a database cannot tell is left out: a run id or a recording time that was changed by hand, as no id is made from them.
Memory grows by some 250 bytes a subject; texts are held a few at a time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from whence.core.document import Document
from whence.core.entry import Entry
from whence.core.payload import iter_spans
from whence.errors import LedgerError
from whence.ledger.archive import Archive
from whence.ledger.base import View
from whence.ledger.references import ANY, iter_references
from whence.ledger.row import KINDS, Row, Subject, entry_id, from_row

Texts = Callable[[str], tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Problem:
    """This says: in figure fig-1 (row 17) the quote "nine" does not stand at that place of its document."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The latest row of a subject."""

    seq: int
    id: str
    is_live: bool


_Heads = dict[Subject, _Head]


def verify(view: View, archive: Archive) -> Iterator[Problem]:
    """Every problem there is, in the order of appending; none for a sound ledger."""
    heads: _Heads = {}
    yield from _check_rows(view, heads)
    texts = _text_finder(view)
    for row in view.iter_rows():
        try:
            entry = from_row(row)
        except LedgerError as error:
            yield Problem(_name(row), error.message)
            continue
        if entry.payload is None:
            continue
        found = [*_check_spans(entry, texts), *_check_archive(entry, archive)]
        if heads[row.subject].seq == row.seq:
            found += _check_references(entry, heads)
        yield from (Problem(_name(row), what) for what in found)
    for kind in KINDS:
        yield from _check_index(view, kind, heads)


def _check_rows(view: View, heads: _Heads) -> Iterator[Problem]:
    """Whether rows are missing or were changed; fills `heads`."""
    last = 0
    for row in view.iter_rows():
        if row.seq != last + 1:
            yield Problem(f"rows {last + 1} to {row.seq - 1}", "missing: they were deleted after they were appended")
        last = row.seq
        head = heads.get(row.subject)
        if row.supersedes != (head.seq if head else None):
            latest = f"row {head.seq}" if head else "no row"
            yield Problem(_name(row), f"supersedes row {row.supersedes}, but {latest} was the latest of its subject")
        elif row.id != entry_id(row.kind, row.subject_id, row.payload, row.keys, head.id if head else None):
            yield Problem(_name(row), "changed after it was appended: its id does not follow from its content")
        heads[row.subject] = _Head(row.seq, row.id, row.payload is not None)


def _check_spans(entry: Entry, texts: Texts) -> Iterator[str]:
    """Whether every quote stands, character for character, where the entry says."""
    for span in iter_spans(entry.payload):
        versions = texts(span.document_id)
        if versions is None:
            continue  # the row of the document is damaged, and reported as such
        if not versions:
            yield f"quotes document {span.document_id}, which is not in the ledger"
        elif not any(text[span.start : span.end] == span.quote for text in versions):
            there = versions[-1][span.start : span.end]
            yield f"quotes {span.quote!r} at [{span.start}, {span.end}) of {span.document_id}, where the text reads {there!r}"


def _check_archive(entry: Entry, archive: Archive) -> Iterator[str]:
    """Whether the raw bytes of a document are there as they were."""
    if not isinstance(entry.payload, Document):
        return
    try:
        if archive.get(entry.payload.sha256) is None:
            yield f"its raw bytes are not in the archive ({archive.folder}, {entry.payload.sha256})"
    except LedgerError as error:
        yield error.message


def _check_references(entry: Entry, heads: _Heads) -> Iterator[str]:
    """Whether everything a current entry refers to is there; judgements may be about what was withdrawn since."""
    for field, kind, subject_id in iter_references(entry):
        if kind == ANY:
            is_there = any((some, subject_id) in heads for some in KINDS)
        else:
            is_there = _is_live(heads, kind, subject_id)
        if not is_there:
            yield f"{field} names {kind} {subject_id}, which is not in the ledger"
    if entry.kind not in {"run", "judgement"} and not _is_live(heads, "run", entry.run_id):
        yield f"run_id names run {entry.run_id}, which is not in the ledger"


def _check_index(view: View, kind: str, heads: _Heads) -> Iterator[Problem]:
    """Whether the view of the current state is what the rows say it must be."""
    wanted = {subject[1]: head.id for subject, head in heads.items() if subject[0] == kind and head.is_live}
    try:
        there = {entry.subject_id: entry.id for entry in view.iter_kind(kind)}
    except LedgerError as error:
        yield Problem(f"the current entries of kind {kind}", f"not checked: {error.message}")
        return
    wrong = sorted(
        subject_id for subject_id in wanted.keys() | there if wanted.get(subject_id) != there.get(subject_id)
    )
    for subject_id in wrong:
        yield Problem(f"{kind} {subject_id}", "the current view does not show its latest entry: the index is damaged")
    if not wrong and view.count(kind) != len(wanted):
        yield Problem(
            f"the current entries of kind {kind}", f"counted as {view.count(kind)}, but there are {len(wanted)}"
        )


def _text_finder(view: View) -> Texts:
    """A finder of every text a document ever had; None for one whose row is damaged."""

    @lru_cache(maxsize=256)
    def find_texts(document_id: str) -> tuple[str, ...] | None:
        try:
            history = tuple(view.history("document", document_id))
        except LedgerError:
            return None
        return tuple(entry.payload.text for entry in history if entry.payload is not None)

    return find_texts


def _is_live(heads: _Heads, kind: str, subject_id: str) -> bool:
    """Whether the ledger says anything of that subject now."""
    head = heads.get((kind, subject_id))
    return head is not None and head.is_live


def _name(row: Row) -> str:
    """What a row is called in a message."""
    return f"{row.kind} {row.subject_id} (row {row.seq})"
