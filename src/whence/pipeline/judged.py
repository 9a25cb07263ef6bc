"""What people decided about reports, found where the reports stand: in a new run, and in a later version of a text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from whence.core.document import Document, Span
from whence.core.dossier import Account
from whence.core.entry import Anchor, Entry, Judgement
from whence.core.incident import IncidentReport
from whence.ledger.base import View

_ALIKE = 0.6  # of the letters of a sentence that a reworded one keeps, in order
_MOST_VERSIONS = 50

Find = Callable[[str], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Placed:
    """This says: this report is the first (0) or the second (1) that the judgement is about."""

    judgement: Judgement
    side: int


class Judged:
    """The judgements about reports; `find` gives judgements by key, `new` and `gone` are what the ledger does not hold yet."""

    def __init__(
        self, view: View, find: Find, new: Mapping[str, Account] | None = None, gone: Set[str] = frozenset()
    ) -> None:
        self.view = view
        self.find = find
        self.new = new if new is not None else {}
        self.gone = gone

    def of(self, account: Account) -> Iterator[Placed]:
        """What was decided about this report, or about a pair it is one of, in this text or in one it replaced."""
        for document_id in self._versions(account.document):
            for entry in self.find(f"judged:{document_id}"):
                for side, anchor in enumerate(entry.payload.anchors):
                    is_here = anchor.trigger.document_id == document_id
                    if is_here and self._at(anchor, account.document) == account.id:
                        yield from self._placed(entry.payload, side)
        for entry in self.find(_exact_place(account.report)):
            yield from _placed_before_anchors(entry, account.report)

    def _placed(self, judgement: Judgement, side: int) -> Iterator[Placed]:
        """A pair's end; what is about an incident goes with the first of its reports that is still there."""
        if judgement.other_id:
            yield Placed(judgement, side)
        elif not any(self.stands(anchor) for anchor in judgement.anchors[:side]):
            yield Placed(judgement, 0)

    def stands(self, anchor: Anchor) -> bool:
        """Whether the latest run still finds a report there."""
        document = self._document(anchor.trigger.document_id)
        return document is not None and self._at(anchor, document) is not None

    def partners(self, placed: Placed) -> list[str]:
        """The reports that stand where the judgement's other report stood."""
        anchors = placed.judgement.anchors
        if len(anchors) < 2:
            return self._where_it_stood(placed)
        other = anchors[1 - placed.side]
        document = self._document(other.trigger.document_id)
        found = self._at(other, document) if document else None
        return [found] if found else []

    def _at(self, anchor: Anchor, document: Document) -> str | None:
        """The report of a text that stands where the anchor points, if any does."""
        found = report_at(anchor, document, self._reports(document.id))
        return found.id if found else None

    def _where_it_stood(self, placed: Placed) -> list[str]:
        """The other report of a judgement that was kept without anchors, if it stands exactly where it stood."""
        j = placed.judgement
        other_id = j.subject_id if placed.side else j.other_id
        payloads = [e.payload for e in self.view.history("report", other_id or "") if e.payload]
        return [
            report.id
            for old in payloads[-1:]
            for report in self._reports(old.document_id)
            if _exact_place(report) == _exact_place(old)
        ]

    def _versions(self, document: Document) -> Iterator[str]:
        """The text and those it replaced, latest first."""
        seen = [document.id]
        while document.supersedes and document.supersedes not in seen and len(seen) < _MOST_VERSIONS:
            seen.append(document.supersedes)
            entry = self.view.get("document", document.supersedes)
            if entry is None:
                break
            document = entry.payload
        yield from seen

    def _document(self, document_id: str) -> Document | None:
        """A text, new or of the ledger."""
        fresh = next((a.document for a in self.new.values() if a.document.id == document_id), None)
        entry = None if fresh else self.view.get("document", document_id)
        return fresh or (entry.payload if entry else None)

    def _reports(self, document_id: str) -> list[IncidentReport]:
        """The reports of a text, new ones and those of the ledger."""
        there = {e.subject_id: e.payload for e in self.view.find("report", f"document:{document_id}")}
        there |= {a.id: a.report for a in self.new.values() if a.document.id == document_id}
        return [report for i, report in sorted(there.items()) if i not in self.gone]


def anchor_of(report: IncidentReport, document: Document) -> Anchor:
    """Where a report stands: its trigger, in its sentence."""
    trigger = report.trigger
    around = ((s, e) for s, e in document.sentences if s <= trigger.start and trigger.end <= e)
    start, end = next(around, (trigger.start, trigger.end))
    is_text = document.text[trigger.start : trigger.end] == trigger.quote
    return Anchor(trigger, document.span(start, end) if is_text else trigger)


def report_at(anchor: Anchor, document: Document, reports: Iterable[IncidentReport]) -> IncidentReport | None:
    """Of the reports of a text, the one whose trigger stands in the anchor's sentence, nearest to where it stood."""
    place = relocated(anchor.sentence, document)
    if place is None:
        return None
    trigger = anchor.trigger.start + place.start - anchor.sentence.start
    there = [report for report in reports if report.trigger.overlaps(place)]
    return min(there, key=lambda r: (abs(r.trigger.start - trigger), r.id), default=None)


def relocated(sentence: Span, document: Document) -> Span | None:
    """The sentence in this text: where it stood, or word for word elsewhere, or the one most like it; None if none is."""
    if document.text[sentence.start : sentence.end] == sentence.quote:
        return document.span(sentence.start, sentence.end)
    found = sorted(_places(document.text, sentence.quote), key=lambda start: abs(start - sentence.start))
    if found:
        return document.span(found[0], found[0] + len(sentence.quote))
    matcher = SequenceMatcher(None, b=sentence.quote, autojunk=False)
    alike = []
    for start, end in document.sentences:
        matcher.set_seq1(document.text[start:end])
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            alike.append((matcher.ratio(), -start, end))
    ratio, start, end = max(alike, default=(0.0, 0, 0))
    return document.span(-start, end) if ratio >= _ALIKE else None


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def judgement_keys(account: Account) -> tuple[str, str]:
    """What judgements about a report are found under, those about earlier versions of its text aside."""
    return f"judged:{account.document.id}", _exact_place(account.report)


def _exact_place(report: IncidentReport) -> str:
    """The key of judgements kept before they had anchors."""
    return f"at:{report.document_id}:{report.trigger.start}"


def _placed_before_anchors(entry: Entry, report: IncidentReport) -> Iterator[Placed]:
    """A judgement without anchors, by the order of its keys."""
    if not entry.payload.anchors:
        places = [key for key in entry.keys if key.startswith("at:")]
        yield Placed(entry.payload, min(places.index(_exact_place(report)), 1))
