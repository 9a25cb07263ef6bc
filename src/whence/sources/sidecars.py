"""Sidecars: an `articles.jsonl` that says who published the files beside it, when, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.core.document import Failure
from whence.errors import DocumentError
from whence.sources.base import Hints, failed, part_name
from whence.sources.fields import hints_of
from whence.sources.kinds import SIDECAR
from whence.sources.lines import iter_objects
from whence.sources.names import absolute, name_of, short_name


@dataclass(frozen=True, slots=True)
class Sidecar:
    """This says: news/articles.jsonl names a1.txt, published by Coast Courier on 14 May 2021, in its line 1.

    `files` are the paths it names, made absolute, with line and hints; `failures` its bad lines.
    """

    name: str
    files: dict[Path, tuple[int, Hints]]
    failures: tuple[Failure, ...] = ()

    def missing(self, under: Path) -> Iterator[Failure]:
        """The files it names under a folder that are not there."""
        for path, (number, _) in self.files.items():
            if path.is_relative_to(under) and not path.exists():
                problem = f"names {name_of(path.relative_to(under))}, which is not there"
                yield failed(part_name(self.name, number), problem, "put the file there or take the line out")


class SidecarShelf:
    """The sidecars looked into so far; each is read once."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._read: dict[Path, Sidecar | None] = {}
        self._reported: set[Path] = set()

    def hints(self, path: Path, levels: int) -> Hints:
        """What the nearest sidecar in the file's folder, or up to `levels` folders up, says of a file."""
        place = absolute(path)
        for folder in list(place.parents)[:levels]:
            sidecar = self.get(folder)
            if sidecar and place in sidecar.files:
                return sidecar.files[place][1]
        return Hints()

    def get(self, folder: Path) -> Sidecar | None:
        """The sidecar in a folder, if there is one."""
        place = absolute(folder) / SIDECAR
        if place not in self._read:
            self._read[place] = load_sidecar(place, self._max_bytes) if place.is_file() else None
        return self._read[place]

    def missing(self, under: Path) -> Iterator[Failure]:
        """The files named under a folder that are not there, by any sidecar read so far."""
        for _, sidecar in sorted(self._read.items()):
            if sidecar:
                yield from sidecar.missing(absolute(under))

    def failures(self) -> Iterator[Failure]:
        """The bad lines of sidecars read since this was last asked."""
        for place, sidecar in sorted(self._read.items()):
            if sidecar and place not in self._reported:
                self._reported.add(place)
                yield from sidecar.failures


def load_sidecar(path: Path, max_bytes: int) -> Sidecar | None:
    """The sidecar in this file; None where its first line holds a document, as then it is a table."""
    files: dict[Path, tuple[int, Hints]] = {}
    failures: list[Failure] = []
    try:
        with path.open("rb") as stream:
            for number, record in iter_objects(stream, max_bytes):
                if isinstance(record, dict) and "file" not in record and not files and not failures:
                    return None
                try:
                    place, hints = _line(record, path.parent)
                    files.setdefault(place, (number, hints))
                except DocumentError as error:
                    failures.append(failed(part_name(short_name(path), number), error.message, error.hint))
    except OSError as error:
        failures.append(failed(short_name(path), f"cannot be read: {error.strerror}", "check its permissions"))
    return Sidecar(short_name(path), files, tuple(failures))


def _line(record: dict[str, object] | DocumentError, folder: Path) -> tuple[Path, Hints]:
    """The file a line names and what it says of it; DocumentError where it names none within its folder."""
    if isinstance(record, DocumentError):
        raise record
    file = record.get("file")
    if not isinstance(file, str) or not file.strip() or "\0" in file:
        raise DocumentError("names no file", hint='write {"file": "a1.txt", "publisher": "..."}')
    parts = [part for part in Path(file).parts if part != "."]
    if ".." in parts or Path(file).is_absolute():
        raise DocumentError(f"names {file}, which is outside its folder", hint="write the path from the sidecar on")
    return folder.joinpath(*parts), hints_of(record)
