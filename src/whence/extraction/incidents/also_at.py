"""Places listed together: acts told as one that took place in each of them.

>>> text = "Attacks were carried out in Libya, Niger and Iraq."
>>> from whence.core.document import Span
>>> named = [Span("d", at, at + len(name), name) for name in ("Libya", "Niger", "Iraq") for at in [text.index(name)]]
>>> [span.quote for span in listed_with(text, named, named[0])]
['Niger', 'Iraq']
"""

import itertools
import re
from collections.abc import Sequence

from whence.core.document import Span

_COMMA = re.compile(r"\s*,\s*")
_LAST = re.compile(r"\s*,?\s*(?:and|&|as well as)\s+(?:in |across |near )?")
_NO_LIST = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)


def listed_with(text: str, named: Sequence[Span], place: Span) -> tuple[Span, ...]:
    """The other places of the list a place stands in; none where no "and" closes it ("Paris, France"), or it is a route."""
    for run in _runs(text, sorted(named, key=lambda span: span.start)):
        if any(span.overlaps(place) for span in run):
            return tuple(span for span in run if not span.overlaps(place))
    return ()


def _runs(text: str, named: list[Span]) -> list[list[Span]]:
    """Names with nothing but commas between them, closed by "and" before the last."""
    runs, run = [], named[:1]
    for left, right in itertools.pairwise(named):
        between = text[left.end : right.start]
        if _LAST.fullmatch(between):
            runs.append([*run, right])
            run = [right]
        elif _COMMA.fullmatch(between):
            run = [*run, right]
        else:
            run = [right]
    return [run for run in runs if not _NO_LIST.search(text[: run[0].start])]
