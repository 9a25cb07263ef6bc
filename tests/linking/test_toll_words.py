"""To how many killed the words of an article lean, whatever numbers it gives."""

import math

from hypothesis import given
from hypothesis import strategies as st

from whence.linking.final_tolls import toll_candidates
from whence.linking.toll_words import CLASSES, MEASURES, TollWords
from whence.predict.given import given_article
from whence.predict.incidents import read

DIES = ("Man dies after shooting", "Police are investigating a homicide. The victim was pronounced dead at a hospital.")
LIVES = ("Man wounded in shooting", "His injuries are not life-threatening. He was taken to a hospital and is stable.")


def test_who_died_shows_in_words_without_a_number() -> None:
    words = TollWords.load()
    dies, lives = words.lean(*DIES), words.lean(*LIVES)
    assert dies["killed"][1] > dies["killed"][0]
    assert lives["killed"][0] > lives["killed"][1]
    assert lives["injured"][1] > dies["injured"][1]


def test_what_the_words_lean_to_speaks_for_a_number() -> None:
    title, text = DIES
    (reading,) = read([given_article({"doc_id": "a", "title": title, "text": text})])
    candidates = toll_candidates([reading])
    assert candidates[1, 0]["killed_words_lean"] > candidates[0, 0]["killed_words_lean"]


@given(st.text(max_size=80), st.text(max_size=300))
def test_shares_of_any_text_add_up_to_one(title: str, text: str) -> None:
    lean = TollWords.load().lean(title, text)
    assert list(lean) == list(MEASURES)
    assert all(len(shares) == CLASSES and abs(sum(map(math.exp, shares)) - 1) < 1e-9 for shares in lean.values())
