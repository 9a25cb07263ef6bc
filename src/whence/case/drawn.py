"""What timeline and map draw of an incident: its range of days, and where it may be drawn, or why it may not."""

from typing import Any

from whence.case.cells import placed
from whence.case.find import Found
from whence.case.spots import RADIUS_KM, UNTOLD_KM, why_not_drawn
from whence.core.vocabulary import Measure


def drawn_item(found: Found) -> dict[str, Any]:
    """One incident as the drawings take it: with `lat`, `lon` and `radius_km` where it may be drawn, else with a `reason`."""
    return {**_in_time(found), **_in_space(found)}


def _in_time(found: Found) -> dict[str, Any]:
    """Its days and what stands beside them."""
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
        "where": _where(found),
        "when": found.row.when,
        "killed": killed.high if killed else None,
    }


def _where(found: Found) -> str:
    """The place in words, and whose it is where it is a person's."""
    correction = found.review.correction("place")
    if not correction or not correction.value:
        return found.row.where
    return f"{placed(correction.value).name} (by {correction.judgement.author})"


def _in_space(found: Found) -> dict[str, Any]:
    """Its place; a person's stands before the machine's."""
    place = found.place
    reason = why_not_drawn(place)
    if place is None or place.lat is None or place.lon is None or reason:
        return {"reason": reason or "the place has no coordinates"}
    return {"lat": place.lat, "lon": place.lon, "radius_km": RADIUS_KM.get(place.where_prec or 0, UNTOLD_KM)}
