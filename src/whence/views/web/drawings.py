"""The pages one looks at: timeline, map, network, and versions of a text; each has a table that says the same."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from whence.case.board import shown_document
from whence.case.case import Case
from whence.case.find import Found, select
from whence.case.parties import RELATIONS
from whence.case.spots import spots_of
from whence.case.spread import outlets_of
from whence.case.versions import compare
from whence.core.document import Document
from whence.views.api import NotThere, TheBoard, TheCase, TheFilter, TheFollower, require_document
from whence.views.charts import find_network
from whence.views.web.atlas import plot_spots
from whence.views.web.filters import ROWS, Number, filter_values
from whence.views.web.plots import plot_days
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def timeline(
    request: Request, board: TheBoard, follower: TheFollower, wanted: TheFilter, part: Number = 1
) -> HTMLResponse:
    """Incidents as ranges of days, to brush over; the table beside it."""
    found = select(board.found, wanted)
    return _drawing(request, follower, wanted, found, part, "timeline.html", days=plot_days(found))


@router.get("/map")
def map_(request: Request, board: TheBoard, follower: TheFollower, wanted: TheFilter, part: Number = 1) -> HTMLResponse:
    """Incidents where they are told to have been; those nobody located are listed."""
    found = select(board.found, wanted)
    spots = spots_of(found)
    return _drawing(request, follower, wanted, found, part, "map.html", spots=spots, atlas=plot_spots(spots.drawn))


def _drawing(
    request: Request,
    follower: TheFollower,
    wanted: TheFilter,
    found: list[Found],
    part: int,
    template: str,
    **values: Any,
) -> HTMLResponse:
    """A drawing of incidents with its filter and its table."""
    return render(
        request,
        template,
        found=found[(part - 1) * ROWS : part * ROWS],
        n_found=len(found),
        part=part,
        n_parts=max(-(-len(found) // ROWS), 1),
        **filter_values(request, follower, wanted),
        **values,
    )


@router.get("/network")
def network(request: Request, case: TheCase, board: TheBoard, follower: TheFollower, wanted: TheFilter) -> HTMLResponse:
    """Who attacks, claims, denies and cites whom."""
    found = select(board.found, wanted)
    return render(
        request,
        "network.html",
        board=board,
        n_found=len(found),
        network=find_network(case, found),
        kinds=RELATIONS,
        **filter_values(request, follower, wanted),
    )


@router.get("/sources")
def sources(request: Request, case: TheCase, board: TheBoard) -> HTMLResponse:
    """Outlets with your grades, their families and agencies, and who carries whose reporting."""
    outlets = outlets_of(board.documents, board.corroboration)
    return render(
        request,
        "sources.html",
        board=board,
        outlets=outlets,
        grades={grade.source: grade for grade in case.grades()},
        most=max((outlet.n_documents for outlet in outlets), default=1),
        origins=[o for o in board.corroboration.origins if o.name],
        unknown=[o for o in board.corroboration.origins if not o.name],
        document={document.id: document for document in board.documents},
    )


@router.get("/documents/{document_id}/versions")
def versions(request: Request, case: TheCase, board: TheBoard, document_id: str) -> HTMLResponse:
    """A text beside the one it replaced."""
    after = shown_document(require_document(case, document_id))
    if not after.supersedes:
        raise NotThere("this text replaced none", hint="open the document itself")
    before = shown_document(require_document(case, after.supersedes))
    return render(request, "versions.html", board=board, before=before, after=after, pairs=compare(before, after))


def later_versions(case: Case, document: Document) -> list[Document]:
    """The texts that replaced a document."""
    there = case.store.find("document", f"url:{document.url}") if document.url else ()
    return [shown_document(entry.payload) for entry in there if entry.payload.supersedes == document.id]
