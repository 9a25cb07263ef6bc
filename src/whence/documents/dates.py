"""The day of publication: as given, as a line of the page says, as the address has it. Never later than the capture.

>>> read_date("Tuesday 24/September/2019 - 04:24 PM")
Day(on=datetime.date(2019, 9, 24), precision='day')
>>> read_date("03/04/2019") is None  # the third of April or the fourth of March: not ours to guess
True
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from whence.documents.lines import Line, is_prose

_NAMES = "january february march april may june july august september october november december".split()
MONTHS = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_M = rf"(?P<month>{MONTHS})\.?"
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WRITTEN = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)",
        rf"(?<![a-z]){_M}\s+{_D},?\s+{_Y}",
        rf"(?<!\d){_D}(?:\s+of)?[\s/.\-]+{_M}[,\s/.\-]+{_Y}",
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<![a-z]){_M},?\s+{_Y}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,2})(?![\d-])",
    )
)
_CLOCK = r"\d{1,2}\s*[:.h]\s*\d{2}(?:\s*[:.]\d{2})?\s*(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_AROUND = re.compile(
    rf"(?i)\b(?:published|posted|updated|last|modified|first|on|at|in|created|date|issued|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|{_CLOCK}"
    r"|\b(?:gmt|utc|est|edt|pst|pdt|ist|bst|cest|cet|eat|wat|local time|hours?|hrs)\b(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|\W+"
)
_SAYS_UPDATED = re.compile(r"(?i)\b(?:updated|modified)\b")
_SAYS_PUBLISHED = re.compile(r"(?i)^\W*(?:first |originally )?(?:published|posted|created|issued|date)\b")
_HEAD_LINES = 10  # a line with the day stands near the top, or says "Published"


@dataclass(frozen=True, slots=True)
class Day:
    """This says: September 2019, to the month; `on` is its first day."""

    on: date
    precision: str


def month_number(name: str) -> int:
    """The number of a month from its name or its abbreviation.

    >>> month_number("Sept"), month_number("MARCH")
    (9, 3)
    """
    return next(i for i, full in enumerate(_NAMES, 1) if full.startswith(name.casefold()[:3]))


def read_date(text: str) -> Day | None:
    """The first day, month or lone year in a text; None where there is none or where day and month could be swapped."""
    written = _first_written(text)
    if written is not None:
        return _day(written)
    year = re.fullmatch(r"\s*((?:19|20)\d\d)\s*", text)
    return Day(date(int(year[1]), 1, 1), "year") if year else None


def is_ambiguous(text: str) -> bool:
    """Whether its only date could be read in two ways: 03/04/2019."""
    written = _first_written(text)
    return written is not None and "first" in written.re.groupindex and _day(written) is None


def _first_written(text: str) -> re.Match[str] | None:
    """The first date in a text, by the first form that fits."""
    return next((found for form in _WRITTEN if (found := form.search(text))), None)


def _day(written: re.Match[str]) -> Day | None:
    """The day a match means; None if there is no such day, or two."""
    parts = written.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        return _numeric(year, int(parts["first"]), int(parts["second"]), parts["mark"])
    month = month_number(parts["month"]) if parts.get("month") else int(parts["number"])
    return _made(year, month, int(parts["day"])) if parts.get("day") else _made(year, month, None)


def _numeric(year: int, first: int, second: int, mark: str) -> Day | None:
    """Day and month written as numbers: with dots the day comes first, else one above twelve or equal numbers tell."""
    if mark == "." or first > 12 or first == second:
        return _made(year, second, first)
    return _made(year, first, second) if second > 12 else None


def _made(year: int, month: int, day: int | None) -> Day | None:
    """A day or month, None if the calendar has no such."""
    try:
        return Day(date(year, month, day or 1), "day" if day else "month")
    except ValueError:
        return None


def in_lines(lines: Sequence[Line]) -> tuple[Day, int, int] | None:
    """The day a line of the page gives as its own, with the offsets of the words; "Published" counts more than "Updated"."""
    candidates = [found for i, line in enumerate(lines) if (found := _in_line(line, near_top=i < _HEAD_LINES))]
    candidates.sort(key=lambda found: found[0])
    return candidates[0][1:] if candidates else None


def _in_line(line: Line, *, near_top: bool) -> tuple[int, Day, int, int] | None:
    """Rank, day and offsets, where a short line is about a date and little else."""
    if line.n_words > 16 or is_prose(line.text):
        return None
    written = _first_written(line.text)
    day = _day(written) if written else None
    if written is None or day is None:
        return None
    says = _SAYS_PUBLISHED.search(line.text) is not None
    rest = _AROUND.sub("", line.text[: written.start()] + line.text[written.end() :])
    if not says and (not near_top or len(rest) > 30):
        return None
    rank = 0 if says else 2 if _SAYS_UPDATED.search(line.text) else 1
    return rank, day, line.start + written.start(), line.start + written.end()


def in_address(url: str) -> Day | None:
    """The day or month in the path of an address: /2020/10/14/hodeidah-port.

    >>> in_address("https://orontes.example/2020/10/15/hudaydah")
    Day(on=datetime.date(2020, 10, 15), precision='day')
    """
    path = re.sub(r"^\w+://[^/]*", "", url).split("?")[0]
    day = re.search(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)", path)
    if day:
        return _made(int(day[1]), int(day[2]), int(day[3]))
    named = re.search(rf"(?i)/((?:19|20)\d\d)/({MONTHS})/(\d{{1,2}})(?!\d)", path)
    if named:
        return _made(int(named[1]), month_number(named[2]), int(named[3]))
    parts = path.split("/")
    month = next(((a, b) for a, b in pairwise(parts) if _is_year(a) and re.fullmatch(r"0?[1-9]|1[0-2]", b)), None)
    return _made(int(month[0]), int(month[1]), None) if month else None


def _is_year(part: str) -> bool:
    """Whether it is a year in which there was a web."""
    return re.fullmatch(r"19[89]\d|20\d\d", part) is not None
