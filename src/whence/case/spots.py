"""Where an incident may be drawn: a point where it is known, a circle as wide as it is vague, nothing where nobody knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whence.core.place import Place

RADIUS_KM = {1: 0, 2: 25, 3: 60, 4: 120, 5: 200}
"""How wide a circle says "somewhere here", by UCDP's precision of a place; a country or a sea is no circle."""

UNTOLD_KM = 25
"""The same for coordinates whose precision nobody told."""


@dataclass(frozen=True, slots=True)
class Spot:
    """This says: draw there, somewhere within 25 km, what the words say of one incident, or how many they are."""

    lat: float
    lon: float
    radius_km: int = 0
    words: str = ""
    where: str = ""
    n: int = 1


def spots_of(items: Iterable[Mapping[str, Any]]) -> list[Spot]:
    """The spots of those drawn items that have a place."""
    return [
        Spot(i["lat"], i["lon"], i["radius_km"], f"{i['what']}, {i['when']}", i["where"])
        for i in items
        if i.get("lat") is not None
    ]


def why_not_drawn(place: Place | None) -> str | None:
    """Why a place is never a pin; None where it may be drawn."""
    if place is None:
        return "no place is told"
    if place.where_prec == 6:
        return f"only the country is known: {place.country or place.name}"
    if place.where_prec == 7:
        return "in international waters or airspace"
    return "nobody located it" if place.lat is None else None
