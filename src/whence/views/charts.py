"""What the drawings of the desk are made of, as JSON under /api: timeline, map and network, for any filter of incidents."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter

from whence.case.case import Case
from whence.case.find import Found, select
from whence.case.parties import Network, network_of
from whence.case.spots import spots_of
from whence.core.payload import dump
from whence.core.vocabulary import Measure, MentionLabel
from whence.views.api import Json, TheBoard, TheCase, TheFilter

router = APIRouter(prefix="/api")


@router.get("/timeline")
def timeline(board: TheBoard, wanted: TheFilter) -> Json:
    """The incidents with a day or a bound, each with its range and precision; how many have none."""
    found = select(board.found, wanted)
    dated = [item for item in found if _is_dated(item)]
    return Json(
        {"items": [timeline_item(item) for item in dated], "n": len(found), "n_undated": len(found) - len(dated)}
    )


def _is_dated(found: Found) -> bool:
    """Whether anything is known of when it was."""
    time = found.dossier.incident.time
    return bool(time and (time.start or time.after or time.before))


def timeline_item(found: Found) -> dict[str, Any]:
    """One range of the timeline."""
    incident, killed = found.dossier.incident, found.dossier.tally(Measure.KILLED)
    time = incident.time
    return {
        "id": incident.id,
        "start": time and time.start,
        "end": time and time.end,
        "date_prec": time and time.date_prec,
        "after": time and time.after,
        "before": time and time.before,
        "type": incident.type.value,
        "status": incident.status.value,
        "is_background": incident.is_background,
        "what": found.row.what,
        "where": found.row.where,
        "when": found.row.when,
        "killed": killed.high if killed else None,
    }


@router.get("/map")
def map_(board: TheBoard, wanted: TheFilter) -> Json:
    """The incidents that can be drawn, with coordinates and how far around them they may have been; the others with the reason."""
    spots = spots_of(select(board.found, wanted))
    return Json(
        {
            "items": [
                {**timeline_item(s.found), "lat": s.lat, "lon": s.lon, "radius_km": s.radius_km} for s in spots.drawn
            ],
            "unlocated": [{"id": found.id, "reason": reason} for found, reason in spots.unlocated],
        }
    )


@router.get("/network")
def network(case: TheCase, board: TheBoard, wanted: TheFilter) -> Json:
    """The parties and who attacks, claims, denies and cites whom."""
    return Json(dump(find_network(case, select(board.found, wanted))))


def find_network(case: Case, found: Iterable[Found]) -> Network:
    """The network of incidents; the persons their articles name are left out."""
    items = list(found)
    ids = {document_id for item in items for document_id in item.dossier.incident.document_ids}
    return network_of(items, {document_id: _persons(case, document_id) for document_id in ids})


def _persons(case: Case, document_id: str) -> frozenset[str]:
    """The people a document names."""
    mentions = (entry.payload for entry in case.store.find("mention", f"document:{document_id}"))
    return frozenset(mention.name for mention in mentions if mention.label is MentionLabel.PERSON)
