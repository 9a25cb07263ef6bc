"""Points in time as TIMEX3 writes them, and the days they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extraction.times.values import days_of, go_back, month_day, shifted, week_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-03-24", "2019-03-24", "2019-03-24"),
        ("2019-03-24T07:10Z", "2019-03-24", "2019-03-24"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-W12", "2019-03-18", "2019-03-24"),
        ("2019-W12-WE", "2019-03-23", "2019-03-24"),
        ("2019-Q4", "2019-10-01", "2019-12-31"),
        ("2019-H2", "2019-07-01", "2019-12-31"),
        ("2019-WI", "2019-12-01", "2020-02-29"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["P3D", "PAST_REF", "BC0264", "XXXX-06-06", "2019-02-30", "2019-13", "2019-W54", "0000", "00", "9999-WI", ""],
)
def test_what_no_calendar_holds_has_no_days(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("day", "n", "unit", "value"),
    [
        ("2019-03-24", -2, "D", "2019-03-22"),
        ("2019-01-31", 1, "M", "2019-02"),
        ("2019-01-31", -1, "M", "2018-12"),
        ("2019-01-31", -1, "Q", "2018-Q4"),
        ("2020-12-31", 1, "W", "2021-W01"),
        ("2019-03-24", 0, "WE", "2019-W12-WE"),
        ("2019-03-24", -1, "DE", "200"),
        ("2019-03-24", -1, "CE", "19"),
        ("0001-01-01", -1, "D", None),
        ("0001-01-01", -1, "Y", None),
        ("9999-12-31", 1, "M", None),
        ("2019-03-24", 1e12, "D", None),
        ("2019-03-24", 5, "TH", None),
    ],
)
def test_steps_are_as_precise_as_their_unit(day: str, n: float, unit: str, value: str | None) -> None:
    assert shifted(date.fromisoformat(day), n, unit) == value


def test_a_month_before_the_31st_is_the_last_day_there_is() -> None:
    assert go_back(date(2019, 3, 31), 1, "M") == date(2019, 2, 28)
    assert go_back(date(2020, 2, 29), 1, "Y") == date(2019, 2, 28)
    assert go_back(date(2020, 2, 29), 1e9, "D") is None
    assert go_back(date(2020, 2, 29), 36, "TH") == date(2020, 2, 27)
    assert go_back(date(2020, 2, 29), 3, "TM") is None


def test_days_a_month_never_had() -> None:
    assert month_day(4, 30) == "-04-30"
    assert month_day(4, 31) is None


@given(st.dates())
def test_a_week_holds_its_day(day: date) -> None:
    days = days_of(week_of(day))
    assert days is None or days[0] <= day <= days[1]
    assert days is not None or day.year in (1, 9999)


@given(st.text(alphabet="0123456789-WQHTSPUXE:", max_size=12))
def test_no_value_breaks_it(value: str) -> None:
    days = days_of(value)
    assert days is None or days[0] <= days[1]
