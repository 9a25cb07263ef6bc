"""Progress of long work on the terminal: how many, how fast, what now."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from whence.case.add import Added

# What holds an unknown number of documents, so that nothing can be said of the time that remains.
_CONTAINERS = frozenset({".jsonl", ".csv", ".tsv", ".warc", ".gz", ".xml", ".rss", ".atom"})


def count_files(inputs: Iterable[str]) -> int | None:
    """How many documents to expect: one a file; None where an input is an address, a stream or a container of many."""
    count = 0
    for name in inputs:
        path = Path(name)
        files = [f for f in path.rglob("*") if f.is_file()] if path.is_dir() else [path]
        files = [f for f in files if f.name not in {"articles.jsonl", "gold.json"}]
        if not path.exists() or any(f.suffix.lower() in _CONTAINERS for f in files):
            return None
        count += len(files)
    return count


@contextmanager
def following(*, is_shown: bool, total: int | None = None) -> Iterator[Callable[[Added], None]]:
    """A callback that shows the count, the rate, the last document and, where `total` is known, the time that remains."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not is_shown) as progress:
        task = progress.add_task("reading", total=total)
        started = time.monotonic()

        def on_document(added: Added) -> None:
            done = added.new + added.known + added.failed
            rate = done / max(time.monotonic() - started, 1e-6)
            progress.update(task, description=f"{done} documents · {rate:.1f} a second · {added.last or ''}", advance=1)

        yield on_document


@contextmanager
def counting(*, is_shown: bool) -> Iterator[Callable[[int], None]]:
    """A callback that shows how many answers there are so far, and the rate."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not is_shown) as progress:
        task = progress.add_task("predicting", total=None)
        started = time.monotonic()

        def on_record(count: int) -> None:
            rate = count / max(time.monotonic() - started, 1e-6)
            progress.update(task, description=f"{count} answers · {rate:.1f} a second")

        yield on_record
