"""On which day it was, by what the articles on one incident, early and late, tell; the choice is weighed by `choice.Chooser`."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whence.core.document import Document
from whence.core.reading import Reading
from whence.linking.choice import Features, share_of

_ACT = re.compile(
    r"\b(?:sho(?:t|ts|oting|otings|otout)|gun(?:fire|shots?|ned|man|men)|kill\w*|fired|fatal\w*|wounded|injur\w*|dead|happened|"
    r"occurred|incident|respond\w*|called)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:arrest\w*|charg\w*|court|arraign\w*|plead\w*|pled|guilty|sentenc\w*|trial|judge|indict\w*|vigil|funeral|died|dies|"
    r"announced|released|custody|jury|hearing|bond|interview\w*|posted|updated|autopsy|identified)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?(?:a\.?m|p\.?m)\b|\b(?:night|morning|afternoon|evening|midnight|noon|overnight)\b",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 45, 30  # characters around a day in which its hour is told
_LONGEST = timedelta(days=400)  # before the first article; an anniversary tells of a year ago
_MOST_DAYS = 9  # a day further back than this is as good as any other


@dataclass(frozen=True, slots=True)
class _Told:
    """This says: the article names that day where it tells of the act ("was shot on Friday"), with the hour of it."""

    day: date
    is_act: bool
    is_after: bool
    has_hour: bool


def day_candidates(readings: Sequence[Reading]) -> dict[date, Features]:
    """Days on which it can have happened, with what speaks for each; none where no article has a date."""
    published = [d for reading in readings if (d := reading.document.published_on)]
    if not published:
        return {}
    first = min(published)
    told = [_days_told(reading) for reading in readings]
    days = {its.day for some in told for its in some if first - _LONGEST <= its.day <= max(published)}
    days |= {first, first - timedelta(days=1)}
    return {day: _day_features(day, first, told) for day in sorted(days)}


def _days_told(reading: Reading) -> list[_Told]:
    """The days an article names, in the order of the text."""
    document = reading.document
    out = []
    for time in reading.times:
        if time.range and time.range.start and time.range.start == time.range.end:
            sentence = _sentence(document, time.span.start)
            around = document.text[max(0, time.span.start - _BEFORE) : time.span.end + _BEHIND]
            is_act, is_after = bool(_ACT.search(sentence)), bool(_AFTER.search(sentence))
            out.append(_Told(time.range.start, is_act, is_after, bool(_CLOCK.search(around))))
    return out


def _sentence(document: Document, offset: int) -> str:
    """The sentence at that place."""
    return next((document.text[start:end] for start, end in document.sentences if start <= offset < end), "")


def _day_features(day: date, first: date, told: Sequence[Sequence[_Told]]) -> dict[str, float]:
    """What speaks for one day."""
    before = (first - day).days
    gap = "after" if before < 0 else str(before) if before < 4 else "week" if before < 8 else "long"
    everything = [its.day for some in told for its in some if its.day <= first]
    here = [[its for its in some if its.day == day] for some in told]
    is_told = any(here)
    return {
        "told": share_of(bool(some) for some in here),
        "told_at_all": float(is_told),
        "told_often": Counter(everything)[day] / (len(everything) or 1),
        "told_first": share_of(bool(some) and some[0].day == day for some in told),
        "told_by_first": float(bool(here[0])),
        "told_first_by_first": float(bool(told[0]) and told[0][0].day == day),
        "of_act": share_of(any(its.is_act and not its.is_after for its in some) for some in here),
        "of_act_at_all": float(any(its.is_act for some in here for its in some)),
        "of_after": share_of(any(its.is_after and not its.is_act for its in some) for some in here),
        "with_hour": share_of(any(its.has_hour for its in some) for some in here),
        "with_hour_at_all": float(any(its.has_hour for some in here for its in some)),
        "with_hour_by_first": float(any(its.has_hour for its in here[0])),
        f"published_{gap}": 1.0,
        f"published_{gap}_none_told": float(not everything),
        f"days_{min(before, _MOST_DAYS)}_{'told' if is_told else 'not_told'}": 1.0,
    }
