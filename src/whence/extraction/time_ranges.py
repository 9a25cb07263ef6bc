"""Days narrowed by the words around them: "early March", "late 2014"."""

from datetime import timedelta

from whence.extraction.time_values import Days

_SHARES = {"early": (0.0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1.0)}


def narrowed(days: Days, mod: str) -> Days:
    """The first half for early, the middle half for mid, the second half for late; one day stays as it is.

    >>> from datetime import date
    >>> narrowed((date(2019, 3, 1), date(2019, 3, 31)), "late")
    (datetime.date(2019, 3, 16), datetime.date(2019, 3, 31))
    """
    if mod not in _SHARES or days[0] == days[1]:
        return days
    length = (days[1] - days[0]).days + 1
    low, high = _SHARES[mod]
    return days[0] + timedelta(int(low * length)), days[0] + timedelta(max(int(high * length) - 1, int(low * length)))
