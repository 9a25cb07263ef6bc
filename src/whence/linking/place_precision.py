"""How precisely a place is known: pins for towns, none for countries, vague areas and what nobody can tell.

UCDP's codes: 1 the place itself, 2 within about 25 km, 3 second-level region, 4 first-level region, 5 fuzzy area, 6 country,
7 waters.
"""

import math
from dataclasses import dataclass, replace

from whence.core.place import GazetteerEntry, Place, PlaceMention
from whence.linking.place_clues import Clue

_PRECISION = {"city": 1, "admin2": 3, "admin1": 4, "area": 5, "country": 6, "adjective": 6}
_WATERS = ("Sea", "Ocean", "Gulf of", "Persian Gulf", "Strait", "Bay of", "Channel")
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315}  # fmt: skip
_WITHIN = 25.0  # km: what where_prec 2 means
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Located:
    """This says: the mention "Gao" is that entry, for that reason, surely; `holder` is what the text says it lies in.

    `context` is the country the text around it speaks of. `entry` is the best guess even where `is_sure` is False; only sure ones become pins.
    """

    mention: PlaceMention
    clue: Clue
    entry: GazetteerEntry | None = None
    reason: str = ""
    is_sure: bool = False
    holder: GazetteerEntry | None = None
    side: str | None = None
    context: str | None = None


def place_of(found: Located) -> Place:
    """The place of a mention, as precisely as its words allow."""
    if found.entry is None or not found.is_sure:
        return _unlocated(found)
    if found.entry.kind == "city":
        return _town(found, found.entry)
    return _region(found, found.entry)


def _unlocated(found: Located) -> Place:
    """A place that cannot be told: where the text says it lies, without a pin."""
    place = Place(found.mention.place.name, found.mention.span)
    why = found.reason or "not in the gazetteer"
    if found.holder:
        return _within(place, found.holder, found.side, why)
    if found.context:
        reason = f"{why}; the text around it speaks of {found.context}"
        return replace(place, country=found.context, where_prec=6, reason=reason)
    return replace(place, reason=f"{why}, and the text does not say where it lies")


def _within(place: Place, holder: GazetteerEntry, side: str | None, why: str) -> Place:
    """The place as a part of what is named beside it: "Baghouz, eastern Syria"."""
    words = f"{side} {holder.name}" if side else holder.name
    precision = 5 if side and holder.kind == "country" else max(3, _PRECISION[holder.kind])
    reason = f"{why}; the text places it in {words}"
    return replace(place, country=holder.country or None, admin1=holder.admin1, where_prec=precision, reason=reason)


def _town(found: Located, entry: GazetteerEntry) -> Place:
    """A populated place: exact, or near it, or at a distance and in a direction from it."""
    place = Place(
        entry.name,
        found.mention.span,
        entry.country,
        entry.admin1,
        entry.lat,
        entry.lon,
        entry.geonames_id,
        1,
        found.reason,
    )
    clue = found.clue
    if not clue.is_near:
        return place
    if clue.kilometres is None or clue.kilometres <= _WITHIN:
        return replace(place, where_prec=2, reason=f"near {entry.name}; {found.reason}")
    name = f"{clue.kilometres:.0f} km {clue.direction or 'from'}{' of' if clue.direction else ''} {entry.name}"
    if clue.direction is None:
        return replace(place, name=name, lat=None, lon=None, geonames_id=None, where_prec=5)
    lat, lon = _shifted(entry, clue.kilometres, clue.direction)
    return replace(
        place, name=name, lat=lat, lon=lon, geonames_id=None, where_prec=2, reason=f"{name}, reckoned; {found.reason}"
    )


def _shifted(entry: GazetteerEntry, kilometres: float, direction: str) -> tuple[float, float]:
    """The point so far from the entry in that direction."""
    bearing = math.radians(_BEARINGS[direction])
    lat = entry.lat + kilometres * math.cos(bearing) / _KM_PER_DEGREE
    lon = entry.lon + kilometres * math.sin(bearing) / (_KM_PER_DEGREE * math.cos(math.radians(entry.lat)))
    return round(lat, 4), round(lon, 4)


def _region(found: Located, entry: GazetteerEntry) -> Place:
    """A country, region or area: its precision, and for first-level regions the point in the middle."""
    side = found.clue.side if entry.kind != "admin1" else None
    name = f"{side} {entry.name}" if side and entry.kind == "country" else entry.name
    precision = 5 if not entry.country or (side and entry.kind == "country") else _PRECISION[entry.kind]
    if entry.kind == "area" and any(word in entry.name for word in _WATERS):
        precision = 7
    is_pinned = entry.kind == "admin1" or (entry.kind == "admin2" and entry.geonames_id is not None)
    return Place(
        name,
        found.mention.span,
        entry.country or None,
        entry.admin1,
        entry.lat if is_pinned else None,
        entry.lon if is_pinned else None,
        entry.geonames_id,
        precision,
        found.reason,
    )
