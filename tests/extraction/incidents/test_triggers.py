"""Trigger words: what they name, and where they name no incident."""

import pytest

from whence.core.vocabulary import IncidentType
from whence.extraction.incidents.triggers import STRENGTHS, find_triggers
from whence.extraction.lexicon import load_lexicon


def test_the_longest_wording_wins() -> None:
    (trigger,) = find_triggers("A suicide car bomb attack shook the town.")
    assert (trigger.words, trigger.type) == ("suicide car bomb attack", IncidentType.SUICIDE_BOMBING)


def test_outcomes_are_weaker_than_acts() -> None:
    strengths = [trigger.strength for trigger in find_triggers("The attack killed nine; gunmen opened fire.")]
    assert strengths == ["generic", "result", "act"]


@pytest.mark.parametrize(
    "text",
    [
        "a heart attack",
        "a general strike",
        "the bomb squad",
        "riot police",
        "a death sentence",
        "a fighting game",
        "acid attack survivors",
        "the detained men",
        "a murder investigation",
        "in protest against it",
        "an attack on democracy",
        "Union blasts owners",
        "a ban on all protests",
        "prisoners at risk of execution",
        "driven out of office",
        "the Joint Operations Centre",
        "charged under attempt to murder",
        "fighting for justice",
    ],
)
def test_other_senses_are_set_aside(text: str) -> None:
    assert all(trigger.set_aside for trigger in find_triggers(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hezbollah shells Israeli positions.", "air_strike_or_shelling"),
        ("The front captures the eastern Logar Province.", "clash"),
        ("Troops returned fire into Syria.", "clash"),
        ("Gunmen break into a prison.", "prison_break"),
        ("Residents throw stones at soldiers.", "protest_or_riot"),
        ("Their convoy came under fire.", "clash"),
        ("In the spring conflict broke out in the north.", "clash"),
        ("He was beaten by four masked men.", "armed_assault"),
        ("They were captured in Talmin in May.", "raid_or_arrest"),
        ("She was imprisoned for a poem.", "raid_or_arrest"),
        ("Agents searched the homes of editors.", "raid_or_arrest"),
        ("A trader rescued from captivity went home.", "raid_or_arrest"),
    ],
)
def test_acts_told_in_the_present_and_in_set_phrases(text: str, kind: str) -> None:
    assert next(trigger.type.value for trigger in find_triggers(text)) == kind


def test_who_is_captured_is_no_town() -> None:
    assert all(trigger.type != IncidentType.CLASH for trigger in find_triggers("They captured him in Gao."))


def test_words_inside_words_are_no_triggers() -> None:
    assert find_triggers("The bombastic skilled raider-like counterattackers") == []


def test_every_rule_has_a_known_type_and_strength() -> None:
    for rule in load_lexicon("triggers")["rule"]:
        assert IncidentType(rule["type"])
        assert rule["strength"] in STRENGTHS
