"""Where: places as the text writes them, entries of a gazetteer, and the protocol behind which a gazetteer stands."""

from dataclasses import dataclass
from typing import Protocol

from whence.core.document import Provenance, Span

WHOLE_COUNTRY = 6
"""The `where_prec` of a place of which no more than the country is known."""


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """This says: the gazetteer knows a town Gao in Mali, region Gao, at 16.27 N 0.04 W, of 86,000 people.

    `kind` is country, admin1, admin2, city (any populated place), area (a sea, a continent, "Donbas"), or adjective: the
    country or area that a word such as "Iraqi" derives from. `geonames_id` is None where GeoNames has none.
    """

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    admin1: str | None = None
    geonames_id: int | None = None


class Gazetteer(Protocol):
    """Where is it called that?"""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Every entry of that name or alternate name, whatever its case and accents; capitals, then the largest first."""

    def longest_names(self) -> int:
        """The number of words in the longest name known: how far a scanner of text need look."""


@dataclass(frozen=True, slots=True)
class Place:
    """This says: "Baghouz, eastern Syria" lies in eastern Syria (SY), first-level region precision; no pin is known.

    `where_prec` is UCDP's: 1 exact place, 2 within about 25 km, 3 second-level region, 4 first-level region, 5 fuzzy area or
    line, 6 country only, 7 international waters or airspace. `lat` and `lon` are None for a place nobody located:
    never a guess. `reason` says in words how it was placed. `span` is None where no words tell the place.
    """

    name: str
    span: Span | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    where_prec: int | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"{self.name}: latitude and longitude are known together or not at all")
        if self.where_prec is not None and not 1 <= self.where_prec <= 7:
            raise ValueError(f"{self.name}: where_prec is 1 to 7, not {self.where_prec}")

    @property
    def is_assumed(self) -> bool:
        """Whether no words tell it, and it is no more than the country its text speaks of."""
        return self.span is None and self.where_prec == WHOLE_COUNTRY


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """This says: the words "Gao" here mean the town Gao in Mali, because the dateline names Mali.

    `is_literal` is False for words that only derive from a place: "Iraqi", "the Paris bureau".
    """

    span: Span
    place: Place
    is_literal: bool = True
    made_by: Provenance | None = None
