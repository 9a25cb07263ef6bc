"""Sentences of news: where they end and where they do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.documents.sentences import split_sentences


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Saad al-Allaq of the U.S. Army spoke to Dr. Smith on Jan. 5 at 5 p.m. local time.",
        "Police killed No. 5 on the list.",
        "Abdul K. Khan of St. Petersburg, D.C. Mayor and friend, met Sens. Smith and Jones.",
        "The U.N. Security Council and the U.S. State Department met.",
        "It cost $1.5 million and some 2,000 people... fled.",
        '"We left," he said.',
        "He works for a.example and tips@b.example today.",
        "1. Rail strike over",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He fled to the U.S. The army said no.", ["He fled to the U.S.", "The army said no."]),
        ("It was over at 5 p.m. Police left.", ["It was over at 5 p.m.", "Police left."]),
        ("No. They did not.", ["No.", "They did not."]),
        ('He said "Go." He went.', ['He said "Go."', "He went."]),
        ("The bomb weighed 5 kg. It went off.", ["The bomb weighed 5 kg.", "It went off."]),
        ("Two died on Friday.Three more died on Sunday.", ["Two died on Friday.", "Three more died on Sunday."]),
        ("Really?! Yes… It was.", ["Really?!", "Yes…", "It was."]),
        ("Nine dead in Gao\nPolice said so.", ["Nine dead in Gao", "Police said so."]),
        ("قال الشرطي ذلك؟ نعم قال.", ["قال الشرطي ذلك؟", "نعم قال."]),
        ("他说了。军队来了。", ["他说了。", "军队来了。"]),
        ("He worked for Smith Inc. He left.", ["He worked for Smith Inc.", "He left."]),
    ],
)
def test_several_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(alphabet='aB .!?"\n\u2019Dr1。؟', max_size=60))
def test_sentences_are_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    found = split_sentences(text)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
