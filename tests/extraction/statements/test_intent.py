"""Threats and plans by what is said to come."""

import pytest

from whence.extraction.statements.intent import is_dated_ahead, plans_own, threatens, warns_off


@pytest.mark.parametrize(
    "content",
    [
        "whoever carries cocoa for them is a soldier", "any “concentration” near the river will be treated as a target",
        "shut your shops or we will shut them for you", "no harbour on the other shore will sleep", "consequences for the informers",
    ],
)  # fmt: skip
def test_threats(content: str) -> None:
    assert threatens(content)


@pytest.mark.parametrize(
    "content",
    ["any witness will be heard", "whoever wins will be mayor", "the shops will open", "no harbour will close"],
)
def test_no_threats(content: str) -> None:
    assert not threatens(content)


def test_warning_off() -> None:
    assert warns_off("transporters against plying the highway")
    assert not warns_off("that more rain would come")


@pytest.mark.parametrize(
    "content",
    ["it would file a complaint", "Then we will collect them", "its members would not load for Beni", "Plains Gas will not send its engineers back"],
)  # fmt: skip
def test_own_plans(content: str) -> None:
    assert plans_own(content)


@pytest.mark.parametrize("content", ["it would rain", "the price will fall", "they filed a complaint"])
def test_no_own_plans(content: str) -> None:
    assert not plans_own(content)


def test_dated_ahead() -> None:
    assert is_dated_ahead("an escort system for lorries from Monday 24 October")
    assert not is_dated_ahead("a reward for lorries from Beni")
