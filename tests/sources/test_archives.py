"""WARC files: whole, packed, and broken in every place."""

import gzip
import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.core.document import Failure, RawDocument
from whence.sources import archives, records
from whence.sources.archives import WarcReader
from whence.sources.base import Hints, Item, Opened

NOW = datetime(2021, 5, 16, 8, tzinfo=UTC)
CAPTURED = datetime(2021, 5, 14, 9, 10, tzinfo=UTC)


def record(block: bytes, kind: str = "response", **headers: str) -> bytes:
    """One WARC record; `headers` such as Content_Type="text/plain"."""
    head = {"WARC-Type": kind, "WARC-Target-URI": "https://c.example/1", "WARC-Date": "2021-05-14T09:10:00Z"}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    head.setdefault("Content-Length", str(len(block)))
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """One HTTP answer."""
    head = {"Content-Type": "text/html; charset=utf-8"} | {n.replace("_", "-"): v for n, v in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def pages(n: int = 3) -> list[bytes]:
    """Records of pages that tell themselves apart."""
    return [
        record(answer(b"<p>page %d of the archive" % i), WARC_Target_URI=f"https://c.example/{i}") for i in range(n)
    ]


def read(content: bytes, max_bytes: int = 10_000) -> list[Item]:
    """What a WARC of these bytes gives."""
    opened = Opened("n.warc", io.BytesIO(content), "application/warc", Hints("Courier"), NOW)
    return list(WarcReader(max_bytes).read(opened))


def seen(items: list[Item]) -> list[str]:
    """Numbers of pages, "!" and the number for failures."""
    return [("!" if isinstance(item, Failure) else "") + item.name.partition("#")[2] for item in items]


PACKINGS: dict[str, Callable[[list[bytes]], bytes]] = {
    "plain": b"".join,
    "a member to a record": lambda parts: b"".join(map(gzip.compress, parts)),
    "one member": lambda parts: gzip.compress(b"".join(parts), mtime=0),
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_pages_of_every_packing(packing: str) -> None:
    info = record(b"software: x\r\n", "warcinfo", Content_Type="application/warc-fields")
    request = record(b"GET / HTTP/1.1\r\n\r\n", "request")
    items = read(PACKINGS[packing]([info, request, *pages(2), b"\r\n" * 3]))
    assert items == [
        RawDocument(
            name=f"n.warc#{i + 3}",
            content=b"<p>page %d of the archive" % i,
            media_type="text/html; charset=utf-8",
            retrieved_at=CAPTURED,
            url=f"https://c.example/{i}",
            publisher="Courier",
        )
        for i in range(2)
    ]


@pytest.mark.parametrize(
    "body",
    [
        answer(b"<p>x", "404 Not Found"),
        answer(b"<p>x", "301 Moved"),
        answer(b"\x89PNG", Content_Type="image/png"),
        answer(b"{}", Content_Type="application/json"),
    ],
)
def test_what_is_no_page_is_passed_over(body: bytes) -> None:
    assert seen(read(record(body) + pages(1)[0])) == ["2"]
    [failure] = read(record(body))
    assert isinstance(failure, Failure)
    assert failure.problem == "no page in its 1 records"


def test_text_without_http() -> None:
    wet = record(b"Two dead", "conversion", Content_Type="text/plain")
    resource = record(b"<p>Two dead", "resource", Content_Type="text/html")
    found = [(item.media_type, item.content) for item in read(wet + resource) if isinstance(item, RawDocument)]
    assert found == [("text/plain", b"Two dead"), ("text/html", b"<p>Two dead")]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b"<p>Two dead", mtime=0), {"Content_Encoding": "gzip"}),
        (b"<p>Two dead", {"Content_Encoding": "gzip"}),
        (b"<p>Two dead", {"Content_Encoding": "br"}),
        (b"5\r\n<p>Tw\r\n6;x=y\r\no dead\r\n0\r\n\r\n", {"Transfer_Encoding": "Chunked"}),
        (b"<p>Two dead", {"Transfer_Encoding": "chunked"}),
    ],
)
def test_bodies_packed_or_said_to_be(body: bytes, headers: dict[str, str]) -> None:
    [item] = read(record(answer(body, **headers)))
    assert isinstance(item, RawDocument), item
    assert item.content == b"<p>Two dead"


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (
            record(answer(gzip.compress(b"<p>Two dead", mtime=0)[:-9], Content_Encoding="gzip")),
            "the compressed body is cut off",
        ),
        (record(answer(b"\x1f\x8bjunk", Content_Encoding="gzip")), "the compressed body is damaged"),
        (record(answer(b"\x0b\x05\x80\xff", Content_Encoding="br")), "Content-Encoding br: not one Whence unpacks"),
        (
            record(answer(b"5\r\n<p>Tw\r\n6\r\no d", Transfer_Encoding="chunked")),
            "the chunked body is damaged or cut off",
        ),
        (record(answer(gzip.compress(b"a" * 99_999, mtime=0), Content_Encoding="gzip")), "larger than 10,000 bytes"),
        (record(answer(b"a" * 99_999)), "larger than 10,000 bytes"),
        (record(answer(b" ")), "the page is empty"),
        (record(answer(b"<p>x"), WARC_Truncated="length"), "the crawler cut it off (length)"),
        (record(answer(b"<p>x"), Content_Length="nine"), "WARC record with Content-Length 'nine'"),
        (record(answer(b"<p>x"), Content_Length="7"), "Content-Length of a WARC record does not fit what it holds"),
        (record(answer(b"<p>x"), Content_Length="130"), "Content-Length of a WARC record does not fit what it holds"),
        (record(answer(b"<p>x"), Content_Length="5000"), "WARC record cut off"),
        (b"junk that is no record\r\n\r\n", "no WARC record where one should begin"),
        (b"WARC/1.0\r\n" + b"x: y\r\n" * 20_000, "WARC headers without an end"),
    ],
)
@pytest.mark.parametrize("packing", ["plain", "a member to a record"])
def test_a_broken_record_is_a_failure_and_the_next_is_read(broken: bytes, problem: str, packing: str) -> None:
    first, last = pages(2)
    items = read(PACKINGS[packing]([first, broken, last]))
    assert seen(items) == ["1", "!2", "3"]
    failure = items[1]
    assert isinstance(failure, Failure)
    assert failure.problem in {problem, "WARC record cut off"}
    assert failure.hint


@pytest.mark.parametrize("at", [0, 1, 2, 15, -20, -8, -1])
def test_a_damaged_gzip_member_is_a_failure_and_the_next_is_read(at: int) -> None:
    members = [bytearray(gzip.compress(page, mtime=0)) for page in pages(4)]
    members[1][at] ^= 0xFF
    members[1][at - 1 if at else 5] ^= 0xFF
    assert seen(read(b"".join(members))) == ["1", "!2", "3", "4"]


def test_a_member_cut_off_in_the_middle_or_at_the_end() -> None:
    first, second, third = map(gzip.compress, pages(3))
    assert seen(read(first + second[:-20] + third)) == ["1", "!2", "3"]
    assert seen(read(first + second + third[:-20])) == ["1", "2", "!3"]
    assert seen(read(first + second + b"\0" * 5000)) == ["1", "2"]


def test_a_file_of_any_size_is_read_record_by_record() -> None:
    packed = gzip.compress(record(answer(b"a" * 50_000_000)), mtime=0)
    tail = gzip.compress(pages(1)[0], mtime=0)

    class Endless(io.RawIOBase):
        """A thousand pages, and a bomb of 50 MB among them."""

        def __init__(self) -> None:
            self.parts = self.make()

        def make(self) -> Iterator[bytes]:
            yield packed
            for _ in range(1000):
                yield tail

        def read(self, size: int = -1) -> bytes:
            return next(self.parts, b"")

    tracemalloc.start()
    opened = Opened("n.warc.gz", Endless(), "application/warc", Hints(), NOW)  # type: ignore[arg-type]
    items = [item.name for item in WarcReader(10_000).read(opened)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(items) == 1001
    assert peak < 3_000_000


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ChunkedDataReader", None)
    monkeypatch.setattr(records, "StatusAndHeadersParser", None)
    [failure] = read(pages(1)[0])
    assert isinstance(failure, Failure)
    assert failure.hint == "pip install 'whence[warc]'"


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(sorted(PACKINGS)))
def test_no_damage_stops_the_reader_or_invents_a_page(data: st.DataObject, packing: str) -> None:
    content = bytearray(PACKINGS[packing](pages(3)))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    items = read(bytes(content[:cut] + content[cut + data.draw(st.integers(0, 5)) :]))
    assert len([item for item in items if isinstance(item, RawDocument)]) <= 3
    assert all(isinstance(item, RawDocument | Failure) for item in items)
