"""How far the trained reader leans towards a place."""

import pytest

from whence.extraction.toponyms.place_lean import PlaceLean
from whence.inference.session import Judged, Session

SESSION = Session.load()
TEXT = "Paris Hilton flew to Paris, France, on Monday, her agent said."


def test_a_place_leans_more_than_a_person_of_that_name() -> None:
    lean = PlaceLean(SESSION, TEXT)
    person, place = lean.of(0, 5), lean.of(21, 26)
    assert person is not None
    assert place is not None
    assert place > 2
    assert place > person + 1


def test_without_a_reader_nothing_leans() -> None:
    assert PlaceLean(None, TEXT).of(0, 5) is None


def test_where_no_piece_stands_nothing_leans() -> None:
    assert PlaceLean(SESSION, "Gao  Mali").of(3, 5) is None


def test_a_text_is_read_only_when_a_name_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    judge = SESSION.judge

    def noted(text: str) -> Judged:
        read.append(text)
        return judge(text)

    monkeypatch.setattr(SESSION, "judge", noted)
    lean = PlaceLean(SESSION, TEXT)
    assert read == []
    lean.of(0, 5)
    lean.of(21, 26)
    assert read == [TEXT]
