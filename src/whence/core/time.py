"""When: ranges of days with a precision, and the expressions of a text they come from."""

from dataclasses import dataclass
from datetime import date

from whence.core.document import Provenance, Span


@dataclass(frozen=True, slots=True)
class TimeRange:
    """This says: on 13 May 2021, to the day, because the text says "Thursday" and was published on Friday 14 May 2021.

    Both ends are inclusive. `date_prec` is UCDP's: 1 day, 2 two to six days, 3 a week, 4 eight to thirty days or a month,
    5 more than a month, at most a year. Where the publication date is unknown a relative expression has no `start` and
    `end`, but may have the bounds the text gives: `after` and `before` (exclusive). `rule` says in words how it was worked out.
    """

    rule: str
    start: date | None = None
    end: date | None = None
    date_prec: int | None = None
    after: date | None = None
    before: date | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a range that ends before it starts: {self.start} to {self.end}")
        if self.date_prec is not None and not 1 <= self.date_prec <= 5:
            raise ValueError(f"date_prec is 1 to 5, not {self.date_prec}")

    @property
    def as_written(self) -> str | None:
        """The words of the text: "Thursday"."""
        return self.span.quote if self.span else None


def date_prec(start: date, end: date) -> int:
    """UCDP's precision code of a range of days.

    >>> date_prec(date(2021, 5, 13), date(2021, 5, 13)), date_prec(date(2021, 5, 1), date(2021, 5, 31))
    (1, 4)
    """
    days = (end - start).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """This says: the words "Thursday" are a DATE of value 2021-05-13.

    `type` is TIMEX3's DATE, TIME, DURATION or SET; `value` TIMEX3's value, None where it is not known. `range` is the days
    meant, for dates and times that can be placed on a calendar. `is_relative` marks what needed an anchor.
    """

    span: Span
    type: str
    made_by: Provenance
    value: str | None = None
    range: TimeRange | None = None
    is_relative: bool = False
