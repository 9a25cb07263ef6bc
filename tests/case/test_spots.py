"""What may be drawn on a map, and what never becomes a pin."""

from types import SimpleNamespace
from typing import Any

import pytest

from whence.case.drawn import drawn_item
from whence.case.find import Found
from whence.case.review import Review
from whence.case.spots import spots_of, why_not_drawn
from whence.core.place import Place
from whence.core.vocabulary import IncidentType, Status


def found(place: Place | None) -> Found:
    """An incident in a list, of which only the place matters."""
    incident = SimpleNamespace(
        id="inc-1", place=place, time=None, type=IncidentType.BOMBING, status=Status.HAPPENED, is_background=False
    )
    dossier: Any = SimpleNamespace(incident=incident, tally=lambda _: None)
    row: Any = SimpleNamespace(what="bombing", where="Gao", when="unknown")
    return Found(dossier, row, Review())


@pytest.mark.parametrize(("precision", "radius"), [(1, 0), (2, 25), (3, 60), (4, 120), (5, 200), (None, 25)])
def test_the_vaguer_the_place_the_wider_the_circle(precision: int | None, radius: int) -> None:
    drawn = spots_of([drawn_item(found(Place("Gao", lat=16.3, lon=0.0, where_prec=precision)))])
    assert [spot.radius_km for spot in drawn] == [radius]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (None, "no place is told"),
        (Place("Mali", country="ML", lat=17.0, lon=-4.0, where_prec=6), "only the country is known: ML"),
        (Place("Red Sea", lat=20.0, lon=38.0, where_prec=7), "in international waters or airspace"),
        (Place("Wabaria", country="ML", where_prec=1), "nobody located it"),
    ],
)
def test_what_nobody_located_is_listed_and_no_pin(place: Place | None, reason: str) -> None:
    item = drawn_item(found(place))
    assert spots_of([item]) == []
    assert item["reason"] == reason
    assert why_not_drawn(place) == reason
