"""Whatever a user may name, good and bad: files, folders, patterns, standard input, addresses."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whence.core.document import Failure, RawDocument
from whence.sources.base import Hints, Item
from whence.sources.fetch import Fetcher
from whence.sources.fetched import Fetched, FixedFetcher
from whence.sources.inputs import read_sources

NOW = datetime(2021, 5, 16, 8, tzinfo=UTC)


def read(
    *inputs: str | Path,
    hints: Hints | None = None,
    fetcher: Fetcher | None = None,
    max_bytes: int = 10_000,
    stdin: bytes = b"",
) -> list[Item]:
    """Everything these inputs give."""
    names = [str(item) for item in inputs]
    return list(read_sources(names, hints, fetcher, max_bytes=max_bytes, now=NOW, stdin=io.BytesIO(stdin)))


def the_document(items: list[Item]) -> RawDocument:
    """The only item, a document."""
    [item] = items
    assert isinstance(item, RawDocument), item
    return item


def the_failure(items: list[Item]) -> Failure:
    """The only item, a failure."""
    [item] = items
    assert isinstance(item, Failure), item
    return item


def names(items: list[Item]) -> list[str]:
    """The file names of the items, failures marked."""
    return [("!" if isinstance(item, Failure) else "") + Path(item.name).name for item in items]


def write(folder: Path, **files: str) -> Path:
    """Files in a folder: `a1_txt="Two dead"` is a1.txt."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"Two dead", "text/plain"),
        ("a.HTM", b"<p>Two dead", "text/html"),
        ("a.md", b"# Two dead", "text/markdown"),
        ("a.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("a.txt", b"%PDF-1.7 a PDF under a wrong name", "application/pdf"),
        ("saved page", b"\xef\xbb\xbf <!DOCTYPE html><html>", "text/html"),
        ("wide", "<html><p>Two dead".encode("utf-16"), "text/html"),
        (
            "a.docx",
            b"PK\x03\x04 word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_one_document_to_a_file(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(content)
    document = the_document(read(tmp_path / name, hints=Hints("Coast Courier", "2021-05-14")))
    assert (document.content, document.media_type, document.retrieved_at) == (content, media_type, NOW)
    assert (document.publisher, document.published, document.url) == ("Coast Courier", "2021-05-14", None)
    assert document.name == (tmp_path / name).as_posix()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"x" * 10_001, "larger than 10,000 bytes"),
        ("a.tpx", b"what", "not a kind of file Whence reads"),
        ("a.zip", b"PK\x03\x04 pictures", "not a kind of file Whence reads"),
        ("a.jsonl", b"", "the file is empty"),
        ("a.csv", b"\n", "the file is empty"),
        ("a.rss", b" ", "the file is empty"),
        ("a.warc", b"", "no page in its 0 records"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    failure = the_failure(read(tmp_path / name))
    assert failure.problem == problem
    assert failure.hint
    assert failure == the_failure(read(tmp_path / name))


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert the_failure(read(tmp_path / "none.txt")).problem == "no such file"
    assert the_failure(read(tmp_path / "gone.txt")).problem == "a link to a file that is not there"
    assert the_failure(read(tmp_path / "pipe.txt")).problem == "not a regular file"
    assert the_failure(read(tmp_path / "*.html")).problem == "no file to read fits the pattern"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_fails_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Two dead", b_txt="Three dead")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert names(read(tmp_path)) == ["!a.txt", "b.txt", "!closed"]


def test_an_unreadable_file_fails_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt="Two dead", b_txt="Three dead")
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    items = read(tmp_path)
    assert names(items) == ["!a.txt", "b.txt"]
    assert isinstance(items[0], Failure)
    assert items[0].problem == "no permission to read it"


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path, b_txt="Two dead", a_txt="Three dead", gold_json="{}", README_md="About", x_odt="?", logo_png="?")
    write(tmp_path / "sub", c_txt="Four dead")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("no")
    assert names(read(tmp_path)) == ["a.txt", "b.txt", "c.txt", "!x.odt"]
    assert names(read(f"{tmp_path}/**/*.txt")) == ["a.txt", "b.txt", "c.txt"]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}")
    assert the_failure(read(tmp_path)).problem == "nothing to read in the folder"


def test_folders_that_loop_by_links_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Two dead")
    deep = tmp_path / "deep"
    deep.mkdir()
    write(deep, b_txt="Three dead")
    for n in range(20):
        (deep / f"up{n}").symlink_to(tmp_path)
        (tmp_path / f"down{n}").symlink_to(deep)
    assert names(read(tmp_path)) == ["a.txt", "b.txt"]


def test_file_names_that_are_no_utf8_can_be_written_down(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/gao\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"Two dead")
    document = the_document(read(tmp_path))
    assert document.name.endswith("gao\\xe9.txt")
    assert document.name.encode("utf-8")


def test_standard_input_is_what_its_first_bytes_show() -> None:
    assert the_document(read("-", stdin=b"Two dead")).media_type == "text/plain"
    assert the_document(read("-", stdin=b"<html><p>Two dead")).media_type == "text/html"
    assert the_document(read("-", stdin=b'{"text": "Two dead"}\n')).name == "standard input#1"
    assert the_failure(read("-", stdin=b"")).problem == "the file is empty"


def test_addresses_are_fetched() -> None:
    url = "https://courier.example/a"
    page = Fetched("https://courier.example/b", b"<p>x", NOW, "text/html; charset=windows-1251")
    picture = Fetched("https://courier.example/c", b"\x89PNG", NOW, "image/png")
    fetcher = FixedFetcher({url: page, "https://courier.example/c": picture})
    document = the_document(read(url, fetcher=fetcher))
    assert (document.url, document.name) == ("https://courier.example/b", "https://courier.example/b")
    assert document.media_type == "text/html; charset=windows-1251"
    assert "image/png" in the_failure(read("https://courier.example/c", fetcher=fetcher)).problem
    assert the_failure(read("https://courier.example/d", fetcher=fetcher)).url == "https://courier.example/d"
    assert the_failure(read(url)).problem == "nothing is fetched here"


def test_reading_is_lazy(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Two dead", b_txt="Three dead")
    items = read_sources([str(tmp_path)], max_bytes=100, now=NOW)
    assert Path(next(items).name).name == "a.txt"
    (tmp_path / "b.txt").write_text("Four dead")
    second = next(items)
    assert isinstance(second, RawDocument)
    assert second.content == b"Four dead"
