"""Whatever a user names, read into raw documents: files, folders, patterns, addresses, standard input."""

import glob
import io
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from whence.core.document import Failure
from whence.sources import kinds
from whence.sources.archives import WarcReader
from whence.sources.base import Hints, Item, Opened, SourceReader, failed, too_large
from whence.sources.feeds import FeedReader
from whence.sources.fetch import Fetcher
from whence.sources.files import WholeReader
from whence.sources.folders import iter_files
from whence.sources.names import absolute, name_of
from whence.sources.sidecars import SidecarShelf
from whence.sources.tables import CsvReader, JsonlReader

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_OF_ANY_SIZE = frozenset({kinds.WARC, kinds.JSONL, kinds.CSV, kinds.TSV})  # read record by record


def read_sources(
    inputs: Iterable[str],
    hints: Hints | None = None,
    fetcher: Fetcher | None = None,
    *,
    max_bytes: int,
    now: datetime,
    stdin: BinaryIO | None = None,
) -> Iterator[Item]:
    """Every document the inputs hold, one at a time, and a failure for whatever cannot be read.

    An input is a file, a folder, a pattern ("news/*.html"), an address, or "-" for standard input. `now` (aware UTC) is when
    files count as retrieved; nothing above `max_bytes` is held in memory.
    """
    desk = _Desk(hints or Hints(), fetcher, max_bytes, now, stdin)
    for name in inputs:
        yield from desk.read(name)


def read_content(name: str, content: bytes, hints: Hints, *, max_bytes: int, now: datetime) -> Iterator[Item]:
    """Every document in one file whose bytes are at hand, or a failure; nothing on the disk is looked at, nothing fetched."""
    desk = _Desk(hints, None, max_bytes, now, None)
    media_type = kinds.media_type_of(name, content[: kinds.HEAD_BYTES])
    if media_type is None:
        yield failed(name, "not a kind of file Whence reads", f"it reads {kinds.KINDS_READ}")
    elif len(content) > max_bytes:
        yield failed(name, *too_large(max_bytes))
    else:
        opened = Opened(name, io.BufferedReader(io.BytesIO(content)), media_type, hints, now)
        yield from desk.readers[media_type.partition(";")[0]].read(opened)


class _Desk:
    """What one call of `read_sources` works with."""

    def __init__(
        self, hints: Hints, fetcher: Fetcher | None, max_bytes: int, now: datetime, stdin: BinaryIO | None
    ) -> None:
        self.hints = hints
        self.fetcher = fetcher
        self.max_bytes = max_bytes
        self.now = now
        self.stdin = stdin
        self.sidecars = SidecarShelf(max_bytes)
        readers: tuple[SourceReader, ...] = (
            WholeReader(max_bytes),
            JsonlReader(max_bytes),
            CsvReader(max_bytes),
            WarcReader(max_bytes),
            FeedReader(max_bytes, fetcher),
        )
        self.readers = {media_type: reader for reader in readers for media_type in reader.media_types}

    def read(self, name: str) -> Iterator[Item]:
        """What one input holds."""
        if name == "-":
            yield from self._standard_input()
        elif _ADDRESS.match(name):
            yield from self._address(name)
        elif Path(name).is_dir():
            yield from self._folder(Path(name))
        elif glob.has_magic(name) and not Path(name).exists():
            yield from self._pattern(name)
        else:
            yield from self._named_file(Path(name))

    def _standard_input(self) -> Iterator[Item]:
        """Standard input, as what its first bytes show; else as text."""
        stream = _peekable(self.stdin or sys.stdin.buffer)
        head = stream.peek(kinds.HEAD_BYTES)[: kinds.HEAD_BYTES]
        media_type = kinds.JSONL if head.lstrip().startswith(b'{"') else kinds.media_type_of("-", head) or kinds.TEXT
        yield from self._opened(Opened("standard input", stream, media_type, self.hints, self.now))

    def _address(self, address: str) -> Iterator[Item]:
        """What is at an address."""
        if self.fetcher is None:
            yield failed(address, "nothing is fetched here", "save the page and add the file", address)
            return
        answer = self.fetcher.fetch(address)
        if isinstance(answer, Failure):
            yield answer
            return
        media_type = kinds.media_type_of(answer.url, answer.content[: kinds.HEAD_BYTES], answer.media_type)
        if media_type is None:
            problem = f"{answer.media_type or 'what is there'} is not a kind Whence reads"
            yield failed(address, problem, f"it reads {kinds.KINDS_READ}", address)
            return
        own = Hints(url=answer.url).over(self.hints)
        stream = io.BytesIO(answer.content)
        yield from self._opened(Opened(answer.url, stream, answer.as_read(media_type), own, answer.retrieved_at))

    def _folder(self, folder: Path) -> Iterator[Item]:
        """Every file under a folder; what its sidecars name and is not there are failures."""
        n_found = 0
        for found in iter_files(folder):
            if isinstance(found, Failure):
                n_found += 1
                yield found
            elif not self._is_passed_over(found):
                n_found += 1
                yield from self._file(found, levels=len(found.relative_to(folder).parts) + 1)
        for failure in self._missing(folder):
            n_found += 1
            yield failure
        if not n_found:
            yield failed(name_of(folder), "nothing to read in the folder", f"Whence reads {kinds.KINDS_READ}")

    def _is_passed_over(self, path: Path) -> bool:
        """Whether a file in a folder is left out; an articles.jsonl with texts in it is a table like any other."""
        if path.name == kinds.SIDECAR:
            return self.sidecars.get(path.parent) is not None
        return kinds.is_passed_over(path)

    def _missing(self, folder: Path) -> Iterator[Failure]:
        """What is wrong with the sidecars in, under and beside a folder, and the files they name that are not there."""
        self.sidecars.get(absolute(folder).parent)
        yield from self.sidecars.failures()
        yield from self.sidecars.missing(folder)

    def _pattern(self, pattern: str) -> Iterator[Item]:
        """Every file a pattern fits."""
        paths = [path for path in map(Path, sorted(glob.glob(pattern, recursive=True))) if not path.is_dir()]
        paths = [path for path in paths if not self._is_passed_over(path)]
        if not paths:
            yield failed(pattern, "no file to read fits the pattern", "check the pattern and where you are")
        for path in paths:
            yield from self._file(path)

    def _named_file(self, path: Path) -> Iterator[Item]:
        """A file the user named; an articles.jsonl stands for the files it names."""
        sidecar = self.sidecars.get(path.parent) if path.name == kinds.SIDECAR else None
        if sidecar is None:
            yield from self._file(path)
            return
        yield from self.sidecars.failures()
        for place in sidecar.files:
            within = place.relative_to(absolute(path.parent))
            yield from self._file(path.parent / within, len(within.parts))

    def _file(self, path: Path, levels: int = 2) -> Iterator[Item]:
        """What one file holds."""
        name = name_of(path)
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode):
                yield failed(name, "not a regular file", "pipe it in and read it with -")
                return
            with path.open("rb") as stream:
                yield from self._stream(name, path, stream, state.st_size, levels)
        except OSError as error:
            yield failed(name, *_why(path, error))

    def _stream(self, name: str, path: Path, stream: io.BufferedReader, size: int, levels: int) -> Iterator[Item]:
        """What an open file holds."""
        media_type = kinds.media_type_of(name, stream.peek(kinds.HEAD_BYTES)[: kinds.HEAD_BYTES])
        if media_type is None:
            yield failed(name, "not a kind of file Whence reads", f"it reads {kinds.KINDS_READ}")
        elif size > self.max_bytes and media_type not in _OF_ANY_SIZE:
            yield failed(name, *too_large(self.max_bytes))
        else:
            hints = self.sidecars.hints(path, levels).over(self.hints)
            yield from self._opened(Opened(name, stream, media_type, hints, self.now))
            yield from self.sidecars.failures()

    def _opened(self, opened: Opened) -> Iterator[Item]:
        """What the reader of its kind makes of it."""
        yield from self.readers[opened.media_type.partition(";")[0]].read(opened)


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    """The stream, so that its first bytes can be looked at and still be read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _why(path: Path, error: OSError) -> tuple[str, str]:
    """What is wrong with a file that does not open, and what to do."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return "a link to a file that is not there", "mend the link or remove it"
        return "no such file", "check the name and where you are"
    if isinstance(error, PermissionError):
        return "no permission to read it", "change its permissions"
    return f"cannot be read: {error.strerror}", "check the disk it is on"
