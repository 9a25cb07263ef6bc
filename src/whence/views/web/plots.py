"""Two small plots as plain numbers; the templates draw them as SVG. Marks differ by place and letter, never by colour alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from whence.case.aggregates import Days
from whence.case.rows import show_date
from whence.case.why import show_value
from whence.core.dossier import Dossier
from whence.core.statement import Figure
from whence.core.vocabulary import Bound, Measure

_WIDTH, _ROW, _LEFT, _RIGHT = 880, 30, 190, 30  # in the units of the drawing
_HEIGHT, _TOP, _BOTTOM, _SIDE = 270, 32, 46, 48
_OPEN = {Bound.AT_LEAST: -1, Bound.MORE_THAN: -1, Bound.AT_MOST: 1, Bound.LESS_THAN: 1}  # up is less in a drawing
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """This says: at that place stands a mark of that size; its words are `title`; its range is open upwards (-1), downwards (1)."""

    x: float
    y: float
    size: float
    title: str
    label: str = ""
    low: float | None = None
    high: float | None = None
    kind: str = ""
    open: int = 0


@dataclass(frozen=True, slots=True)
class Plot:
    """This says: a drawing of that width and height, with these marks, lines between some, and words on both axes."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    across: tuple[tuple[float, str], ...]
    down: tuple[tuple[float, str], ...]
    lines: tuple[tuple[float, float, float, float], ...] = ()


def plot_days(told: Days | None) -> Plot | None:
    """Incidents by type and first day: one row a type, the area of a mark is how many; None where no day is known."""
    if told is None:
        return None
    first, last, step, counts = told.first, told.last, told.step, told.counts
    of_type = Counter[str]()
    for (name, _), n in counts.items():
        of_type[name] += n
    types = [name for name, _ in of_type.most_common()]
    span = max((last - first).days // step, 1)
    most = max(counts.values())

    def x(bucket: float) -> float:
        return round(_LEFT + bucket / span * (_WIDTH - _LEFT - _RIGHT), 1)

    marks = tuple(
        Mark(x(b), types.index(name) * _ROW + 20, round(3 + 9 * sqrt(n / most), 1),
             f"{n} {name.replace('_', ' ')}, {_bucket(first, b, step)}", str(n) if n > 1 else "")
        for (name, b), n in sorted(counts.items())
    )  # fmt: skip
    down = tuple((i * _ROW + 20.0, name.replace("_", " ")) for i, name in enumerate(types))
    ticks = sorted({0, span // 3, 2 * span // 3, span} if (last - first).days >= step else {0})
    across = tuple((x(t), show_date(first + timedelta(days=t * step))) for t in ticks)
    return Plot(_WIDTH, len(types) * _ROW + 36, marks, across, down)


def _bucket(first: date, bucket: int, step: int) -> str:
    """The days of a column."""
    start = first + timedelta(days=bucket * step)
    return show_date(start) if step == 1 else f"{show_date(start)} and {step - 1} days on"


def letters(dossier: Dossier) -> dict[str, str]:
    """A letter for each origin of an incident, by document: A for the first."""
    named = enumerate(dossier.corroboration.origins)
    return {document_id: _letter(n) for n, origin in named for document_id in origin.document_ids}


def _letter(n: int) -> str:
    """A to Z, then AA, AB, ..."""
    return (_letter(n // 26 - 1) if n >= 26 else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26]


def plot_figures(dossier: Dossier, measure: Measure) -> Plot | None:
    """The values of a measure by origin over the days they were reported; None where fewer than two were given."""
    tally = dossier.tally(measure)
    shown = {*tally.figures, *tally.claims, *tally.revised} if tally else set[str]()
    figures = [f for f in dossier.figures if f.id in shown and f.value is not None]
    if len(figures) < 2 or tally is None:
        return None
    days = {document.id: document.published_on for document in dossier.documents}
    columns = sorted({days[f.document_id] or date.max for f in figures})
    top = max(v for f in figures for v in (f.best, f.lower, f.upper) if v is not None) or 1
    named = letters(dossier)
    placed = _places(figures, days, columns)

    def y(value: float) -> float:
        return round(_HEIGHT - _BOTTOM - value / top * (_HEIGHT - _TOP - _BOTTOM), 1)

    kinds = dict.fromkeys(tally.claims, "claim") | dict.fromkeys(tally.revised, "revised")
    marks = {f.id: _figure_mark(f, placed[f.id], y, named, kinds.get(f.id, "")) for f in figures}
    across = tuple(
        (_column(n, len(columns)), show_date(day) if day != date.max else "undated") for n, day in enumerate(columns)
    )
    step = max(1, round(top / 4))
    down = tuple((y(v), f"{v:g}") for v in range(0, int(top) + 1, step))
    return Plot(
        _WIDTH, _HEIGHT, tuple(marks.values()), _thinned(across), down, _revisions(figures, marks, named, kinds)
    )


def _column(n: int, n_columns: int) -> float:
    """The middle of a column."""
    return round(_SIDE + (n + 0.5) * (_WIDTH - _SIDE - 12) / n_columns, 1)


def _places(figures: Sequence[Figure], days: dict[str, date | None], columns: Sequence[date]) -> dict[str, float]:
    """Where across each figure stands: in the column of its day, side by side."""
    out: dict[str, float] = {}
    room = (_WIDTH - _SIDE - 12) / len(columns)
    for n, column in enumerate(columns):
        here = [f for f in figures if (days[f.document_id] or date.max) == column]
        gap = min(34.0, room / (len(here) + 1))
        for k, figure in enumerate(here):
            out[figure.id] = round(_column(n, len(columns)) + (k - (len(here) - 1) / 2) * gap, 1)
    return out


def _figure_mark(figure: Figure, x: float, y: object, named: dict[str, str], kind: str) -> Mark:
    """One figure, with its range as a line."""
    assert callable(y)
    ends = [v for v in (figure.lower, figure.upper, figure.best) if v is not None]
    said = f" ({figure.speaker.quote})" if figure.speaker else ""
    letter = named.get(figure.document_id, "?")
    words = f"{letter}: {show_value(figure)}{said}" + (f", {kind}" if kind else "")
    is_open = _OPEN.get(figure.bound, 0)
    return Mark(x, y(figure.value), 10, words, letter, y(min(ends)), y(max(ends)), kind, is_open)


def _revisions(
    figures: Sequence[Figure], marks: dict[str, Mark], named: dict[str, str], kinds: dict[str, str]
) -> tuple[tuple[float, float, float, float], ...]:
    """Lines from a value that was replaced to the next one of its origin."""
    lines = []
    for old in (f for f in figures if kinds.get(f.id) == "revised"):
        here = marks[old.id]
        later = [m for f in figures if (m := marks[f.id]).x > here.x and m.label == here.label and m.kind != "claim"]
        if later:
            then = min(later, key=lambda mark: mark.x)
            lines.append((here.x, here.y, then.x, then.y))
    return tuple(lines)


def _thinned(ticks: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    """At most so many words on an axis."""
    return ticks[:: -(-len(ticks) // _MOST_TICKS)]
