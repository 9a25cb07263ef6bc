"""Datelines: where, when, by which agency."""

from datetime import date

import pytest

from whence.documents.agencies import AGENCIES
from whence.documents.datelines import dateline_day, find_dateline

REST = "Nine people were killed when a bomb went off, police said."


@pytest.mark.parametrize(
    ("head", "place", "agency", "month_day"),
    [
        ("QASRIN (Meridian Press) — ", "QASRIN", "Meridian Press", None),
        ("GAO, Mali, March 3 (CNA-Wire) - ", "GAO, Mali", "CNA-Wire", (3, 3)),
        ("ONCUPINAR, TURKEY — ", "ONCUPINAR, TURKEY", None, None),
        ("COTABATO CITY, Philippines (PWS) -- ", "COTABATO CITY, Philippines", "PWS", None),
        ("COX'S BAZAR, Bangladesh (PWS) -- ", "COX'S BAZAR, Bangladesh", "PWS", None),
        ("Baghdad (AFP) - ", "Baghdad", "AFP", None),
        ("PESHAWAR: ", "PESHAWAR", None, None),
        ("Levant Newswire - Baghdad - ", "Baghdad", "Levant Newswire", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("BEIRUT, Sept. 3 — ", "BEIRUT", None, (9, 3)),
        ("AL-HOL, Syria — ", "AL-HOL, Syria", None, None),
    ],
)
def test_house_styles(head: str, place: str | None, agency: str | None, month_day: tuple[int, int] | None) -> None:
    text = head + REST
    found = find_dateline(text, AGENCIES)
    assert found is not None
    assert (found.place and text[slice(*found.place)], found.agency and text[slice(*found.agency)]) == (place, agency)
    assert found.month_day == month_day
    assert text[: found.end] == head.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "FILE - Soldiers stand guard at the gate of the barracks in Gao, in March.",
        "The army (AFP has seen the order) - and nobody else - fired on the crowd.",
        "Police said nine people were killed — among them two officers of the guard.",
        "READ MORE: ten beaches for the month of June and how to get there by train",
        "Nine dead",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text, AGENCIES) is None


@pytest.mark.parametrize(
    ("month_day", "published", "day"),
    [
        ((3, 3), date(2023, 3, 4), date(2023, 3, 3)),
        ((12, 31), date(2020, 1, 1), date(2019, 12, 31)),
        ((2, 29), date(2021, 3, 1), None),
        ((3, 3), None, None),
        ((9, 3), date(2023, 3, 4), None),
        (None, date(2023, 3, 4), None),
    ],
)
def test_the_year_of_a_dateline_comes_from_publication(
    month_day: tuple[int, int] | None, published: date | None, day: date | None
) -> None:
    assert dateline_day(month_day, published) == day
