"""What parties say of their own deeds."""

import pytest

from whence.extraction.statements.own_deeds import denies_deed, tells_enemy_dead, tells_success


@pytest.mark.parametrize(
    "content",
    ["its men “laid 27 soldiers on the ground”", 'its "boys" had killed ten persons', "two of its members took part", "our lions stormed the post"],
)  # fmt: skip
def test_success_of_ones_own_men(content: str) -> None:
    assert tells_success(content)


@pytest.mark.parametrize(
    "content", ["the soldiers had killed ten persons", "its staff had found craters", "men were killed", ""]
)
def test_no_success_of_ones_own(content: str) -> None:
    assert not tells_success(content)


@pytest.mark.parametrize(
    ("content", "of_state", "told"),
    [
        ("40 soldiers were killed", False, True),
        ("soldiers had killed the children", False, False),
        ("Seven terrorists were neutralised", True, True),
        ("troops had followed the bandits into the forest and killed four", True, True),
        ("soldiers killed nine villagers", True, False),
        ("nine people were killed", True, False),
    ],
)
def test_enemies_dead(content: str, *, of_state: bool, told: bool) -> None:
    assert tells_enemy_dead(content, of_state=of_state) is told


@pytest.mark.parametrize(
    "content",
    [
        "it had lost no soldier that night", "none of its aircraft were in the air", "no sortie had been flown over the city",
        "their forces do not fire at markets", "the group had no hand in the raid", "it was not us", "That is fantasy",
        "the group “does not send little girls”", "We have neither ordered nor carried out this attack",
    ],
)  # fmt: skip
def test_flat_denials(content: str) -> None:
    assert denies_deed(content)


@pytest.mark.parametrize(
    "content",
    ["no one was hurt", "no casualties were reported", "it was not clear who fired", "it had no figures", "there was no ambulance", "he did not know them"],
)  # fmt: skip
def test_other_negations_are_no_denials(content: str) -> None:
    assert not denies_deed(content)
