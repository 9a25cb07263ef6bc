"""The review desk: one incident at a time, the one a look would change most first, by the keyboard or without JavaScript."""

from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from whence.case.board import shown_dossier
from whence.case.catalog import Catalog, Numbers
from whence.case.cells import CELLS, placed, said
from whence.case.find import Filter, parse_filter
from whence.case.follow import Follower
from whence.case.listed import Listed
from whence.case.meanwhile import mark_of
from whence.case.questions import choices_of, place_entry_value, questions_of
from whence.case.review import Review, review_of
from whence.case.rows import incident_row
from whence.core.dossier import Dossier
from whence.core.vocabulary import IncidentType, Status
from whence.views.api import Text, TheCase, TheFilter, TheFollower, require_incident
from whence.views.web.highlight import part_of
from whence.views.web.plots import letters
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)
Nth = Annotated[int, Query(ge=1, le=500)]
_OWN = ("at", "q", "find", "place", "said")  # what the address says beside the filter
_FOUND = 8


@dataclass(frozen=True, slots=True)
class Queue:
    """This says: 41 wait, this one is the third; these stand before and after it."""

    n: int
    place: int | None
    here: str | None
    before: str | None
    after: str | None


@router.get("/review")
def review(
    request: Request,
    case: TheCase,
    follower: TheFollower,
    wanted: TheFilter,
    at: Text = None,
    q: Nth = 1,
    find: Text = None,
    place: Text = None,
) -> HTMLResponse:
    """What waits for a person: one thing, and everything one may decide about it."""
    is_own_order = "sort" in request.query_params
    wanted = replace(wanted, review=wanted.review or "waiting", sort=wanted.sort if is_own_order else "weight")
    queue = queue_of(follower, wanted, at)
    address = _addresses(request)
    if queue.here is None:
        return render(request, "review_empty.html", queue=queue, query=address())
    dossier = shown_dossier(require_incident(case, queue.here))
    decided = review_of(case.store, dossier)
    return render(
        request,
        "review.html",
        queue=queue,
        address=address,
        after=address(at=queue.after),
        **_of_incident(follower, dossier, decided, q),
        find=find or "",
        candidates=_candidates(follower, dossier, find),
        place=place or "",
        places=[(entry, place_entry_value(entry)) for entry in case.places(place, _FOUND)] if place else [],
    )


def _addresses(request: Request) -> Any:
    """A maker of addresses of this page: its filter, with other places in the queue."""
    kept = [(name, text) for name, text in request.query_params.multi_items() if text and name not in _OWN]

    def address(**given: str | int | None) -> str:
        query = urlencode([*kept, *((name, str(text)) for name, text in given.items() if text)])
        return f"/review?{query}" if query else "/review"

    return address


def queue_of(follower: Follower, wanted: Filter, at: str | None) -> Queue:
    """Where somebody is in what waits."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        if at is None:
            place: int | None = 0 if len(numbers) else None
            here = catalog.ids(numbers[:1])[0] if len(numbers) else None
        else:
            place, here = _place_of(catalog, numbers, at), at
        before = catalog.ids(numbers[place - 1 : place]) if place else []
        after = catalog.ids(numbers[place + 1 : place + 2] if place is not None else numbers[:1])
    return Queue(
        len(numbers), place + 1 if place is not None else None, here, *(next(iter(x), None) for x in (before, after))
    )


def _place_of(catalog: Catalog, numbers: Numbers, incident_id: str) -> int | None:
    """Where in the queue an incident stands; None where it does not wait."""
    there = [int(place) for number in catalog.numbers([incident_id]) for place in (numbers == number).nonzero()[0]]
    return there[0] if there else None


def _of_incident(follower: Follower, dossier: Dossier, decided: Review, q: int) -> dict[str, Any]:
    """What the page says of the incident, and what it asks."""
    questions = questions_of(dossier, decided)
    shown = min(q, len(questions)) if questions else 0
    with follower.look() as catalog:
        labels = catalog.file.labels([document.id for document in dossier.documents])
        others = {item.id: item for item in catalog.listed(catalog.numbers(dossier.incident.possibly_same))}
    place = decided.correction("place")
    return {
        "dossier": dossier,
        "row": incident_row(dossier, labels),
        "review": decided,
        "seen": mark_of(dossier, decided),
        "questions": questions,
        "question": questions[shown - 1] if questions else None,
        "nth": shown,
        "others": others,
        "letters": letters(dossier),
        "documents": {document.id: document for document in dossier.documents},
        "cells": [(name, said(dossier, name), decided.correction(name), decided.check(name)) for name in CELLS],
        "choices": {name: choices_of(dossier, name) for name in CELLS},
        "pin": placed(place.value or "") if place else dossier.incident.place,
        "types": list(IncidentType),
        "statuses": list(Status),
        "part_of": part_of,
    }


def _candidates(follower: Follower, dossier: Dossier, find: str | None) -> list[Listed]:
    """Incidents this one may be merged with, or a report of it moved to: what it may be the same as, and what was searched."""
    wanted = list(dossier.incident.possibly_same)
    with follower.look() as catalog:
        found = catalog.listed(catalog.numbers(wanted))
        if find:
            found += catalog.listed(catalog.select(parse_filter({"text": [find]}))[: _FOUND + 1])
    return list({item.id: item for item in found if item.id != dossier.incident.id}.values())[:_FOUND]
