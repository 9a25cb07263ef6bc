"""What the benchmarks of reading read, and how they time it."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from whence.samples import articles, stories

REPEATS = 3


def corpora(muc4: Path | None) -> dict[str, list[str]]:
    """The texts to read, by name."""
    found = {"demo corpus": [record["text"] for story in stories("demo") for record in articles(story)]}
    if muc4:
        with muc4.open(encoding="utf-8") as lines:
            found["MUC-4 dev"] = [
                json.loads(line)["doctext"].capitalize() for line, _ in zip(lines, range(50), strict=False)
            ]
    return found


def best(work: Callable[[], object]) -> float:
    """Processor seconds of the cheapest of some runs, after one that is not counted: other work on the machine counts less so."""
    work()
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)
