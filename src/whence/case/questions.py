"""What one incident asks a person, one thing at a time: a cell told in several ways, a row it may be the same as, a newer run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import isfinite

from whence.case.cells import CELLS, degrees, said
from whence.case.review import Correction, Review
from whence.case.rows import when, where
from whence.case.why import show_value
from whence.core.document import Span
from whence.core.dossier import Account, Dossier
from whence.core.incident import Role
from whence.core.place import GazetteerEntry, Place
from whence.core.statement import Figure
from whence.core.time import TimeRange
from whence.core.vocabulary import Bound, Measure, RoleName

_KINDS = {"admin1": "region", "admin2": "district"}
_ORDER = ("killed", "injured", "type", "status", "time", "place", "perpetrator", "claimed_by")
assert set(_ORDER) == set(CELLS)


@dataclass(frozen=True, slots=True)
class Choice:
    """This says: one may put "9" there, which the army says in doc-1, at these words; `words` are how it is shown."""

    value: str
    words: str
    span: Span | None = None
    by: str | None = None
    n_documents: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """This says: killed is told as 7, as 9 and as 11: which holds?

    `kind` is cell (told in several ways), pair (may be the same as `other_id`), changed (a newer run reads the cell, or without
    `field` the row, otherwise than when a person decided: `was` then, `machine` now, `person` what was decided).
    """

    kind: str
    machine: str
    field: str | None = None
    other_id: str | None = None
    choices: tuple[Choice, ...] = ()
    was: str | None = None
    person: str | None = None
    author: str | None = None


def questions_of(dossier: Dossier, review: Review) -> list[Question]:
    """What is asked of an incident, what would change most first; empty where nothing is open."""
    changed = [
        _changed(c, choices_of(dossier, c.field)) for c in (*review.corrections, *review.checks) if c.is_contested
    ]
    if review.state != "open":
        row = Question("changed", said(dossier, None), was=review.saw, person=review.state, author=review.whole_by)
        return [row, *changed] if review.is_row_contested else changed
    pairs = [Question("pair", said(dossier, None), other_id=i) for i in dossier.incident.possibly_same]
    return [*changed, *pairs, *_cells(dossier, review)]


def _changed(correction: Correction, choices: tuple[Choice, ...]) -> Question:
    """A cell that a newer run reads otherwise than when it was decided about."""
    judgement = correction.judgement
    return Question(
        "changed",
        correction.machine,
        correction.field,
        choices=choices,
        was=judgement.saw,
        person=correction.value or judgement.decision,
        author=judgement.author,
    )


def _cells(dossier: Dossier, review: Review) -> Iterator[Question]:
    """The cells that nobody decided about, and that are told in several ways."""
    decided = {c.field for c in (*review.corrections, *review.checks)}
    for field in _ORDER:
        choices = choices_of(dossier, field)
        if field not in decided and len(choices) > 1:
            yield Question("cell", said(dossier, field), field, choices=choices)


def choices_of(dossier: Dossier, field: str) -> tuple[Choice, ...]:
    """The distinct values that are told of a cell, each with the words that say so first."""
    if field in ("killed", "injured"):
        choices = _merged(_of_measure(dossier, Measure(field)))
        return tuple(sorted(choices, key=lambda choice: int(choice.value.strip("≥≤ ").split("–")[0])))
    return _merged(choice for account in dossier.accounts for choice in _TOLD[field](account))


def _merged(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Each value once, with how many documents tell it."""
    found: dict[str, list[Choice]] = {}
    for choice in choices:
        found.setdefault(choice.value.casefold(), []).append(choice)
    return tuple(
        Choice(same[0].value, same[0].words, same[0].span, same[0].by, _n_documents(same)) for same in found.values()
    )


def _n_documents(same: list[Choice]) -> int:
    """In how many documents these stand."""
    return len({choice.span.document_id if choice.span else choice.by for choice in same})


def _of_measure(dossier: Dossier, measure: Measure) -> Iterator[Choice]:
    """The figures of a measure that have a number, those that count first; parts of a whole are none of its values."""
    tally = dossier.tally(measure)
    by_id = {figure.id: figure for figure in dossier.figures}
    publishers = {document.id: document.publisher for document in dossier.documents}
    for figure_id in (*tally.figures, *tally.claims, *tally.revised) if tally else ():
        figure = by_id.get(figure_id)
        if figure and (value := _number(figure)):
            said_by = figure.speaker.quote if figure.speaker else publishers.get(figure.document_id)
            note = " (a party’s claim)" if tally and figure_id in tally.claims else ""
            yield Choice(value, show_value(figure) + note, figure.span, said_by)


def _number(figure: Figure) -> str | None:
    """A figure as a value that may be kept; "more than 40" is at least 41."""
    number = figure.value
    if number is None or not isfinite(number) or number != int(number) or number < 0:
        return None
    low, high, bound = figure.lower, figure.upper, figure.bound
    if bound is Bound.RANGE and low is not None and high is not None and low < high:
        return f"{int(low)}–{int(high)}"
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return f"≥ {int(number) + (bound is Bound.MORE_THAN)}"
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return f"≤ {max(int(number) - (bound is Bound.LESS_THAN), 0)}"
    return str(int(number))


def _of_type(account: Account) -> Iterator[Choice]:
    """What kind of act it tells."""
    yield _choice(account, account.report.type.value, account.report.type.replace("_", " "), account.report.trigger)


def _of_status(account: Account) -> Iterator[Choice]:
    """Whether it happened."""
    yield _choice(account, account.report.status.value, account.report.status.value, account.report.trigger)


def _of_time(account: Account) -> Iterator[Choice]:
    """The days it tells, where they are known."""
    time = account.report.time
    if time and (value := _days(time)):
        yield _choice(account, value, when(time), time.span)


def _days(time: TimeRange) -> str | None:
    """Days as a value that may be kept."""
    if time.start is None or time.end is None:
        return None
    return time.start.isoformat() if time.start == time.end else f"{time.start.isoformat()}/{time.end.isoformat()}"


def _of_place(account: Account) -> Iterator[Choice]:
    """The place it tells."""
    place = account.report.place
    if place:
        yield _choice(account, place_value(place), where(place), place.span)


def place_value(place: Place) -> str:
    """A place as a value that may be kept.

    >>> place_value(Place("Gao", country="ML", lat=16.27167, lon=-0.04472))
    'Gao, ML @ 16.27167,-0.04472'
    """
    is_located = place.lat is not None and place.lon is not None
    at = f" @ {degrees(place.lat or 0)},{degrees(place.lon or 0)}" if is_located else ""
    return where(place).replace("@", " at ")[:250] + at


def place_entry_value(entry: GazetteerEntry) -> str:
    """A place of the gazetteer as a value that may be kept; only a town has a pin, a region's middle is none."""
    is_town = entry.kind == "city"
    at = (entry.lat, entry.lon) if is_town else (None, None)
    name = entry.name if is_town or entry.kind == "country" else f"{entry.name} ({_KINDS.get(entry.kind, entry.kind)})"
    country = None if entry.kind == "country" else entry.country
    return place_value(Place(name, None, country, entry.admin1 if is_town else None, *at))


def _of_role(find: Callable[[Account], Role | None]) -> Callable[[Account], Iterator[Choice]]:
    """The party it names in a role."""

    def told(account: Account) -> Iterator[Choice]:
        role = find(account)
        if role:
            yield _choice(account, role.span.quote, role.span.quote, role.span)

    return told


_TOLD: dict[str, Callable[[Account], Iterator[Choice]]] = {
    "type": _of_type,
    "status": _of_status,
    "time": _of_time,
    "place": _of_place,
    "perpetrator": _of_role(lambda account: account.report.role(RoleName.PERPETRATOR)),
    "claimed_by": _of_role(lambda account: account.report.claimed_by),
}


def _choice(account: Account, value: str, words: str, span: Span | None) -> Choice:
    """What one report tells."""
    one_line = " ".join(value.split())[:300]
    return Choice(one_line, words, span, account.document.publisher)
