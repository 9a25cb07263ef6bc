"""What an articles.jsonl says of the files beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whence.core.document import Failure, RawDocument
from whence.sources.base import Hints, Item
from whence.sources.inputs import read_sources

NOW = datetime(2021, 5, 16, 8, tzinfo=UTC)


def read(*inputs: str | Path, hints: Hints | None = None) -> list[Item]:
    """Everything these inputs give."""
    return list(read_sources([str(item) for item in inputs], hints, max_bytes=10_000, now=NOW))


def write_sidecar(folder: Path, *lines: dict[str, str] | str) -> None:
    """An articles.jsonl of these lines."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "articles.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a1.txt").write_text("Two dead")
    (folder / "a2.txt").write_text("Three dead")
    return folder


COURIER = {
    "id": "a-1",
    "file": "a1.txt",
    "url": "https://c.example/1",
    "publisher": "Courier",
    "published": "2021-05-14",
}


def assert_named(item: Item) -> None:
    """That the item is the Courier's."""
    assert isinstance(item, RawDocument)
    assert (item.article_id, item.url, item.publisher, item.published) == tuple(
        COURIER[key] for key in ("id", "url", "publisher", "published")
    )


def test_it_speaks_for_the_files_it_names_and_is_stronger_than_hints(news: Path) -> None:
    write_sidecar(news, COURIER)
    first, second = read(news, hints=Hints("Lantern", "2020-01-01"))
    assert_named(first)
    assert isinstance(second, RawDocument)
    assert (second.publisher, second.article_id) == ("Lantern", None)


def test_it_may_lie_in_the_parent(news: Path) -> None:
    write_sidecar(news.parent, {**COURIER, "file": "news/a1.txt"})
    assert_named(read(news)[0])
    assert_named(read(news / "a1.txt")[0])
    assert_named(read(f"{news}/a1.*")[0])
    assert_named(read(news / ".." / "news")[0])


def test_the_nearest_one_counts(news: Path) -> None:
    write_sidecar(news, COURIER)
    write_sidecar(news.parent, {**COURIER, "file": "news/a1.txt", "publisher": "Lantern"})
    assert_named(read(news.parent)[0])


def test_named_itself_it_stands_for_its_files(news: Path) -> None:
    write_sidecar(news, COURIER)
    [item] = read(news / "articles.jsonl")
    assert_named(item)


def test_bad_lines_are_failures_and_the_rest_is_read(news: Path) -> None:
    write_sidecar(
        news, COURIER, "{no json", {"file": "gone.txt"}, {"file": "../secret.txt"}, {"file": "/etc/passwd"}, {"x": "y"}
    )
    items = read(news)
    assert [type(item) for item in items[:2]] == [RawDocument, Failure]
    problems = {item.problem for item in items if isinstance(item, Failure)}
    assert problems == {
        "no JSON: Expecting property name enclosed in double quotes at column 2",
        "names gone.txt, which is not there",
        "names ../secret.txt, which is outside its folder",
        "names /etc/passwd, which is outside its folder",
        "names no file",
    }
    assert len(items) == 7


def test_a_table_of_that_name_is_a_table(news: Path) -> None:
    write_sidecar(news, {"text": "Four dead"})
    items = read(news)
    assert [item.name.rpartition("/")[2] for item in items] == ["a1.txt", "a2.txt", "articles.jsonl#1"]
