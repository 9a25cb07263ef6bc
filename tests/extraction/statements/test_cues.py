"""The lexicon of cue verbs."""

import pytest

from whence.extraction.statements.cues import load_cues


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [("denied", "deny", "past"), ("announces", "announce", "s"), ("saying", "say", "ing"), ("told", "tell", "past"), ("stresses", "stress", "s")],
)  # fmt: skip
def test_forms(word: str, base: str, form: str) -> None:
    verb = load_cues()[word]
    assert (verb.base, verb.form) == (base, form)


def test_requests_are_asides_and_speech_is_not() -> None:
    cues = load_cues()
    assert "audience-to" in cues["urged"].asides or "that" in cues["urged"].asides
    assert not cues["said"].asides
