"""A text with what was found in it: cut where anything begins or ends, so that overlapping spans can all be shown."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from whence.case.case import Case
from whence.case.why import show_value
from whence.core.document import Document, Span

PART = 15_000  # characters shown on one page: a text of any size stays a page that opens at once
KINDS = ("report", "figure", "statement", "place", "time", "mention", "furniture")
_INNER = {kind: n for n, kind in enumerate(("furniture", "statement", "report", "mention", "place", "time", "figure"))}


@dataclass(frozen=True, slots=True)
class Thing:
    """This says: characters 10 to 23 are a figure: killed, ≥ 9; found by figures@1."""

    kind: str
    span: Span
    words: str
    found_by: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """This says: these words stand at 10 and are part of a statement and of a figure, innermost last."""

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""
    target: str = ""
    is_start: bool = False


def things_in(case: Case, document: Document) -> list[Thing]:
    """Everything found in a document, in the order of its text."""
    found = [Thing("furniture", f.span, f.reason, "documents") for f in document.furniture]
    for kind in ("figure", "statement", "report", "place", "time", "mention"):
        for entry in case.store.find(kind, f"document:{document.id}"):
            found += _things(kind, entry.subject_id, entry.payload)
    return sorted(found, key=lambda thing: (thing.span.start, -thing.span.end, thing.kind))


def _things(kind: str, subject_id: str, item: Any) -> Iterable[Thing]:
    """One found noun as things to show."""
    made = getattr(item, "made_by", None)
    by = (
        f"{made.extractor}" + (f", {made.rule}" if made.rule else "") + (", unsure" if made.is_unsure else "")
        if made
        else "places"
    )
    if kind == "figure":
        yield Thing(kind, item.span, f"{item.measure.replace('_', ' ')}: {show_value(item)}", by, subject_id)
    elif kind == "statement":
        words = f"{item.modality} by {item.speaker_name or 'nobody named'}"
        yield from (Thing(kind, span, words, by, subject_id) for span in item.content)
    elif kind == "report":
        words = f"reports {item.type.replace('_', ' ')}, {item.status}" + (", background" if item.is_background else "")
        yield Thing(kind, item.trigger, words, by, subject_id)
    elif kind == "place":
        where = ", ".join(filter(None, (item.place.name, item.place.admin1, item.place.country)))
        yield Thing(kind, item.span, where, item.place.reason or by, subject_id)
    elif kind == "time":
        value = item.value or "no day known"
        yield Thing(kind, item.span, value, item.range.rule if item.range else by, subject_id)
    else:
        yield Thing(kind, item.span, f"{item.label}: {item.name}", by, subject_id)


def part_of(offset: int) -> int:
    """The number of the part, from 1, in which an offset of a text is shown."""
    return offset // PART + 1


def cut(document: Document, things: Sequence[Thing], part: int = 1) -> list[Piece]:
    """One part of the text in pieces, each with the kinds of all it belongs to, the innermost last."""
    begin, end = (part - 1) * PART, min(part * PART, len(document.text))
    here = [t for t in things if t.span.start < end and begin < t.span.end]
    edges = sorted({begin, end, *(min(max(edge, begin), end) for t in here for edge in (t.span.start, t.span.end))})
    covering: defaultdict[int, list[Thing]] = defaultdict(list)
    for thing in here:
        first = bisect_right(edges, max(thing.span.start, begin)) - 1
        last = bisect_right(edges, min(thing.span.end, end) - 1) - 1
        for n in range(first, last + 1):
            covering[n].append(thing)
    return [_piece(document, edges[n], edges[n + 1], covering[n]) for n in range(len(edges) - 1)]


def _piece(document: Document, start: int, end: int, covering: Sequence[Thing]) -> Piece:
    """One piece."""
    text = document.text[start:end]
    if not covering:
        return Piece(start, text)
    inward = sorted(covering, key=lambda t: (_INNER[t.kind], -(t.span.end - t.span.start)))
    kinds = tuple(dict.fromkeys(t.kind for t in inward))
    title = "; ".join(dict.fromkeys(f"{t.kind}: {t.words}" for t in reversed(inward)))
    return Piece(start, text, kinds, title, inward[-1].id, any(t.span.start == start for t in covering))
