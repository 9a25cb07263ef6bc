"""Word pieces know where they stand, in any script."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import ModelMissing
from whence.inference.tokens import CAPITALS, SMALL, TITLE, UNTOLD, WordPieces, case_of, is_in_one_case

PIECES = WordPieces.load()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_offsets_lie_in_the_text_and_in_order(text: str) -> None:
    cut = PIECES.cut(text)
    assert len(cut.ids) == len(cut.offsets) == len(cut.cases)
    assert all(0 <= start <= end <= len(text) for start, end in cut.offsets)
    assert list(cut.offsets) == sorted(cut.offsets)


_ODD = st.sampled_from(
    [
        "e\u0301",
        "o\u0302\u0323",
        "💥",
        "👩🏽\u200d🚒",
        "🇲🇱",
        "الجيش",
        "צבא",
        "\u202eabc\u202c",
        "北京",
        "İ",
        "ﬁ",
        "ß",
        "\u00a0",
        "\u200b",
        "ก็",
        "न्",
    ]
)  # combining marks, emoji, right to left, ligatures, letters that grow or shrink in small letters


@settings(max_examples=200, deadline=None)
@given(st.lists(_ODD, max_size=12), st.lists(_ODD, max_size=12), st.sampled_from(("NFC", "NFD")))
def test_a_word_among_any_others_is_found_where_it_stands(
    before: list[str], after: list[str], form: Literal["NFC", "NFD"]
) -> None:
    text = unicodedata.normalize(form, " ".join([*before, "Béni", *after]))
    word = unicodedata.normalize(form, "Béni")
    start = text.index(word)
    inside = [(a, b) for a, b in PIECES.cut(text).offsets if start <= a < start + len(word)]
    assert (inside[0][0], inside[-1][1]) == (start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("💥💥 Explosion in Gao", "Gao"),
        (unicodedata.normalize("NFD", "Après Médéa, à Béni"), unicodedata.normalize("NFD", "Béni")),
        ("قال الجيش in Idlib", "Idlib"),
        ("e\u0301\u0301\u0301 zz Gao", "Gao"),
        ("İstanbul and Diyarbakır, then Gao", "Gao"),
        ("a\u200bb\ufeff Gao", "Gao"),
        ("👨\u200d👩\u200d👧 at Gao", "Gao"),
        ("ﬁve in ﬀ Gao", "Gao"),
        ("北京 then Gao", "Gao"),
    ],
    ids=[
        "emoji",
        "decomposed",
        "right to left",
        "many accents",
        "dotted capital",
        "nothing",
        "joined",
        "ligature",
        "han",
    ],
)
def test_offsets_point_at_the_word(text: str, word: str) -> None:
    cut = PIECES.cut(text)
    start = text.rindex(word)
    inside = [(a, b) for a, b in cut.offsets if a >= start]
    assert (inside[0][0], inside[-1][1]) == (start, start + len(word))


def test_long_texts_are_cut_whole() -> None:
    assert len(PIECES.cut("bomb " * 5000).ids) == 5000


@pytest.mark.parametrize(
    ("word", "case"),
    [("in", SMALL), ("Gao", TITLE), ("UN", CAPITALS), ("A", TITLE), ("2018", SMALL), ("al-Shabab", SMALL)],
)
def test_how_a_word_is_written(word: str, case: int) -> None:
    assert case_of(word) == case


def test_a_text_in_one_case_tells_nothing_by_it() -> None:
    assert [is_in_one_case(text) for text in ("POLICE SAID", "police said", "Police said")] == [True, True, False]
    assert set(PIECES.cut("POLICE IN GAO").cases) == {UNTOLD}


def test_pieces_of_a_word_share_its_case() -> None:
    cut = PIECES.cut("the Maiduguri market")
    word = [case for case, (a, b) in zip(cut.cases, cut.offsets, strict=True) if a >= 4 and b <= 13]
    assert len(word) > 1
    assert set(word) == {TITLE}


def test_a_vocabulary_without_marks_is_refused() -> None:
    with pytest.raises(ModelMissing, match="CLS"):
        WordPieces.read(b'{"version":"1.0","model":{"type":"WordLevel","vocab":{"a":0},"unk_token":"a"}}')
