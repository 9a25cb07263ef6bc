"""What is looked at for one more report depends on its days and names, not on the size of the ledger."""

import statistics
from collections.abc import Iterable
from itertools import islice

import pytest
from benchmarks.linking import RECORDER
from benchmarks.made import A_DAY, readings

from whence.core.entry import Entry
from whence.ledger.memory import MemoryStore
from whence.pipeline.enter import entries_of


class Counting(MemoryStore):
    """A ledger that counts the entries it hands out."""

    looked_at = 0

    def get_many(self, kind: str, subject_ids: Iterable[str]) -> dict[str, Entry]:
        found = super().get_many(kind, subject_ids)
        self.looked_at += len(found)
        return found


@pytest.mark.slow
def test_one_more_report_looks_at_no_more_entries_in_a_larger_ledger() -> None:
    store, coming, looked_at = Counting(), readings(1), []
    for size in (1000, 3000):
        while store.count("document") < size:
            store.append(entries_of(store, RECORDER, list(islice(coming, 250))))
        costs = []
        for probe in islice(readings(size, 3.0, size // A_DAY), 40):
            store.looked_at = 0
            entries_of(store, RECORDER, [probe])
            costs.append(store.looked_at)
        looked_at.append(statistics.mean(costs))
    assert looked_at[0] > 1
    assert looked_at[1] < 1.5 * looked_at[0]
