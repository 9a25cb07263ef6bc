"""The task article-text."""

import gzip
from pathlib import Path

import pytest

from whence.errors import InputError
from whence.predict.article_text import TASK

PAGE = b"""<html><head><title>Nine dead</title></head><body><article><h1>Nine dead</h1><p>By Helena Marsh</p>
<p>At least nine people were killed when a car bomb went off outside the governor's office on Thursday, a hospital official said.</p>
<p>Police put the toll at seven. No group has claimed responsibility for it so far, and officials would not name one.</p>
<p>Sign up for our newsletter</p></article></body></html>"""


def test_bodies_only_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE, mtime=0))
    records = [{"id": name, "html": str(tmp_path / name)} for name in ("a.html", "b.html.gz")]
    one, two = TASK.run(records)
    assert (one["id"], two["id"]) == ("a.html", "b.html.gz")
    assert one["text"] == two["text"]
    assert one["text"].startswith("At least nine people")
    assert one["text"].endswith("would not name one.")


def test_a_page_without_an_article_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><body></body></html>")
    assert list(TASK.run([{"id": "1", "html": str(tmp_path / "a.html")}])) == [{"id": "1", "text": ""}]


def test_a_missing_or_broken_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(TASK.run([{"id": "1", "html": str(tmp_path / "none.html")}]))
    (tmp_path / "b.gz").write_bytes(gzip.compress(PAGE, mtime=0)[:50])
    with pytest.raises(InputError, match="cannot be read"):
        list(TASK.run([{"id": "1", "html": str(tmp_path / "b.gz")}]))


def test_paths_are_declared() -> None:
    assert TASK.paths == ("html",)
    assert set(TASK.paths) <= set(TASK.fields)
