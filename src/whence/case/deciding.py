"""What people do with a case: decide, move reports, grade, take back; each is one more entry, none is an edit."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from whence.case.agreement import Agreement, agreements
from whence.case.cells import said
from whence.case.decide import Decider, checked_judgement, checked_span, checked_text
from whence.case.find import Found
from whence.case.grades import append_grade, current_grades, source_id
from whence.case.meanwhile import DecidedMeanwhile, incident_of_mark, mark_of
from whence.case.questions import Question, questions_of
from whence.case.review import Reviews, review_of
from whence.case.rows import document_labels, incident_row
from whence.case.standing import current_reports, reports_of, require_incident_of, require_subject
from whence.case.stray import stray_judgements
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.entry import Judgement, SourceGrade
from whence.core.place import GazetteerEntry
from whence.errors import InputError
from whence.gazetteer.index import shipped_gazetteer
from whence.ledger.base import Store


class Deciding(ABC):
    """The half of `Case` that keeps what people decide."""

    store: Store

    @abstractmethod
    def incident(self, incident_id: str) -> Dossier:
        """Everything about one incident."""

    @abstractmethod
    def incidents(self) -> Iterator[Dossier]:
        """Everything about every incident."""

    @abstractmethod
    def documents(self) -> list[Document]:
        """Every document."""

    def decide(
        self,
        subject_id: str,
        decision: str,
        *,
        author: str,
        reason: str | None = None,
        other_id: str | None = None,
        field: str | None = None,
        value: str | None = None,
        document_id: str | None = None,
        start: int | None = None,
        end: int | None = None,
        source: str | None = None,
        seen: str | None = None,
    ) -> Judgement:
        """Append what a person decides: positive, negative or unsure about a row, a cell of it, or a pair; or a comment.

        `subject_id` alone accepts, rejects or doubts an incident, figure, statement, report or document; with `field` and
        `value` it corrects one cell of an incident (type, status, time, place, perpetrator, claimed_by, killed, injured), with
        `field` alone it is about the machine's value of that cell; with `other_id` two incidents or reports are the same
        (positive) or not (negative). What it rests on: the words from `start` to `end` of a document, or a `source` outside.
        `seen`: the row as it was opened, from `mark`; DecidedMeanwhile where somebody decided about it since.

        >>> case.decide("inc-7k2p", "positive", author="Ana", field="killed", value="9")    # doctest: +SKIP
        """
        now = datetime.now(UTC)
        with self.store.turn():
            self._require_unchanged(seen)
            span = checked_span(self.store, document_id, start, end)
            judgement = checked_judgement(
                self.store, subject_id, decision, author, other_id, field, value, reason, now, span, source
            )
            if self.store.get("incident", judgement.subject_id) and other_id is None:
                judgement = replace(judgement, saw=said(self.incident(judgement.subject_id), field))
            return Decider(self.store, author, now).decide(judgement)

    def agreement(self) -> list[Agreement]:
        """How far every two people agree over the rows both judged whole, and how far beyond chance (Cohen's kappa)."""
        return agreements(self.store)

    def mark(self, incident_id: str) -> str:
        """A row as it is now, to give to `decide` as `seen`."""
        dossier = self.incident(incident_id)
        return mark_of(dossier, review_of(self.store, dossier))

    def _require_unchanged(self, seen: str | None) -> None:
        """DecidedMeanwhile where a row is no longer as somebody saw it."""
        if seen and self.mark(incident_of_mark(seen)) != seen:
            raise DecidedMeanwhile(incident_of_mark(seen))

    def move(
        self,
        report_ids: Sequence[str],
        *,
        author: str,
        to: str | None = None,
        reason: str | None = None,
        seen: str | None = None,
    ) -> list[Judgement]:
        """Take reports out of their incident, in one act: to another incident, or to one of their own, which splits it.

        >>> case.move(["rep-1", "rep-2"], to="inc-9x1b", author="Ana")                      # doctest: +SKIP
        """
        with self.store.turn():
            self._require_unchanged(seen)
            moved = list(dict.fromkeys(now for i in report_ids for now in current_reports(self.store, i)))
            if len(moved) < len(set(report_ids)) or not moved:
                raise InputError(
                    "reports: some are not in the ledger", hint="`whence show incident ID` names its reports"
                )
            home = require_incident_of(self.store, moved)
            goal, kind = require_subject(self.store, to) if to else ("", "incident")
            if kind != "incident" or goal == home or (not to and len(moved) == len(reports_of(self.store, home))):
                raise InputError(
                    "to: the reports stand there already, or it is no incident",
                    hint="name another incident, or, without one, some of the reports and not all",
                )
            there = reports_of(self.store, goal) if to else []
            return Decider(self.store, author, datetime.now(UTC)).move(moved, there, checked_text("reason", reason))

    def grade(self, source: str, reliability: str, *, author: str, reason: str | None = None) -> SourceGrade:
        """Append your grade of a source by the Admiralty code: A completely reliable, to F, cannot be judged.

        >>> case.grade("Coast Courier", "B", author="Ana", reason="corrects its errors")    # doctest: +SKIP
        """
        return append_grade(self.store, source, reliability, author, reason, datetime.now(UTC))

    def grades(self, source: str | None = None) -> list[SourceGrade]:
        """The grades that hold, by source; of one source, every grade it ever had, oldest first."""
        if source is not None:
            return [entry.payload for entry in self.store.history("grade", source_id(source))]
        return sorted(current_grades(self.store).values(), key=lambda grade: grade.source)

    def undo(self, author: str) -> list[Judgement]:
        """Take back this author's latest decision; empty where there is none."""
        return Decider(self.store, author, datetime.now(UTC)).undo()

    def redo(self, author: str) -> list[Judgement]:
        """Restore what this author took back last; empty where there is none, or where they decided since."""
        return Decider(self.store, author, datetime.now(UTC)).redo()

    def judgements(self, subject_id: str | None = None) -> list[Judgement]:
        """What people decided about a subject, or about anything, oldest first; what was taken back is `none`."""
        if subject_id is None:
            found = (entry.payload for entry in self.store.iter_kind("judgement"))
        elif self.store.get("incident", require_subject(self.store, subject_id)[0]):
            return list(self.reviews().of_incident(self.incident(subject_id)).judgements)
        else:
            found = (entry.payload for entry in self.store.find("judgement", f"subject:{subject_id}"))
        return sorted(found, key=lambda j: (j.decided_at, j.id))

    def strays(self) -> list[Judgement]:
        """Decisions whose report the latest run does not find any more, oldest first: they hold of nothing, and are kept."""
        return stray_judgements(self.store)

    def waiting(self) -> list[Found]:
        """The incidents that wait for a person, those that a look would change most first."""
        labels = document_labels(self.documents())
        reviews = self.reviews()
        found = [Found(d, incident_row(d, labels), reviews.of_incident(d)) for d in self.incidents()]
        return sorted((item for item in found if item.weight), key=lambda item: (-item.weight, item.id))

    def questions(self, incident_id: str) -> list[Question]:
        """What an incident asks a person, one thing at a time, what would change most first.

        >>> [choice.value for choice in case.questions("inc-7k2p")[0].choices]              # doctest: +SKIP
        ['7', '≥ 9', '11']
        """
        dossier = self.incident(incident_id)
        return questions_of(dossier, review_of(self.store, dossier))

    def places(self, text: str, limit: int = 20) -> list[GazetteerEntry]:
        """The places of the gazetteer whose name begins so, the largest first: what a corrected place may be.

        >>> case.places("mosul")[0].country                                                 # doctest: +SKIP
        'IQ'
        """
        return list(shipped_gazetteer().search(text, limit))

    def reviews(self) -> Reviews:
        """What people decided, by where it holds, beside what the machine says."""
        return Reviews(self.store.iter_kind("judgement"), self.store)
