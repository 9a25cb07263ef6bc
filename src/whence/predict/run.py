"""Run one task from a file to a file: `whence predict TASK INPUT -o OUTPUT`."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from whence.errors import InputError
from whence.predict.base import PathTask, Record, Task, read_records
from whence.predict.tasks import TASKS


def predict(name: str, source: Path, target: Path, on_record: Callable[[int], None] | None = None) -> int:
    """Write the task's answers on `source` to `target`; returns how many. `on_record` is told the count as it grows.

    The output appears whole or not at all: it is written beside its place and moved there at the end.
    """
    answers = iter_answers(name, source)
    count = 0
    beside = target.with_name(target.name + ".part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            for count, answer in enumerate(answers, 1):
                file.write(json.dumps(answer, ensure_ascii=False) + "\n")
                if on_record:
                    on_record(count)
        beside.replace(target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror}", hint="name another file") from error
    finally:
        beside.unlink(missing_ok=True)
    return count


def iter_answers(name: str, source: Path) -> Iterator[Record]:
    """The task's answers, one by one."""
    task = next((task for task in TASKS if task.name == name), None)
    if task is None:
        raise InputError(f"{name}: no such task", hint="one of " + ", ".join(task.name for task in TASKS))
    return _answers(task, source)


def _answers(task: Task | PathTask, source: Path) -> Iterator[Record]:
    """What the task gives for its input."""
    if isinstance(task, PathTask):
        return task.run(source)
    records = read_records(source, task.fields, task.optional)
    return task.run(_rooted(record, task.paths, source.parent) for record in records)


def _rooted(record: Record, paths: Iterable[str], folder: Path) -> Record:
    """The record with the fields that hold paths made relative to where the program runs, not to the input."""
    return {**record, **{name: str(folder / record[name]) for name in paths}}
