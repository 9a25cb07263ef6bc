"""Numbers of a document into figures: what is counted, within which bounds, of whom, as told by whom, part of what.

reading = Figures().extract(Reading(document))
reading.figures[0].as_written        "At least nine"
reading.skipped[0].reason            "an age"
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from whence.core.document import Document, Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.reading import Reading
from whence.core.statement import Figure, Statement
from whence.core.time import TimeExpression, TimeRange
from whence.core.vocabulary import Measure
from whence.extraction.figures.colour import is_cumulative, is_hypothetical, modality_of
from whence.extraction.figures.lexicon import FigureLexicon, load_figure_lexicon
from whence.extraction.figures.measures import TAKEN_UP, Measured, measure_sentence
from whence.extraction.figures.parts import with_parts
from whence.extraction.figures.speakers import speaker_of
from whence.extraction.figures.words import Word, split_words

_LONGEST = 400
_UNITS = {
    Measure.WEAPONS: "weapons",
    Measure.ATTACKS: "attacks",
    Measure.VEHICLES_OR_BUILDINGS_DESTROYED: "objects",
    Measure.OTHER: "things",
}


@dataclass(frozen=True)
class Figures:
    """This says: figures are read by rules and word lists, sentence by sentence; times and statements are used if there.

    Fails on no text. What looks like a number and is no figure is kept as skipped, with the reason.
    """

    lexicon: FigureLexicon = field(default_factory=load_figure_lexicon)
    name: str = "figures"
    version: str = "2"
    requires: frozenset[str] = frozenset({"document"})
    assigns: frozenset[str] = frozenset({"figures"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its figures, and with the numbers that are none among what was set aside."""
        figures: list[Figure] = []
        skipped: list[Skipped] = []
        earlier: deque[str] = deque(maxlen=3)
        for words in _iter_pieces(reading.document):
            measured = measure_sentence(words, self.lexicon, next((m for m in reversed(earlier) if m), None))
            earlier.append(next((m.measure for m in reversed(measured) if m.measure in TAKEN_UP), None) or "")
            figures += self._figures(reading, words, measured)
            skipped += [
                _skipped(reading.document, words, m) for m in measured if m.measure is None and _is_seen(words, m)
            ]
        return replace(reading, figures=with_parts(reading.document, figures), skipped=reading.skipped + tuple(skipped))

    def _figures(self, reading: Reading, words: Sequence[Word], measured: Sequence[Measured]) -> list[Figure]:
        """The figures of one sentence."""
        made_by = f"{self.name}@{self.version}"
        ids = [_figure_id(reading.document, words, m) for m in measured]
        return [
            _figure(reading, words, m, ids[k], ids[m.whole] if m.whole is not None else None, made_by)
            for k, m in enumerate(measured)
            if m.measure is not None
        ]


def _iter_pieces(document: Document) -> Iterator[list[Word]]:
    """The words of each sentence; one of more than 400 words (a table, a list without a stop) in pieces, so that time stays bounded."""
    for start, end in document.sentences:
        words = split_words(document.text, start, end)
        for at in range(0, len(words), _LONGEST):
            yield words[at : at + _LONGEST]


def _figure(
    reading: Reading, words: Sequence[Word], m: Measured, figure_id: str, part_of: str | None, made_by: str
) -> Figure:
    """One figure, with what its sentence and the rest of the reading say of it."""
    number, measure = m.candidate.number, Measure(m.measure or "")
    span = _number_span(reading.document, words, m)
    statement = _statement_of(reading.statements, span)
    return Figure(
        id=figure_id,
        document_id=reading.document.id,
        span=span,
        measure=measure,
        bound=number.bound,
        made_by=Provenance(made_by, rule=m.rule),
        lower=number.lower,
        upper=number.upper,
        best=number.best,
        unit=number.currency or _UNITS.get(measure, "people"),
        whom=_whom(reading.document, words, m),
        speaker=_speaker(reading.document, words, m, statement),
        time=_time_of(reading.times, reading.document, span),
        part_of=part_of,
        modality=modality_of(words, number.first),
        is_cumulative=is_cumulative(words, number.first),
        is_hypothetical=is_hypothetical(words, number.first, m.effect.at if m.effect else None),
        statement_id=statement.id if statement else None,
    )


def _number_span(document: Document, words: Sequence[Word], m: Measured) -> Span:
    """The span of the number with its bound words, or of the single person."""
    number = m.candidate.number
    return document.span(words[number.first].start, words[number.last - 1].end)


def _figure_id(document: Document, words: Sequence[Word], m: Measured) -> str:
    """The id of the figure a number makes."""
    span = _number_span(document, words, m)
    return make_id("fig", document.id, span.start, span.end, m.measure)


def _whom(document: Document, words: Sequence[Word], m: Measured) -> Span | None:
    """The counted phrase; none for money and where it is elided."""
    counted = m.candidate.counted
    if counted.head is None or m.candidate.number.currency is not None or m.candidate.number.best == 0:
        return None
    return document.span(words[counted.first].start, words[counted.last - 1].end)


def _speaker(document: Document, words: Sequence[Word], m: Measured, statement: Statement | None) -> Span | None:
    """Who gives the number: as its sentence says, else the one answerable for the statement it lies in."""
    found = speaker_of(words, m.candidate.number.first)
    if found is not None:
        return document.span(words[found[0]].start, words[found[1] - 1].end)
    return statement.attribution.speaker.span if statement else None


def _statement_of(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The statement in whose content the number lies; the shortest where they nest."""
    holding = [(content.end - content.start, s) for s in statements for content in s.content if content.covers(span)]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _time_of(times: Sequence[TimeExpression], document: Document, span: Span) -> TimeRange | None:
    """The nearest date of the same clause, if the reading has times."""
    near = []
    for time in times:
        if time.range is None or time.type not in {"DATE", "TIME"}:
            continue
        left, right = sorted((time.span, span), key=lambda s: s.start)
        between = document.text[left.end : right.start]
        if len(between) <= 150 and not any(mark in between for mark in (". ", ";", "\n", "? ", "! ")):
            near.append((len(between), time.span.start, time.range))
    return min(near, key=lambda row: row[:2])[2] if near else None


def _is_seen(words: Sequence[Word], m: Measured) -> bool:
    """Whether a number that is no figure is worth keeping: not "a man", not the "no" of "no claim"."""
    return not m.candidate.is_single and words[m.candidate.number.core].lower != "no"


def _skipped(document: Document, words: Sequence[Word], m: Measured) -> Skipped:
    """A number that is no figure, with the reason."""
    span = _number_span(document, words, m)
    reason = m.reason or "a count of something else"
    return Skipped(make_id("skip", document.id, span.start, span.end, reason), document.id, "number", reason, span)
