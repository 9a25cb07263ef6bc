"""The pages one reads: overview, incidents, one incident, one document, sources, failures and what was set aside."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from whence.case.board import Board, shown_document, shown_dossier, shown_failure
from whence.case.cells import CELLS, said
from whence.case.find import REVIEWS, SORTS, Found, parse_filter, select
from whence.case.rows import incident_row
from whence.case.why import show_value
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.vocabulary import IncidentType, Status
from whence.errors import LedgerError
from whence.views.api import NotThere, TheBoard, TheCase, TheFilter, require_document, require_incident
from whence.views.export.csv import cell
from whence.views.web.highlight import KINDS, PART, cut, part_of, things_in
from whence.views.web.plots import letters, plot_days, plot_figures
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)
_ROWS = 200  # rows of a table on one page
COLUMNS = ("when", "where", "what", "by", "killed", "injured", "origins")
Number = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/")
def overview(request: Request, case: TheCase, board: TheBoard) -> HTMLResponse:
    """What came in, when it is told to have been, and what waits for a person."""
    waiting = select(board.found, parse_filter({"review": ["waiting"], "sort": ["weight"]}))
    return render(
        request,
        "overview.html",
        board=board,
        waiting=waiting[:12],
        n_waiting=len(waiting),
        latest=sorted(board.documents, key=lambda d: (d.retrieved_at, d.id), reverse=True)[:8],
        days=plot_days(f for f in board.found if not f.dossier.incident.is_background),
        n_news=sum(not f.dossier.incident.is_background for f in board.found),
        n_failures=case.store.count("failure"),
        n_judgements=len(board.reviews),
    )


@router.get("/incidents")
def incidents(request: Request, board: TheBoard, wanted: TheFilter, part: Number = 1) -> HTMLResponse:
    """The incidents a filter keeps, as a table; the address is the filter."""
    found = select(board.found, wanted)
    return render(
        request,
        "incidents.html",
        board=board,
        found=found[(part - 1) * _ROWS : part * _ROWS],
        n_found=len(found),
        wanted=wanted,
        part=part,
        n_parts=max(-(-len(found) // _ROWS), 1),
        query=_query(request),
        with_query=lambda **changes: _query(request, **changes),
        countries=sorted({p.country for f in board.found if (p := f.dossier.incident.place) and p.country}),
        types=list(IncidentType),
        statuses=list(Status),
        reviews=REVIEWS,
        columns=COLUMNS,
        sorts=SORTS,
    )


def _query(request: Request, **changes: str | None) -> str:
    """The filter of an address, with some of it changed; empty values are left out."""
    kept = [(name, text) for name, text in request.query_params.multi_items() if text and name not in changes]
    given = [(name, text) for name, text in changes.items() if text]
    return urlencode([(n, t) for n, t in kept if n != "part" or "part" in changes] + given)


@router.get("/incidents.csv")
def incidents_csv(board: TheBoard, wanted: TheFilter) -> Response:
    """What the table shows, every row of it, in its order and with its columns."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("id", *COLUMNS, "review", "reviewed_by"))
    for item in select(board.found, wanted):
        row = (item.id, *(getattr(item.row, name) for name in COLUMNS), item.review.state, "; ".join(item.review.by))
        writer.writerow([cell(value or None) for value in row])
    content = out.getvalue().encode("utf-8-sig", "backslashreplace")
    return Response(
        content, media_type="text/csv", headers={"content-disposition": 'attachment; filename="incidents.csv"'}
    )


@router.get("/incidents/{incident_id}")
def incident(request: Request, case: TheCase, board: TheBoard, incident_id: str) -> HTMLResponse:
    """One incident: its row, its reports by origin, its figures, its statements, and what people decided."""
    dossier = shown_dossier(require_incident(case, incident_id))
    review = board.reviews.of_incident(dossier)
    plots = [(tally, plot_figures(dossier, tally.measure)) for tally in dossier.tallies]
    others = [found for found in board.found if found.id in dossier.incident.possibly_same]
    return render(
        request,
        "incident.html",
        board=board,
        dossier=dossier,
        row=incident_row(dossier, board.labels),
        review=review,
        cells=[(name, said(dossier, name), review.correction(name)) for name in CELLS],
        letters=letters(dossier),
        origins=_reports_by_origin(dossier),
        plots=plots,
        others=others,
        document={document.id: document for document in dossier.documents},
        history=case.history("incident", dossier.incident.id),
        waiting=_next_waiting(board, dossier.incident.id),
        show_value=show_value,
        part_of=part_of,
        types=list(IncidentType),
        statuses=list(Status),
    )


def _reports_by_origin(dossier: Dossier) -> list[tuple[Any, list[Any]]]:
    """Each origin with the accounts of its documents."""
    return [
        (origin, [account for account in dossier.accounts if account.document.id in origin.document_ids])
        for origin in dossier.corroboration.origins
    ]


def _next_waiting(board: Board, incident_id: str) -> Found | None:
    """The next incident that waits for a person, after this one."""
    waiting = select(board.found, parse_filter({"review": ["waiting"], "sort": ["weight"]}))
    return next((found for found in waiting if found.id != incident_id), None)


@router.get("/documents/{document_id}")
def document(request: Request, case: TheCase, board: TheBoard, document_id: str, part: Number = 1) -> HTMLResponse:
    """One document: its text as kept, with everything found in it."""
    kept = shown_document(require_document(case, document_id))
    n_parts = max(-(-len(kept.text) // PART), 1)
    if part > n_parts:
        raise NotThere(f"the text has {n_parts} parts", hint="go back to its first part")
    things = things_in(case, kept)
    begin, end = (part - 1) * PART, part * PART
    here = [thing for thing in things if begin <= thing.span.start < end]
    return render(
        request,
        "document.html",
        board=board,
        document=kept,
        pieces=cut(kept, things, part),
        part=part,
        n_parts=n_parts,
        things=[thing for thing in here if thing.kind != "furniture"],
        furniture=[thing for thing in here if thing.kind == "furniture"],
        counts=Counter(thing.kind for thing in things),
        kinds=KINDS,
        statements=_chains(case, kept),
        incidents=[found for found in board.found if kept.id in found.dossier.incident.document_ids],
        label=board.labels.get(kept.id, ""),
    )


def _chains(case: TheCase, document: Document) -> list[Any]:
    """The statements of a document whose content passed through somebody, longest chains first."""
    found = [entry.payload for entry in case.store.find("statement", f"document:{document.id}")]
    return sorted(found, key=lambda s: (-len(s.attribution.chain), s.content[0].start))[:60]


@router.get("/documents/{document_id}/raw")
def raw(case: TheCase, document_id: str) -> Response:
    """The bytes as they came, as a file to keep: never shown as a page."""
    kept = require_document(case, document_id)
    content = case.archive.get(kept.sha256)
    if content is None:
        raise LedgerError("the raw bytes are not in the archive")
    headers = {"content-disposition": f'attachment; filename="{kept.id}.txt"'}
    return Response(content, media_type="text/plain; charset=utf-8", headers=headers)


@router.get("/sources")
def sources(request: Request, board: TheBoard) -> HTMLResponse:
    """Outlets, origins, and who carries whose reporting."""
    documents = {document.id: document for document in board.documents}
    return render(
        request,
        "sources.html",
        board=board,
        outlets=_outlets(board.documents),
        origins=[o for o in board.corroboration.origins if o.name],
        unknown=[o for o in board.corroboration.origins if not o.name],
        document=documents,
    )


def _outlets(documents: Sequence[Document]) -> list[tuple[str, int, str]]:
    """Each outlet with how many documents it has and which agencies it credits."""
    counts = Counter(document.publisher or "unknown" for document in documents)
    credits: dict[str, set[str]] = {}
    for item in documents:
        credits.setdefault(item.publisher or "unknown", set()).update(credit.agency for credit in item.credits)
    return [(name, n, ", ".join(sorted(credits[name]))) for name, n in counts.most_common()]


@router.get("/failures")
def failures(request: Request, case: TheCase, board: TheBoard, part: Number = 1) -> HTMLResponse:
    """What could not be read and what to do; what was seen and set aside, and why."""
    skipped = case.skipped()
    return render(
        request,
        "failures.html",
        board=board,
        failures=[shown_failure(failure) for failure in case.failures()],
        skipped=skipped[(part - 1) * _ROWS : part * _ROWS],
        n_skipped=len(skipped),
        part=part,
        n_parts=max(-(-len(skipped) // _ROWS), 1),
        part_of=part_of,
    )
