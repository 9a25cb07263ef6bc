"""Noun phrases to the left and right of a word."""

import pytest

from whence.extraction.incidents.noun_phrases import phrase_after, phrase_before, tokenize, without_possessive


def before(text: str, word: str) -> str | None:
    words = tokenize(text)
    phrase = phrase_before(words, [w.text for w in words].index(word))
    return text[phrase.start : phrase.end] if phrase else None


def after(text: str, word: str) -> str | None:
    words = tokenize(text)
    phrase = phrase_after(words, [w.text for w in words].index(word) + 1)
    return text[phrase.start : phrase.end] if phrase else None


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Gunmen in military uniforms opened fire.", "opened", "Gunmen"),
        ("Sword militants, who threatened three, have beheaded one.", "beheaded", "Sword militants"),
        ("The government said that Turkish forces have struck.", "struck", "Turkish forces"),
        ("Rebels of the Plains Front, an armed group, attacked.", "attacked", "Rebels of the Plains Front"),
        ("Attacked at dawn, the town burned.", "Attacked", None),
    ],
)
def test_subject(text: str, word: str, subject: str | None) -> None:
    assert before(text, word) == subject


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("killed by al-Wadi gunmen in Talmin", "al-Wadi gunmen"),
        ("killed by the State of Sham and the Levant on Monday", "the State of Sham and the Levant"),
        ("killed by a group of around 100 rioters", "a group of around 100 rioters"),
        ("killed by the U.S. Army, officials say", "the U.S. Army"),
    ],
)
def test_agent_after_by(text: str, agent: str) -> None:
    assert after(text, "by") == agent


def test_possessive_is_cut_with_its_offsets() -> None:
    (word,) = tokenize("Gao's")
    bare = without_possessive(word)
    assert (bare.text, bare.start, bare.end) == ("Gao", 0, 3)
