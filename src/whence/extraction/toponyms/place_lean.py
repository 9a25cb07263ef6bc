"""How far the trained reader leans towards a name being a place, beside the rules of `toponyms`."""

import math
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import itemgetter

from whence.inference.session import Judged, Session

_SUREST = 1e-3  # probabilities are kept this far from 0 and 1, so that rules always count


class PlaceLean:
    """This says: "Paris" at 40 to 45 leans to a place by 2.2 (the log of its odds), "Paris" at 90 to 95 away from it by 3.

    The text is read when the first name is asked for: a text without names costs nothing.
    """

    def __init__(self, session: Session | None, text: str) -> None:
        self._session = session
        self._text = text

    def of(self, start: int, end: int) -> float | None:
        """The log odds, meant over the pieces of the name; None without a reader or without a piece there."""
        if self._session is None:
            return None
        offsets = self._judged.pieces.offsets
        first, last = bisect_right(offsets, start, key=itemgetter(1)), bisect_left(offsets, end, key=itemgetter(0))
        if first >= last:
            return None
        share = min(max(1 - float(self._judged.heads["place"][first:last, 0].mean()), _SUREST), 1 - _SUREST)
        return math.log(share / (1 - share))

    @cached_property
    def _judged(self) -> Judged:
        """What the reader tells of the text."""
        if self._session is None:
            raise ValueError("no reader to ask")
        return self._session.judge(self._text)
