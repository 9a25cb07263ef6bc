"""Cheap keys: which pairs of reports are worth comparing at all.

Two reports are compared when their days lie at most one apart and they share a name: their place, or one of the most telling names
in what they say. Where one tells no more than a country or a region, that country is enough. One that tells no day, in
an article of which none is known, meets those at its place with whom it shares a telling name.

A report stands under `block_keys` and is compared with those that stand under its `sought_keys`: of two reports each seeks
the other, or neither does.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from whence.core.dossier import Account
from whence.core.place import WHOLE_COUNTRY, Place
from whence.linking.accounts import days
from whence.linking.names import skeleton
from whence.linking.retelling import evidence_names, lead_names

BLOCKS = "blocks@2"  # the form of the keys: reports of a ledger that stand under others are read again
MOST_APART = 1  # days between two reports of one happening: a night, a time zone

_LONGEST = 62  # days: a vaguer time says too little to look further by
_SHORT = 3  # days: longer stretches stand under their weeks
_WEEK = 7
_REGION = 4  # where_prec from which on a place is no more than a region
_N_NAMES = 6  # names of the sentences, and as many of the beginning of the text where no place is known
_N_OF_DATED = 2  # names of the sentences, and of the beginning, by which one that tells no time finds a dated report


def block_keys(account: Account) -> tuple[str, ...]:
    """The keys one report stands under ("day:738289|ksrn", ..., "dated:ksrn|ghsln")."""
    stretch = _stretch(account)
    if stretch is None:
        return _joined(["timeless"], _at_place(account, _N_NAMES))
    unit = "day" if _is_short(stretch) else "week"
    times = [f"{unit}:{number}" for number in _numbers(unit, *stretch)]
    return (*_joined(times, _names(account, _standing)), *_joined(["dated"], _at_place(account, _N_OF_DATED)))


def sought_keys(account: Account) -> tuple[str, ...]:
    """The keys of the reports one is compared with."""
    stretch = _stretch(account)
    if stretch is None:
        return _joined(["timeless", "dated"], _at_place(account, _N_NAMES))
    start, end = _widened(*stretch)
    times = [f"{u}:{number}" for u in ("day", "week") for number in _numbers(u, start, end)]
    return (*_joined(times, _names(account, _sought)), *_joined(["timeless"], _at_place(account, _N_OF_DATED)))


def may_be_one_day(left: Account, right: Account) -> bool:
    """Whether the days of two reports, as far as they are told, lie close enough for one happening."""
    a, b = days(left), days(right)
    if not (a and b and a.start and a.end and b.start and b.end):
        return True
    return max((b.start - a.end).days, (a.start - b.end).days) <= MOST_APART


def _joined(times: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Each time with each name."""
    names = list(dict.fromkeys(names))
    return tuple(f"{time}|{name}" for time in times for name in names)


def _stretch(account: Account) -> tuple[date, date] | None:
    """The first and last day it can have been; None where no time is told, or a vague one."""
    time = days(account)
    if time is None or time.start is None or time.end is None or (time.end - time.start).days > _LONGEST:
        return None
    return time.start, time.end


def _is_short(stretch: tuple[date, date]) -> bool:
    """Whether it is a matter of days."""
    return (stretch[1] - stretch[0]).days < _SHORT


def _widened(start: date, end: date) -> tuple[date, date]:
    """A stretch and the days about it, as far as the calendar goes."""
    slack = timedelta(days=MOST_APART)
    return max(start, date.min + slack) - slack, min(end, date.max - slack) + slack


def _numbers(unit: str, start: date, end: date) -> range:
    """Running numbers of the days or weeks a stretch touches."""
    length = 1 if unit == "day" else _WEEK
    return range(start.toordinal() // length, end.toordinal() // length + 1)


def _standing(place: Place) -> Iterable[str]:
    """What a place is found by: its name; by its country where somebody says no more than that, or where it says no more itself."""
    yield skeleton(place.name)
    if place.country:
        yield f"{'all' if _is_vague(place) else 'in'}:{place.country}"


def _sought(place: Place) -> Iterable[str]:
    """What the others at a place are found by."""
    yield skeleton(place.name)
    if place.country:
        yield f"all:{place.country}"
        if _is_vague(place):
            yield f"in:{place.country}"


def _is_vague(place: Place) -> bool:
    """Whether it is no more than a region, or nobody knows where it lies."""
    return place.where_prec is None or place.where_prec >= _REGION


def _names(account: Account, of_place: Callable[[Place], Iterable[str]]) -> Iterable[str]:
    """Its places, and the names by which reports that place it elsewhere or nowhere are found."""
    place = _told(account)
    told = [name for each in (place, *account.report.also_at) if each for name in of_place(each)]
    sayings = [evidence_names] if place and place.country else [evidence_names, lead_names]
    return told + [name for names_of in sayings for name in _folded(names_of(account))[:_N_NAMES]]


def _told(account: Account) -> Place | None:
    """The place its words tell."""
    place = account.report.place
    return None if place is None or place.is_assumed else place


def _at_place(account: Account, n_names: int) -> Iterable[str]:
    """Its place, where that is no whole country, with each of so many names of what it says."""
    place = _told(account)
    if place is None or (place.where_prec == WHOLE_COUNTRY and place.geonames_id is not None):
        return
    here = skeleton(place.name)
    for names in (evidence_names(account), lead_names(account)):
        for name in [name for name in _folded(names) if name != here][:n_names]:
            yield f"{here}|{name}"


def _folded(names: Iterable[str]) -> list[str]:
    """The names, spelling variants folded, each once."""
    return list(dict.fromkeys(map(skeleton, names)))
