"""Keys under which reports meet."""

from datetime import date, timedelta

import pytest
from tests.linking.tales import DAY, nation, tell

from whence.core.dossier import Account
from whence.core.place import Place
from whence.linking.blocking import block_keys, may_be_one_day, sought_keys

TUNISIA = nation("Tunisia", "TN", 2464461)


def seeks(one: Account, other: Account) -> bool:
    """Whether the one is compared with the other; never one-sided."""
    found = bool(set(sought_keys(one)) & set(block_keys(other))) and may_be_one_day(one, other)
    assert found == (bool(set(sought_keys(other)) & set(block_keys(one))) and may_be_one_day(other, one))
    return found


def vague(number: int = 2, day: date | None = DAY, place: Place = TUNISIA, text: str = "It blew up.") -> Account:
    return tell(text, number, day, place=place)


@pytest.mark.parametrize("days", range(-9, 10))
def test_neighbours_on_a_calendar_meet(days: int) -> None:
    assert seeks(tell(), tell(number=2, day=DAY + timedelta(days=days))) == (abs(days) <= 1)


@pytest.mark.parametrize("days", range(-3, 12))
def test_who_tells_no_day_meets_the_week_before_publication(days: int) -> None:
    undated = tell(number=2, day=None, published=DAY + timedelta(days=days))
    assert seeks(tell(), undated) == (-1 <= days <= 7)


def test_two_that_tell_no_day_meet_in_their_weeks() -> None:
    undated = [tell(number=n, day=None, published=DAY + timedelta(days=4 * n)) for n in (1, 2, 3)]
    assert seeks(undated[0], undated[1])
    assert not seeks(undated[0], undated[2])


def test_a_whole_country_meets_every_place_in_it_and_places_meet_by_name_alone() -> None:
    marib, aden = (
        tell("It blew up.", n, place=Place(p, country="YE", where_prec=1)) for n, p in enumerate(("Marib", "Aden"))
    )
    yemen = vague(place=nation("Yemen", "YE", 69543))
    assert seeks(yemen, marib)
    assert seeks(yemen, vague(3, place=nation("Hamlet", "YE")))
    assert not seeks(marib, aden)
    assert not seeks(vague(), marib)


def test_a_country_that_no_words_tell_is_not_met_at() -> None:
    assumed = tell("It blew up.", 1, place=Place("Yemen", country="YE", where_prec=6))
    assert assumed.report.place is not None
    assert assumed.report.place.is_assumed
    assert not seeks(assumed, vague(2, place=nation("Yemen", "YE")))


def test_places_told_apart_meet_where_both_texts_name_one_thing() -> None:
    a = tell("The Ghazlani barracks in Mosul burnt.", 1, place=Place("Mosul", country="IQ", where_prec=1))
    b = tell("The Ghazlani barracks near Nineveh burnt.", 2, place=Place("Nineveh", country="IQ", where_prec=1))
    assert seeks(a, b)


def test_a_report_without_a_place_is_found_by_its_names() -> None:
    unplaced = tell("That day the Ghazlani barracks burnt.", number=2, place=None)
    placed = tell("The Ghazlani barracks in Qasrin were hit.", number=1)
    assert set(block_keys(unplaced)) & set(block_keys(placed))


def test_a_spelling_variant_shares_the_key_of_its_place() -> None:
    a = tell("It was hit.", place=Place("Qasrin"))
    b = tell("It was struck.", place=Place("Kasreen"))
    assert set(block_keys(a)) & set(block_keys(b))


def test_no_time_at_all_is_found_by_its_place_and_a_name() -> None:
    timeless = tell("The Ghazlani barracks in Qasrin burnt.", 1, day=None, published=None)
    assert seeks(timeless, tell("At dawn the Ghazlani barracks in Qasrin were hit.", 2))
    assert seeks(timeless, tell("The Ghazlani barracks in Qasrin again.", 3, day=None, published=None))
    assert not seeks(timeless, tell("A bomb hit the market of Qasrin.", 4))


def test_no_time_and_no_more_than_a_country_has_no_key() -> None:
    whole = nation("Yemen", "YE", 69543)
    assert block_keys(tell(day=None, published=None, place=whole)) == ()


def test_an_article_dated_in_the_far_future_has_few_keys() -> None:
    assert 0 < len(block_keys(tell(day=date(9999, 12, 28)))) < 40
