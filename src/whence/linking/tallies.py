"""Figures of one incident, measure by measure: the range of those that count, claims, parts and revised values beside it."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whence.core.document import Document
from whence.core.incident import Tally
from whence.core.origin import Origin
from whence.core.statement import Figure, Statement
from whence.core.vocabulary import BestRule, Bound, LinkKind, Measure
from whence.linking.accounts import is_claim
from whence.linking.backing import Item, origin_of
from whence.linking.names import plain

# The measures an incident can have a total of; the others ("fighters", "money") describe the parties.
_TALLIED = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.MISSING,
    Measure.KIDNAPPED,
    Measure.HOSTAGES,
    Measure.DETAINED,
    Measure.RELEASED,
    Measure.DISPLACED,
    Measure.VEHICLES_OR_BUILDINGS_DESTROYED,
)


def is_told(figure: Figure) -> bool:
    """Whether it is told of the incident at all: "could kill dozens" and a total since 2011 are not."""
    return not figure.is_hypothetical and not figure.is_cumulative


def items_of(
    figures: Iterable[Figure], documents: Mapping[str, Document], statements: Iterable[Statement]
) -> dict[str, Item]:
    """Each figure, by id, with the document and the statement it stands in."""
    by_id = {statement.id: statement for statement in statements}
    return {
        f.id: Item(documents[f.document_id], by_id.get(f.statement_id or ""), f.speaker.quote if f.speaker else None)
        for f in figures
    }


def tally_all(
    figures: Sequence[Figure], items: Mapping[str, Item], origins: Sequence[Origin], rule: BestRule
) -> tuple[Tally, ...]:
    """One tally for each measure that was counted, in the order of the closed list."""
    origin_ids = {figure.id: origin_of(items[figure.id], origins).id for figure in figures}
    tallies = []
    for measure in _TALLIED:
        counted = [f for f in figures if f.measure is measure and is_told(f)]
        if counted:
            tallies.append(_tally(measure, counted, items, origin_ids, rule))
    return tuple(tallies)


def _tally(
    measure: Measure,
    figures: Sequence[Figure],
    items: Mapping[str, Item],
    origin_ids: Mapping[str, str],
    rule: BestRule,
) -> Tally:
    """The range of the figures that count, with claims, parts and revised values beside it."""
    parts = [f for f in figures if f.part_of]
    claims = [f for f in figures if not f.part_of and is_claim(f)]
    whole = [f for f in figures if not f.part_of and not is_claim(f)]
    revised = _revised(whole, items, origin_ids)
    replaced = {f.id for f in revised}
    counted = [f for f in whole if f.id not in replaced and f.value is not None]
    low = min((_lower(f) for f in counted), default=None)
    high = max((_upper(f) for f in counted), default=None)
    return Tally(
        measure,
        rule,
        low,
        high,
        _best(counted, items, origin_ids, rule),
        _ids(counted),
        _ids(claims),
        _ids(parts),
        _ids(revised),
        tuple(_sums_that_fail(whole, parts)),
    )


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The ids, in the order given."""
    return tuple(figure.id for figure in figures)


def _lower(figure: Figure) -> float:
    """The smallest number the figure speaks of."""
    return min(x for x in (figure.lower, figure.best, figure.upper) if x is not None)


def _upper(figure: Figure) -> float:
    """The largest number the figure speaks of; "at least nine" speaks of nine."""
    return max(x for x in (figure.lower, figure.best, figure.upper) if x is not None)


def _revised(figures: Sequence[Figure], items: Mapping[str, Item], origin_ids: Mapping[str, str]) -> list[Figure]:
    """Values that a later text of the same origin, on the word of the same speaker, replaces."""
    of_one: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        of_one[origin_ids[figure.id], _speaker(figure)].append(figure)
    replaced = {figure.id for told in of_one.values() for figure in _replaced(told, items)}
    return [figure for figure in figures if figure.id in replaced]


def _replaced(figures: Sequence[Figure], items: Mapping[str, Item]) -> Iterable[Figure]:
    """Those of one speaker in one origin after whose day another value is given."""
    days: dict[float | None, str] = {}
    for figure in figures:
        days[figure.value] = max(days.get(figure.value, ""), _day(figure, items))
    latest = sorted(days.items(), key=lambda item: item[1], reverse=True)[:2]
    for figure in figures:
        day = _day(figure, items)
        if any(value != figure.value and last > day for value, last in latest):
            yield figure


def _day(figure: Figure, items: Mapping[str, Item]) -> str:
    """The day its document was published; undated ones before all."""
    published = items[figure.id].document.published
    return published.on.isoformat() if published else ""


def _speaker(figure: Figure) -> str:
    """The plain name of who gives the figure."""
    return plain(figure.speaker.quote) if figure.speaker else ""


def _best(
    figures: Sequence[Figure],
    items: Mapping[str, Item],
    origin_ids: Mapping[str, str],
    rule: BestRule,
) -> float | None:
    """One number by the named rule, or None where the rule gives none."""
    values = [f.value for f in figures if f.value is not None]
    if not values:
        return None
    if rule is BestRule.LOWEST:
        return min(values)
    if rule is BestRule.MEDIAN_OF_ORIGINS:
        return statistics.median(_latest_by_origin(figures, items, origin_ids))
    if rule is BestRule.LATEST_OFFICIAL:
        official = [f for f in figures if _is_official(items[f.id])]
        return max(official, key=lambda f: _day(f, items)).value if official else None
    return values[0] if len(set(values)) == 1 and all(f.bound is Bound.EXACT for f in figures) else None


def _latest_by_origin(
    figures: Sequence[Figure], items: Mapping[str, Item], origin_ids: Mapping[str, str]
) -> list[float]:
    """For each origin its latest value."""
    latest: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: _day(f, items)):
        latest[origin_ids[figure.id]] = figure
    return [figure.value for figure in latest.values() if figure.value is not None]


def _is_official(item: Item) -> bool:
    """Whether an official answers for it."""
    return bool(item.statement and item.statement.attribution.speaker.kind is LinkKind.OFFICIAL)


def _sums_that_fail(whole: Sequence[Figure], parts: Sequence[Figure]) -> Iterable[str]:
    """What does not add up is said, not repaired."""
    for total in whole:
        pieces = [p for p in parts if p.part_of == total.id and p.value is not None]
        added = sum(p.value or 0 for p in pieces)
        if total.upper is not None and added > total.upper:
            yield f"the parts of {total.as_written!r} add up to {added:g}"
