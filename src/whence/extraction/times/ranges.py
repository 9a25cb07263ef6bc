"""Days narrowed, bounded or joined by the words around them: "early March", "since Friday", "between 12 and 15 May"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from whence.core.time import TimeRange, date_prec
from whence.extraction.times.meanings import Draft
from whence.extraction.times.tokens import Tokens
from whence.extraction.times.values import Days

_SHARES = {"early": (0.0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1.0)}
_DAY = timedelta(1)
_ENDS = ".,|()#=iOt&B"  # classes after which nothing more is said of the day, "" at the end of the text


def narrowed(days: Days, mod: str) -> Days:
    """The first half for early, the middle half for mid, the second half for late; one day stays as it is.

    >>> narrowed((date(2019, 3, 1), date(2019, 3, 31)), "late")
    (datetime.date(2019, 3, 16), datetime.date(2019, 3, 31))
    """
    if mod not in _SHARES or days[0] == days[1]:
        return days
    length = (days[1] - days[0]).days + 1
    low, high = _SHARES[mod]
    return days[0] + timedelta(int(low * length)), days[0] + timedelta(max(int(high * length) - 1, int(low * length)))


def bounded(tokens: Tokens, draft: Draft, time: TimeRange, today: date | None) -> TimeRange:
    """The range as the word before it bounds it: after and before leave only a bound, since reaches to the publication.

    "After Friday's raid" and "after Friday prayers" bound no day: the raid and the prayers were on Friday.
    """
    word = tokens.word(draft.first - 1) if draft.first else ""
    start, end = time.start, time.end
    if start is None or end is None or draft.part or tokens.classes[draft.last : draft.last + 1] not in _ENDS:
        return time
    if word == "since" and today and start <= today:
        return replace(time, end=today, date_prec=date_prec(start, today), rule=f"{time.rule}, since then")
    bare = replace(time, start=None, end=None, date_prec=None, rule=f"{time.rule}, {word} that")
    if word in ("after", "since") and end < date.max and start > date.min:
        return replace(bare, after=end if word == "after" else start - _DAY)
    if word in ("before", "until", "till", "by") and end < date.max:
        return replace(bare, before=start if word == "before" else end + _DAY)
    return time


def are_joined(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """Whether two dates are the ends of one range: "from 3 to 5 June", "12-15 May", "between 12 and 15 May"."""
    between = tokens.classes[left.last : right.first]
    if left.type != "DATE" or right.type != "DATE" or not re.fullmatch(r"[t&-]i?", between):
        return False
    return between[0] != "&" or (left.first > 0 and tokens.word(left.first - 1) == "between")


def joined(left: TimeRange | None, right: TimeRange | None) -> tuple[TimeRange | None, TimeRange | None]:
    """Both ends with the days from the first to the last; unchanged where they are not known or not in order."""
    start, end = left.start if left else None, right.end if right else None
    if left is None or right is None or start is None or end is None or start > end:
        return left, right
    words = f", one end of {start} to {end}"
    whole = replace(left, start=start, end=end, date_prec=date_prec(start, end))
    return replace(whole, rule=left.rule + words), replace(whole, rule=right.rule + words, span=right.span)
