"""Normalisation: one form, and always a way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.documents.normalize import normalize

PIECES = [
    "a", "x ", "e\u0301", "\u0301", "\u0327", "가", "\u1100", "\u1161", "\u11a8", "\r\n", "\n", "\r", "\u00a0", "\u200b", "\u2028",
    "👩\u200d🚀", "🇲🇱", "א", "שּׁ", "\u202e", "\u2066", "\u00ad", "\u0958", "\u212b", "\u0b47", "\u0b3e", "\x00", "\ufeff", "\t", "ﷺ",
]  # fmt: skip
MESSY = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(codec="utf-8"))).map("".join)


@given(MESSY)
def test_normal_text_is_composed_and_stays_as_it_is(text: str) -> None:
    once = normalize(text).text
    assert unicodedata.is_normalized("NFC", once)
    assert normalize(once).text == once


@given(MESSY)
def test_every_offset_leads_back_into_the_original_in_order(text: str) -> None:
    normal = normalize(text)
    back = [normal.original(i) for i in range(len(normal.text) + 1)]
    assert back == sorted(back)
    assert back[-1] == len(text)
    assert all(
        text[back[i]] == c
        for i, c in enumerate(normal.text)
        if c.isascii() and c.isalnum() and len(normal.text) == len(text)
    )


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["soldiers", "Gao"]), MESSY)
def test_a_plain_word_is_found_again_in_the_original(before: str, word: str, after: str) -> None:
    original = f"{before} {word} {after}"
    normal = normalize(original)
    start = normal.text.index(word, len(normalize(before).text))
    assert original[normal.original(start) : normal.original(start + len(word) - 1) + 1] == word


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("two\u00a0hundred", "two hundred"),
        ("sol\u00addiers", "soldiers"),
        ("Erdog\u0306an", "Erdoğan"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("\ufeffGao", "Gao"),
        ("\u202eGao\u202c", "Gao"),
        ("IS\u200dIS", "ISIS"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a  b", "a  b"),
        ("“he said”", "“he said”"),
    ],
)
def test_what_changes_and_what_does_not(written: str, normal: str) -> None:
    assert normalize(written).text == normal


def test_an_index_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="not within a text of 3 characters"):
        normalize("Gao").original(4)
