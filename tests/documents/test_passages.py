"""Common passages of two texts."""

from whence.documents.passages import Passage, covered, find_passages

TEXT = [f"w{i}" for i in range(60)]


def test_equal_texts_are_one_passage() -> None:
    assert find_passages(TEXT, TEXT) == [Passage((0, 60), (0, 60))]


def test_a_changed_word_does_not_break_a_passage() -> None:
    other = [*TEXT[:20], "x", *TEXT[21:40], *TEXT[41:]]
    assert find_passages(TEXT, other) == [Passage((0, 60), (0, 59))]


def test_a_cut_breaks_it_in_two() -> None:
    other = [*TEXT[:20], *TEXT[40:]]
    assert find_passages(TEXT, other) == [Passage((0, 20), (0, 20)), Passage((40, 60), (20, 40))]


def test_set_phrases_do_not_count() -> None:
    assert find_passages(TEXT[:8], [*TEXT[:8], "more"]) == []


def test_moved_blocks_are_found_where_they_are() -> None:
    other = TEXT[30:] + TEXT[:30]
    passages = find_passages(TEXT, other)
    assert covered(passages, "left") == covered(passages, "right") == set(range(60))


def test_one_word_a_thousand_times_takes_no_time() -> None:
    assert find_passages(["a"] * 5000, ["a"] * 5000) == []


def test_nothing_in_common() -> None:
    assert find_passages(TEXT, []) == find_passages([], TEXT) == []
