"""Passages that two texts have in common, as ranges of words.

>>> find_passages("he said on friday that nine men and two women had died there".split(),
...               "on friday that nine men and two wamen had died there too and more".split(), shortest=8)
[Passage(left=(2, 13), right=(0, 11))]
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_RUN = 3  # words that must be the same to begin or go on with a passage
_GAP = 8  # words in which nothing need be the same
_DRIFT = 2  # words by which one text may have more than the other within a gap
_SHORTEST = 12  # words of a passage that counts: below, set phrases and titles of office
_COMMON = 8  # a run that stands more often than this in a text is no landmark


@dataclass(frozen=True, slots=True)
class Passage:
    """This says: words 2 to 13 of the left text are words 0 to 11 of the right one."""

    left: tuple[int, int]
    right: tuple[int, int]


@dataclass(slots=True)
class _Chain:
    """A passage being followed: where it began and where it has come to."""

    left_start: int
    right_start: int
    left: int
    right: int


def find_passages(left: Sequence[str], right: Sequence[str], *, shortest: int = _SHORTEST) -> list[Passage]:
    """The common passages of two texts in the order of the left one."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - _RUN + 1):
        places[tuple(right[j : j + _RUN])].append(j)
    chains: list[_Chain] = []
    following: list[_Chain] = []
    for i in range(len(left) - _RUN + 1):
        following = [chain for chain in following if i - chain.left <= _GAP]
        found = places.get(tuple(left[i : i + _RUN]), [])
        for j in found if len(found) <= _COMMON else []:
            chain = _followed(following, i, j)
            if chain is None:
                chain = _Chain(i, j, i, j)
                chains.append(chain)
                following.append(chain)
            chain.left, chain.right = i, j
    return [_passage(chain) for chain in chains if chain.left + _RUN - chain.left_start >= shortest]


def _followed(following: Sequence[_Chain], i: int, j: int) -> _Chain | None:
    """The passage that goes on at these words."""
    for chain in following:
        left, right = i - chain.left, j - chain.right
        if left > 0 and 0 < right <= _GAP and abs(left - right) <= _DRIFT:
            return chain
    return None


def _passage(chain: _Chain) -> Passage:
    """A finished chain as ranges of words."""
    return Passage((chain.left_start, chain.left + _RUN), (chain.right_start, chain.right + _RUN))


def covered(passages: Sequence[Passage], side: str) -> set[int]:
    """The words of one side ("left" or "right") that lie in any of the passages."""
    ranges = (passage.left if side == "left" else passage.right for passage in passages)
    return {i for start, end in ranges for i in range(start, end)}
