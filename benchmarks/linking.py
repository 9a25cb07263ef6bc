"""Does linking one more report cost the same in a ledger of a million as in one of a thousand, and how long does the million take?

    .venv/bin/python -m benchmarks.linking [1000 10000 100000 1000000] [--crowd 1000] [--at-once 1000] [--room FOLDER]

Fills one SQLite ledger with made readings (`benchmarks/made.py`), so many recorded together as `whence add --at-once` does: near-copies
looked up, reports linked, incidents solved, everything appended. At each size further articles of days all over the ledger are
added one by one, in turn with as many into a ledger of the smallest size, so that a machine that slows down slows both; printed are the median
processor time of one, its ratio to that of the other, of it the search for near-copies, and of the filling the reports a second (making
them left out) and the most memory. `--crowd` adds so many near-copies of one text.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.made import A_DAY, AT, crowd, readings
from whence.core.entry import Run
from whence.core.reading import Reading
from whence.documents.duplicates import signature
from whence.ledger.base import Store
from whence.ledger.sql import open_store
from whence.pipeline.copies import copy_links
from whence.pipeline.enter import entries_of
from whence.pipeline.record import Recorder

PROBES = 60
RECORDER = Recorder(Run("run-1", "benchmark", AT), AT, "made")


def main() -> None:
    """Fill, add, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--crowd", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=1000)
    parser.add_argument("--room", help="where the ledger is kept meanwhile: a folder with 10 kB of room a report")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.room) as room:
        store, small, other = (open_store(Path(room) / f"{name}.sqlite") for name in ("growing", "small", "crowd"))
        growing(store, small, sorted(given.sizes), given.at_once)
        spent = Spent()
        fill(other, crowd(3, given.crowd), given.crowd, 1, spent)
        print(f"{given.crowd:>9,} near-copies of one text, one by one: {spent}", flush=True)
        for ledger in (store, small, other):
            ledger.close()


class Spent:
    """This says: so many readings recorded, in so much processor time and so much time."""

    def __init__(self) -> None:
        self.count = 0
        self.processor = 0.0
        self.waited = 0.0

    def __str__(self) -> str:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{self.count / self.processor:.0f} a second of processor time, {self.count / self.waited:.0f} a second "
            f"({self.waited / 60:.1f} min), {memory:,.0f} MB at most"
        )


def growing(store: Store, small: Store, sizes: Sequence[int], at_once: int) -> None:
    """Fill a ledger to each size, and measure one more at each beside one more in a small one."""
    fill(small, readings(1), sizes[0], at_once, Spent())
    coming = readings(1)
    spent = Spent()
    for number, size in enumerate(sizes):
        fill(store, coming, size, at_once, spent)
        beside, here, search = [], [], []
        for one, other in zip(probes(sizes[0], number), probes(size, number + len(sizes)), strict=False):
            beside.append(one_more(small, one)[0])
            cost, of_it = one_more(store, other)
            here.append(cost)
            search.append(of_it)
        least, most = statistics.median(beside), statistics.median(here)
        print(
            f"{size:>9,} reports: {most * 1000:.1f} ms for one more, ratio {most / least:.2f}; of it "
            f"{statistics.median(search) * 1000:.1f} ms for near-copies; filled at {spent}",
            flush=True,
        )


def fill(store: Store, coming: Iterator[Reading], size: int, at_once: int, spent: Spent) -> None:
    """Record readings, so many at once, until there are so many."""
    while some := list(islice(coming, min(at_once, size - spent.count))):
        processor, started = time.process_time(), time.perf_counter()
        record(store, some)
        spent.processor += time.process_time() - processor
        spent.waited += time.perf_counter() - started
        spent.count += len(some)


def record(store: Store, some: Sequence[Reading]) -> None:
    """Look up, link, solve, append, as adding to a case does."""
    with store.turn():
        store.append(entries_of(store, RECORDER, some))


def probes(size: int, number: int) -> Iterator[Reading]:
    """Further readings of days all over a ledger of that size, others each time."""
    days = max(size // A_DAY, 1)
    return islice(readings(size + number, 2 * PROBES / days, days), PROBES)


def one_more(store: Store, reading: Reading) -> tuple[float, float]:
    """Seconds of processor time to record one reading more, and to look for its near-copies alone."""
    started = time.process_time()
    list(copy_links(store, [reading.document], {reading.document.id: signature(reading.document)}))
    searched = time.process_time()
    record(store, [reading])
    return time.process_time() - searched, searched - started


if __name__ == "__main__":
    main()
