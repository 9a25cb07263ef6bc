"""Every kind of bad input in one run: one clear line each, the good article kept, the failures listed."""

import gzip
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from whence.case.case import Case
from whence.errors import LedgerError, RunAborted
from whence.samples import folder
from whence.settings import Settings

GOOD = "Bomb kills four in Gao\n\nA bomb killed four people in Gao on Friday, police said. Nobody claimed it.\n"
STORY = folder("train") / "quetta-bus"


def pdf(*, password: str | None = None) -> bytes:
    """A PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def zip_bomb() -> bytes:
    """A DOCX by name that unpacks to 300 MB of zeros."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 300_000_000)
    return held.getvalue()


def warc() -> bytes:
    """A good record, a broken one, a good one."""

    def record(name: str, body: bytes) -> bytes:
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{name}\r\n"
            f"WARC-Date: 2023-03-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{name}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
        )
        return head.encode() + page + b"\r\n\r\n"

    def body(town: str) -> bytes:
        said = f"<p>A bomb killed four people in {town} on Friday, police said, and nine others were wounded there.</p>"
        return f"<html><head><title>Blast in {town}</title></head><body><article>{said * 4}</article></body></html>".encode()

    return record("1", body("Gao")) + b"WARC/1.0\r\nrubbish without end\r\n\r\n" + record("2", body("Mopti"))


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "junk.txt": bytes(range(256)) * 40,
    "truncated.pdf": pdf()[:200],
    "locked.pdf": pdf(password="secret"),
    "bomb.docx": zip_bomb(),
    "huge.html": b"<html><body>" + b"<p>word</p>" * 5_000_000,
    "lines.jsonl": b'{"text": "' + GOOD.splitlines()[2].encode() + b'"}\nthis is no JSON\n',
    "entities.rss": (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        b"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss version='2.0'><channel><item><title>&c;</title></item></channel></rss>"
    ),
    "cut.warc": warc(),
    "cut.txt.gz": gzip.compress(b"x" * 1000, mtime=0)[:20],
}
FINE: dict[str, bytes] = {
    "good.txt": GOOD.encode(),
    "nested.html": b"<html><body><p>" + GOOD.encode() + b"<div>" * 100_000 + b"</p></body></html>",
    "mixed.txt": "Café bomb kills four\n\n".encode("cp1252")
    + "A bomb killed four people in “Gao” on Friday, police said.\n".encode(),
}


def test_each_bad_input_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, content in (BAD | FINE).items():
        (news / name).write_bytes(content)
    with Case(tmp_path / "case", Settings()) as case:
        added = case.add(news)
        failed = {failure.name: failure for failure in case.failures()}
        for name in BAD:
            told = [failure for where, failure in failed.items() if name in where]
            assert told, f"{name} failed without a word"
            assert all("\n" not in failure.problem for failure in told), name
        assert added.failed == len(failed)
        read = {Path(document.name.split("#")[0]).name for document in case.documents()}
        assert "good.txt" in read
        assert "mixed.txt" in read
        assert "lines.jsonl" in {name.split(",")[0].split(":")[0] for name in read} or any("lines" in n for n in read)
        assert sum("cut.warc" in document.name for document in case.documents()) == 2
        assert case.verify() == []


def test_private_addresses_are_refused(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        added = case.add("http://127.0.0.1:9/page.html", "http://[::1]/page.html", "http://169.254.169.254/latest")
        assert (added.new, added.failed) == (0, 3)
        assert all("private" in f.problem or "loopback" in f.problem or "address" in f.problem for f in case.failures())


def test_a_full_disk_stops_the_run_and_keeps_what_was_finished(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add(STORY / "quetta-bus-1.txt")
        kept = case.fingerprint()
        pages = case.store._engine  # type: ignore[attr-defined]
        with pages.connect() as connection:
            used = connection.exec_driver_sql("PRAGMA page_count").scalar()

        def cramped(connection: object, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {used + 1}")  # type: ignore[attr-defined]

        from sqlalchemy import event

        event.listen(pages, "connect", cramped)
        pages.dispose()
        with pytest.raises(RunAborted, match="full"):
            case.add(STORY)
        event.remove(pages, "connect", cramped)
        pages.dispose()
        assert case.verify() == []
        assert len(case.documents()) >= 1
        assert case.add(STORY).failed == 0
        assert case.fingerprint() != kept


def test_no_ledger_at_all(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "ledger.sqlite").write_bytes(b"certainly no database" * 200)
    with pytest.raises(LedgerError):
        Case(tmp_path / "case", Settings())


ADD = "import sys; from whence.case.case import Case; Case(sys.argv[1]).add(*sys.argv[2:])"


def adding(case: Path, *inputs: Path) -> subprocess.Popen[bytes]:
    """A process that adds these to that case."""
    return subprocess.Popen([sys.executable, "-c", ADD, str(case), *map(str, inputs)], stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint of the story added in one go."""
    with Case(tmp_path_factory.mktemp("clean"), Settings()) as case:
        case.add(STORY)
        return case.fingerprint()


@pytest.mark.parametrize("seconds", [0.9, 1.1, 1.3, 1.6])
def test_killed_at_any_moment_nothing_is_half_written(tmp_path: Path, clean: str, seconds: float) -> None:
    process = adding(tmp_path / "case", STORY)
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with Case(tmp_path / "case", Settings()) as case:
        assert case.verify() == []
        case.add(STORY)
        assert case.fingerprint() == clean


def test_two_processes_adding_at_once_equal_one(tmp_path: Path, clean: str) -> None:
    Case(tmp_path / "case", Settings()).close()
    files = sorted(STORY.glob("*.txt"))
    both = [adding(tmp_path / "case", *files[:4]), adding(tmp_path / "case", *files[3:])]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    with Case(tmp_path / "case", Settings()) as case:
        assert case.verify() == []
        assert case.fingerprint() == clean
