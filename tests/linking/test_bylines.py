"""Who wrote a text, by its byline."""

from dataclasses import replace

import pytest
from tests.linking.tales import document

from whence.linking.bylines import writers


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Thandeka Mokoena and Pieter Roux", {"thandeka mokoena", "pieter roux"}),
        ("By Faiza Abdullahi in Garissa", {"faiza abdullahi"}),
        ("By Rogelio Tan, Correspondent", {"rogelio tan"}),
        ("By Yakubu Mshelia, Maiduguri", {"yakubu mshelia"}),
        ("By Our Correspondent in Chaman", set()),
        ("By Coast Courier staff", set()),
        ("By Agencies", set()),
        ("By Coast Courier", set()),
    ],
)
def test_persons_alone_are_writers(byline: str, names: set[str]) -> None:
    text = document(f"{byline}\n\nNine died.", 1, publisher="Coast Courier")
    assert writers(replace(text, byline=text.span(0, len(byline)))) == names


def test_without_a_byline_nobody_wrote_it() -> None:
    assert not writers(document("By Ann Lee\n\nNine died.", 1))
