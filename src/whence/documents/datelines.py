"""Datelines: where, when and by which agency a report says it was written.

>>> find_dateline("GAO, Mali, March 3 (CNA-Wire) - Two soldiers died.", AGENCIES)
FoundDateline(start=0, end=31, place=(0, 9), agency=(20, 28), month_day=(3, 3))
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from whence.documents.agencies import AGENCIES, full_name, sounds_like_agency
from whence.documents.dates import MONTHS, month_number

_DASH = r"\s*(?:--|[—–―])\s*|\s+-\s+"
_CAPITALS = r"(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]+|al-[A-Z]+|EL|AL|OF|THE|DE|[A-Z]\.)"
_CITY = rf"{_CAPITALS}(?:[ \-/]{_CAPITALS}){{0,4}}"
_NAME = r"[A-Z][\w'’.\-]+(?:\s(?:of|the|and|de|la|[A-Z][\w'’.\-]+)){0,4}"
_REGION = rf"(?:,\s*(?:{_NAME}))?"
_DAY = rf",?\s*(?P<month>{MONTHS})\.?\s+(?P<day>\d{{1,2}})(?:,\s*\d{{4}})?"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w&./'’\- ]{1,40}?|dpa)\s*\)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_CITY}{_REGION})(?:{_DAY})?\s*(?:{_AGENCY})?(?:{_DASH})(?=\S)",
        rf"(?P<place>{_NAME}{_REGION})(?:{_DAY})?\s*{_AGENCY}(?:{_DASH}|:\s+)(?=\S)",
        rf"(?P<place>{_CITY}{_REGION})(?:{_DAY})?\s*(?:{_AGENCY})?:\s+(?=[A-Z\"“'‘])",
        rf"{_AGENCY}(?:{_DASH})(?=\S)",
    )
)
_AGENCY_FIRST = re.compile(rf"(?P<agency>{_NAME})\s[-–—]\s(?P<place>{_NAME})\s[-–—]\s(?=\S)")
_NO_PLACES = frozenset("UPDATE UPDATED WATCH EXCLUSIVE BREAKING CORRECTION NOTE EDITORIAL OPINION ANALYSIS VIDEO PHOTOS EXPLAINER FACTBOX TIMELINE LIVE BREXIT COVID WARNING LIST PICTURES FILE READ ALSO RELATED ADVERTISEMENT EDITOR'S".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """This says: the dateline ends at 31; the place is at 0 to 9, the agency at 21 to 29; it names the 3rd of March."""

    start: int
    end: int
    place: tuple[int, int] | None
    agency: tuple[int, int] | None
    month_day: tuple[int, int] | None


def find_dateline(paragraph: str, known: Mapping[str, str] = AGENCIES) -> FoundDateline | None:
    """The dateline at the start of a paragraph, offsets in the paragraph, or None; `known` agencies by their short names."""
    found = next((m for form in _FORMS if (m := form.match(paragraph))), None) or _agency_first(paragraph, known)
    if found is None or len(paragraph) - found.end() < 10:
        return None
    groups = found.groupdict()
    if groups.get("place") and groups["place"].split()[0].strip(":,") in _NO_PLACES:
        return None
    return FoundDateline(0, len(found.group().rstrip()), _at(found, "place"), _at(found, "agency"), _month_day(groups))


def _agency_first(paragraph: str, known: Mapping[str, str]) -> re.Match[str] | None:
    """The form "Levant Newswire - Baghdad - ", only where the first part is an agency's name."""
    found = _AGENCY_FIRST.match(paragraph)
    if found and (sounds_like_agency(found["agency"]) or full_name(found["agency"], known)):
        return found
    return None


def _at(found: re.Match[str], group: str) -> tuple[int, int] | None:
    """The offsets of a group that took part in the match."""
    there = group in found.re.groupindex and found.group(group)
    return found.span(group) if there else None


def _month_day(groups: Mapping[str, str | None]) -> tuple[int, int] | None:
    """Month and day as numbers, where the dateline has them."""
    month, day = groups.get("month"), groups.get("day")
    return (month_number(month), int(day)) if month and day and 1 <= int(day) <= 31 else None


def dateline_day(month_day: tuple[int, int] | None, published_on: date | None) -> date | None:
    """The day a dateline names, in the year that puts it at or shortly before publication; None if that is unknown.

    >>> dateline_day((12, 31), date(2020, 1, 1))
    datetime.date(2019, 12, 31)
    """
    if month_day is None or published_on is None:
        return None
    for year in (published_on.year, published_on.year - 1):
        try:
            day = date(year, *month_day)
        except ValueError:
            continue
        if published_on - timedelta(days=60) <= day <= published_on + timedelta(days=1):
            return day
    return None
