"""The side file of the desk: it says what the ledger says, after every change, and is made again when it is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from whence.case.board import read_board
from whence.case.case import Case
from whence.case.find import SORTS, parse_filter, select
from whence.case.follow import NAME, Follower
from whence.samples import folder
from whence.settings import Settings

STORY = folder("demo") / "gao-barracks"
FILTERS: tuple[dict[str, list[str]], ...] = (
    {},
    *({"sort": [sort]} for sort in SORTS),
    {"type": ["bombing", "clash"]},
    {"text": ["GAO", "police"]},
    {"review": ["waiting"]},
    {"review": ["accepted"]},
    {"review": ["contested"]},
    {"since": ["2023-03-01"], "until": ["2023-03-03"]},
    {"background": ["no"]},
    {"disagreement": ["yes"]},
    {"min_origins": ["2"]},
    {"country": ["ml"]},
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of one story."""
    place = tmp_path_factory.mktemp("follow") / "case"
    with Case(place, Settings()) as case:
        case.add(STORY)
    return place


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of it."""
    shutil.copytree(read, tmp_path / "case")
    with Case(tmp_path / "case", Settings()) as opened:
        yield opened


def shown(follower: Follower, query: dict[str, list[str]]) -> list[Any]:
    """What the catalog lists."""
    with follower.look() as catalog:
        return catalog.listed(catalog.select(parse_filter(query)))


def agree(case: Case, follower: Follower) -> None:
    """Whether every filter gives what reading the whole case gives."""
    board = read_board(case)
    for query in FILTERS:
        expected = select(board.found, parse_filter(query))
        found = shown(follower, query)
        assert [item.id for item in found] == [item.id for item in expected], query
        for one, other in zip(found, expected, strict=True):
            names = ("is_background", "n_origins", "n_unknown", "disagreement", "weight", "state", "is_corrected")
            assert [getattr(one, n) for n in names] == [getattr(other, n) for n in names]
            told = ("when", "where", "what", "by", "killed", "injured")
            assert [getattr(one.row, n) for n in told] == [getattr(other.row, n) for n in told]


def test_it_says_what_the_case_says_after_every_change(case: Case) -> None:
    follower = Follower(case)
    agree(case, follower)
    first, second = (item.id for item in shown(follower, {})[:2])
    for act in (
        lambda: case.decide(first, "positive", author="Ana"),
        lambda: case.decide(first, "positive", author="Ana", field="killed", value="9"),
        lambda: case.decide(first, "positive", author="Ana", other_id=second),
        lambda: case.undo("Ana"),
        lambda: case.undo("Ana"),
        lambda: case.add(folder("demo") / "baiji-road"),
    ):
        act()
        agree(case, follower)


def test_a_lost_file_or_one_of_another_ledger_is_made_again(case: Case, tmp_path: Path) -> None:
    before = [item.id for item in shown(Follower(case), {})]
    (case.folder / NAME).unlink()
    assert [item.id for item in shown(Follower(case), {})] == before
    with Case(tmp_path / "other", Settings()) as other:
        other.add(folder("demo") / "baiji-road")
        shown(Follower(other), {})
        shutil.copyfile(case.folder / NAME, other.folder / NAME)
        follower = Follower(other)
        agree(other, follower)


def test_two_desks_share_one_file(case: Case) -> None:
    one, other = Follower(case), Follower(case)
    first = shown(one, {})[0].id
    assert shown(other, {})
    case.decide(first, "negative", author="Ana")
    assert [item.id for item in shown(one, {"review": ["rejected"]})] == [first]
    assert [item.id for item in shown(other, {"review": ["rejected"]})] == [first]


def test_very_many_are_counted_by_the_square(case: Case) -> None:
    with Follower(case).look() as catalog:
        squares = catalog.cells(parse_filter({}), 1.0)
        drawn = int(catalog.fields["is_drawn"][catalog.is_there].sum())
    assert drawn
    assert sum(square["n"] for square in squares) == drawn
