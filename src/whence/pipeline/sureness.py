"""How likely each value of a reading is right: its rule or score looked up among what gold says of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from whence.core.incident import IncidentReport
from whence.core.place import PlaceMention
from whence.core.reading import Reading
from whence.core.statement import Figure, Statement
from whence.core.time import TimeExpression
from whence.inference.calibration import Calibration

Told = Figure | Statement | TimeExpression | PlaceMention | IncidentReport
T = TypeVar("T", Figure, Statement, TimeExpression, PlaceMention, IncidentReport)


def rate(reading: Reading, calibration: Calibration) -> Reading:
    """The reading with a probability beside each value that gold tells of; nothing is left out for being unlikely."""
    return replace(
        reading,
        figures=_rated(reading.figures, calibration),
        statements=_rated(reading.statements, calibration),
        times=_rated(reading.times, calibration),
        places=_rated(reading.places, calibration),
        reports=_rated(reading.reports, calibration),
    )


def _rated(items: Sequence[T], calibration: Calibration) -> tuple[T, ...]:
    """The values, each with its probability."""
    return tuple(_one(item, calibration) for item in items)


def _one(item: T, calibration: Calibration) -> T:
    """A value with its probability; one whose making nobody told stays as it is."""
    if item.made_by is None:
        return item
    kind, keys = kind_and_keys(item)
    probability = calibration.probability(kind, *keys, score=item.made_by.score)
    return replace(item, made_by=replace(item.made_by, probability=probability))


def kind_and_keys(item: Told) -> tuple[str, tuple[str | None, ...]]:
    """Under which kind and keys a value's share is looked up, the narrowest key first."""
    rule = item.made_by.rule if item.made_by else None
    if isinstance(item, Figure):
        return "figure", (rule,)
    if isinstance(item, Statement):
        links = len(item.attribution.chain)
        return "statement", (f"{rule}, {links} links" if links > 1 else f"{rule}, 1 link", rule)
    if isinstance(item, TimeExpression):
        return "time", (f"{rule} {item.type}", rule)
    if isinstance(item, PlaceMention):
        return ("place" if item.place.lat is not None else "place without a pin"), (rule,)
    return "report", (item.type.value,)
