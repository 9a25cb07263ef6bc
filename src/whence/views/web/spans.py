"""When, drawn: the days an incident is told to have been on, as wide as they are unsure, and the days it was reported."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from whence.case.rows import show_date
from whence.core.dossier import Dossier
from whence.views.web.plots import letters

_WIDTH, _SIDE, _LEAST = 480, 24, 6  # units of the drawing; days it spans at least


@dataclass(frozen=True, slots=True)
class Reported:
    """This says: at that place along the line stands the day on which the documents of these origins were published."""

    x: float
    letters: str
    title: str


@dataclass(frozen=True, slots=True)
class Span:
    """This says: it was between these two places along the line, to that precision, and was reported at those."""

    width: int
    start: float
    end: float
    precision: int
    reported: tuple[Reported, ...]
    first: str
    last: str


def plot_span(dossier: Dossier) -> Span | None:
    """The days of an incident beside the days of its documents; None where no day is known."""
    time = dossier.incident.time
    if time is None or time.start is None or time.end is None:
        return None
    days = [document.published_on for document in dossier.documents]
    known = [day for day in days if day]
    first, last = min([time.start, *known]), max([time.end, *known])
    n_days = max((last - first).days + 1, _LEAST)

    def x(day: date, more: float = 0) -> float:
        return round(_SIDE + ((day - first).days + more) / n_days * (_WIDTH - 2 * _SIDE), 1)

    named = letters(dossier)
    by_day: dict[date, set[str]] = {}
    for document in dossier.documents:
        if document.published_on:
            by_day.setdefault(document.published_on, set()).add(named.get(document.id, "?"))
    counts = Counter(known)
    reported = tuple(
        Reported(x(day, 0.5), " ".join(sorted(who)), _told(day, counts[day])) for day, who in sorted(by_day.items())
    )
    return Span(
        _WIDTH, x(time.start), x(time.end, 1), time.date_prec or 5, reported, show_date(time.start), show_date(time.end)
    )


def _told(day: date, n: int) -> str:
    """A day with how many documents were published on it."""
    return f"{show_date(day)}: {n} document{'' if n == 1 else 's'}"
