"""Many documents recorded together: the same ledger as one after the other."""

import json
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.errors import InputError
from whence.samples import folder
from whence.settings import Settings

STORIES = [folder("demo") / name for name in ("baiji-road", "gao-barracks")]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint of two stories added one article after the other."""
    with Case(tmp_path_factory.mktemp("one-by-one"), Settings()) as case:
        case.add(*STORIES)
        return case.fingerprint()


@pytest.mark.parametrize("at_once", [4, 100])
def test_the_ledger_is_the_same(expected: str, at_once: int, tmp_path: Path) -> None:
    with Case(tmp_path, Settings()) as case:
        seen = []
        added = case.add(*STORIES, at_once=at_once, on_document=lambda count: seen.append(count.new))
        assert (added.new, added.known, seen) == (13, 0, list(range(1, 14)))
        assert case.fingerprint() == expected
        assert case.verify() == []
        assert case.add(*STORIES, at_once=at_once).known == 13


def test_versions_and_repeats_within_one_batch_are_told_apart(tmp_path: Path) -> None:
    record = {"id": "a1", "url": "https://courier.example/a", "published": "2021-05-14"}
    texts = ("A bomb killed nine in Gao.", "A bomb killed nine in Gao.", "A bomb killed ten in Gao.")
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(record | {"text": text}) for text in texts), "utf-8")
    found = []
    for at_once in (1, 10):
        with Case(tmp_path / f"case-{at_once}", Settings()) as case:
            added = case.add(path, at_once=at_once)
            found.append((added.new, added.known, case.fingerprint()))
            assert sum(document.supersedes is not None for document in case.documents()) == 1
    assert found[0][:2] == (2, 1)
    assert found[0] == found[1]


def test_what_was_read_before_an_interruption_is_kept(tmp_path: Path) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    with Case(tmp_path, Settings()) as case:
        with pytest.raises(KeyboardInterrupt):
            case.add(STORIES[0], at_once=50, on_document=interrupt)
        assert len(case.documents()) == 1
        assert case.verify() == []


def test_a_number_below_one_is_refused(tmp_path: Path) -> None:
    with Case(tmp_path, Settings()) as case, pytest.raises(InputError, match="at_once: 0"):
        case.add(STORIES[0], at_once=0)
