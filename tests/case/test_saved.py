"""Saved filters: one person's, by name, and only what is a filter."""

from pathlib import Path

import pytest

from whence.case.saved import MOST, SavedFilter, SavedFilters
from whence.errors import InputError, LedgerError


def test_a_filter_is_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    saved = SavedFilters(tmp_path)
    assert saved.of("Ana") == []
    assert list(tmp_path.iterdir()) == [], "looking makes no file"
    saved.save("Ana", " bombs  in Iraq ", "?type=bombing&country=IQ&part=3&said=done")
    saved.save("Ana", "All", "sort=killed")
    assert saved.of("Ana") == [
        SavedFilter("All", "sort=killed"),
        SavedFilter("bombs in Iraq", "type=bombing&country=IQ"),
    ]
    assert saved.of("Ben") == []
    saved.save("Ana", "All", "sort=injured")
    assert SavedFilters(tmp_path).of("Ana")[0].query == "sort=injured"
    assert saved.forget("Ana", "All")
    assert not saved.forget("Ana", "All")
    assert not saved.forget("Ben", "bombs in Iraq")


@pytest.mark.parametrize(
    ("author", "name", "query"),
    [("", "a", "type=bombing"), ("Ana", " ", "type=bombing"), ("Ana", "x" * 81, ""), ("Ana", "a\0", ""), ("Ana", "a", "type=party"), ("Ana", "a", "text=" + "x" * 2001)],
)  # fmt: skip
def test_what_is_no_filter_is_not_kept(tmp_path: Path, author: str, name: str, query: str) -> None:
    with pytest.raises(InputError):
        SavedFilters(tmp_path).save(author, name, query)
    assert SavedFilters(tmp_path).of("Ana") == []


def test_there_is_an_end_to_them(tmp_path: Path) -> None:
    saved = SavedFilters(tmp_path)
    for n in range(MOST):
        saved.save("Ana", f"filter {n}", "")
    with pytest.raises(InputError, match="forget some"):
        saved.save("Ana", "one more", "")
    saved.save("Ana", "filter 3", "type=bombing")


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "filters.sqlite").write_text("no database, and long enough to be read as one" * 50)
    with pytest.raises(LedgerError, match="filters"):
        SavedFilters(tmp_path).of("Ana")
