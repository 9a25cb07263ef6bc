"""Cheap keys: which pairs of reports are worth comparing at all.

Two reports are compared when they share a key: a week they touch, give or take two days, together with a country, or with one
of the few most telling names in what they say. A report whose place nobody could tell is found by its names; one that tells no
day, in an article of which none is known, meets the others at its place.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from whence.core.dossier import Account
from whence.linking.accounts import days
from whence.linking.names import skeleton
from whence.linking.retelling import evidence, lead

_LONGEST = 62  # days: a vaguer time says too little to look further by
_SLACK = timedelta(days=2)
_WEEK = 7
_COUNTRY = 6  # where_prec of a whole country
_N_NAMES = 6  # names of the sentences, and as many of the beginning of the text where no place is known


def block_keys(account: Account) -> tuple[str, ...]:
    """The keys one report is found by ("block:105469|PH", ..., "dated:ksrn"); only its place where it has no time at all."""
    weeks, at = _in_weeks(account), _at_place(account)
    return (*weeks, *(f"{'dated' if weeks else 'timeless'}:{name}" for name in at))


def sought_keys(account: Account) -> tuple[str, ...]:
    """The keys of the reports one is compared with: a dated report seeks those of its weeks and the timeless at its place."""
    weeks, at = _in_weeks(account), _at_place(account)
    kinds = ("timeless",) if weeks else ("timeless", "dated")
    return (*weeks, *(f"{kind}:{name}" for kind in kinds for name in at))


def _in_weeks(account: Account) -> tuple[str, ...]:
    """Week and country, or week and name; none for a report that has no time at all, or a vague one."""
    time = days(account)
    if time is None or time.start is None or time.end is None or (time.end - time.start).days > _LONGEST:
        return ()
    where = sorted(set(_where(account)))
    return tuple(f"block:{week}|{name}" for week in _weeks(time.start, time.end) for name in where)


def _at_place(account: Account) -> tuple[str, ...]:
    """Its place, where that is no whole country."""
    place = account.report.place
    is_country = place is None or (place.where_prec == _COUNTRY and place.geonames_id is not None)
    return () if place is None or is_country or not skeleton(place.name) else (skeleton(place.name),)


def _where(account: Account) -> Iterator[str]:
    """The country or the place, and the names by which reports without either are found."""
    place = account.report.place
    for told in filter(None, (place, *account.report.also_at)):
        yield told.country or skeleton(told.name)
        yield f"name:{skeleton(told.name)}"
    sayings = [evidence(account)] if place and place.country else [evidence(account), lead(account)]
    for saying in sayings:
        names = sorted(saying.name_weights, key=lambda name: (-saying.name_weights[name], name))
        yield from (f"name:{skeleton(name)}" for name in names[:_N_NAMES])


def _weeks(start: date, end: date) -> range:
    """Running numbers of the weeks the range touches: neighbours on a calendar share at least one."""
    return range((start - _SLACK).toordinal() // _WEEK, (end + _SLACK).toordinal() // _WEEK + 1)
