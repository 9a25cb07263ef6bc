"""Bulletins: texts in dated entries ("3 March, Gao: ..."), each of which tells of happenings of its own.

>>> text = "3 March, Gao: a car bomb killed nine. 8 March, Bourem: shells landed in the camp."
>>> entry_starts(text, [(0, 37), (38, len(text))])
(0, 1)
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from whence.core.reading import Reading
from whence.core.time import TimeRange

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_HEADER = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{{1,2}}(?:[/–-]\d{{1,2}})? {_MONTH}|{_MONTH} \d{{1,2}})[,:] (?:near |off )?[A-Z0-9]"
)
_PLACE = re.compile(
    r"(?:[^,:]*[,:] )(?:near |off )?(?:[NRA]\d+,? )?(?:north |south |east |west |of )*(?P<name>[A-Z][\w’'-]+(?:[ -](?:da |de |al-)?[A-Z][\w’'-]+){0,3})"
)


def entry_starts(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The indices of the sentences that open an entry; none unless there are two."""
    found = tuple(n for n, (first, last) in enumerate(sentences) if _HEADER.match(text, first, last))
    return found if len(found) > 1 else ()


class Entries:
    """This says: sentences 4 to 7 are one entry, of Monday 6 June."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._sentences = reading.document.sentences
        self._starts = entry_starts(reading.document.text, self._sentences)
        self._times = reading.times

    def header_of(self, index: int) -> int | None:
        """The index of the sentence that opens the entry a sentence stands in; None outside of entries."""
        at = bisect_right(self._starts, index) - 1
        return self._starts[at] if at >= 0 else None

    def place_of(self, header: int) -> tuple[int, int] | None:
        """Where the place name of a header stands, right after its day."""
        match = _PLACE.match(self._text, *self._sentences[header])
        return match.span("name") if match else None

    def time_of(self, header: int) -> TimeRange | None:
        """The day an entry is of."""
        first, last = self._sentences[header]
        return next((time.range for time in self._times if first <= time.span.start < last and time.range), None)
