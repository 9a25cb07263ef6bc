"""Grades of sources: the user's own, by the Admiralty code, each with its reason; the latest holds, all are kept."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from whence.case.decide import checked_text
from whence.core.document import Document
from whence.core.entry import Run, SourceGrade
from whence.core.ids import make_id
from whence.core.vocabulary import Reliability
from whence.errors import InputError
from whence.ledger.base import Store, View
from whence.linking.names import plain
from whence.pipeline.record import Recorder
from whence.version import __version__

Grades = Mapping[str, SourceGrade]
"""The grades that hold, by the plain name of the source."""


def append_grade(
    store: Store, source: str, reliability: str, author: str, reason: str | None, now: datetime
) -> SourceGrade:
    """Append a person's grade of a source that published something in the ledger."""
    if reliability not in set(Reliability):
        letters = ", ".join(Reliability)
        raise InputError(
            f"{reliability}: no such grade", hint=f"one of {letters}: A completely reliable, F cannot be judged"
        )
    name = _published_name(store, source)
    by = checked_text("author", author)
    if not by:
        raise InputError("author: a grade names who gives it", hint="give --author, a name of your choice")
    made = SourceGrade(source_id(name), name, Reliability(reliability), by, now, checked_text("reason", reason) or None)
    run = Run(make_id("run", __version__, "grade", by, now.isoformat()), __version__, now)
    recorder = Recorder(run, now, "")
    store.append([recorder.entry("run", run.id, run), recorder.entry("grade", made.id, made)])
    return made


def source_id(name: str) -> str:
    """The id of a source, whatever the spelling of its name."""
    return make_id("src", plain(name))


def current_grades(view: View) -> dict[str, SourceGrade]:
    """The grades that hold now."""
    return dict(by_source(entry.payload for entry in view.iter_kind("grade")))


def by_source(grades: Iterable[SourceGrade]) -> Grades:
    """Grades by the plain name of their source."""
    return {plain(grade.source): grade for grade in grades}


def grade_of(grades: Grades, document: Document) -> SourceGrade | None:
    """The grade of the outlet that published the document."""
    return grades.get(plain(document.publisher)) if document.publisher else None


def _published_name(view: View, source: str) -> str:
    """The name as the documents have it; InputError where nothing in the ledger is published by it."""
    names: set[str] = {e.payload.publisher for e in view.iter_kind("document") if e.payload.publisher}
    found = sorted(name for name in names if plain(name) == plain(source))
    if not found:
        known = ", ".join(sorted(names)) or "none yet"
        raise InputError(f"{source}: publishes nothing in this case", hint=f"sources here: {known}")
    return found[0]
