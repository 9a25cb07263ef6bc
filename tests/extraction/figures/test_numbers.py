"""Numbers as news writes them: values, bounds, ranges, money, and no failure on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extraction.figures.numbers import Number, find_numbers
from whence.extraction.figures.words import split_words


def read(text: str) -> list[tuple[str, Number]]:
    words = split_words(text)
    return [(text[words[n.first].start : words[n.last - 1].end], n) for n in find_numbers(words)]


VALUES = [
    ("nine people", "nine", (9, 9, 9), "exact"),
    ("At least 1,200 people", "At least 1,200", (1200, None, 1200), "at_least"),
    ("no fewer than three men", "no fewer than three", (3, None, 3), "at_least"),
    ("more than 1247, the toll", "more than 1247", (1247, None, 1247), "more_than"),
    ("upwards of 250,000 dead", "upwards of 250,000", (250000, None, 250000), "more_than"),
    ("over half a million Syrians", "over half a million", (500000, None, 500000), "more_than"),
    ("more than a half-million people", "more than a half-million", (500000, None, 500000), "more_than"),
    ("as many as 148 men", "as many as 148", (None, 148, 148), "at_most"),
    ("fewer than 20 men", "fewer than 20", (None, 20, 20), "less_than"),
    ("an estimated 46,000 fled", "an estimated 46,000", (None, None, 46000), "about"),
    ("some 2,000 fled", "some 2,000", (None, None, 2000), "about"),
    ("only about 2,000 stayed", "only about 2,000", (None, None, 2000), "about"),
    ("15 or more rebels", "15 or more", (15, None, 15), "at_least"),
    ("three more men", "three more", (3, 3, 3), "exact"),
    ("another 74 men", "another 74", (74, 74, 74), "exact"),
    ("a dozen men", "a dozen", (12, 12, 12), "exact"),
    ("two dozen men", "two dozen", (24, 24, 24), "exact"),
    ("half a million people", "half a million", (500000, 500000, 500000), "exact"),
    ("two and a half million people", "two and a half million", (2500000, 2500000, 2500000), "exact"),
    ("two hundred and fifty men", "two hundred and fifty", (250, 250, 250), "exact"),
    ("one thousand two hundred men", "one thousand two hundred", (1200, 1200, 1200), "exact"),
    ("fifty-one men", "fifty-one", (51, 51, 51), "exact"),
    ("1.5 million people", "1.5 million", (1500000, 1500000, 1500000), "exact"),
    ("a pair of buses", "a pair", (2, 2, 2), "exact"),
    ("dual attacks", "dual", (2, 2, 2), "exact"),
    ("No one was hurt", "No one", (0, 0, 0), "exact"),
    ("40 or 50 men", "40 or 50", (40, 50, None), "range"),
    ("1,200 to 1,500 each month", "1,200 to 1,500", (1200, 1500, None), "range"),
    ("between 150 and 200 men", "between 150 and 200", (150, 200, None), "range"),
    ("20-30 men", "20-30", (20, 30, None), "range"),
    ("2 to 3 million people", "2 to 3 million", (2000000, 3000000, None), "range"),
    ("dozens of men", "dozens", (None, None, None), "vague"),
    ("tens of thousands of men", "tens of thousands", (None, None, None), "vague"),
    ("several hundred men", "several hundred", (None, None, None), "vague"),
    ("a few dozen men", "a few dozen", (None, None, None), "vague"),
    ("a number of men", "a number", (None, None, None), "vague"),
    ("hundreds, perhaps thousands of men", "hundreds, perhaps thousands", (None, None, None), "vague"),
    ("“at least” 21,000 men", "“at least” 21,000", (21000, None, 21000), "at_least"),
]


@pytest.mark.parametrize(("text", "as_written", "value", "bound"), VALUES, ids=[row[1] for row in VALUES])
def test_a_number_is_read_with_its_bound(
    text: str, as_written: str, value: tuple[float | None, ...], bound: str
) -> None:
    [(written, number)] = read(text)
    assert written == as_written
    assert (number.lower, number.upper, number.best) == value
    assert number.bound == bound


@pytest.mark.parametrize(
    ("text", "as_written", "currency", "value"),
    [
        ("up to $5 million for it", "up to $5 million", "USD", (None, 5e6, 5e6)),
        ("US$2bn in aid", "US$2bn", "USD", (2e9, 2e9, 2e9)),
        ("over £1.1bn in aid", "over £1.1bn", "GBP", (1.1e9, None, 1.1e9)),
        ("$50-300 million", "$50-300 million", "USD", (5e7, 3e8, None)),
        ("(50-300 million) dollars", "(50-300 million) dollars", "USD", (5e7, 3e8, None)),
        ("more than $11 billion USD", "more than $11 billion USD", "USD", (1.1e10, None, 1.1e10)),
        ("9 billion euros", "9 billion euros", "EUR", (9e9, 9e9, 9e9)),
    ],
)
def test_money_takes_its_currency(text: str, as_written: str, currency: str, value: tuple[float | None, ...]) -> None:
    [(written, number)] = read(text)
    assert (written, number.currency) == (as_written, currency)
    assert (number.lower, number.upper, number.best) == pytest.approx(value)


def test_a_rise_is_two_numbers_and_no_range() -> None:
    assert [written for written, _ in read("The toll rose from 10 to 15 on Friday")] == ["10", "15"]


def test_words_that_hold_a_number_are_no_numbers() -> None:
    assert read("the AK-47, a two-star general, a 17-year-old and the 105th mile in the 1990s") == []


@given(st.text(alphabet="0123456789,.-–$£() abdehilmnostuvwy\n\u0301\u200f٣😀", max_size=80))
def test_no_text_makes_it_fail_and_numbers_never_overlap(text: str) -> None:
    end = 0
    for number in find_numbers(split_words(text)):
        assert end <= number.first < number.last
        end = number.last
        assert number.lower is None or number.upper is None or number.lower <= number.upper


@given(st.integers(min_value=1000, max_value=10**9))
def test_digits_keep_their_value(n: int) -> None:
    assert [number.best for _, number in read(f"{n:,} people")] == [n]
