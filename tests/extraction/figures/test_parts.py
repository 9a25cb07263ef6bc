"""Parts of a toll told apart from it, and numbers that look like tolls and are none."""

import pytest

from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.extraction.figures.extractor import Figures
from whence.predict.base import given_document


def figures(text: str) -> dict[str, Figure]:
    return {f.as_written: f for f in Figures().extract(Reading(given_document(text, "2021-05-14"))).figures}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Nine people were killed. Three soldiers were among the dead.", "Three"),
        ("Eight people died in the raid. Six died on the spot and two died in hospital.", "Six"),
        ("Nine people were wounded. Two of the wounded were flown out.", "Two"),
        ("Seven people were killed. The army buried the two dead soldiers.", "two"),
    ],
)
def test_part_of_a_toll_in_another_sentence(text: str, part: str) -> None:
    found = figures(text)
    whole = next(figure for figure in found.values() if figure.as_written != part)
    assert found[part].part_of == whole.id


def test_two_tolls_of_one_size_are_no_parts() -> None:
    assert not any(
        f.part_of for f in figures("Nine people were killed, police said. Nine people died, a doctor said.").values()
    )


def test_the_wounded_beside_the_dead_are_no_part_of_them() -> None:
    found = figures("Eleven people were killed, including two civilians, and 21 were wounded.")
    assert found["two"].part_of == found["Eleven"].id
    assert found["21"].part_of is None


def test_those_who_say_it_are_not_counted() -> None:
    assert "two" not in figures("A blast killed four people, a military source and two residents said.")


def test_an_age_and_a_family_are_no_figures() -> None:
    assert "23" not in figures("The toll stood at 12, a woman of 23 having died.")
    assert "three" not in figures("The dead man was a father of three.")


def test_shot_dead_is_killed() -> None:
    assert figures("Gunmen shot at least five of them dead.")["at least five"].measure == "killed"


def test_people_without_shelter_are_not_killed() -> None:
    assert (
        figures("A fire killed two people, leaving about 6,500 without shelter.")["about 6,500"].measure == "displaced"
    )


@pytest.mark.parametrize(
    ("text", "adds_up"),
    [
        ("Five people were killed; the toll has since risen.", False),
        ("Since Monday, when six people were murdered, villagers have left.", False),
        ("Six people were killed on the road, which was closed last year.", False),
        ("Since 2019 six people have been killed there.", True),
        ("Six people have been killed so far.", True),
        ("Six people have been killed since Haddad was elected.", True),
        ("Bombs killed six people in 24 hours.", True),
        ("Gunmen killed six people on the road between Qasrin and Batna.", False),
        ("Between 1989 and 2003 six people were killed there.", True),
        ("Between January and March six people were killed there.", True),
    ],
)
def test_only_a_stated_period_adds_up(text: str, adds_up: bool) -> None:
    (figure,) = figures(text).values()
    assert figure.is_cumulative is adds_up


def test_warrants_are_not_killed() -> None:
    assert figures("Police executed five search warrants on Wednesday.") == {}
