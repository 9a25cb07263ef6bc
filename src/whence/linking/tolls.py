"""What is told of one measure, value by value: who gives it, what it contradicts, what took its place."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.core.ids import make_id
from whence.core.incident import Tally
from whence.core.origin import Origin
from whence.core.statement import Figure
from whence.core.telling import Toll
from whence.core.vocabulary import Bound
from whence.linking.backing import Item, back, suggest_grade

_ABOUT = 0.1  # share by which "about 30" may be off

Range = tuple[float, float]


def tell_tolls(
    figures: Sequence[Figure], tallies: Sequence[Tally], items: Mapping[str, Item], origins: Sequence[Origin]
) -> tuple[Toll, ...]:
    """Every value of every tally but parts, each once, the counted ones first."""
    by_id = {figure.id: figure for figure in figures}
    out: list[Toll] = []
    for tally in tallies:
        of_measure: list[Toll] = []
        for role, ids in (("counted", tally.figures), ("claimed", tally.claims), ("revised", tally.revised)):
            of_measure += _of_role(role, [by_id[i] for i in ids], items, origins)
        out += _related(of_measure)
    return tuple(out)


def _of_role(role: str, figures: Sequence[Figure], items: Mapping[str, Item], origins: Sequence[Origin]) -> list[Toll]:
    """The distinct values of figures, smallest first."""
    groups: dict[tuple[Bound, float | None, float | None, str], list[Figure]] = {}
    for figure in figures:
        words = figure.as_written.casefold() if figure.value is None else ""
        groups.setdefault((figure.bound, figure.lower, figure.upper, words), []).append(figure)
    tolls = [_toll(role, group, items, origins) for group in groups.values()]
    return sorted(tolls, key=lambda toll: (told_range(toll) is None, told_range(toll) or (0.0, 0.0), toll.id))


def _toll(role: str, group: Sequence[Figure], items: Mapping[str, Item], origins: Sequence[Origin]) -> Toll:
    """One value with all who give it."""
    first = group[0]
    told = back((items[figure.id] for figure in group), origins)
    speakers = dict.fromkeys(figure.speaker.quote for figure in group if figure.speaker)
    return Toll(
        make_id("toll", role, *sorted(figure.id for figure in group)),
        first.measure,
        role,
        first.bound,
        first.as_written,
        tuple(figure.id for figure in group),
        told,
        suggest_grade(told, is_claim=role == "claimed"),
        first.lower,
        first.upper,
        tuple(speakers),
    )


def told_range(toll: Toll) -> Range | None:
    """The numbers that would make it true; None for "dozens".

    "At least 9" is true of anything from 9 up, "about 30" of 27 to 33.
    """
    numbers = [x for x in (toll.lower, toll.upper) if x is not None]
    if not numbers:
        return None
    if toll.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return (min(numbers), math.inf)
    if toll.bound in {Bound.AT_MOST, Bound.LESS_THAN}:
        return (-math.inf, max(numbers))
    if toll.bound is Bound.ABOUT:
        return (min(numbers) * (1 - _ABOUT), max(numbers) * (1 + _ABOUT))
    return (min(numbers), max(numbers))


def can_both_hold(left: Toll, right: Toll) -> bool:
    """Whether one number makes both true; where one has no number, nothing is said against it."""
    a, b = told_range(left), told_range(right)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def _related(tolls: Sequence[Toll]) -> list[Toll]:
    """The same with what contradicts what, and what took the place of what."""
    standing = [toll for toll in tolls if toll.role != "revised"]
    out = []
    for toll in tolls:
        if toll.role == "revised":
            out.append(replace(toll, revised_by=_successor(toll, standing)))
            continue
        others = [o for o in standing if o is not toll and _contradict(toll, o)]
        against = [o.corroboration for o in others if o.role == "counted"]
        grade = suggest_grade(toll.corroboration, against, is_claim=toll.role == "claimed")
        out.append(replace(toll, contradicts=tuple(o.id for o in others), grade=grade))
    return out


def _contradict(left: Toll, right: Toll) -> bool:
    """Whether the two cannot both be true and come of different origins: one origin revises itself."""
    a, b = ({origin.id for origin in toll.corroboration.origins} for toll in (left, right))
    return not can_both_hold(left, right) and a != b


def _successor(toll: Toll, standing: Sequence[Toll]) -> str | None:
    """The standing value of the same origin that took its place."""
    mine = {origin.id for origin in toll.corroboration.origins}
    later = [o for o in standing if o.role == "counted" and mine & {x.id for x in o.corroboration.origins}]
    return later[-1].id if later else None
