"""A stream one can put bytes back on, and the members of a gzip file as such streams."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from whence.errors import DocumentError
from whence.sources.kinds import starts_gzipped_warc

_STEP = 1 << 16
_KEPT = 1 << 22  # how far back a damaged member is searched for the next
_MAGIC = b"\x1f\x8b\x08"


class Tape:
    """This says: 4,096 bytes are held, more come from there; what was read by mistake can be put back."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = bytearray()

    def peek(self, size: int) -> bytes:
        """Up to so many bytes, which stay on the tape; fewer only at the end."""
        while len(self._held) < size and (chunk := next(self._chunks, b"")):
            self._held += chunk
        return bytes(self._held[:size])

    def read(self, size: int) -> bytes:
        """Up to so many bytes; fewer only at the end."""
        found = self.peek(size)
        del self._held[:size]
        return found

    def read_line(self, limit: int) -> bytes:
        """One line with its end, or `limit` bytes of it."""
        size = 1024
        while (end := self.peek(size).find(b"\n")) < 0 and size < limit and len(self._held) >= size:
            size *= 4
        return self.read(end + 1 if 0 <= end < limit else limit)

    def put_back(self, data: bytes) -> None:
        """Read this again next."""
        self._held[:0] = data

    def skip(self, size: int) -> int:
        """Pass over so many bytes; how many there were."""
        left = size
        while left and (data := self.read(min(left, _STEP))):
            left -= len(data)
        return size - left

    def skip_to(self, mark: bytes) -> bool:
        """Pass over everything before the next `mark`; False, and nothing left, where there is none."""
        while data := self.peek(_STEP):
            at = data.find(mark)
            if at >= 0:
                del self._held[:at]
                return True
            del self._held[: max(1, len(data) - len(mark) + 1)]
        return False


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """A stream's bytes, piece by piece."""
    while data := stream.read(_STEP):
        yield data


def iter_members(raw: Tape) -> Iterator[Tape]:
    """The unpacked members of a gzip file, one tape each; reading a damaged one raises DocumentError.

    After damage the next member that begins a WARC record is found by its first bytes.
    """
    while raw.peek(1).strip(b"\0") or raw.skip_to(_MAGIC):
        member = _Member(raw)
        yield Tape(member.chunks())
        member.finish()


class _Member:
    """One gzip member, unpacked as it is read."""

    def __init__(self, raw: Tape) -> None:
        self._raw = raw
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._spent = bytearray()
        self._failed = False

    def chunks(self) -> Iterator[bytes]:
        """Its bytes; DocumentError where it is damaged or cut off."""
        while not self._unpacker.eof:
            data = self._unpacker.unconsumed_tail or self._fresh()
            try:
                found = self._unpacker.decompress(data, _STEP) if data else None
            except zlib.error as error:
                self._resync()
                raise DocumentError("damaged gzip data", hint="fetch the archive again") from error
            if found is None:
                self._resync()
                raise DocumentError("cut off within a gzip member", hint="fetch the archive again")
            if found:
                yield found

    def finish(self) -> None:
        """Run to the end of the member, so that the tape stands before the next."""
        if self._failed:
            return
        try:
            for _ in self.chunks():
                pass
        except DocumentError:
            return
        self._raw.put_back(self._unpacker.unused_data)

    def _fresh(self) -> bytes:
        """The next packed bytes, kept for a while in case the member is damaged."""
        data = self._raw.read(_STEP)
        self._spent += data
        del self._spent[:-_KEPT]
        return data

    def _resync(self) -> None:
        """Put the tape before the next member that begins a record."""
        self._failed = True
        self._raw.put_back(bytes(self._spent[1:]))
        while self._raw.skip_to(_MAGIC) and not starts_gzipped_warc(self._raw.peek(_STEP)):
            self._raw.skip(1)
