"""Which year a date without one belongs to."""

from datetime import date

import pytest

from whence.extraction.times.meanings import Yearless
from whence.extraction.times.setting import Published
from whence.extraction.times.years import nearest_year, year_of_the_text


@pytest.mark.parametrize(
    ("tail", "on", "tense", "value"),
    [
        ("-12-13", "2021-01-05", "back", "2020-12-13"),
        ("-01-14", "2000-01-07", None, "2000-01-14"),
        ("-11-17", "1989-10-27", "back", "1989-11-17"),  # eleven months back would be written otherwise
        ("-12", "1998-05-04", "ahead", "1998-12"),
        ("-12", "1998-05-04", "back", "1997-12"),
        ("-05", "2021-05-14", "ahead", "2021-05"),
        ("-02-29", "2021-03-05", "back", "2020-02-29"),
    ],
)
def test_the_nearest_year_leans_with_the_tense(tail: str, on: str, tense: str | None, value: str) -> None:
    published = Published(date.fromisoformat(on), "D")
    assert nearest_year(Yearless(tail), published, tense) == value


@pytest.mark.parametrize(("which", "value"), [("last", "2020-06"), ("next", "2022-06"), ("this", "2021-06")])
def test_last_next_and_this(which: str, value: str) -> None:
    assert nearest_year(Yearless("-06", which), Published(date(2021, 6, 14), "D"), None) == value


def test_a_narrative_goes_on_rather_than_back() -> None:
    assert year_of_the_text("-01-05", [1941], date(1941, 12, 7)) == 1942
    assert year_of_the_text("-11-05", [1941], date(1941, 12, 7)) == 1941
    assert year_of_the_text("-09-10", [1917, 1918], date(1918, 9, 2)) == 1918  # 1917 was only mentioned by the way
