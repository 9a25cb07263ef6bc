"""When: the time expressions of a document, placed on the calendar, with the rule that placed them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from whence.core.document import Document, Provenance, Span
from whence.core.reading import Reading
from whence.core.time import TimeExpression, TimeRange, date_prec
from whence.extraction.times.anchors import Placed, Timeline
from whence.extraction.times.drafts import find_drafts
from whence.extraction.times.meanings import Draft, Fixed, Step, Yearless
from whence.extraction.times.ranges import are_joined, bounded, joined, narrowed
from whence.extraction.times.setting import is_narrative, published_of
from whence.extraction.times.tense import tense_at
from whence.extraction.times.tokens import Tokens
from whence.extraction.times.values import days_of


class Times:
    """Finds time expressions by rule: "Friday" in a text published on Sunday 24 March 2019 is 2019-03-22.

    News counts from the publication, a narrative of other times from the day it last spoke of. Without a publication day
    "yesterday" keeps its words and no value; never is today's date taken for it.
    """

    name = "times"
    version = "2"
    requires = frozenset({"document"})
    assigns = frozenset({"times"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with `times` filled, in the order of the text; lines that are not the article are passed over."""
        return replace(reading, times=tuple(self._read(reading.document)))

    def _read(self, document: Document) -> list[TimeExpression]:
        """Every expression of the article, its range bounded by the words before it and joined to that of its neighbour."""
        tokens = Tokens(document.text)
        drafts = _in_article(document, tokens, find_drafts(tokens))
        published = published_of(document)
        timeline = Timeline(published, narrative=is_narrative(drafts, published))
        today = published.on if published and published.unit == "D" else None
        times: list[TimeExpression] = []
        for draft, placed in _place_all(tokens, drafts, timeline):
            time = self._time(document, tokens, draft, placed)
            if time.range and not (times and draft.first == drafts[len(times) - 1].last):
                time = replace(time, range=bounded(tokens, draft, time.range, today))
            times.append(time)
        _join(tokens, drafts, times)
        return times

    def _time(self, document: Document, tokens: Tokens, draft: Draft, placed: Placed) -> TimeExpression:
        """The noun of one placed draft."""
        span = document.span(tokens.starts[draft.first], tokens.ends[draft.last - 1])
        rule = f"{tokens.words(draft.first, draft.last)} → {placed.value or 'unknown'}, {placed.why or 'as written'}"
        made_by = Provenance(f"{self.name}@{self.version}", rule=type(draft.meaning).__name__.lower())
        kind = "DURATION" if placed.is_length else draft.type
        return TimeExpression(
            span, kind, made_by, placed.value, _range(draft, placed, rule, span), placed.why is not None
        )


def _join(tokens: Tokens, drafts: Sequence[Draft], times: list[TimeExpression]) -> None:
    """Give both ends of "from 3 to 5 June" the days from the first to the last."""
    for i in range(len(times) - 1):
        if are_joined(tokens, drafts[i], drafts[i + 1]):
            left, right = joined(times[i].range, times[i + 1].range)
            times[i], times[i + 1] = replace(times[i], range=left), replace(times[i + 1], range=right)


def _place_all(tokens: Tokens, drafts: Sequence[Draft], timeline: Timeline) -> Iterator[tuple[Draft, Placed]]:
    """Each draft with its place, the timeline moving along."""
    for i, draft in enumerate(drafts):
        beside = _beside(tokens, drafts, i, timeline) if isinstance(draft.meaning, Step) else None
        tense = None if isinstance(draft.meaning, Fixed) else tense_at(tokens, draft.first, draft.last)
        placed = timeline.place(draft, tense, beside)
        if draft.type in ("DATE", "TIME"):
            timeline.move(draft, placed.value)
        yield draft, placed


def _beside(tokens: Tokens, drafts: Sequence[Draft], i: int, timeline: Timeline) -> str | None:
    """The value of the date a step is told with: "10 days after March 23, 2019", "on June 6, 1944, two days after the fall"."""
    step = drafts[i].meaning
    if isinstance(step, Step) and step.origin == "event":
        is_apposed = i and tokens.classes[drafts[i - 1].last : drafts[i].first] == ","
        return timeline.point if is_apposed and isinstance(drafts[i - 1].meaning, Fixed | Yearless) else None
    if i + 1 == len(drafts) or drafts[i + 1].first != drafts[i].last or isinstance(drafts[i + 1].meaning, Step):
        return None
    return timeline.place(drafts[i + 1]).value


def _in_article(document: Document, tokens: Tokens, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand outside the lines that are not the article."""
    lines = sorted((line.span.start, line.span.end) for line in document.furniture)
    kept: list[Draft] = []
    i = 0
    for draft in drafts:
        while i < len(lines) and lines[i][1] <= tokens.starts[draft.first]:
            i += 1
        if i == len(lines) or lines[i][0] >= tokens.ends[draft.last - 1]:
            kept.append(draft)
    return kept


def _range(draft: Draft, placed: Placed, rule: str, span: Span) -> TimeRange | None:
    """The days an expression means, or the bounds of them; None for lengths, sets and references."""
    if placed.after or placed.before:
        return TimeRange(rule, after=placed.after, before=placed.before, span=span)
    days = placed.stretch or (days_of(placed.value) if placed.value and draft.type in ("DATE", "TIME") else None)
    if days is None:
        return None
    start, end = narrowed(days, draft.mod)
    if draft.spills and end < date.max:
        end += timedelta(1)
    return TimeRange(rule, start, end, date_prec(start, end), span=span)
