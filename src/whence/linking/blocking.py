"""Cheap keys: which pairs of reports are worth comparing at all.

Two reports are compared when they share a key: a week they touch, give or take two days, together with a country, or with a
place name where no country is known.
"""

from datetime import date, timedelta

from whence.core.dossier import Account
from whence.linking.accounts import days
from whence.linking.names import skeleton

_LONGEST = 62  # days: a vaguer time says too little to look further by
_SLACK = timedelta(days=2)
_WEEK = 7


def block_keys(account: Account) -> tuple[str, ...]:
    """The keys of one report ("block:105469|PH", ...); none for a report that has no time at all."""
    time, place = days(account), account.report.place
    if time is None or time.start is None or time.end is None or (time.end - time.start).days > _LONGEST:
        return ()
    where = (place.country or skeleton(place.name)) if place else "?"
    return tuple(f"block:{week}|{where}" for week in _weeks(time.start, time.end))


def _weeks(start: date, end: date) -> range:
    """Running numbers of the weeks the range touches: neighbours on a calendar share at least one."""
    return range((start - _SLACK).toordinal() // _WEEK, (end + _SLACK).toordinal() // _WEEK + 1)
