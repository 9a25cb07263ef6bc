"""How far the trained reader leans towards a name being a place, beside the rules of `toponyms`."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter

from whence.inference.session import Judged, Session

_SUREST = 1e-3  # probabilities are kept this far from 0 and 1, so that rules always count


_AROUND = 160  # characters on either side of a name that the reader sees


class PlaceLean:
    """This says: "Paris" at 40 to 45 leans to a place by 2.2 (the log of its odds), "Paris" at 90 to 95 away from it by 3.

    Only names that are asked for are read, each with the words around it: a text whose names are all plain costs nothing.
    """

    def __init__(self, session: Session | None, text: str, names: Iterable[tuple[int, int]]) -> None:
        self._session = session
        self._text = text
        self._parts = list(_parts(text, names)) if session else []
        self._judged: dict[tuple[int, int], Judged] = {}

    def of(self, start: int, end: int) -> float | None:
        """The log odds, meant over the pieces of the name; None without a reader, a part that holds it, or a piece there."""
        part = next((part for part in self._parts if part[0] <= start and end <= part[1]), None)
        if self._session is None or part is None:
            return None
        if part not in self._judged:
            self._judged[part] = self._session.judge(self._text[slice(*part)], is_even=True)
        return _log_odds(self._judged[part], start - part[0], end - part[0])


def _log_odds(judged: Judged, start: int, end: int) -> float | None:
    """The log odds of a place at those characters of a part; None where no piece stands there."""
    offsets = judged.pieces.offsets
    first, last = bisect_right(offsets, start, key=itemgetter(1)), bisect_left(offsets, end, key=itemgetter(0))
    if first >= last:
        return None
    share = min(max(1 - float(judged.heads["place"][first:last, 0].mean()), _SUREST), 1 - _SUREST)
    return math.log(share / (1 - share))


def _parts(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the text around those names, cut between words, those that touch made one.

    >>> list(_parts("word " * 100, [(10, 14), (400, 404)]))
    [(0, 174), (240, 500)]
    """
    begun: tuple[int, int] | None = None
    for start, end in sorted(names):
        low = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
        high = text.find(" ", end + _AROUND)
        high = len(text) if high < 0 else high
        if begun and low <= begun[1]:
            begun = (begun[0], max(begun[1], high))
            continue
        if begun:
            yield begun
        begun = (low, high)
    if begun:
        yield begun
