"""The task `figures`: a passage in, its figures with value, bound, whom, speaker and part_of out."""

from collections.abc import Iterable, Iterator

from whence.core.document import Span
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.extraction.figures.extractor import Figures
from whence.predict.base import Record, Task, given_document


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Each passage's figures in text order; `part_of` is the index of the whole in the same list."""
    reader = Figures()
    for record in records:
        figures = reader.extract(Reading(given_document(record["text"], record.get("date")))).figures
        places = {figure.id: i for i, figure in enumerate(figures)}
        yield {"id": record["id"], "figures": [_row(figure, places) for figure in figures]}


def _row(figure: Figure, places: dict[str, int]) -> Record:
    """One figure in the form of the task."""
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "measure": str(figure.measure),
        "lower": figure.lower,
        "upper": figure.upper,
        "best": figure.best,
        "bound": str(figure.bound),
        "whom": _offsets(figure.whom),
        "speaker": _offsets(figure.speaker),
        "part_of": places.get(figure.part_of) if figure.part_of else None,
    }


def _offsets(span: Span | None) -> list[int] | None:
    """A span as the task writes it."""
    return [span.start, span.end] if span else None


TASK = Task("figures", ("id", "text"), run, optional=("date",))
