"""What people decide: appended to the ledger, never an edit; undone and redone without limit.

A decision about a pair of reports is found by where the two stand in their texts, one about an incident by the reports it
had: so it outlives every run that names them anew, and every later version of a text. One act may be several judgements (a report moved away from three others):
they carry one time, and are undone together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from whence.case.cells import checked_field, checked_value
from whence.case.standing import current_reports, report_once, reports_of, require_incident_of, require_subject
from whence.core.document import Span
from whence.core.entry import Anchor, Judgement, Run
from whence.core.ids import make_id
from whence.errors import InputError
from whence.ledger.base import Store, View
from whence.pipeline.judged import anchor_of
from whence.pipeline.record import Recorder
from whence.pipeline.relink import Relinker
from whence.version import __version__

DECISIONS = ("positive", "negative", "unsure", "comment")
"""What a person may decide; a comment says something and changes nothing."""
About = tuple[frozenset[str | None], str | None]
_LONGEST = {"author": 100, "reason": 2000, "source": 1000, "title": 200, "text": 20_000}  # characters
_MOST_ANCHORS = 20  # reports of an incident that a decision about it is found by


class Decider:
    """One person's turn at one ledger, at one time.

    This says: Ana decides, at half past nine, that reports r1 and r2 are of one happening.
    """

    def __init__(self, store: Store, author: str, now: datetime) -> None:
        self.store = store
        self.author = checked_text("author", author) or ""
        if not self.author:
            raise InputError("author: a decision names who takes it", hint="give author, a name of your choice")
        self.now = now
        run = Run(make_id("run", __version__, "decide", self.author, now.isoformat()), __version__, now)
        self.recorder = Recorder(run, now, "")

    def decide(self, judgement: Judgement) -> Judgement:
        """Append what was decided; pairs of reports are solved again. The first judgement, where one act makes several."""
        with self.store.turn():
            judgement = replace(judgement, decided_at=self._next_time())
            made = [self._named(item) for item in self._expanded(judgement)]
            if made:
                self._append(made)
            return made[0]

    def move(self, moved: list[str], to: list[str], reason: str | None) -> list[Judgement]:
        """Part reports from the rest of their incident; join them with those of another, or among themselves."""
        with self.store.turn():
            at = self._next_time()
            home = reports_of(self.store, require_incident_of(self.store, moved))
            stay = sorted({*home, *([] if to else self._linked(moved))} - set(moved))
            pairs = [(one, other, "negative") for one in moved for other in stay if other not in to]
            pairs += [(one, other, "positive") for one in moved for other in to]
            pairs += [(moved[0], other, "positive") for other in moved[1:]]
            made = [
                self._named(Judgement("", one, decision, self.author, at, other, reason=reason))
                for one, other, decision in pairs
            ]
            self._append(made)
            return made

    def _linked(self, report_ids: list[str]) -> list[str]:
        """The reports any of these would be joined with, now that they stand alone."""
        links = [entry.payload for i in report_ids for entry in self.store.find("link", f"incident:{i}")]
        return [end for link in links if link.judgement == "positive" for end in (link.left_id, link.right_id)]

    def undo(self) -> list[Judgement]:
        """Take back this author's latest act; empty where there is none."""
        with self.store.turn():
            mine = self._mine()
            last = max((j.decided_at for j in mine if j.decision != "none"), default=None)
            undone = [replace(j, decision="none") for j in mine if j.decided_at == last and j.decision != "none"]
            self._append(undone)
            return undone

    def redo(self) -> list[Judgement]:
        """Restore the act that was taken back last; empty where there is none, or where something was decided since."""
        with self.store.turn():
            mine = self._mine()
            last = max((j.decided_at for j in mine if j.decision != "none"), default=None)
            later = [j for j in mine if j.decision == "none" and (last is None or j.decided_at > last)]
            first = min((j.decided_at for j in later), default=None)
            redone = [self._as_made(j.id) for j in later if j.decided_at == first]
            self._append(redone)
            return redone

    def _mine(self) -> list[Judgement]:
        """What this author decided; `none` is what was taken back."""
        return [entry.payload for entry in self.store.find("judgement", f"author:{self.author}")]

    def _as_made(self, judgement_id: str) -> Judgement:
        """A judgement as it was before anybody took it back."""
        return next(iter(self.store.history("judgement", judgement_id))).payload  # type: ignore[no-any-return]

    def _next_time(self) -> datetime:
        """Now, or just after this author's latest decision."""
        return max([self.now, *(j.decided_at + timedelta(microseconds=1) for j in self._mine())])

    def _named(self, judgement: Judgement) -> Judgement:
        """The judgement with its id, and where what it is about stands."""
        j = judgement
        of = (j.subject_id, j.other_id, j.field, j.value, j.decision, j.author, j.decided_at.isoformat())
        return replace(j, id=make_id("jdg", *of), anchors=tuple(self._anchors(j)))

    def _anchors(self, judgement: Judgement) -> Iterator[Anchor]:
        """Where its two reports stand, or those of the incident it is about."""
        ids = [i for i in (judgement.subject_id, judgement.other_id) if i]
        told = ids if judgement.other_id else reports_of(self.store, judgement.subject_id)[:_MOST_ANCHORS]
        for report in filter(None, (report_once(self.store, report_id) for report_id in told)):
            document = self.store.get("document", report.document_id)
            if document:
                yield anchor_of(report, document.payload)

    def _expanded(self, judgement: Judgement) -> Iterator[Judgement]:
        """The judgement, or one for each pair of reports it is about."""
        if judgement.other_id is None:
            yield judgement
            return
        left, right = reports_of(self.store, judgement.subject_id), reports_of(self.store, judgement.other_id)
        left, right = [r for r in left if r not in right] or left, [r for r in right if r not in left]
        if not left or not right:
            raise InputError(
                f"{judgement.other_id}: the two are one report, or one incident",
                hint="name another report or another incident",
            )
        if judgement.decision == "positive":
            left, right = left[:1], right[:1]
        for one in left:
            yield from (replace(judgement, subject_id=one, other_id=other) for other in right)

    def _append(self, judgements: list[Judgement]) -> None:
        """Append judgements, and the incidents that come of them."""
        if not judgements:
            return
        run = self.recorder.run
        entries = [self.recorder.entry("run", run.id, run)]
        entries += [self.recorder.entry("judgement", j.id, j, self._keys(j)) for j in judgements]
        self.store.append(entries)
        pairs = [report_id for j in judgements if j.other_id for report_id in (j.subject_id, j.other_id)]
        now = [current for report_id in pairs for current in current_reports(self.store, report_id)]
        if now:
            self.store.append(Relinker(self.store, self.recorder, (), (), now).entries())

    def _keys(self, judgement: Judgement) -> tuple[str, ...]:
        """The names a judgement is found under: its author, its subjects, and the documents in which it is anchored."""
        ids = [i for i in (judgement.subject_id, judgement.other_id) if i]
        documents = dict.fromkeys(anchor.trigger.document_id for anchor in judgement.anchors)
        return (
            f"author:{judgement.author}",
            *(f"subject:{i}" for i in ids),
            *(f"judged:{document_id}" for document_id in documents),
        )


def checked_judgement(
    view: View,
    subject_id: str,
    decision: str,
    author: str,
    other_id: str | None,
    field: str | None,
    value: str | None,
    reason: str | None,
    at: datetime,
    span: Span | None = None,
    source: str | None = None,
) -> Judgement:
    """A decision whose parts are allowed and go together; InputError says which does not."""
    if decision not in DECISIONS:
        raise InputError(
            f"decision: {decision!r} is not one",
            hint=f"one of {', '.join(DECISIONS)}; what was decided is taken back with undo",
        )
    subject_id, kind = require_subject(view, subject_id)
    if other_id is not None:
        other_id, other_kind = require_subject(view, other_id)
        if field or value or {kind, other_kind} - {"incident", "report"}:
            raise InputError("other_id: pairs are of incidents or reports", hint="leave out field and value")
    elif field or value:
        if kind != "incident":
            raise InputError(f"{subject_id}: only fields of an incident are corrected", hint="name an incident")
        checked_field(field or "")
        value = checked_value(field or "", value) if value is not None else None
    reason = checked_text("reason", reason)
    if decision == "comment" and (value or other_id or not reason):
        raise InputError("reason: a comment is its words alone", hint="give reason, and neither value nor other_id")
    source = checked_text("source", source)
    return Judgement("", subject_id, decision, author, at, other_id, field, value, reason, None, span, source)


def checked_span(view: View, document_id: str | None, start: int | None, end: int | None) -> Span | None:
    """The words of a text a decision rests on; InputError where there are none there. None where none are named."""
    if document_id is None:
        return None
    entry = view.get("document", document_id)
    length = len(entry.payload.text) if entry else 0
    if entry is None or start is None or end is None or not 0 <= start < end <= length:
        raise InputError(
            f"span: no words from {start} to {end} in {document_id[:80]}",
            hint=f"a document of the ledger, and two places from 0 to {length}",
        )
    return entry.payload.span(start, end)  # type: ignore[no-any-return]


def checked_text(name: str, text: str | None) -> str | None:
    """The text without space around it, None for an empty one; InputError where it is too long or holds controls."""
    text = (text or "").strip()
    limit = _LONGEST[name]
    if len(text) > limit or any(ord(c) < 32 and c not in "\n\t\r" for c in text):
        raise InputError(f"{name}: too long, or not plain text", hint=f"give at most {limit} characters")
    return text or None


def about_what(judgement: Judgement) -> About:
    """What of a row it is about: the whole, a cell, or a pair its reports are part of, either way round."""
    pair = (judgement.subject_id, judgement.other_id) if judgement.other_id else ()
    return frozenset[str | None](pair), judgement.field


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What holds: for each cell or pair the latest decision that was not taken back, oldest first; comments are apart."""
    latest: dict[About, Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.decided_at, j.id)):
        if judgement.decision not in ("none", "comment"):
            latest[about_what(judgement)] = judgement
    return sorted(latest.values(), key=lambda j: (j.decided_at, j.id))
