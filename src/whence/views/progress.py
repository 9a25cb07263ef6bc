"""Progress of long work on the terminal: how many, how fast, what now."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from whence.case.add import Added


@contextmanager
def following(*, is_shown: bool) -> Iterator[Callable[[Added], None]]:
    """A callback that shows the count, the rate and the last document on standard error."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not is_shown) as progress:
        task = progress.add_task("reading", total=None)
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
