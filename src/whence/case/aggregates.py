"""What drawings of very many incidents show: how many by type and day, and how many by the square of a map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from whence.case.catalog import Catalog, Numbers
from whence.case.listed import NO_START, TYPES
from whence.errors import InputError

_BASE = 1  # degrees of the squares in which everything is counted once
_MOST_COLUMNS = 90


@dataclass(frozen=True, slots=True)
class Days:
    """This says: from 2 to 9 March, in columns of one day; of bombings, 3 in the first column."""

    first: date
    last: date
    step: int
    counts: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Box:
    """This says: from 20 W to 10 E, and from the equator to 25 N."""

    west: float
    south: float
    east: float
    north: float


def parse_box(text: str | None) -> Box | None:
    """The part of a map that an address asks for.

    >>> parse_box("-20,0,10,25")
    Box(west=-20.0, south=0.0, east=10.0, north=25.0)
    """
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
        box = Box(west, south, east, north)
        if not (-540 <= west < east <= 540 and -90 <= south < north <= 90):
            raise ValueError(text)
    except ValueError as error:
        raise InputError(f"box: {text[:80]!r} is no part of a map", hint="west,south,east,north in degrees") from error
    return box


def days_of(catalog: Catalog, numbers: Numbers) -> Days | None:
    """Those incidents by type and first day; None where of none a day is known."""
    start, kind = catalog.columns["start"][numbers], catalog.columns["type"][numbers]
    start, kind = start[start != NO_START], kind[start != NO_START]
    if not len(start):
        return None
    first, last = int(start.min()), int(start.max())
    step = next((step for step in (1, 7, 30, 365) if (last - first) / step <= _MOST_COLUMNS), 3650)
    width = (last - first) // step + 1
    found = np.bincount(kind.astype(np.int64) * width + (start - first) // step, minlength=1)
    counts = {(TYPES[at // width].value, int(at % width)): int(found[at]) for at in np.flatnonzero(found)}
    return Days(date.fromordinal(first), date.fromordinal(last), step, counts)


def within(catalog: Catalog, numbers: Numbers, box: Box | None) -> Numbers:
    """Those of the incidents that can be drawn, in that part of the map."""
    drawn = numbers[catalog.columns["is_drawn"][numbers]]
    if box is None:
        return drawn
    lat = catalog.columns["lat"][drawn]
    drawn = drawn[(lat >= box.south) & (lat <= box.north)]
    if box.east - box.west >= 360:
        return drawn
    lon, across = catalog.columns["lon"][drawn], np.zeros(len(drawn), np.bool_)
    for turn in (-360, 0, 360):  # a map goes on beyond the 180th meridian
        if box.west - turn <= 180 and box.east - turn >= -180:
            across |= (lon >= box.west - turn) & (lon <= box.east - turn)
    return drawn[across]


def squares(catalog: Catalog, numbers: Numbers, size: float) -> list[dict[str, float]]:
    """How many of those incidents lie in each square of so many degrees, and where on average."""
    drawn = within(catalog, numbers, None)
    if size >= _BASE and size % _BASE == 0:
        lat, lon, n = catalog.once("squares", lambda: _base(catalog))
        if len(drawn) == n.sum():  # everything: counted before
            return _told(*_counted(lat, lon, n, size))
    return _told(*_counted(catalog.columns["lat"][drawn], catalog.columns["lon"][drawn], None, size))


Floats = np.ndarray[tuple[int, ...], np.dtype[np.floating]]
Counts = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def _base(catalog: Catalog) -> tuple[Floats, Floats, Counts]:
    """Everything by the smallest square that is kept: mean places, and how many."""
    drawn = np.flatnonzero(catalog.is_there & catalog.columns["is_drawn"])
    return _counted(catalog.columns["lat"][drawn], catalog.columns["lon"][drawn], None, _BASE)


def _counted(lat: Floats, lon: Floats, n: Counts | None, size: float) -> tuple[Floats, Floats, Counts]:
    """Places, each so many incidents, put together by the square."""
    width = int(360 // size) + 2
    at = ((lat + 90) * (1 / size)).astype(np.int64) * width + ((lon + 180) * (1 / size)).astype(np.int64)
    if width * width > 4 * max(len(at), 250_000):
        _, at = np.unique(at, return_inverse=True)
    every = np.bincount(at, n)
    there = np.flatnonzero(every)
    counts = every[there]
    mean_lat, mean_lon = (np.bincount(at, x if n is None else x * n)[there] / counts for x in (lat, lon))
    return mean_lat, mean_lon, counts.astype(np.int64)


def _told(lat: Floats, lon: Floats, n: Counts) -> list[dict[str, float]]:
    """Squares as JSON has them."""
    items = zip(lat.round(4).tolist(), lon.round(4).tolist(), n.tolist(), strict=True)
    return [{"lat": a, "lon": o, "n": k} for a, o, k in items]
