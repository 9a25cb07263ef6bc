"""The pages one looks at: timeline, map, network, and versions of a text; each has a table that says the same."""

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from whence.case.aggregates import days_of, within
from whence.case.board import shown_document
from whence.case.by_document import documents_in_order
from whence.case.case import Case
from whence.case.catalog import Numbers
from whence.case.parties import RELATIONS
from whence.case.versions import compare
from whence.core.document import Document
from whence.views.api import NotThere, TheCase, TheFilter, TheFollower, TheWhole, require_document
from whence.views.charts import MOST_DRAWN, MOST_TIED, find_network
from whence.views.web.atlas import plot_places
from whence.views.web.filters import ROWS, Number, filter_values, n_parts
from whence.views.web.plots import plot_days
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def timeline(request: Request, follower: TheFollower, wanted: TheFilter, part: Number = 1) -> HTMLResponse:
    """Incidents as ranges of days, to brush over; the table beside it."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        days = plot_days(days_of(catalog, numbers))
    return _drawing(request, follower, wanted, numbers, part, "timeline.html", days=days, most=MOST_DRAWN)


@router.get("/map")
def map_(request: Request, follower: TheFollower, wanted: TheFilter, part: Number = 1) -> HTMLResponse:
    """Incidents where they are told to have been; those nobody located are listed."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        n_drawn = len(within(catalog, numbers, None))
        hidden = numbers[~catalog.columns["is_drawn"][numbers]]
        unlocated = [json.loads(item) for item in catalog.drawn(hidden[:ROWS])]
        atlas = plot_places(catalog, numbers)
    values = {"n_drawn": n_drawn, "n_hidden": len(hidden), "unlocated": unlocated, "atlas": atlas}
    return _drawing(request, follower, wanted, numbers, part, "map.html", **values)


def _drawing(
    request: Request,
    follower: TheFollower,
    wanted: TheFilter,
    numbers: Numbers,
    part: int,
    template: str,
    **values: Any,
) -> HTMLResponse:
    """A drawing of incidents with its filter and its table."""
    with follower.look() as catalog:
        found = catalog.listed(numbers[(part - 1) * ROWS : part * ROWS])
    return render(
        request,
        template,
        found=found,
        n_found=len(numbers),
        part=part,
        n_parts=n_parts(len(numbers), ROWS),
        **filter_values(request, follower, wanted),
        **values,
    )


@router.get("/network")
def network(request: Request, follower: TheFollower, wanted: TheFilter) -> HTMLResponse:
    """Who attacks, claims, denies and cites whom."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        found = find_network(catalog, numbers)
    return render(
        request,
        "network.html",
        n_found=len(numbers),
        n_tied=min(len(numbers), MOST_TIED),
        network=found,
        kinds=RELATIONS,
        **filter_values(request, follower, wanted),
    )


@router.get("/sources")
def sources(
    request: Request,
    case: TheCase,
    follower: TheFollower,
    keeper: TheWhole,
    part: Number = 1,
    origins: Number = 1,
    count: str = "",
) -> Response:
    """Outlets with your grades, their families and agencies, and who carries whose reporting; counted anew where asked for."""
    if count:
        keeper.look()
        return RedirectResponse("/sources", 303)
    with follower.look() as catalog:
        n_documents = len(documents_in_order(catalog)[0])
    whole = keeper.glance(n_documents)
    shown = keeper.origins((origins - 1) * ROWS, ROWS)
    with follower.look() as catalog:
        cards = catalog.file.document_cards(list({i for origin in shown for i in origin.document_ids}))
    return render(
        request,
        "sources.html",
        whole=whole,
        is_now=whole and keeper.is_now(whole),
        n_documents=n_documents,
        outlets=keeper.outlets((part - 1) * ROWS, ROWS),
        grades={grade.source: grade for grade in case.grades()},
        origins=shown,
        document={document_id: json.loads(card) for document_id, card in cards.items()},
        part=part,
        n_parts=n_parts(whole.n_outlets if whole else 0, ROWS),
        origins_part=origins,
        n_origins_parts=n_parts(whole.n_listed if whole else 0, ROWS),
    )


@router.get("/documents/{document_id}/versions")
def versions(request: Request, case: TheCase, document_id: str) -> HTMLResponse:
    """A text beside the one it replaced."""
    after = shown_document(require_document(case, document_id))
    if not after.supersedes:
        raise NotThere("this text replaced none", hint="open the document itself")
    before = shown_document(require_document(case, after.supersedes))
    return render(request, "versions.html", before=before, after=after, pairs=compare(before, after))


def later_versions(case: Case, document: Document) -> list[Document]:
    """The texts that replaced a document."""
    there = case.store.find("document", f"url:{document.url}") if document.url else ()
    return [shown_document(entry.payload) for entry in there if entry.payload.supersedes == document.id]
