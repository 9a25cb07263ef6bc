"""How far probabilities can be believed: what was said beside how often it was right, in bins, and as a drawing.

>>> bins([(0.9, True), (0.9, False), (0.2, False)])
[Bin(said=0.2, right=0.0, n=1), Bin(said=0.9, right=0.5, n=2)]
>>> round(error([Bin(0.2, 0.0, 1), Bin(0.9, 0.5, 2)]), 3)
0.333
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_SIDE, _GAP, _ACROSS = 150, 46, 5
_AXIS = "#777"


class Bin(NamedTuple):
    """This says: of 40 values said to be right with 0.83 on average, 0.80 were."""

    said: float
    right: float
    n: int


def bins(pairs: Iterable[tuple[float, bool]], count: int = 10) -> list[Bin]:
    """Pairs of what was said and whether it was right, in bins of equal width, without empty ones."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, is_right in pairs:
        held[min(count - 1, int(said * count))].append((said, is_right))
    return [
        Bin(round(sum(s for s, _ in row) / len(row), 4), sum(r for _, r in row) / len(row), len(row))
        for _, row in sorted(held.items())
    ]


def error(row: Sequence[Bin]) -> float:
    """The expected calibration error: how far what was said lies from what was right, on average over values."""
    return sum(b.n * abs(b.said - b.right) for b in row) / max(1, sum(b.n for b in row))


def draw(groups: Mapping[str, Sequence[Bin]]) -> str:
    """An SVG of small squares, one a group: right against said, a dot as large as its bin, the diagonal for what can be believed."""
    down = -(-len(groups) // _ACROSS)
    width, height = _ACROSS * (_SIDE + _GAP) + _GAP, down * (_SIDE + _GAP + 16) + _GAP
    squares = (_square(name, row, n) for n, (name, row) in enumerate(groups.items()))
    style = 'font-family="sans-serif" font-size="11" fill="#333"'
    body = "\n".join(squares)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {style}>\n<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'


def _square(name: str, row: Sequence[Bin], at: int) -> str:
    """One group."""
    left, top = _GAP + at % _ACROSS * (_SIDE + _GAP), _GAP + at // _ACROSS * (_SIDE + _GAP + 16)
    n = sum(b.n for b in row)
    parts = [
        f'<text x="{left}" y="{top - 6}" font-weight="bold">{name} <tspan font-weight="normal">n {n}</tspan></text>',
        f'<rect x="{left}" y="{top}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_AXIS}"/>',
        f'<path d="M{left} {top + _SIDE}L{left + _SIDE} {top}" stroke="{_AXIS}" stroke-dasharray="3 3"/>',
        f'<text x="{left}" y="{top + _SIDE + 14}">0</text>',
        f'<text x="{left + _SIDE}" y="{top + _SIDE + 14}" text-anchor="end">said 1</text>',
        f'<text x="{left - 4}" y="{top + 9}" text-anchor="end">1</text>',
        f'<text x="{left - 4}" y="{top + _SIDE}" text-anchor="end">right 0</text>',
    ]
    for b in row:
        x, y, r = left + b.said * _SIDE, top + (1 - b.right) * _SIDE, 2 + 6 * (b.n / n) ** 0.5
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="#2b6cb0" fill-opacity="0.7"/>')
    return "\n".join(parts)
