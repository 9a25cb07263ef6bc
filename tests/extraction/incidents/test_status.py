"""Status by the words around a trigger, and the clause they are looked for in."""

import pytest

from whence.extraction.incidents.status import clause_around, status_of
from whence.extraction.incidents.triggers import find_triggers


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The coup attempt failed.", "attempted"),
        ("The bomb failed to explode.", "attempted"),
        ("Soldiers averted a bombing.", "foiled"),
        ("He received a death threat.", "threatened"),
        ("They intend to hold a protest.", "planned"),
        ("It might provoke an attack.", "hypothetical"),
        ("Schools closed to forestall an attack.", "hypothetical"),
        ("Members condemn in the strongest possible terms the attack.", "happened"),
        ("The envoy warned against resorting to an attack.", "hypothetical"),
        ("There was no attack on the base.", "denied"),
        ("They threatened three men, who were later kidnapped.", "happened"),  # another clause
    ],
)
def test_status_of_the_last_trigger(text: str, status: str) -> None:
    assert status_of(text, find_triggers(text)[-1], 0, len(text)).value == status


def test_a_clause_ends_at_commas_and_relative_words() -> None:
    text = "After the raid, gunmen who attacked a bus fled."
    start = text.index("attacked")
    left, right = clause_around(text, start, start + 8, 0, len(text))
    assert text[left:right] == "attacked a bus fled."
