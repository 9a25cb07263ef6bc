"""Title and byline."""

import pytest

from whence.documents.headings import find_byline, find_title, same_words
from whence.documents.lines import split_lines

BODY = "Police said on Monday that five people had died when two bombs went off on the plaza."


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Twin blasts kill five"], "Twin blasts kill five"),
        (["JOLO PLAZA BLASTS", "Student sought as toll climbs to 8; army points to Tawi Guard"], "Student sought as toll climbs to 8; army points to Tawi Guard"),
        (["By Our Correspondent", "Twin blasts kill five"], "Twin blasts kill five"),
        (["August 15, 2022 | 4:55 PM", "Twin blasts kill five"], "Twin blasts kill five"),
        (["(AFP/ File Photo)", "Twin blasts kill five"], "Twin blasts kill five"),
        (['"They arrived on bread carts": a surgeon\'s night'], '"They arrived on bread carts": a surgeon\'s night'),
        ([], None),
    ],
)  # fmt: skip
def test_titles(head: list[str], title: str | None) -> None:
    found = find_title(split_lines("\n".join([*head, BODY])))
    assert (found.text if found else None) == title


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("By Nerissa Abubot, Correspondent", True),
        ("BY OUR REGIONAL DESK", True),
        ("From our correspondent in Pemba", True),
        ("By midday the fire was out and the dead had been counted by the guards.", False),
        ("Baghdad by night", False),
    ],
)
def test_bylines(line: str, is_byline: bool) -> None:
    found = find_byline(split_lines(f"Twin blasts kill five\n{line}\n{BODY}"))
    assert (found is not None) == is_byline


def test_same_words() -> None:
    assert same_words("Nine Dead – in Gao!", "nine dead in gao")
    assert not same_words("Nine dead", "Nine dead in Gao")
