"""Which year a date without one belongs to: by the publication in news, by the years last spoken of in a narrative."""

from collections.abc import Sequence
from datetime import date

from whence.extraction.times.meanings import Yearless
from whence.extraction.times.setting import Published
from whence.extraction.times.values import Days, days_of

# Chosen on the training parts of TempEval-3 and WikiWars; between half and double of each the scores hardly move.
BACK = 4  # how much odder a narrative finds a step back than one ahead
UNSAID = 90  # days of detour for a year nobody named yet
LEAN = 4  # how many times nearer a date must be to win against the tense
UNSURE = 1.5  # the same where no tense tells


def nearest_year(meaning: Yearless, published: Published, tense: str | None) -> str:
    """The year that brings a month, day or season nearest to the publication.

    A date eleven months back is written with its year or with "last"; so the tense decides only where neither side is near:
    the other side must be `LEAN` times nearer to win against it.
    """
    on, tail = published.on, meaning.tail
    known = [(y, days) for y in (on.year - 1, on.year, on.year + 1) if (days := days_of(f"{y:04}{tail}"))]
    if not known or published.unit == "Y" or meaning.which == "this":
        return f"{on.year:04}{tail}"
    if meaning.which == "last":
        return f"{max((y for y, days in known if days[1] < on), default=on.year - 1):04}{tail}"
    if meaning.which == "next":
        return f"{min((y for y, days in known if days[0] > on), default=on.year + 1):04}{tail}"
    ahead, back = (1, LEAN) if tense == "ahead" else (LEAN, 1) if tense == "back" else (UNSURE, 1)
    return f"{min((_distance(days, on, ahead, back), -y) for y, days in known)[1] * -1:04}{tail}"


def _distance(days: Days, on: date, ahead: float, back: float) -> float:
    """Days from one day to others, weighed by the side they lie on; 0 where it is among them."""
    if days[0] > on:
        return (days[0] - on).days * ahead
    return max(0, (on - days[1]).days) * back


def year_of_the_text(tail: str, years: Sequence[int], last: date) -> int:
    """Of the years last spoken of and the next one, that which goes on best from the last day or month told.

    >>> year_of_the_text("-01-05", [1941], date(1941, 12, 7)), year_of_the_text("-06-06", [1950, 1944], date(1944, 6, 4))
    (1942, 1944)
    """
    costs = [(_jump(last, year, tail, years), i, year) for i, year in enumerate((*years, last.year + 1))]
    return min(costs)[2]


def _jump(last: date, year: int, tail: str, years: Sequence[int]) -> float:
    """How odd it is to go from the last day to that one, in days."""
    days = days_of(f"{year:04}{tail}")
    if days is None:
        return float("inf")
    gap = (days[0] - last).days
    return (0 if year in years else UNSAID) + (gap if gap >= 0 else -BACK * gap)
