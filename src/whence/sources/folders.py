"""Folders walked: every file in them, in the order of names."""

import os
from collections.abc import Iterator
from pathlib import Path

from whence.core.document import Failure
from whence.sources.base import failed
from whence.sources.names import name_of


def iter_files(folder: Path) -> Iterator[Path | Failure]:
    """The files under a folder, sorted; hidden ones are left out, and a folder reached twice by links is read once."""
    yield from _walk(folder, set())


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Failure]:
    """The files under a folder that was not yet seen."""
    try:
        state = folder.stat()
        if (state.st_dev, state.st_ino) in seen:
            return
        seen.add((state.st_dev, state.st_ino))
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield failed(name_of(folder), f"the folder cannot be read: {error.strerror}", "check its permissions")
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield path
