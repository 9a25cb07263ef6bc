"""The pages one reads: overview, incidents, one incident, one document, failures and what was set aside."""

import csv
import io
import json
from collections import Counter
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from whence.case.aggregates import days_of
from whence.case.board import shown_document, shown_dossier
from whence.case.by_document import found_part, n_found
from whence.case.case import Case
from whence.case.catalog import Catalog
from whence.case.cells import CELLS, said
from whence.case.changes import changes_since
from whence.case.drawn import drawn_item
from whence.case.find import Found, parse_filter
from whence.case.follow import Follower
from whence.case.listed import Listed
from whence.case.meanwhile import mark_of
from whence.case.review import review_of
from whence.case.rows import incident_row
from whence.case.spots import spots_of
from whence.case.why import show_value
from whence.core.document import Document, Failure
from whence.core.dossier import Dossier
from whence.core.payload import load
from whence.core.vocabulary import IncidentType, Status
from whence.errors import LedgerError
from whence.views.api import NotThere, TheCase, TheFilter, TheFollower, TheWhole, require_document, require_incident
from whence.views.export.csv import cell
from whence.views.web.atlas import plot_places, plot_spots
from whence.views.web.columns import COLUMNS, columns_of
from whence.views.web.drawings import later_versions
from whence.views.web.filters import ROWS, Number, OnePart, filter_values, n_parts
from whence.views.web.highlight import KINDS, PART, cut, part_of, things_in
from whence.views.web.plots import letters, plot_days, plot_figures
from whence.views.web.render import render
from whence.views.web.spans import plot_span
from whence.views.web.visits import last_visit, remember_visit

router = APIRouter(include_in_schema=False)


@router.get("/")
def overview(request: Request, case: TheCase, follower: TheFollower, whole: TheWhole) -> HTMLResponse:
    """What came in, when it is told to have been, and what waits for a person."""
    before = last_visit(request)
    with follower.look() as catalog:
        n_documents, n_outlets = catalog.once("totals", catalog.file.totals)
        waiting = catalog.select(parse_filter({"review": ["waiting"], "sort": ["weight"]}))
        news = catalog.kept(parse_filter({"background": ["no"]}))
        values = {
            "n_documents": n_documents,
            "n_outlets": n_outlets,
            "n_all": len(catalog),
            "n_news": len(news),
            "n_waiting": len(waiting),
            "waiting": catalog.listed(waiting[:12]),
            "days": plot_days(days_of(catalog, news)),
            "atlas": plot_places(catalog, news),
            "changes": changes_since(case, catalog, before) if before else None,
            "latest": latest(case, catalog),
        }
    page = render(
        request,
        "overview.html",
        whole=whole.glance(n_documents),
        n_failures=case.store.count("failure"),
        n_judgements=case.store.count("judgement"),
        **values,
    )
    remember_visit(request, page)
    return page


def latest(case: Case, catalog: Catalog) -> list[Document]:
    """The documents that came in last."""
    found = (case.store.get("document", document_id) for _, document_id, _ in catalog.file.arrivals(8))
    return [shown_document(entry.payload) for entry in found if entry]


@router.get("/incidents")
def incidents(request: Request, follower: TheFollower, wanted: TheFilter, part: Number = 1) -> HTMLResponse:
    """The incidents a filter keeps, as a table; the address is the filter."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        found = catalog.listed(numbers[(part - 1) * ROWS : part * ROWS])
    return render(
        request,
        "incidents.html",
        found=found,
        n_found=len(numbers),
        part=part,
        n_parts=n_parts(len(numbers), ROWS),
        **filter_values(request, follower, wanted),
    )


@router.get("/incidents.csv")
def incidents_csv(request: Request, follower: TheFollower, wanted: TheFilter, part: OnePart = None) -> Response:
    """What the table shows, in its order and with its columns: every row, or those of one part."""
    columns = columns_of(request.query_params.getlist("columns"))
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        found = catalog.listed(numbers[(part - 1) * ROWS : part * ROWS] if part else numbers)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("id", *columns))
    for item in found:
        writer.writerow([cell(value or None) for value in (item.id, *(COLUMNS[name](item) for name in columns))])
    content = out.getvalue().encode("utf-8-sig", "backslashreplace")
    return Response(
        content, media_type="text/csv", headers={"content-disposition": 'attachment; filename="incidents.csv"'}
    )


@router.get("/incidents/{incident_id}")
def incident(request: Request, case: TheCase, follower: TheFollower, incident_id: str) -> HTMLResponse:
    """One incident: its row, its reports by origin, its figures, its statements, and what people decided."""
    dossier = shown_dossier(require_incident(case, incident_id))
    review = review_of(case.store, dossier)
    plots = [(tally, plot_figures(dossier, tally.measure)) for tally in dossier.tallies]
    with follower.look() as catalog:
        others = catalog.listed(catalog.numbers(dossier.incident.possibly_same))
        labels = catalog.file.labels([document.id for document in dossier.documents])
    row = incident_row(dossier, labels)
    return render(
        request,
        "incident.html",
        dossier=dossier,
        row=row,
        review=review,
        seen=mark_of(dossier, review),
        cells=[(name, said(dossier, name), review.correction(name)) for name in CELLS],
        letters=letters(dossier),
        origins=_reports_by_origin(dossier),
        plots=plots,
        others=others,
        document={document.id: document for document in dossier.documents},
        history=case.history("incident", dossier.incident.id),
        waiting=next_waiting(follower, dossier.incident.id),
        atlas=plot_spots(spots_of([drawn_item(Found(dossier, row, review))])),
        span=plot_span(dossier),
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


def next_waiting(follower: Follower, incident_id: str | None = None) -> Listed | None:
    """The next incident that waits for a person, after this one."""
    with follower.look() as catalog:
        waiting = catalog.listed(catalog.select(parse_filter({"review": ["waiting"], "sort": ["weight"]}))[:2])
    return next((item for item in waiting if item.id != incident_id), None)


@router.get("/documents/{document_id}")
def document(
    request: Request, case: TheCase, follower: TheFollower, document_id: str, part: Number = 1
) -> HTMLResponse:
    """One document: its text as kept, with everything found in it."""
    kept = shown_document(require_document(case, document_id))
    n_all = n_parts(len(kept.text), PART)
    if part > n_all:
        raise NotThere(f"the text has {n_all} parts", hint="go back to its first part")
    things = things_in(case, kept)
    begin, end = (part - 1) * PART, part * PART
    here = [thing for thing in things if begin <= thing.span.start < end]
    told = [entry.subject_id for entry in case.store.find("incident", f"document:{kept.id}")]
    with follower.look() as catalog:
        found = catalog.listed(catalog.numbers(told))
        label = catalog.file.labels([kept.id]).get(kept.id, "")
    return render(
        request,
        "document.html",
        document=kept,
        pieces=cut(kept, things, part),
        part=part,
        n_parts=n_all,
        things=[thing for thing in here if thing.kind != "furniture"],
        furniture=[thing for thing in here if thing.kind == "furniture"],
        counts=Counter(thing.kind for thing in things),
        kinds=KINDS,
        statements=_chains(case, kept),
        incidents=found,
        label=label,
        later=later_versions(case, kept),
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


@router.get("/failures")
def failures(
    request: Request, case: TheCase, follower: TheFollower, part: Number = 1, unread: Number = 1
) -> HTMLResponse:
    """What could not be read and what to do; what was seen and set aside, and why."""
    with follower.look() as catalog:
        n_failures, n_skipped = catalog.file.n_failures(), n_found(catalog, "skipped")
        failed = catalog.file.failures((unread - 1) * ROWS, ROWS)
        skipped = found_part(case, catalog, "skipped", (part - 1) * ROWS, ROWS)
        labels = catalog.file.labels(list({item.document_id for item in skipped}))
    return render(
        request,
        "failures.html",
        labels=labels,
        failures=[load(Failure, json.loads(card)) for _, card in failed],
        unread=unread,
        n_unread=n_parts(n_failures, ROWS),
        skipped=skipped,
        part=part,
        n_parts=n_parts(n_skipped, ROWS),
        part_of=part_of,
    )
