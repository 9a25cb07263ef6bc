"""Word lists that ship with the package: TOML files of regular expressions, compiled once."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def load_lexicon(name: str) -> dict[str, Any]:
    """The tables of `lexicons/<name>.toml`."""
    text = files("whence.extraction").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def compile_words(phrases: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern that finds any of the phrases as whole words, the longest listed first where they start alike."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(phrases) + r")(?![\w])", flags)


@cache
def word_set(lexicon: str, name: str) -> frozenset[str]:
    """A list of words of a lexicon, in lower case; an underscore stands for a space: `word_set("agents", "nouns")`."""
    return frozenset(word.replace("_", " ") for word in str(load_lexicon(lexicon)[name]).casefold().split())
