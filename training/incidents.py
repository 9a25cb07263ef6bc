"""Where a text of MUC-4 tells of an incident: which places of a filler's words count, and where another incident begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from training.heads import MUC_TYPES, ROLES

NEAR = 200  # characters within which two fillers of a template stand together
_PERPETRATORS = ("PerpInd", "PerpOrg")


@dataclass(frozen=True, slots=True)
class Place:
    """This says: characters 24 to 28 are words of the Weapon with number 0 in template 1, a bombing."""

    start: int
    end: int
    role: str
    entity: int
    template: int
    kind: str


def kind_of(name: str) -> str:
    """One of the types of the head: "attack / bombing" is a bombing."""
    return next((kind for kind in (*MUC_TYPES[1:], "attack") if kind in name), "other")


def places(record: dict[str, Any]) -> list[Place]:
    """Every place where words of a filler stand, in order."""
    return sorted(_iter_places(record), key=lambda p: (p.start, -p.end, p.template, p.role))


def _iter_places(record: dict[str, Any]) -> Iterator[Place]:
    text = record["doctext"].lower()
    for number, template in enumerate(record["gtt_templates"]):
        kind = kind_of(template["incident_type"])
        for role in ROLES:
            for entity, mentions in enumerate(template[role]):
                for mention, _ in mentions:
                    for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
                        yield Place(match.start(), match.end(), role, entity, number, kind)


def told(found: Sequence[Place]) -> list[Place]:
    """The places that tell of the incident: the first of each name, and those near another filler of the same template.

    "Terrorists" three paragraphs on, where nothing else of the incident stands, may be other terrorists.
    """
    first: dict[tuple[int, str, int, int], int] = {}
    for place in found:
        first.setdefault((place.template, place.role, place.entity, place.end - place.start), place.start)
    return [
        place
        for place in found
        if first[place.template, place.role, place.entity, place.end - place.start] == place.start
        or any(_is_near(place, other) for other in found)
    ]


def _is_near(one: Place, other: Place) -> bool:
    """Whether the two are different fillers of one template and stand together."""
    is_other = (one.role, one.entity) != (other.role, other.entity)
    is_apart = one.end <= other.start or other.end <= one.start
    gap = max(one.start - other.end, other.start - one.end)
    return one.template == other.template and is_other and is_apart and gap < NEAR


def turns(found: Sequence[Place]) -> list[tuple[int, int, str]]:
    """For each target, victim and weapon whether it is of the same incident as the one before it, or of a new one."""
    spans: dict[tuple[int, int], set[tuple[int, str, int]]] = {}
    for place in found:
        span = (place.start, place.end)
        is_inner = any(start <= place.start and place.end <= end for start, end in spans if (start, end) != span)
        if place.role not in _PERPETRATORS and not is_inner:
            spans.setdefault(span, set()).add((place.template, place.role, place.entity))
    rows = []
    for (_, before), (span, here) in pairwise(spans.items()):
        if not before & here:
            is_same = {row[0] for row in before} & {row[0] for row in here}
            rows.append((*span, "same" if is_same else "new"))
    return rows
