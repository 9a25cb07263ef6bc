"""Names made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.linking.names import acronym, plain, skeleton, words


@pytest.mark.parametrize(("left", "right"), [("Qasrin", "Kasreen"), ("Baghouz", "Baghuz"), ("Mohammed", "Muhammad")])
def test_transliterations_of_one_name_share_a_skeleton(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


def test_different_names_do_not() -> None:
    assert len({skeleton(name) for name in ("Gao", "Mopti", "Kidal", "Basra", "Homs")}) == 5


@given(st.text(max_size=40))
def test_plain_is_idempotent(name: str) -> None:
    assert plain(plain(name)) == plain(name)


def test_words_and_acronym() -> None:
    assert words("the Free Plains Brigade") == {"free", "plains", "brigade"}
    assert acronym("Front for the Salvation of Tihama") == "FST"
