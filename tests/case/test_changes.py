"""What changed since somebody last looked."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.case.changes import Changes, changes_since
from whence.case.follow import Follower
from whence.settings import Settings

SAID = "Blast in Gao\n\nA car bomb killed {} soldiers in Gao on Friday, the army said.\n"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A case with one article."""
    with Case(tmp_path / "case", Settings()) as opened:
        opened.add_content("a.txt", SAID.format("four").encode(), publisher="Courier", published="2023-03-04")
        yield opened


def changes(case: Case, since: datetime) -> Changes:
    """What changed in it."""
    with Follower(case).look() as catalog:
        return changes_since(case, catalog, since)


def test_a_first_article_brings_a_new_incident(case: Case) -> None:
    found = changes(case, LONG_AGO)
    assert (found.n_documents, len(found.new), found.revised) == (1, 1, ())


def test_another_toll_of_a_known_incident_is_a_revision(case: Case) -> None:
    before = datetime.now(UTC)
    case.add_content("b.txt", SAID.format("six").encode(), publisher="Lantern", published="2023-03-05")
    found = changes(case, before)
    assert found.new == ()
    assert [(item.measure, item.before, item.now) for item in found.revised] == [("killed", "4", "4 · 6")]


def test_nothing_since_is_nothing(case: Case) -> None:
    assert not changes(case, datetime.now(UTC) + timedelta(minutes=1))


def test_changes_are_told_in_words(case: Case) -> None:
    before = datetime.now(UTC)
    case.add_content("b.txt", SAID.format("six").encode(), publisher="Lantern", published="2023-03-05")
    (item,) = changes(case, before).items()
    assert (item.kind, item.measure, item.before, item.now) == ("revised", "killed", "4", "4 · 6")
    assert "Gao" in item.words
    assert [one.kind for one in changes(case, LONG_AGO).items()] == ["new"]
