"""What the drawings of the desk are made of, as JSON under /api: timeline, map and network, for any filter of incidents."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from whence.case.aggregates import parse_box, squares, within
from whence.case.catalog import Catalog, Numbers
from whence.case.find import Filter
from whence.case.parties import Network, Ties, network_of
from whence.core.payload import dump
from whence.views.api import Json, Text, TheFilter, TheFollower

router = APIRouter(prefix="/api")
MOST_DRAWN = 5_000
"""Incidents the timeline draws: of more it has the first."""

MOST_PLACED = 1_500
"""Incidents the map draws one by one: of more it has the numbers by the square."""

MOST_TIED = 5_000
"""Incidents a network is made of: of more, the first in the order asked for."""

_ACROSS = 24  # squares from one side of a map to the other
Degrees = Annotated[float | None, Query(ge=0.05, le=30)]


@router.get("/timeline")
def timeline(follower: TheFollower, wanted: TheFilter) -> Response:
    """The incidents with a day or a bound, each with its range and precision; how many have none. Of very many, the first."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        items = [item for item in catalog.drawn(numbers[:MOST_DRAWN]) if _is_dated(item)]
    shown = min(len(numbers), MOST_DRAWN)
    return _json(
        f'{{"items":[{",".join(items)}],"n":{len(numbers)},"n_undated":{shown - len(items)},"n_shown":{shown}}}'
    )


def _is_dated(item: str) -> bool:
    """Whether anything is known of when it was: all three days are told to be null where nothing is."""
    told = json.loads(item)
    return bool(told["start"] or told["after"] or told["before"])


@router.get("/map")
def map_(follower: TheFollower, wanted: TheFilter, box: Text = None, size: Degrees = None) -> Response:
    """The incidents that can be drawn, with coordinates and how far around them they may have been; the others with the reason.

    `box` is a part of the map: west,south,east,north. Of more than can be drawn one by one there are `cells`: how many lie in
    each square of `size` degrees, and where on average.
    """
    part = parse_box(box)
    with follower.look() as catalog:
        numbers = catalog.kept(wanted)
        drawn = within(catalog, numbers, part)
        is_many = len(drawn) > MOST_PLACED
        degrees = size or (max((part.east - part.west) / _ACROSS, 0.05) if part else 5.0)
        cells = squares(catalog, numbers if part is None else drawn, degrees) if is_many else []
        items = [] if is_many else catalog.drawn(_in_order(catalog, wanted, drawn))
        unlocated = [] if part else _unlocated(catalog, wanted)
    told = {"cells": cells, "n_drawn": len(drawn), "n": len(numbers), "unlocated": unlocated}
    return _json(f'{{"items":[{",".join(items)}],{json.dumps(told)[1:]}')


def _in_order(catalog: Catalog, wanted: Filter, drawn: Numbers) -> Numbers:
    """Those few incidents by day."""
    return drawn[catalog.order(wanted.sort, drawn)]


def _unlocated(catalog: Catalog, wanted: Filter) -> list[dict[str, str]]:
    """What cannot be drawn, with the reason; of very many the first."""
    numbers = catalog.kept(wanted)
    hidden = numbers[~catalog.columns["is_drawn"][numbers]][:MOST_PLACED]
    found = map(json.loads, catalog.drawn(hidden[catalog.order(wanted.sort, hidden)]))
    return [{"id": item["id"], "reason": item["reason"]} for item in found]


@router.get("/network")
def network(follower: TheFollower, wanted: TheFilter) -> Json:
    """The parties and who attacks, claims, denies and cites whom; of very many incidents, in the first."""
    with follower.look() as catalog:
        return Json(dump(find_network(catalog, catalog.select(wanted))))


def find_network(catalog: Catalog, numbers: Numbers) -> Network:
    """The network of incidents."""
    found = catalog.file.ties([int(number) for number in numbers[:MOST_TIED]])
    return network_of((incident_id, _ties(json.loads(ties))) for incident_id, ties in found)


def _ties(told: dict[str, Any]) -> Ties:
    """The ties of one incident from their JSON."""
    return Ties(told.get("seen", ()), told.get("joined", ()), told["n_left_out"])


def _json(text: str) -> Response:
    """JSON that is written already."""
    return Response(text, media_type="application/json")
