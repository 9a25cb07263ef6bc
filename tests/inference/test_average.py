"""Groups by average link."""

from hypothesis import given
from hypothesis import strategies as st

from whence.inference.average import FLOOR, anything, average_link

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.integers(-8, 8).map(float)
)


def test_a_chain_of_lookalikes_is_not_drawn_together() -> None:
    chain = {(0, 1): 5.0, (1, 2): 4.0, (2, 3): 5.0}
    assert average_link(4, chain, 0.0, anything) == [[0, 1], [2, 3]]


def test_what_may_not_join_does_not() -> None:
    assert average_link(2, {(0, 1): 8.0}, 0.0, lambda a, b: False) == [[0], [1]]


@given(PAIRS)
def test_every_item_is_in_one_group_and_pairs_never_scored_count_as_the_floor(
    scores: dict[tuple[int, int], float],
) -> None:
    groups = average_link(8, scores, 0.0, anything)
    assert sorted(i for group in groups for i in group) == list(range(8))
    for group in groups:
        pairs = [(i, j) for i in group for j in group if i < j]
        assert not pairs or max(scores.get(pair, FLOOR) for pair in pairs) >= 0


@given(PAIRS)
def test_the_order_of_the_scores_does_not_matter(scores: dict[tuple[int, int], float]) -> None:
    backwards = dict(reversed(list(scores.items())))
    assert average_link(8, scores, 0.0, anything) == average_link(8, backwards, 0.0, anything)
