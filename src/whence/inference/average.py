"""Groups by average link: the two groups whose members are most alike on average are joined first, until none are enough.

The outcome depends on the scores alone, not on the order of the items: of equal pairs the one with the smallest names goes first.
"""

import heapq
from collections.abc import Callable, Hashable, Mapping, Sequence

Pair = tuple[int, int]
FLOOR = -8.0  # what a pair that was never scored counts as; scores are clipped to it and to its opposite


def average_link(
    n_items: int, scores: Mapping[Pair, float], least: float, may_join: Callable[[Sequence[int], Sequence[int]], bool]
) -> list[list[int]]:
    """Groups of the items 0 to n-1, joined while the mean score of the pairs between two groups is `least` or more.

    `scores` are those of pairs (smaller, larger); `may_join` is asked before two groups are joined.
    """
    return _Grouping(n_items, scores, least).run(may_join)


def anything(left: Sequence[Hashable], right: Sequence[Hashable]) -> bool:
    """Nothing stands against joining any two groups."""
    return True


class _Grouping:
    """Groups by their smallest item, with the sums of what the scored pairs between two groups exceed the floor by."""

    def __init__(self, n_items: int, scores: Mapping[Pair, float], least: float) -> None:
        self.least = least
        self.members = {i: [i] for i in range(n_items)}
        self.above: dict[int, dict[int, float]] = {i: {} for i in range(n_items)}
        for (i, j), score in scores.items():
            excess = min(max(score, FLOOR), -FLOOR) - FLOOR
            self.above[i][j] = self.above[j][i] = excess
        self.heap = [(-self._mean(i, j), i, j) for i in self.above for j in self.above[i] if i < j]
        self.heap = [entry for entry in self.heap if -entry[0] >= least]
        heapq.heapify(self.heap)

    def run(self, may_join: Callable[[Sequence[int], Sequence[int]], bool]) -> list[list[int]]:
        """Join until no pair of groups is alike enough."""
        while self.heap:
            score, i, j = heapq.heappop(self.heap)
            is_current = i in self.members and j in self.members and self._mean(i, j) == -score
            if is_current and may_join(self.members[i], self.members[j]):
                self._join(i, j)
        return [sorted(members) for _, members in sorted(self.members.items())]

    def _mean(self, i: int, j: int) -> float:
        """The mean score of the pairs between two groups."""
        return FLOOR + self.above[i].get(j, 0.0) / (len(self.members[i]) * len(self.members[j]))

    def _join(self, i: int, j: int) -> None:
        """Make one group of two, under the smaller name."""
        self.members[i] += self.members.pop(j)
        for other, excess in self.above.pop(j).items():
            del self.above[other][j]
            if other != i:
                self.above[i][other] = self.above[other][i] = self.above[i].get(other, 0.0) + excess
        for other in self.above[i]:
            mean = self._mean(i, other)
            if mean >= self.least:
                heapq.heappush(self.heap, (-mean, min(i, other), max(i, other)))
