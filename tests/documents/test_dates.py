"""Dates of publication, read or left alone."""

from datetime import date

import pytest

from whence.documents.dates import Day, in_address, in_lines, is_ambiguous, month_number, read_date
from whence.documents.lines import split_lines

MARCH_24 = Day(date(2019, 3, 24), "day")


@pytest.mark.parametrize(
    "written",
    [
        "2019-03-24", "2019-03-24T07:10:00Z", "2019/03/24", "March 24th, 2019 - 07:10 GMT", "24 March 2019", "24th of March 2019", "Mar. 24, 2019",
        "24/March/2019 - 04:24 PM", "24.03.2019", "24.3.2019", "24/03/2019", "03/24/2019", "MARCH 24 2019", "Sunday, 24 Mar 2019",
    ],
)  # fmt: skip
def test_one_day_in_many_dresses(written: str) -> None:
    assert read_date(written) == MARCH_24


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("March 2019", Day(date(2019, 3, 1), "month")),
        ("2019-03", Day(date(2019, 3, 1), "month")),
        ("2019", Day(date(2019, 1, 1), "year")),
        ("03.04.2019", Day(date(2019, 4, 3), "day")),
        ("05/05/2019", Day(date(2019, 5, 5), "day")),
    ],
)
def test_precision_is_what_was_written(written: str, day: Day) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    "written",
    ["03/04/2019", "3-4-2019", "31 February 2019", "2019-13-01", "soon", "", "in 1,200 homes", "version 20190.1"],
)
def test_no_guess(written: str) -> None:
    assert read_date(written) is None


def test_swappable_dates_are_known_as_such() -> None:
    assert is_ambiguous("Posted 03/04/2019")
    assert not is_ambiguous("Posted 13/04/2019")
    assert not is_ambiguous("Posted 3 April 2019")


@pytest.mark.parametrize(
    "line",
    [
        "Published March 24th, 2019 - 07:10 GMT",
        "Tuesday 24/March/2019 - 04:24 PM",
        "World Desk Today | March 24, 2019",
        "24 March 2019, 18.10",
        "Updated: 24 March 2019",
    ],
)
def test_a_line_that_gives_the_day(line: str) -> None:
    found = in_lines(
        split_lines(f"Nine dead in Gao\n\n{line}\n\nPolice said on Monday that nine people had died in the attack.")
    )
    assert found is not None
    assert found[0] == MARCH_24


@pytest.mark.parametrize(
    "line",
    [
        "Trucks carry tents to the border near Oncupinar, Feb. 8, 2016.",
        "The town was taken on 24 March 2019 by rebels, who left again a week later, police said.",
        "Photo: soldiers near the old bridge of Deir Ezzor on 24 March 2019",
    ],
)
def test_a_line_that_merely_has_a_date(line: str) -> None:
    assert in_lines(split_lines(f"Nine dead in Gao\n{line}")) is None


def test_published_counts_more_than_updated() -> None:
    found = in_lines(split_lines("Nine dead\nUpdated: 26 March 2019\nPublished: 24 March 2019"))
    assert found is not None
    assert found[0] == MARCH_24


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2019/03/24/gao", MARCH_24),
        ("https://a.example/world/2019-03-24-gao", MARCH_24),
        ("https://a.example/20190324/gao.html", MARCH_24),
        ("https://a.example/2019/mar/24/gao", MARCH_24),
        ("https://a.example/2019/03/gao", Day(date(2019, 3, 1), "month")),
        ("https://a.example/news/1540217/jail", None),
        ("https://a.example/?date=2019-03-24", None),
        ("https://2019-03-24.example/gao", None),
        ("https://a.example/id/2019987712", None),
    ],
)
def test_the_day_in_an_address(url: str, day: Day | None) -> None:
    assert in_address(url) == day


def test_months_by_any_name() -> None:
    assert [month_number(name) for name in ("Jan", "SEPT", "september", "May")] == [1, 9, 9, 5]
