"""Bodies of web answers unpacked, never beyond a limit."""

import zlib

from whence.errors import DocumentError
from whence.sources.base import too_large

_WINDOWS = {"gzip": (16 + zlib.MAX_WBITS,), "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS)}  # deflate: both are in use


def unpack(body: bytes, encoding: str | None, max_bytes: int) -> bytes:
    """The body behind a Content-Encoding; DocumentError where it is damaged, cut off, or larger than `max_bytes`.

    Archives often keep the header of a body they have unpacked already: such a body is returned as it is.
    """
    coding = (encoding or "identity").strip().lower().removeprefix("x-")
    if coding == "identity" or not body:
        return _bounded(body, max_bytes)
    if coding in _WINDOWS and not (coding == "gzip" and not body.startswith(b"\x1f\x8b")):
        return _inflate(body, _WINDOWS[coding], max_bytes)
    if _is_text(body):
        return _bounded(body, max_bytes)
    raise DocumentError(f"Content-Encoding {encoding}: not one Whence unpacks", hint="fetch it as gzip or uncompressed")


def _bounded(body: bytes, max_bytes: int) -> bytes:
    """The body if it is within the limit."""
    if len(body) > max_bytes:
        problem, hint = too_large(max_bytes)
        raise DocumentError(problem, hint=hint)
    return body


def _is_text(body: bytes) -> bool:
    """Whether the bytes are readable as they are."""
    try:
        return "\0" not in body.decode("utf-8")
    except UnicodeDecodeError:
        return False


def _inflate(body: bytes, windows: tuple[int, ...], max_bytes: int) -> bytes:
    """Unpacked with the first window that fits."""
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            text = unpacker.decompress(body, max_bytes + 1)
        except zlib.error:
            continue
        _bounded(text, max_bytes)
        if not unpacker.eof:
            raise DocumentError("the compressed body is cut off", hint="fetch it again")
        return text
    raise DocumentError("the compressed body is damaged", hint="fetch it again")
