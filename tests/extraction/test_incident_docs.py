"""The examples in the docstrings of the incident reader are true."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "name", ["agents", "claims", "noun_phrases", "scenes", "status", "triggers", "verb_forms", "acled"]
)
def test_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"whence.extraction.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
