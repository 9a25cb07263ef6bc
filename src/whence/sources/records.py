"""WARC records framed: where each begins and ends, and how to go on behind a broken one."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from whence.errors import DocumentError
from whence.sources.base import too_large
from whence.sources.tape import Tape, chunks_of, iter_members

try:
    from warcio.statusandheaders import StatusAndHeadersParser
except ImportError:  # the extra `warc` is not installed; the reader says so
    StatusAndHeadersParser = None

_HEAD_LIMIT = 1 << 16  # no record has headers of more
_SLACK = 1 << 16  # for the HTTP headers that stand before a body
_READ = frozenset({"response", "resource", "conversion"})


def is_available() -> bool:
    """Whether the library that reads headers is installed."""
    return StatusAndHeadersParser is not None


@dataclass(frozen=True, slots=True)
class Record:
    """This says: a response record with those headers and that block; None as block where its type is not read."""

    headers: Any
    block: bytes | None

    def header(self, name: str) -> str | None:
        """A header of the record."""
        value: str | None = self.headers.get_header(name)
        return value


def iter_records(stream: BinaryIO, max_bytes: int) -> Iterator[Record | DocumentError]:
    """Every record of a plain or gzipped WARC, in order; in the place of a broken one an error.

    Nothing but one record at a time is held in memory.
    """
    raw = Tape(chunks_of(stream))
    is_packed = raw.peek(2) == b"\x1f\x8b"
    for tape in iter_members(raw) if is_packed else (raw,):
        yield from _records_on(tape, max_bytes)


def parse_headers(stream: BinaryIO) -> Any:
    """The first line and the headers, up to the blank line behind them."""
    return StatusAndHeadersParser([], verify=False).parse(stream)


def _records_on(tape: Tape, max_bytes: int) -> Iterator[Record | DocumentError]:
    """The records on one tape."""
    while True:
        try:
            if not _skip_blank(tape):
                return
            yield _read_record(tape, max_bytes)
        except DocumentError as error:
            yield error
            if not tape.skip_to(b"\nWARC/1."):
                return
            tape.skip(1)


def _skip_blank(tape: Tape) -> bool:
    """Pass over the blank lines between records; False at the end."""
    while (head := tape.peek(64)) and not head.strip(b"\r\n \0"):
        tape.skip(len(head))
    tape.skip(len(head) - len(head.lstrip(b"\r\n \0")))
    return bool(head)


def _read_record(tape: Tape, max_bytes: int) -> Record:
    """The record the tape stands before; DocumentError, and the tape behind its headers, where it is broken."""
    headers = _read_head(tape)
    length = headers.get_header("Content-Length") or ""
    if not (length.isascii() and length.isdigit()):
        tape.put_back(b"\n")  # the next record may begin right here
        raise DocumentError(f"WARC record with Content-Length {length or 'missing'!r}", hint="fetch the archive again")
    is_read = headers.get_header("WARC-Type") in _READ
    if int(length) <= max_bytes + _SLACK:
        block = _read_block(tape, int(length))
        return Record(headers, block if is_read else None)
    _pass_block(tape, int(length))
    if is_read:
        tape.put_back(b"\n")  # the next record is looked for at the start of a line
        problem, hint = too_large(max_bytes)
        raise DocumentError(problem, hint=hint)
    return Record(headers, None)


def _read_head(tape: Tape) -> Any:
    """The record's headers."""
    if tape.peek(5) != b"WARC/":
        raise DocumentError("no WARC record where one should begin", hint="the record before it may be damaged")
    head = bytearray()
    while (line := tape.read_line(_HEAD_LIMIT)).strip() and len(head) <= _HEAD_LIMIT:
        head += line
    if line.strip() or not line:
        raise DocumentError("WARC headers without an end", hint="fetch the archive again")
    return parse_headers(io.BytesIO(bytes(head) + b"\r\n"))


def _read_block(tape: Tape, length: int) -> bytes:
    """The block, after which a record must begin or the tape must end; put back where that is not so."""
    block = tape.read(length)
    problem = "WARC record cut off" if len(block) < length else _misfit(tape)
    if problem:
        tape.put_back(b"\n" + block)
        raise DocumentError(problem, hint="fetch the archive again")
    return block


def _pass_block(tape: Tape, length: int) -> None:
    """Pass over a block too large to hold."""
    problem = "WARC record cut off" if tape.skip(length) < length else _misfit(tape)
    if problem:
        raise DocumentError(problem, hint="its length is over the limit too, so what it covers was passed over")


def _misfit(tape: Tape) -> str | None:
    """What is wrong with what follows a block, if anything."""
    is_fit = tape.peek(4) == b"\r\n\r\n" or not _skip_blank(tape) or tape.peek(5) == b"WARC/"
    return None if is_fit else "Content-Length of a WARC record does not fit what it holds"
