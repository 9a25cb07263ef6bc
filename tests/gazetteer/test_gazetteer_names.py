"""Keys of place names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.gazetteer.names import is_readable, key, keys


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("DEIR EZ ZOR", "deir ez zor"),
        ("Mocímboa da Praia", "mocimboa da praia"),
        ("U.S.", "us"),
        ("St. Petersburg", "saint petersburg"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Şırnak", "sirnak"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_spellings_share_a_key(written: str, expected: str) -> None:
    assert key(written) == expected


def test_an_article_may_be_left_out() -> None:
    assert keys("Al Bāghūz") == ("al baghuz", "baghuz")
    assert keys("Alabama") == ("alabama",)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


def test_names_no_english_text_writes_are_left_out() -> None:
    names = ("Mossoul", "OSM", "mo su er", "الموصل", "Kiev osh", "Gò")
    assert [name for name in names if is_readable(name)] == ["Mossoul", "Kiev osh"]
