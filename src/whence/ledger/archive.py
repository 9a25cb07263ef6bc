"""The raw bytes of every document, kept for good and addressed by their SHA-256.

`archive/ab/abcdef….gz` holds the bytes whose hash is abcdef…, compressed where that saves a tenth (pages shrink to a fifth,
PDFs do not and are kept as they are, without the ending). The address is always that of the raw bytes.
"""

import errno
import gzip
import os
import re
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whence.core.ids import sha256
from whence.errors import LedgerError, RunAborted

_ADDRESS = re.compile(r"[0-9a-f]{64}")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Archive:
    """The raw bytes of a case, in a folder.

    This says: the page that was added is still there as it was, whatever has become of it elsewhere:
    `archive.get(document.sha256)`.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def put(self, content: bytes) -> str:
        """Keep these bytes and return their address; the same bytes twice are kept once.

        Whole or not at all, and on the disk when this returns. RunAborted where the disk is full, LedgerError where the
        folder cannot be written.
        """
        address = sha256(content)
        if self._find(address) is None:
            packed = gzip.compress(content, 6, mtime=0)
            is_smaller = len(packed) < 0.9 * len(content)
            with _explained(self.folder):
                _write(self._path(address, ".gz" if is_smaller else ""), packed if is_smaller else content)
        return address

    def get(self, address: str) -> bytes | None:
        """The bytes at that address, None where there are none; LedgerError where the file is damaged."""
        path = self._find(address)
        if path is None:
            return None
        try:
            content = path.read_bytes()
            content = gzip.decompress(content) if path.suffix else content
        except (OSError, EOFError, zlib.error) as error:
            raise _damaged(path, str(error)) from error
        if sha256(content) != address:
            raise _damaged(path, "its content is not what its name says")
        return content

    def iter_addresses(self) -> Iterator[str]:
        """Every address there is, in order."""
        found = (path.name.removesuffix(".gz") for path in self.folder.glob("??/*"))
        return iter(sorted({name for name in found if _ADDRESS.fullmatch(name)}))

    def _find(self, address: str) -> Path | None:
        """The file that holds that address, if any."""
        if not _ADDRESS.fullmatch(address):
            raise LedgerError(f"{address!r} is no address in an archive", hint="an address is a SHA-256: 64 hex digits")
        return next((p for p in (self._path(address, ".gz"), self._path(address, "")) if p.exists()), None)

    def _path(self, address: str, ending: str) -> Path:
        """Where the file of that address stands."""
        return self.folder / address[:2] / (address + ending)


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is either there whole, power cut or not, or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder last; systems that cannot open a folder do it by themselves."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Raise what the file system complains about within as an error of ours."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise RunAborted(
                f"{folder}: {error.strerror}; the document in hand was not kept, all before it were",
                hint="make room on the disk and add the same input again",
            ) from error
        raise LedgerError(
            f"{folder}: cannot be written ({error.strerror})", hint="check that the folder is yours"
        ) from error


def _damaged(path: Path, why: str) -> LedgerError:
    """The error for a file that no longer holds what was put there."""
    return LedgerError(f"{path}: damaged ({why})", hint="put back the file from a copy, or add the document again")
