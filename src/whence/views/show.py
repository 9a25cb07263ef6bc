"""What the terminal shows: the ledger as tables."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whence.case.case import Case
from whence.case.grades import grade_of
from whence.case.rows import document_labels, incident_row, short_ids, show_date
from whence.case.told import credible, is_notable, rests_on, show_toll, telling_note, toll_note
from whence.case.why import Why
from whence.core.document import Document, Failure, Provenance, Skipped
from whence.core.dossier import Dossier
from whence.core.entry import SourceGrade
from whence.core.statement import Figure, Statement


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, wide: str | None = None) -> Table:
    """A plain table; the column named `wide` takes the room that is left."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        made.add_column(column, overflow="fold", ratio=1 if column == wide else None, no_wrap=column in {"id"})
    for row in rows:
        made.add_row(*(Text(cell) for cell in row))
    return made


def show_incidents(console: Console, case: Case, *, with_background: bool = True) -> None:
    """The ledger's incidents, one a row, under one line on what they rest on."""
    dossiers = [d for d in case.incidents() if with_background or not d.incident.is_background]
    documents = case.documents()
    whole = case.corroboration()
    console.print(
        f"{whole.n_documents} documents · {whole.n_sources} outlets · {whole.n_origins} origins of reporting"
        + (f" · {whole.n_unknown} of unknown origin" if whole.n_unknown else "")
    )
    if not dossiers:
        console.print("\nNo incidents yet: add articles with `whence add FILES`.")
        return
    ids, labels = short_ids([d.incident.id for d in dossiers]), document_labels(documents)
    rows = [
        (ids[row.id], row.when, row.where, f"{row.what}\n{row.by}".strip(), row.killed, row.injured, row.origins)
        for dossier in dossiers
        if (row := incident_row(dossier, labels))
    ]
    console.print()
    console.print(table(("id", "when", "where", "what", "killed", "injured", "origins"), rows))


def show_incident(
    console: Console,
    dossier: Dossier,
    documents: Sequence[Document],
    grades: Mapping[str, SourceGrade] | None = None,
) -> None:
    """One incident: its row, its origins with reasons, on what each value and statement rests, its figures and statements."""
    labels = document_labels(documents)
    row = incident_row(dossier, labels)
    console.print(Text(f"{row.id}  {row.what}, {row.where}, {row.when}", style="bold"))
    if row.by:
        console.print(row.by)
    if dossier.incident.time:
        console.print(f"when: {dossier.incident.time.rule}")
    if dossier.incident.place and dossier.incident.place.reason:
        console.print(f"where: {dossier.incident.place.reason}")
    console.print(f"\norigins: {row.origins}")
    for origin in dossier.corroboration.origins:
        held = "=".join(labels[d] for d in origin.document_ids)
        console.print(
            Text(f"  {held}: {origin.name or 'unknown'} ({origin.kind}): {'; '.join(r.text for r in origin.reasons)}")
        )
    show_outlets(console, dossier, grades or {})
    show_tolls(console, dossier, grades or {})
    show_tellings(console, dossier, grades or {})
    console.print()
    show_figures(console, dossier.figures, documents)
    console.print()
    show_statements(console, dossier.statements, documents)
    for other in dossier.incident.possibly_same:
        console.print(f"possibly the same as {other}: whence show incident {other}")


def show_outlets(console: Console, dossier: Dossier, grades: Mapping[str, SourceGrade]) -> None:
    """The user's grades of the outlets, where there are any."""
    graded = dict.fromkeys(grade for d in dossier.documents if (grade := grade_of(grades, d)))
    if graded:
        words = (f"{g.source} {g.reliability}" + (f" ({g.reason})" if g.reason else "") for g in graded)
        console.print(Text("graded by you: " + ", ".join(words)))


def show_tolls(console: Console, dossier: Dossier, grades: Mapping[str, SourceGrade]) -> None:
    """Every value with what it rests on, what it contradicts, what took its place; then range, best and what fails to add up."""
    if not dossier.tolls:
        return
    rows = [
        (
            toll.measure.replace("_", " "),
            show_toll(toll),
            rests_on(toll.corroboration, grades),
            "; ".join(filter(None, (toll_note(dossier, toll), credible(toll.grade)))),
        )
        for toll in dossier.tolls
    ]
    console.print()
    console.print(table(("measure", "value", "rests on", "note"), rows, wide="note"))
    for tally in dossier.tallies:
        if tally.low is not None and tally.high is not None:
            best = f"{tally.best:g}" if tally.best is not None else "none"
            console.print(f"{tally.measure}: low {tally.low:g}, high {tally.high:g}, best {best} (rule {tally.rule})")
        for note in tally.notes:
            console.print(Text(f"{tally.measure}: {note}, as written"))


def show_tellings(console: Console, dossier: Dossier, grades: Mapping[str, SourceGrade]) -> None:
    """Statements that several documents carry, and pairs of claim and denial."""
    rows = [
        (
            " > ".join(telling.chain),
            telling.modality,
            f"“{one_line(telling.quote)}”",
            rests_on(telling.corroboration, grades),
            "; ".join(filter(None, (telling_note(dossier, telling), credible(telling.grade)))),
        )
        for telling in dossier.tellings
        if is_notable(telling)
    ]
    if rows:
        console.print()
        console.print(table(("told by", "modality", "quote", "rests on", "note"), rows, wide="quote"))


def show_grades(console: Console, grades: Iterable[SourceGrade]) -> None:
    """Grades of sources, one a row."""
    rows = [(g.source, g.reliability, g.author, f"{g.graded_at:%Y-%m-%d %H:%M}", g.reason or "") for g in grades]
    console.print(table(("source", "reliability", "by", "when", "reason"), rows, wide="reason"))


def show_figures(console: Console, figures: Iterable[Figure], documents: Sequence[Document]) -> None:
    """Figures, one a row."""
    labels = document_labels(documents)
    rows = [
        (
            f.measure.replace("_", " "),
            f.as_written,
            f.whom.quote if f.whom else "",
            f.speaker.quote if f.speaker else "",
            _said(f.modality, f.made_by),
            labels[f.document_id],
            f.id,
        )
        for f in figures
    ]
    console.print(table(("measure", "as written", "whom", "speaker", "modality", "document", "id"), rows))


def show_statements(console: Console, statements: Iterable[Statement], documents: Sequence[Document]) -> None:
    """Statements, one a row."""
    labels = document_labels(documents)
    rows = [
        (s.speaker_name or "nobody named", _said(s.modality, s.made_by), f"“{s.quote}”", labels[s.document_id], s.id)
        for s in statements
    ]
    console.print(table(("speaker", "modality", "quote", "document", "id"), rows, wide="quote"))


def show_documents(console: Console, documents: Sequence[Document]) -> None:
    """Documents, one a row."""
    labels = document_labels(documents)
    rows = [
        (
            labels[d.id],
            d.publisher or "unknown",
            show_date(d.published.on) if d.published else "undated",
            d.language or "unknown",
            d.title.quote if d.title else "",
            d.url or d.name,
        )
        for d in documents
    ]
    console.print(table(("label", "outlet", "published", "language", "title", "where"), rows, wide="title"))


def show_skipped(console: Console, skipped: Iterable[Skipped], documents: Sequence[Document]) -> None:
    """What was seen and set aside."""
    labels = document_labels(documents)
    rows = [(s.kind, s.span.quote if s.span else "", s.reason, labels[s.document_id]) for s in skipped]
    console.print(table(("kind", "words", "reason", "document"), rows, wide="words"))


def show_failures(console: Console, failures: Iterable[Failure]) -> None:
    """What could not be read."""
    rows = [(failure.name, failure.problem, failure.hint or "") for failure in failures]
    console.print(table(("name", "problem", "what to do"), rows, wide="problem"))


def show_why(console: Console, reasons: Sequence[Why], documents: Sequence[Document]) -> None:
    """The words behind a value, one a row."""
    labels = document_labels(documents)
    rows = [
        (
            why.value,
            why.speaker or "",
            f"“{one_line(why.sentence or why.quote)}”" if why.quote else "",
            _label(why, labels),
            (why.origin.name or "unknown") if why.origin else "",
            "; ".join(filter(None, (why.note, _found_by(why)))),
        )
        for why in reasons
    ]
    console.print(
        table(("value", "speaker", "sentence", "document", "origin", "note"), dict.fromkeys(rows), wide="sentence")
    )


def _label(why: Why, labels: Mapping[str, str]) -> str:
    """Its document, with your grade of the outlet: "d1 [B]"."""
    label = labels[why.document.id] if why.document else ""
    return f"{label} [{why.reliability}]" if why.reliability else label


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _said(modality: str, made_by: Provenance) -> str:
    """How it is said, and whether it is read surely."""
    return f"{modality} (unsure)" if made_by.is_unsure else modality


def _found_by(why: Why) -> str:
    """What found it: "figures@4: verb before the number, right in 99 of 100"; one that is not sure says so first."""
    made = why.made_by
    if made is None:
        return ""
    by = f"{made.extractor}: {made.rule}" if made.rule else made.extractor
    score = f" ({made.score:.2f})" if made.score is not None else ""
    right = f", right in {100 * made.probability:.0f} of 100" if made.probability is not None else ""
    return ("unsure; " if made.is_unsure else "") + by + score + right
