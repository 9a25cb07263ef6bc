"""The raw bytes: whole, once, at the address of what they are."""

import errno
import gzip
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.core.ids import sha256
from whence.errors import LedgerError, RunAborted
from whence.ledger.archive import Archive

PAGE = b"<p>At least nine people were killed.</p>\n" * 50


def files(archive: Archive) -> list[Path]:
    """Every file in the archive."""
    return sorted(path for path in archive.folder.rglob("*") if path.is_file())


@given(st.binary(max_size=300), st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_bytes_come_back_as_they_were(tmp_path: Path, content: bytes, times: int) -> None:
    archive = Archive(tmp_path)
    address = archive.put(content * times)
    assert address == sha256(content * times)
    assert archive.get(address) == content * times


def test_the_same_twice_is_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    addresses = {archive.put(PAGE), archive.put(PAGE), Archive(tmp_path / "archive").put(PAGE)}
    assert addresses == {sha256(PAGE)}
    assert [path.name for path in files(archive)] == [f"{sha256(PAGE)}.gz"]
    assert files(archive)[0].parent.name == sha256(PAGE)[:2]


def test_compressed_where_that_saves_room_and_alike_everywhere(tmp_path: Path) -> None:
    one, other = Archive(tmp_path / "one"), Archive(tmp_path / "other")
    dense = os.urandom(5000)
    for archive in (one, other):
        archive.put(PAGE)
        archive.put(dense)
    assert (one.folder / sha256(dense)[:2] / sha256(dense)).read_bytes() == dense
    assert files(one)[0].stat().st_size + files(one)[1].stat().st_size < 6000
    assert [path.read_bytes() for path in files(one)] == [path.read_bytes() for path in files(other)]


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert Archive(tmp_path / "never made").get(sha256(b"x")) is None
    assert list(Archive(tmp_path / "never made").iter_addresses()) == []


def test_addresses_come_in_order_and_unfinished_files_are_none(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    addresses = [archive.put(bytes([n]) * (n * 50)) for n in range(10)]
    (tmp_path / addresses[0][:2] / ".unfinished-x").write_bytes(b"half")
    assert list(archive.iter_addresses()) == sorted(addresses)


@pytest.mark.parametrize("address", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_an_address_is_an_address(tmp_path: Path, address: str) -> None:
    with pytest.raises(LedgerError, match="64 hex digits"):
        Archive(tmp_path).get(address)


@pytest.mark.parametrize(
    "content", [b"", b"other bytes", gzip.compress(b"other bytes", mtime=0), gzip.compress(PAGE, mtime=0)[:-9]]
)
def test_a_changed_file_is_told(tmp_path: Path, content: bytes) -> None:
    archive = Archive(tmp_path)
    address = archive.put(PAGE)
    files(archive)[0].write_bytes(content)
    with pytest.raises(LedgerError, match=rf"{address}.gz: damaged"):
        archive.get(address)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_ends_the_run_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    archive = Archive(tmp_path)
    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(RunAborted, match=r"No space left on device; .* \(make room"):
        archive.put(PAGE)
    assert files(archive) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")
    with pytest.raises(LedgerError, match="cannot be written"):
        Archive(tmp_path / "archive").put(PAGE)
