"""Texts grouped by their wording: one story, or two alike."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from whence.inference.stems import stem
from whence.linking.background import BUCKETS, Background, Foreground, shipped_background
from whence.linking.stories import StoryText, group_stories, shipped_scorer, story_text
from whence.linking.wording import cosine, terms_of, wording

EARLY = "Two men were shot dead outside a bar on Orchard Street in Ashby on Friday night, Ashby police said. One was 24 years old."
LATER = "Ashby police named the two men shot dead on Orchard Street outside the bar. A 24-year-old from Ashby was among them."
OTHER = "A woman was wounded by gunfire at a car wash in Belmont on Friday, Belmont police said. She is 61 years old."


def text(words: str, day: int) -> StoryText:
    return story_text(words, date(2021, 5, day), shipped_background())


def test_two_reports_of_one_shooting_meet_and_another_of_that_night_does_not() -> None:
    texts = [text(EARLY, 8), text(OTHER, 8), text(LATER, 9)]
    assert group_stories(texts, shipped_scorer("incidents")) == [[0, 2], [1]]


def test_order_of_texts_does_not_matter() -> None:
    texts = [text(words, day) for words in (EARLY, OTHER, LATER) for day in (8, 9, 20)]
    expected = {frozenset(map(id, (texts[i] for i in g))) for g in group_stories(texts, shipped_scorer("incidents"))}
    shuffled = random.Random(1).sample(texts, len(texts))
    found = group_stories(shuffled, shipped_scorer("incidents"))
    assert {frozenset(id(shuffled[i]) for i in g) for g in found} == expected


def test_what_makes_the_score_is_said_in_words_and_adds_up() -> None:
    scorer = shipped_scorer("incidents")
    score, features = scorer.compare(text(EARLY, 8), text(LATER, 9))
    assert abs(score - scorer.score(text(EARLY, 8), text(LATER, 9))) < 1e-9
    assert abs(scorer.weights["bias"] + sum(f.weight for f in features) - score) < 1e-9
    said = " / ".join(f.words for f in features)
    assert "ashby" in said
    assert "published 1 day apart" in said
    assert "Orchard street" in said


def test_a_pair_weighs_the_same_whatever_else_is_there() -> None:
    scorer = shipped_scorer("incidents")
    assert scorer.score(text(EARLY, 8), text(LATER, 9)) == scorer.score(text(LATER, 9), text(EARLY, 8))


def test_in_a_set_what_all_its_texts_have_tells_little() -> None:
    background = Background(bytes(BUCKETS), 8.0)
    weights = Foreground.of(background, [terms_of(f"Korea fired missile {n}") for n in range(20)])
    assert weights.weight(stem("Korea")) < weights.weight(stem("Paris"))


def test_of_two_titles_alike_the_story_is_told_though_the_texts_stray() -> None:
    title, other = "Harbour cranes of Ostrava collapse", "Mayor opens a swimming pool in Ostrava"
    told = "Cranes at the harbour fell on Monday. Insurers wonder about premiums, brokers about shipping."
    strays = "Ostrava counts its losses. A columnist recalls summers, sailing, ice cream and the tram of his youth."
    background = shipped_background()
    collapse, column = (
        story_text(f"{title}\n{told}", None, background, title),
        story_text(strays, None, background, title),
    )
    pool = story_text(strays, None, background, other)
    scorer = shipped_scorer("stories")
    assert scorer.score(collapse, column) > scorer.same
    assert scorer.score(collapse, column) > scorer.score(collapse, pool) + 1


@given(st.text(max_size=300))
def test_any_text_has_a_wording_of_length_one_or_none(words: str) -> None:
    made = wording(words, shipped_background())
    assert not made.words or abs(cosine(made.words, made.words) - 1) < 1e-6


def test_texts_without_a_word_are_each_alone() -> None:
    empty = [story_text("", None, shipped_background()) for _ in range(3)]
    assert group_stories(empty, shipped_scorer("stories")) == [[0], [1], [2]]
