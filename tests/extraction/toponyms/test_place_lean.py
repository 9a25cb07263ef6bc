"""How far the trained reader leans towards a place."""

import pytest

from whence.extraction.toponyms.place_lean import PlaceLean
from whence.inference.session import Judged, Session

SESSION = Session.load()
TEXT = "Paris Hilton flew to Paris, France, on Monday, her agent said."


def test_a_place_leans_more_than_a_person_of_that_name() -> None:
    lean = PlaceLean(SESSION, TEXT, [(0, 5), (21, 26)])
    person, place = lean.of(0, 5), lean.of(21, 26)
    assert person is not None
    assert place is not None
    assert place > 2
    assert place > person + 1


def test_without_a_reader_nothing_leans() -> None:
    assert PlaceLean(None, TEXT, [(0, 5)]).of(0, 5) is None


def test_where_no_piece_stands_nothing_leans() -> None:
    assert PlaceLean(SESSION, "Gao  Mali", [(0, 9)]).of(3, 5) is None


def test_only_what_stands_around_the_names_is_read_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    judge = SESSION.judge

    def noted(text: str, *, is_even: bool = False) -> Judged:
        read.append(text)
        return judge(text, is_even=is_even)

    monkeypatch.setattr(SESSION, "judge", noted)
    text = TEXT + " The sky was blue." * 90 + " She left Paris."
    last = (len(text) - 6, len(text) - 1)
    lean = PlaceLean(SESSION, text, [(0, 5), (21, 26), last])
    assert read == []
    lean.of(0, 5)
    lean.of(21, 26)
    lean.of(*last)
    assert len(read) == 2
    assert read[0].startswith(TEXT)
    assert read[1].endswith("She left Paris.")
    assert sum(map(len, read)) < len(text) / 2
    assert lean.of(700, 704) is None
