"""TIMEX3 values of points in time, and the days they stand for.

>>> days_of("2019-W12")
(datetime.date(2019, 3, 18), datetime.date(2019, 3, 24))
>>> shifted(date(2019, 3, 31), -1, "M")
'2019-02'
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from math import ceil

Days = tuple[date, date]

_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


def days_of(value: str) -> Days | None:
    """The first and the last day of a point in time; None for what no calendar of ours holds (durations, BC, PAST_REF)."""
    try:
        return _calendar_days(value) or _week_days(value) or _part_days(value) or _long_days(value)
    except (ValueError, OverflowError):  # a day that is not there, a year beyond 9999
        return None


def thanksgiving(year: int) -> str:
    """The fourth Thursday of November.

    >>> thanksgiving(1999)
    '1999-11-25'
    """
    return date(year, 11, 28 - date(year, 11, 4).weekday() % 7).isoformat()


def _calendar_days(value: str) -> Days | None:
    """ "2019", "2019-03", "2019-03-24", with or without a time of day."""
    match = _CALENDAR.fullmatch(value)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        return date(year, month, day), date(year, month, day)
    return _months(year, month, 1) if match[2] else (date(year, 1, 1), date(year, 12, 31))


def _week_days(value: str) -> Days | None:
    """ "2019-W12", or its weekend with "-WE"."""
    match = _WEEK.fullmatch(value)
    if match is None:
        return None
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)


def _part_days(value: str) -> Days | None:
    """ "2019-Q2", "2019-SU", "2019-H1"; winter begins in December of its year."""
    match = _PART_OF_YEAR.fullmatch(value)
    return _months(int(match[1]), _FIRST_MONTH[match[2]], 6 if match[2][0] == "H" else 3) if match else None


def _long_days(value: str) -> Days | None:
    """ "199" for a decade, "19" for a century."""
    if not value.isdigit() or len(value) not in (2, 3):
        return None
    span = 10 ** (4 - len(value))
    return date(int(value) * span, 1, 1), date(int(value) * span + span - 1, 12, 31)


def _months(year: int, month: int, n: int) -> Days:
    """So many months from that one."""
    end_year, end_month = divmod(year * 12 + month - 1 + n - 1, 12)
    return date(year, month, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])


def week_of(day: date) -> str:
    """The ISO week of a day: "2019-W12"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def shifted(day: date, n: float, unit: str) -> str | None:
    """The point n units from that day, as precise as the unit; None beyond the calendar or for a unit of the clock."""
    try:
        return _shifted(day, int(n), unit)
    except (ValueError, OverflowError):
        return None


def _shifted(day: date, n: int, unit: str) -> str | None:
    if unit == "D":
        return (day + timedelta(n)).isoformat()
    if unit in ("W", "WE"):
        return week_of(day + timedelta(7 * n)) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        step = 1 if unit == "M" else 3
        year, month = divmod(day.year * 12 + day.month - 1 + n * step, 12)
        return _year(year) + (f"-{month + 1:02}" if unit == "M" else f"-Q{month // 3 + 1}")
    if unit == "Y":
        return _year(day.year + n)
    spans = {"DE": 10, "CE": 100}
    return (
        _year(day.year // spans[unit] * spans[unit] + n * spans[unit])[: 3 if unit == "DE" else 2]
        if unit in spans
        else None
    )


def _year(year: int) -> str:
    """A year of four digits; ValueError beyond the calendar."""
    return f"{date(year, 1, 1).year:04}"


def go_back(day: date, n: float, unit: str) -> date | None:
    """The day n units before (after, for a negative n): "the past three months" goes from there to the day itself."""
    try:
        if unit in ("D", "W", "TH"):
            return day - timedelta(ceil(n * {"D": 1, "W": 7, "TH": 1 / 24}[unit]))
        months = n * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 - int(months), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, KeyError):
        return None


def month_day(month: int, day: int | None) -> str | None:
    """ "-03-24" or "-03"; None for a day no March ever had.

    >>> month_day(2, 29), month_day(2, 30)
    ('-02-29', None)
    """
    if day is None:
        return f"-{month:02}"
    return f"-{month:02}-{day:02}" if 1 <= day <= monthrange(2000, month)[1] else None
