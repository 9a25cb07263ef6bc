"""Where an incident may be drawn: a point where it is known, a circle as wide as it is vague, nothing where nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from whence.case.find import Found
from whence.core.place import Place

RADIUS_KM = {1: 0, 2: 25, 3: 60, 4: 120, 5: 200}
"""How wide a circle says "somewhere here", by UCDP's precision of a place; a country or a sea is no circle."""

_UNTOLD_KM = 25  # coordinates whose precision nobody told


@dataclass(frozen=True, slots=True)
class Spot:
    """This says: draw this incident at 16.27 N 0.04 W, somewhere within 25 km."""

    found: Found
    lat: float
    lon: float
    radius_km: int


@dataclass(frozen=True, slots=True)
class Spots:
    """This says: those can be drawn; these cannot, and stand in a list with the reason."""

    drawn: tuple[Spot, ...]
    unlocated: tuple[tuple[Found, str], ...]


def spots_of(found: Iterable[Found]) -> Spots:
    """Where each incident is drawn, or why it is not."""
    drawn, unlocated = [], []
    for item in found:
        place = item.dossier.incident.place
        reason = why_not_drawn(place)
        if place is None or place.lat is None or place.lon is None or reason:
            unlocated.append((item, reason or "the place has no coordinates"))
        else:
            drawn.append(Spot(item, place.lat, place.lon, RADIUS_KM.get(place.where_prec or 0, _UNTOLD_KM)))
    return Spots(tuple(drawn), tuple(unlocated))


def why_not_drawn(place: Place | None) -> str | None:
    """Why a place is never a pin; None where it may be drawn."""
    if place is None:
        return "no place is told"
    if place.where_prec == 6:
        return f"only the country is known: {place.country or place.name}"
    if place.where_prec == 7:
        return "in international waters or airspace"
    return "nobody located it" if place.lat is None else None
