"""Ranges of days: they do not run backwards, and their precision is UCDP's."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Span
from whence.core.time import TimeRange, date_prec

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def test_range_that_ends_before_it_starts_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="ends before it starts: 2021-05-14 to 2021-05-13"):
        TimeRange("backwards", date(2021, 5, 14), date(2021, 5, 13))


@pytest.mark.parametrize("code", [0, 6, -1])
def test_precision_outside_the_codes_cannot_be_made(code: int) -> None:
    with pytest.raises(ValueError, match="date_prec is 1 to 5"):
        TimeRange("rule", date_prec=code)


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)],
)  # UCDP GED codebook: 1 day, 2 two to six days, 3 a week, 4 eight to thirty days or a month, 5 more
def test_precision_of_a_range(days: int, code: int) -> None:
    start = date(2020, 1, 1)
    assert date_prec(start, start + timedelta(days=days - 1)) == code


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_longer_range_is_never_more_precise(start: date, one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert date_prec(start, start + timedelta(days=shorter)) <= date_prec(start, start + timedelta(days=longer))


def test_unplaced_expression_keeps_its_words_and_bounds_and_no_day() -> None:
    words = Span("doc-1", 0, 8, "10 weeks")
    time = TimeRange("after 23 March, undated", after=date(2019, 3, 23), span=words)
    assert (time.start, time.end, time.date_prec) == (None, None, None)
    assert time.as_written == "10 weeks"


def test_time_without_words_has_none_to_show() -> None:
    assert TimeRange("the day of publication").as_written is None
