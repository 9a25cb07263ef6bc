"""Two reports compared: what speaks for one happening, what against."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.tales import DAY, QASRIN, tell

from whence.core.place import Place
from whence.core.time import TimeRange
from whence.core.vocabulary import IncidentType, Status
from whence.linking.incidents import compare, distance


def test_same_day_town_kind_and_toll_are_one() -> None:
    link = compare(tell(number=1, killed=9), tell("Nine died in a blast in Qasrin.", number=2, killed=9))
    assert link.judgement == "positive"
    assert {"same day", "both Qasrin", "both bombing", "killed 9 in both"} <= {f.words for f in link.features}


@pytest.mark.parametrize("days", [1, 2, 7])
def test_look_alikes_on_other_days_are_two(days: int) -> None:
    later = tell("A car bomb killed four in Qasrin.", number=2, day=DAY + timedelta(days=days), killed=4)
    assert compare(tell(number=1, killed=9), later).judgement != "positive"


def test_another_country_is_another_incident() -> None:
    elsewhere = tell("A car bomb in Marib.", number=2, place=Place("Marib", country="YE"))
    assert compare(tell(number=1), elsewhere).judgement == "negative"


def test_a_place_among_others_says_little_but_is_not_held_against_them() -> None:
    several = tell("Attacks in Marib and Qasrin.", number=2, place=Place("Marib", country="YE"), also_at=(QASRIN,))
    features = {f.name: f for f in compare(tell(number=1), several).features}
    assert features["place"].words == "Qasrin among the places told"
    assert 0 < features["place"].weight < 1


def test_kilometres_where_both_are_pins() -> None:
    near = Place("Bir Qasrin", country="TN", lat=35.2, lon=8.9, where_prec=1)
    words = [f.words for f in compare(tell(number=1), tell("A bomb near Qasrin.", number=2, place=near)).features]
    assert "7 km apart" in words
    assert distance(QASRIN, replace(near, where_prec=4)) is None


def test_planned_and_happened_are_told_apart() -> None:
    planned = tell("A bombing was planned.", number=2, status=Status.PLANNED)
    assert any(f.name == "status" and f.weight < 0 for f in compare(tell(number=1), planned).features)


def test_undated_news_is_of_the_week_before_its_publication() -> None:
    undated = tell("A bomb hit Qasrin, no claim was made.", number=2, day=None)
    assert "days that can be the same" in [f.words for f in compare(tell(number=1), undated).features]


def test_last_weeks_attack_links_to_the_earlier_incident_not_to_one_on_the_day() -> None:
    recalled = tell("Cars were seized after the bombing of 13 May in Qasrin.", number=3, is_background=True)
    market = tell("A market bomb in Qasrin on 4 May.", number=2, day=DAY - timedelta(days=9))
    assert compare(tell(number=1), recalled).judgement == "positive"
    assert compare(market, recalled).judgement == "negative"


@given(
    st.sampled_from(list(IncidentType)),
    st.integers(-10, 10),
    st.one_of(st.none(), st.integers(0, 90)),
    st.text(min_size=1, max_size=60),
)
def test_a_link_is_the_same_both_ways(kind: IncidentType, days: int, killed: int | None, text: str) -> None:
    left = tell(number=1, killed=9)
    right = tell("The " + text, number=2, day=DAY + timedelta(days=days), kind=kind, killed=killed)
    assert compare(left, right) == compare(right, left)


def test_without_a_day_place_and_kind_alone_make_no_incident_of_two() -> None:
    timeless = tell("A bomb went off there.", number=2, day=None, published=None)
    link = compare(tell(number=1), timeless)
    assert link.judgement != "positive"
    assert any(f.words == "one tells no day" for f in link.features)


def test_without_a_day_the_same_party_and_words_do() -> None:
    one = tell("Soldiers of the Free Plains Brigade took Qasrin, the last town.", perpetrator="Free Plains Brigade")
    two = tell(
        "The Free Plains Brigade took Qasrin, their last town.",
        number=2,
        day=None,
        published=None,
        perpetrator="Free Plains Brigade",
    )
    assert compare(one, two).judgement == "positive"


def test_the_towns_name_and_a_toll_of_one_make_no_incident_of_two_in_a_month() -> None:
    of_may = TimeRange("month", start=DAY.replace(day=1), end=DAY.replace(day=31), date_prec=4)
    raid = tell("A trader was shot dead in Qasrin.", number=2, kind=IncidentType.ARMED_ASSAULT, killed=1)
    raid = replace(raid, report=replace(raid.report, time=of_may))
    link = compare(tell("A bomb killed one man in Qasrin.", number=1, killed=1), raid)
    assert link.judgement != "positive"
    assert not any("qasrin" in f.words for f in link.features if f.name in {"words", "news"})


def test_a_toll_that_few_acts_share_says_more_than_one_that_many_share() -> None:
    def weight(killed: int) -> float:
        link = compare(tell(number=1, killed=killed), tell("A bomb in Qasrin.", number=2, killed=killed))
        return next(f.weight for f in link.features if f.name == "tolls")

    assert weight(37) > weight(1)
