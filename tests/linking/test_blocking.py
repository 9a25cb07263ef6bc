"""Keys under which reports meet."""

from datetime import date, timedelta

import pytest
from tests.linking.tales import DAY, tell

from whence.core.place import Place
from whence.linking.blocking import block_keys, sought_keys


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4])
def test_neighbours_on_a_calendar_share_a_key(days: int) -> None:
    later = tell(number=2, day=DAY + timedelta(days=days))
    assert set(block_keys(tell())) & set(block_keys(later))


def test_other_seasons_share_none() -> None:
    assert not set(sought_keys(tell())) & set(block_keys(tell(day=DAY + timedelta(days=60))))


def test_other_countries_share_no_country_key() -> None:
    elsewhere = tell("A bomb in Marib.", place=Place("Marib", country="YE"))
    assert not set(block_keys(tell("A bomb in Qasrin."))) & set(block_keys(elsewhere))


def test_a_report_without_a_place_is_found_by_its_names() -> None:
    unplaced = tell("That day the Ghazlani barracks burnt.", number=2, place=None)
    placed = tell("The Ghazlani barracks in Qasrin were hit.", number=1)
    assert set(block_keys(unplaced)) & set(block_keys(placed))


def test_a_spelling_variant_shares_the_key_of_its_place() -> None:
    a = tell("It was hit.", place=Place("Qasrin"))
    b = tell("It was struck.", place=Place("Kasreen"))
    assert set(block_keys(a)) & set(block_keys(b))


def test_no_time_at_all_is_found_by_its_place_alone() -> None:
    timeless, dated = tell(day=None, published=None), tell(number=2)
    assert block_keys(timeless) == ("timeless:ksrn",)
    assert set(sought_keys(timeless)) & set(block_keys(dated))
    assert set(sought_keys(dated)) & set(block_keys(timeless))


def test_no_time_and_no_more_than_a_country_has_no_key() -> None:
    whole = Place("Yemen", country="YE", geonames_id=69543, where_prec=6)
    assert block_keys(tell(day=None, published=None, place=whole)) == ()


def test_an_article_dated_in_the_far_future_has_few_keys() -> None:
    assert 0 < len(block_keys(tell(day=date(9999, 12, 28)))) < 40
