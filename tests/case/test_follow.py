"""The side file of the desk: it says what the ledger says, after every change, and is made again when it is lost."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.case.whole import read_whole, select
from tests.conftest import AT

from whence.case.aggregates import days_of, parse_box, squares, within
from whence.case.by_document import documents_in_order, found_part, n_found, place_of
from whence.case.case import Case
from whence.case.find import SORTS, parse_filter
from whence.case.follow import NAME, Follower, document_card
from whence.errors import InputError
from whence.ledger.row import make_entry
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
    whole = read_whole(case)
    for query in FILTERS:
        expected = select(whole, parse_filter(query))
        found = shown(follower, query)
        assert [item.id for item in found] == [item.id for item in expected], query
        for one, other in zip(found, expected, strict=True):
            names = ("is_background", "n_origins", "n_unknown", "disagreement", "weight", "state", "is_corrected")
            assert [getattr(one, n) for n in names] == [getattr(other, n) for n in names]
            told = ("when", "where", "what", "by", "killed", "injured")
            assert [getattr(one.row, n) for n in told] == [getattr(other.row, n) for n in told]


def lists_agree(case: Case, follower: Follower) -> None:
    """Whether documents, what stands in them and failures are listed as reading the whole case gives them."""
    with follower.look() as catalog:
        ids = catalog.file.document_ids(documents_in_order(catalog)[0].tolist())
        assert ids == [document.id for document in case.documents()]
        cards = catalog.file.document_cards(ids)
        assert [json.loads(cards[i]) for i in ids] == [document_card(document) for document in case.documents()]
        every: dict[str, list[Any]] = {
            "figure": case.figures(),
            "statement": case.statements(),
            "skipped": case.skipped(),
        }
        for kind, whole in every.items():
            assert n_found(catalog, kind) == len(whole)
            for start in range(0, len(whole) + 3, 3):
                assert found_part(case, catalog, kind, start, 4) == whole[start : start + 4], (kind, start)
            for place, item in enumerate(whole):
                assert place_of(case, catalog, kind, item.id) == place
        failed = [failure.id for failure in case.failures()]
        assert [i for i, _ in catalog.file.failures(0, 99)] == failed
        assert [catalog.file.n_failures_to(i) for i in failed] == list(range(1, len(failed) + 1))


def test_lists_are_those_of_the_case_after_every_change(case: Case, tmp_path: Path) -> None:
    follower = Follower(case)
    lists_agree(case, follower)
    page = tmp_path / "a.pdf"
    page.write_bytes(b"%PDF-broken")
    case.add(page, folder("demo") / "baiji-road")
    case.add_content("z.png", b"\x89PNG")
    assert len(case.failures()) == 2
    lists_agree(case, follower)
    lists_agree(case, Follower(case))
    failure = next(case.store.iter_kind("failure"))
    skipped = next(case.store.iter_kind("skipped"))
    case.store.append(  # the file is read by now, and a newer reading sees nothing there to set aside
        [
            make_entry("failure", failure.subject_id, None, failure.run_id, AT),
            make_entry("skipped", skipped.subject_id, None, skipped.run_id, AT),
        ]
    )
    assert len(case.failures()) == 1
    lists_agree(case, follower)
    assert not any(i.id == skipped.subject_id for i in case.skipped())


def test_what_is_not_there_has_no_place(case: Case) -> None:
    with Follower(case).look() as catalog:
        assert place_of(case, catalog, "figure", "fig-none") is None
        assert catalog.file.n_failures_to("fai-none") is None


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
        numbers = catalog.kept(parse_filter({}))
        drawn = within(catalog, numbers, None)
        lat, lon = (catalog.columns[name][drawn] for name in ("lat", "lon"))
        assert len(drawn) > 3
        for size in (0.1, 1, 2, 5):
            told = squares(catalog, numbers, size)
            by_hand = Counter(
                ((y + 90) // size, (x + 180) // size) for y, x in zip(lat.tolist(), lon.tolist(), strict=True)
            )
            assert sorted(square["n"] for square in told) == sorted(by_hand.values())
            some = numbers[:-1]  # not all: nothing counted before is of use
            assert sum(s["n"] for s in squares(catalog, some, size)) == len(within(catalog, some, None))
        box = parse_box(f"{lon[0] - 0.01},{lat[0] - 0.01},{lon[0] + 0.01},{lat[0] + 0.01}")
        here = within(catalog, numbers, box)
        assert 0 < len(here) < len(drawn)
        assert {(float(lat[0]), float(lon[0]))} == set(
            zip(catalog.columns["lat"][here].tolist(), catalog.columns["lon"][here].tolist(), strict=True)
        )
        turned = parse_box(f"{lon[0] + 359.99},{lat[0] - 0.01},{lon[0] + 360.01},{lat[0] + 0.01}")
        assert within(catalog, numbers, turned).tolist() == here.tolist()


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "10,0,-10,5", "0,-91,5,5", "nan,0,1,1"])
def test_what_is_no_part_of_a_map_is_said(box: str) -> None:
    with pytest.raises(InputError, match="no part of a map"):
        parse_box(box)


def test_days_are_counted_by_type(case: Case) -> None:
    with Follower(case).look() as catalog:
        days = days_of(catalog, catalog.kept(parse_filter({})))
    dated = [i for f in read_whole(case) if (i := f.dossier.incident).time and i.time and i.time.start]
    assert days
    assert sum(days.counts.values()) == len(dated)
    assert (days.first, days.last) == (min(i.time.start for i in dated), max(i.time.start for i in dated))  # type: ignore[union-attr, type-var]
