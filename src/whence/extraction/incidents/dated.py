"""Whether an act is dated by its own clause, not by the words of another one: "was kidnapped in 2015", "In 2012, fighting broke out"."""

from whence.core.document import Span
from whence.core.reading import Reading
from whence.extraction.incidents.acts import Act
from whence.extraction.incidents.status import clause_around

_VAGUE = 4  # a precision from which a time is a month or longer


def is_dated_by_its_clause(reading: Reading, act: Act) -> bool:
    """Whether the time of an act stands in the clause of its trigger, or alone before it."""
    text, first = reading.document.text, act.sentence[0]
    left, right = clause_around(text, act.trigger.start, act.trigger.end, *act.sentence)
    own = [time.span for time in reading.times if time.range == act.time and first <= time.span.start < act.sentence[1]]
    return act.time is not None and any(
        left <= span.start < right or _opens_clause(text, span, first, left) for span in own
    )


def is_vaguely_dated(act: Act) -> bool:
    """Whether an act has no day, or one of a month or longer."""
    return act.time is None or (act.time.date_prec or _VAGUE) >= _VAGUE


def _opens_clause(text: str, span: Span, first: int, left: int) -> bool:
    """Whether a time stands before a clause, alone but for a word: "In 2012, | fighting broke out"."""
    is_alone = len(text[first : span.start].split()) < 2 and not text[span.end : left].strip(", ")
    return first <= span.start < left and is_alone
