"""Does adding one article cost the same in a large ledger as in a small one?

    .venv/bin/python -m benchmarks.add [100 1000 10000]

Fills a ledger with the stories of the sample corpus moved to other weeks, towns and words (`benchmarks/moved.py`: readings, not read again).
At each size the articles of three stories are added to a copy of it from their files, one by one, by the whole line: parsed, read, linked,
appended. Prints the median processor time of one, its ratio to that in the smallest ledger, and the same for all that is not reading.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.moved import copies
from whence.case.case import Case
from whence.core.document import Document, Failure, RawDocument
from whence.core.entry import Run
from whence.core.reading import Reading
from whence.gazetteer.actors import load_actors
from whence.pipeline.base import Reader
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.enter import entries_of
from whence.pipeline.record import Recorder
from whence.samples import folder
from whence.settings import Settings

AT_ONCE = 200
PROBES = ("gao-barracks", "baiji-road", "tumaco-pipeline")
AT = datetime(2024, 1, 1, tzinfo=UTC)
RECORDER = Recorder(Run("run-1", "benchmark", AT), AT, "moved")
T = TypeVar("T")
U = TypeVar("U")


def main() -> None:
    """Fill, add, compare."""
    sizes = sorted(int(argument) for argument in sys.argv[1:]) or [100, 1000, 10000]
    reader = Timed(default_reader(Shelf.load(load_actors(None)), max_bytes=Settings().max_document_bytes))
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        coming = copies(read_stories(room / "read", reader))
        count, first = 0, (0.0, 0.0)
        for size in sizes:
            fill(room / "filled", islice(coming, size - count))
            count = size
            shutil.copytree(room / "filled", room / f"at-{size}")
            whole, rest = cost_in(room / f"at-{size}", reader)
            first = first if first[0] else (whole, rest)
            print(
                f"{size:>7,} articles: {whole * 1000:.0f} ms for one more, ratio {whole / first[0]:.2f}; "
                f"of it not reading {rest * 1000:.0f} ms, ratio {rest / first[1]:.2f}",
                flush=True,
            )


class Timed:
    """A reader that says how much processor time it took."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.stamp = reader.stamp
        self.spent = 0.0

    def parse(self, raw: RawDocument) -> Document | Failure:
        """What the reader parses."""
        return self._timed(self.reader.parse, raw)

    def read(self, document: Document) -> Reading:
        """What the reader reads."""
        return self._timed(self.reader.read, document)

    def _timed(self, work: Callable[[T], U], given: T) -> U:
        """What comes of the work."""
        started = time.process_time()
        made = work(given)
        self.spent += time.process_time() - started
        return made


def read_stories(room: Path, reader: Reader) -> list[list[Reading]]:
    """The stories of the train and demo parts, read."""
    with Case(room, Settings(), reader) as case:
        case.add(folder("train"), folder("demo"))
        readings = [
            Reading(
                document,
                **{
                    f"{kind}s": tuple(entry.payload for entry in case.store.find(kind, f"document:{document.id}"))
                    for kind in ("figure", "statement", "report")
                },
            )
            for document in sorted(case.documents(), key=lambda d: d.name)
        ]
    return [list(group) for _, group in groupby(readings, key=lambda r: Path(r.document.name).parent)]


def fill(room: Path, coming: Iterator[Reading]) -> None:
    """Record readings, so many at once."""
    with Case(room, Settings()) as case:
        while some := list(islice(coming, AT_ONCE)):
            with case.store.turn():
                case.store.append(entries_of(case.store, RECORDER, some))


def cost_in(room: Path, reader: Timed) -> tuple[float, float]:
    """Median seconds of processor time to add one article to the ledger there, and without reading it."""
    wholes, rests = [], []
    with Case(room, Settings(), reader) as case:
        for path in sorted(path for name in PROBES for path in (folder("demo") / name).glob("*.txt")):
            reader.spent, started = 0.0, time.process_time()
            case.add(path)
            wholes.append(time.process_time() - started)
            rests.append(wholes[-1] - reader.spent)
    return statistics.median(wholes), statistics.median(rests)


if __name__ == "__main__":
    main()
