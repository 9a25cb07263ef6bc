"""How far two people who judged the same rows agree, and how far beyond what chance would give."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from whence.case.decide import in_force
from whence.case.standing import current_incident
from whence.core.entry import Judgement
from whence.ledger.base import View

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """This says: Ana and Ben both judged 50 rows, 35 of them alike; kappa 0.4.

    `decisions` says how often Ana decided the first and Ben the second: ("positive", "negative", 5). `kappa` is None where
    both decided the same about every row: nothing could then have been told from chance.
    """

    left: str
    right: str
    n_rows: int
    n_alike: int
    kappa: float | None
    decisions: tuple[tuple[str, str, int], ...]


def kappa_of(pairs: Iterable[Pair]) -> float | None:
    """Cohen's kappa: agreement beyond chance, by the share of what chance leaves (Cohen 1960). None where it leaves nothing.

    >>> kappa_of([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    0.4
    """
    counts = Counter(pairs)
    n = counts.total()
    left, right = Counter[str](), Counter[str]()
    for (one, other), times in counts.items():
        left[one] += times
        right[other] += times
    by_chance = sum(left[name] * right[name] for name in left)  # of n * n; whole numbers, so that 1 is 1
    alike = sum(times for (one, other), times in counts.items() if one == other)
    return (alike * n - by_chance) / (n * n - by_chance) if n * n > by_chance else None


def agreements(view: View) -> list[Agreement]:
    """The agreement of every two people over the rows both judged whole, those with most rows first."""
    rows = _decisions(view)
    names = sorted({author for decided in rows.values() for author in decided})
    found = [_agreement(left, right, rows) for left, right in combinations(names, 2)]
    return sorted((one for one in found if one.n_rows), key=lambda one: (-one.n_rows, one.left, one.right))


def _agreement(left: str, right: str, rows: Mapping[str, Mapping[str, str]]) -> Agreement:
    """The agreement of two people."""
    pairs = [(decided[left], decided[right]) for decided in rows.values() if {left, right} <= decided.keys()]
    n_alike = sum(one == other for one, other in pairs)
    decisions = tuple((one, other, n) for (one, other), n in sorted(Counter(pairs).items()))
    return Agreement(left, right, len(pairs), n_alike, kappa_of(pairs), decisions)


def _decisions(view: View) -> dict[str, dict[str, str]]:
    """For each incident as it is now, what each person decided last about the whole of it."""
    by_row: defaultdict[str, defaultdict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for judgement in (entry.payload for entry in view.iter_kind("judgement")):
        if judgement.field is None and judgement.other_id is None:
            incident = current_incident(view, judgement.subject_id)
            if incident:
                by_row[incident.id][judgement.author].append(judgement)
    latest = {row: {author: in_force(some) for author, some in by.items()} for row, by in by_row.items()}
    return {row: {author: held[-1].decision for author, held in by.items() if held} for row, by in latest.items()}
