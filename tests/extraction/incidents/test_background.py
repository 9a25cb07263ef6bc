"""What is recalled beside the news, by words and by dates."""

from datetime import date

import pytest

from whence.core.time import TimeRange
from whence.extraction.incidents.background import is_recalled
from whence.predict.base import given_document


def recalled(text: str, word: str, time: TimeRange | None = None) -> bool:
    start = text.index(word)
    return is_recalled(given_document(text, "2021-05-14"), start, start + len(word), 0, len(text), time)


@pytest.mark.parametrize(
    ("text", "is_old"),
    [
        ("A bombing killed nine in Qasrin.", False),
        ("A bombing in 2013 killed nine in Qasrin.", True),
        ("A bombing in 2021 killed nine in Qasrin.", False),
        ("Two weeks ago a bombing killed nine.", True),
        ("He was convicted of a bombing in Qasrin.", True),
        ("Police, who said a bombing killed nine, spoke of last year, too.", False),  # another clause
    ],
)
def test_by_words(text: str, is_old: bool) -> None:
    assert recalled(text, "bombing") is is_old


def test_by_a_time_long_before_publication() -> None:
    april = TimeRange("by hand", date(2021, 4, 1), date(2021, 4, 1), 1)
    assert recalled("A bombing killed nine.", "bombing", april)
    assert not recalled(
        "A bombing killed nine.", "bombing", TimeRange("by hand", date(2021, 5, 13), date(2021, 5, 13), 1)
    )
