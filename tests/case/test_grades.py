"""Your grades of sources: appended with their reason, the latest holds, every one is kept."""

from pathlib import Path

import pytest

from whence.case.case import Case
from whence.errors import InputError
from whence.settings import Settings


@pytest.fixture
def case(tmp_path: Path) -> Case:
    article = tmp_path / "a.txt"
    article.write_text("A car bomb killed nine people in Gao on Friday, police told Coast Courier.", "utf-8")
    made = Case(tmp_path / "case", Settings())
    made.add(article, publisher="Coast Courier", published="2021-05-14")
    return made


def test_the_latest_grade_holds_and_the_earlier_stays(case: Case) -> None:
    case.grade("coast courier", "B", author="Ana", reason="corrects its errors")
    case.grade("Coast Courier", "C", author="Ben")
    assert [(g.source, g.reliability, g.author) for g in case.grades()] == [("Coast Courier", "C", "Ben")]
    assert [(g.reliability, g.reason) for g in case.grades("Coast Courier")] == [
        ("B", "corrects its errors"),
        ("C", None),
    ]
    assert case.verify() == []


def test_the_tables_show_both_and_mix_neither(case: Case) -> None:
    before = list(case.frame("figures").itertuples())
    case.grade("Coast Courier", "E", author="Ana")
    (row,) = case.frame("figures").itertuples()
    assert (row.reliability, before[0].reliability) == ("E", None)
    assert row.credibility == before[0].credibility == "3"


@pytest.mark.parametrize(
    ("source", "letter", "author", "words"),
    [
        ("Coast Courier", "G", "Ana", "no such grade"),
        ("Daily Lantern", "B", "Ana", "publishes nothing in this case"),
        ("Coast Courier", "B", " ", "names who gives it"),
    ],
)
def test_what_cannot_be_graded_is_told(case: Case, source: str, letter: str, author: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        case.grade(source, letter, author=author)
    assert case.grades() == []
