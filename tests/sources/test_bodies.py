"""Bodies unpacked within a limit."""

import gzip
import zlib

import pytest

from whence.errors import DocumentError
from whence.sources.bodies import unpack


def _raw_deflate(data: bytes) -> bytes:
    """Deflate without the zlib wrapping, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"Two dead", None),
        (b"Two dead", "identity"),
        (gzip.compress(b"Two dead", mtime=0), "X-GZIP"),
        (zlib.compress(b"Two dead"), "deflate"),
        (_raw_deflate(b"Two dead"), "deflate"),
        (b"Two dead", "gzip"),
        (b"Two dead", "zstd"),
    ],
)
def test_unpacked(body: bytes, encoding: str | None) -> None:
    assert unpack(body, encoding, 8) == b"Two dead"
    with pytest.raises(DocumentError, match="larger than 7 bytes"):
        unpack(body, encoding, 7)


def test_nothing_stays_nothing() -> None:
    assert unpack(b"", "gzip", 8) == b""


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd", "gzip"])
def test_what_cannot_be_unpacked(encoding: str) -> None:
    with pytest.raises(DocumentError) as caught:
        unpack(b"\x1f\x8b\x00\xff\xfe", encoding, 100)
    assert caught.value.hint
