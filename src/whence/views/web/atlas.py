"""A plain map as numbers: what pages show without WebGL or JavaScript, and the small maps beside the text."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from whence.case.aggregates import squares, within
from whence.case.catalog import Catalog, Numbers
from whence.case.spots import Spot, spots_of

_PER_DEGREE = 20  # units of static/built/world.svg
_KM_PER_DEGREE = 111.2
_FEW, _SQUARE = 1_000, 5  # incidents drawn each by itself, else degrees of a square
_LEAST, _MARGIN = 20.0, 1.25  # degrees shown at least, room around the outermost mark


@dataclass(frozen=True, slots=True)
class AtlasMark:
    """This says: there, with that size, stand so many incidents; `reach` is how far around they may have been."""

    x: float
    y: float
    size: float
    reach: tuple[float, float]
    n: int
    title: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """This says: show this part of the world, with these marks."""

    left: float
    top: float
    width: float
    height: float
    marks: tuple[AtlasMark, ...]

    @property
    def unit(self) -> float:
        """One thousandth of the width: marks and words are as large on every part of the world."""
        return self.width / 1000


def plot_spots(spots: Sequence[Spot], shape: float = 0.5) -> Atlas | None:
    """The part of the world that holds the spots, one mark a place; `shape` is height by width. None where there is no spot."""
    if not spots:
        return None
    left, top, width, height = _view(spots, shape)
    by_place: defaultdict[tuple[float, float, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        by_place[spot.lat, spot.lon, spot.radius_km].append(spot)
    unit = width / 1000
    marks = sorted((_mark(its, unit) for its in by_place.values()), key=lambda mark: -mark.size)
    return Atlas(left, top, width, height, tuple(marks))


def plot_places(catalog: Catalog, numbers: Numbers) -> Atlas | None:
    """Where incidents are told to have been: each place of few, the squares of many."""
    drawn = within(catalog, numbers, None)
    if len(drawn) <= _FEW:
        return plot_spots(spots_of(json.loads(item) for item in catalog.drawn(drawn)))
    return plot_spots([Spot(cell["lat"], cell["lon"], n=int(cell["n"])) for cell in squares(catalog, numbers, _SQUARE)])


def _view(spots: Sequence[Spot], shape: float) -> tuple[float, float, float, float]:
    """Left, top, width and height in units of the drawing."""
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    width = min(max((east - west) * _MARGIN, (north - south) * _MARGIN / shape, _LEAST), 360.0)
    height = min(width * shape, 180.0)
    left = min(max((west + east - width) / 2, -180.0), 180.0 - width)
    low = min(max((south + north - height) / 2, -90.0), 90.0 - height)
    numbers = (left + 180, 90 - low - height, width, height)
    return tuple(round(n * _PER_DEGREE, 1) for n in numbers)  # type: ignore[return-value]


def _mark(its: Sequence[Spot], unit: float) -> AtlasMark:
    """One place with all that is told of it."""
    one = its[0]
    down = one.radius_km / _KM_PER_DEGREE * _PER_DEGREE
    across = down / max(cos(radians(one.lat)), 0.1)
    n = sum(spot.n for spot in its)
    title = f"{one.where}: {one.words}" if n == 1 and one.words else f"{one.where or 'Here'}: {n:,} incidents"
    title += f"; somewhere within {one.radius_km} km" if one.radius_km else ""
    x, y = (one.lon + 180) * _PER_DEGREE, (90 - one.lat) * _PER_DEGREE
    size = min(6 + 5 * sqrt(n), 30) * unit
    return AtlasMark(round(x, 1), round(y, 1), round(size, 2), (round(across, 1), round(down, 1)), n, title)
