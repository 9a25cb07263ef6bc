"""Parts of a toll told in another sentence: "three soldiers were among the dead", "Six died on the spot, two in hospital" of eight."""

import re
from collections.abc import Sequence
from dataclasses import replace

from whence.core.document import Document
from whence.core.statement import Figure
from whence.core.vocabulary import Measure

_TOLLS = frozenset({Measure.KILLED, Measure.INJURED})
_AMONG = {
    Measure.KILLED: re.compile(
        r"\bamong (?:the|those) (?:dead|killed|victims|fatalities)\b|\bthe (?:dead|victims) (?:are|were|include)", re.I
    ),
    Measure.INJURED: re.compile(
        r"\bamong the (?:injured|wounded)\b|\bthe (?:injured|wounded) (?:are|were|include)", re.I
    ),
}
_OF_THEM = re.compile(r"\s*(?:\w+ )?of the (?:dead|victims|injured|wounded|passengers|\d+)\b", re.IGNORECASE)
_THE_DEAD = re.compile(r"\b(?:the|its|their) $", re.IGNORECASE)


def with_parts(document: Document, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, those that are parts of a larger one of the same measure told elsewhere marked as such."""
    rows = [(document.sentence_at(f.span.start), f) for f in figures]
    sums = _sums(rows)
    return tuple(_as_part(document, figure, index, rows, sums) for index, figure in rows)


def _as_part(
    document: Document,
    figure: Figure,
    index: int,
    rows: Sequence[tuple[int, Figure]],
    sums: dict[str, str],
) -> Figure:
    """The figure with its whole, where the words around it or the sum say so."""
    if figure.part_of is not None or figure.measure not in _TOLLS:
        return figure
    if figure.id in sums:
        return replace(figure, part_of=sums[figure.id])
    if not _says_part(document, figure, index):
        return figure
    larger = [(i, f) for i, f in rows if f.measure == figure.measure and f.part_of is None and _exceeds(f, figure)]
    if not larger:
        return figure
    before = [row for row in larger if row[0] <= index]
    return replace(figure, part_of=(before or larger)[-1 if before else 0][1].id)


def _says_part(document: Document, figure: Figure, index: int) -> bool:
    """Whether the words say that it counts some of those counted elsewhere."""
    first, last = document.sentences[index]
    text = document.text
    if _OF_THEM.match(text, figure.span.end, last) or _AMONG[figure.measure].search(text, first, last):
        return True
    return _THE_DEAD.search(text[first : figure.span.start]) is not None and "dead" in text[figure.span.end :][:12]


def _exceeds(whole: Figure, part: Figure) -> bool:
    """Whether the one can hold the other."""
    return whole.value is not None and part.value is not None and whole.value > part.value


def _sums(rows: Sequence[tuple[int, Figure]]) -> dict[str, str]:
    """For figures side by side in a sentence that add up to another of the article, the id of that one."""
    found: dict[str, str] = {}
    for measure in _TOLLS:
        told = [(i, f) for i, f in rows if f.measure == measure and f.part_of is None and f.value]
        for index in sorted({i for i, _ in told}):
            beside = [f for i, f in told if i == index]
            for at in range(len(beside) - 1):
                parts = beside[at:]
                total = sum(f.value or 0 for f in parts)
                whole = next((f for _, f in told if f.value == total and f not in parts), None)
                if len(parts) > 1 and whole is not None:
                    found |= {part.id: whole.id for part in parts}
                    break
    return found
