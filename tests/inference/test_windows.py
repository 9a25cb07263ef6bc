"""Windows: every piece judged once, in order, with room on either side."""

from hypothesis import given
from hypothesis import strategies as st

from whence.inference.windows import SIZE, STEP, iter_windows


@given(st.integers(0, 2000))
def test_every_piece_is_judged_once_and_in_order(length: int) -> None:
    judged = [piece for window in iter_windows(length) for piece in range(window.first, window.last)]
    assert judged == list(range(length))


@given(st.integers(1, 2000))
def test_no_window_is_too_long_or_judges_what_it_does_not_hold(length: int) -> None:
    for window in iter_windows(length):
        assert 0 < window.end - window.start <= SIZE
        assert window.start <= window.first <= window.last <= window.end


@given(st.integers(SIZE + 1, 2000))
def test_pieces_away_from_the_ends_have_room_on_either_side(length: int) -> None:
    room = (SIZE - STEP) // 2
    for window in iter_windows(length):
        assert window.first == 0 or window.first - window.start >= room
        assert window.last == length or window.end - window.last >= room


@given(st.integers(SIZE + 1, 2000))
def test_even_windows_read_little_twice_and_judge_each_piece_once(length: int) -> None:
    windows = list(iter_windows(length, is_even=True))
    assert [piece for window in windows for piece in range(window.first, window.last)] == list(range(length))
    assert all(w.first == 0 or w.first - w.start >= (SIZE - STEP) // 2 for w in windows)
    assert len(windows) == len(list(iter_windows(length)))
    assert len({window.end - window.start for window in windows}) == 1
    read = sum(window.end - window.start for window in windows)
    assert read < length + (len(windows) - 1) * (SIZE - STEP) + len(windows)


def test_an_empty_text_has_no_window() -> None:
    assert list(iter_windows(0)) == []


def test_a_short_text_has_one() -> None:
    (window,) = iter_windows(SIZE)
    assert (window.start, window.end, window.first, window.last) == (0, SIZE, 0, SIZE)
