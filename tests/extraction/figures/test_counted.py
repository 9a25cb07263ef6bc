"""The noun phrase after a number: where it ends, and which word is its head."""

import pytest

from whence.extraction.figures.counted import counted_phrase
from whence.extraction.figures.lexicon import load_figure_lexicon
from whence.extraction.figures.words import split_words


@pytest.mark.parametrize(
    ("after", "phrase", "kind"),
    [
        ("people were killed", "people", "people"),
        ("Mexican police officers assigned to guard it", "Mexican police officers", "fighters"),
        ("mainly Islamist protesters in August", "mainly Islamist protesters", "protesters"),
        ("members of the security forces and one civilian", "members of the security forces", "people"),
        ("suspected members of Al Qaeda in the Islamic Maghreb carrying bombs",
         "suspected members of Al Qaeda in the Islamic Maghreb", "people"),
        ("of the attackers were captured", "the attackers", "attackers"),
        ("of its nationals died", "its nationals", "people"),
        ("displaced Syrian civilians caught", "displaced Syrian civilians", "people"),
        ("police departments accused", "police departments", None),
        ("countries identify incidents", "countries", None),
        ("Palestinians, including", "Palestinians", "people"),
        ("huge protest camps at the square", "huge protest camps", "places"),
        ("injured in the blast", None, None),
        ("dead and dozens", None, None),
        (", who fled", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_counted_phrase(after: str, phrase: str | None, kind: str | None) -> None:
    words = split_words(after)
    counted = counted_phrase(words, 0, load_figure_lexicon())
    found = None
    if counted.head is not None:
        found = after[words[counted.first].start : words[counted.last - 1].end]
    assert (found, counted.kind) == (phrase, kind)
