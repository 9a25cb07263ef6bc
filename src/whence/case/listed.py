"""One incident as lists show it: a card of words for people, and packed fields for filters and orders."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from whence.case.find import REVIEWS, Found
from whence.case.rows import IncidentRow
from whence.core.dossier import Dossier
from whence.core.payload import dump
from whence.core.vocabulary import IncidentType, Measure, Status

TYPES, STATUSES = list(IncidentType), list(Status)
NO_START, NO_END = 2**30, -(2**30)  # days that stand behind, and before, every other
FIELDS = np.dtype(
    [
        ("type", "u1"), ("status", "u1"), ("state", "u1"), ("where_prec", "u1"), ("country", "S3"),
        ("is_background", "?"), ("is_contested", "?"), ("is_drawn", "?"), ("n_signed", "u1"), ("is_disputed", "?"),
        ("start", "i4"), ("end", "i4"), ("disagreement", "u2"), ("n_origins", "u2"), ("weight", "u4"),
        ("n_documents", "u4"), ("killed", "f4"), ("injured", "f4"), ("lat", "f4"), ("lon", "f4"),
        ("place_in_order", "u8"), ("where", "S24"), ("what", "S24"),
    ]
)  # fmt: skip
"""The fields of an incident that filters and orders ask for; unknown counts are -1, unknown coordinates are no numbers."""

VERSION = "6 " + " ".join([str(FIELDS), *TYPES, *STATUSES, *REVIEWS])
"""Changes whenever what is packed does."""


@dataclass(frozen=True, slots=True)
class Listed:
    """This says: this incident, as one row of a table, with what people decided about it."""

    id: str
    row: IncidentRow
    is_background: bool
    n_documents: int
    n_origins: int
    n_unknown: int
    n_possible: int
    disagreement: int
    weight: int
    state: str
    by: tuple[str, ...]
    is_corrected: bool
    is_contested: bool
    n_signed: int
    is_disputed: bool


def card_of(found: Found) -> dict[str, Any]:
    """The incident as lists have it: its row of words, its fields, tallies, origins and review, without texts."""
    dossier = found.dossier
    return {
        "row": dump(found.row),
        "incident": dump(dossier.incident),
        "tallies": dump(dossier.tallies),
        "corroboration": dump(dossier.corroboration),
        "disagreement": found.disagreement,
        "weight": found.weight,
        "review": dump(found.review),
    }


def listed(card: str) -> Listed:
    """The row of a table from the JSON of a card."""
    data = json.loads(card)
    incident, corroboration, review = data["incident"], data["corroboration"], data["review"]
    return Listed(
        incident["id"],
        IncidentRow(**data["row"]),
        bool(incident.get("is_background")),
        corroboration["n_documents"],
        corroboration["n_origins"],
        corroboration["n_unknown"],
        len(incident.get("possibly_same", ())),
        data["disagreement"],
        data["weight"],
        review["state"],
        tuple(review.get("by", ())),
        bool(review.get("corrections")),
        review["is_contested"],
        len(review.get("standing", {}).get("signed", ())),
        any(item.get("standing", {}).get("differ") for item in (review, *_cells(review))),
    )


def _cells(review: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells of a row that people decided about."""
    return [*review.get("corrections", ()), *review.get("checks", ())]


def fields_of(found: Found) -> bytes:
    """The packed fields."""
    dossier, incident = found.dossier, found.dossier.incident
    time, place = incident.time, incident.place
    drawn = found.place
    is_drawn = drawn is not None and None not in (drawn.lat, drawn.lon) and drawn.where_prec not in (6, 7)
    values = (
        TYPES.index(incident.type),
        STATUSES.index(incident.status),
        REVIEWS.index(found.review.state),
        (place.where_prec if place else None) or 0,
        (place.country if place else None) or "",
        incident.is_background,
        found.review.is_contested,
        is_drawn,
        min(found.review.n_signed, 255),
        found.review.is_disputed,
        _day(time.start if time else None, NO_START),
        _day(time.end if time else None, NO_END),
        min(found.disagreement, 65_535),
        min(dossier.corroboration.n_origins, 65_535),
        found.weight,
        len(dossier.documents),
        _highest(dossier, Measure.KILLED),
        _highest(dossier, Measure.INJURED),
        drawn.lat if drawn and is_drawn else float("nan"),
        drawn.lon if drawn and is_drawn else float("nan"),
        place_in_order(incident.id),
        b"\xff" if found.row.where == "unknown" else _beginning(found.row.where),
        _beginning(found.row.what),
    )
    return np.array([values], FIELDS).tobytes()


def place_in_order(incident_id: str) -> int:
    """A number that orders ids as their letters do, by the first eight behind the prefix."""
    return int.from_bytes(incident_id.partition("-")[2].encode("utf-8", "replace")[:8].ljust(8, b"\0"), "big")


def _day(day: date | None, unknown: int) -> int:
    """A day as a number."""
    return day.toordinal() if day else unknown


def _highest(dossier: Dossier, measure: Measure) -> float:
    """The highest number counted, -1 where nobody gives one."""
    tally = dossier.tally(measure)
    return tally.high if tally and tally.high is not None else -1


def _beginning(words: str) -> bytes:
    """The first letters, by which a table is ordered."""
    return words.casefold().encode("utf-8", "replace")[:24]
