"""Texts as rows of token classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extraction.times.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("on Friday, March 22nd, 2019", "iW,mo,y"),
        ("24/September/2019", "d/M/y"),
        ("at 10:35 a.m. GMT", "icz"),
        ("at 5 p.m., in 264 B.C.", "ic,inK"),
        ("in nineteen ninety-six, 146 B.C)", "iy,nK#"),
        ("the 1990s and '80s", "TG&G"),
        ("Aug. 2 and Jan said", "Md&m_"),
        ("the sun sat in may", "T__i_"),
        ("$1,200 and 2,014", "$n&n"),
        ("2019-03-24", "I"),
        ("one\n\ntwo\nthree", "N|NN"),
    ],
)
def test_classes(text: str, classes: str) -> None:
    assert Tokens(text).classes == classes


@given(st.text(max_size=60))
def test_offsets_point_into_any_text(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens.classes) == len(tokens.starts) == len(tokens.ends)
    for i in range(len(tokens.classes)):
        assert tokens.word(i) == text[tokens.starts[i] : tokens.ends[i]].lower().rstrip(".")
