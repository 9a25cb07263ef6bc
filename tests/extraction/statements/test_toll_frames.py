"""Counts, blame and dismissals as statements, in the register of conflict news; all invented."""

import pytest

from whence.core.reading import Reading
from whence.extraction.statements.extractor import Statements
from whence.predict.base import given_document

READER = Statements()


def read(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, modality and content of each statement."""
    found = READER.extract(Reading(given_document(text))).statements
    return [(s.speaker_name, str(s.modality), s.quote) for s in found]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The clinic counted 11 dead by Friday.", ("The clinic", "asserted", "11 dead by Friday")),
        ("The committee in Qasrin nevertheless counts 21.", ("The committee in Qasrin", "asserted", "21")),
        ("Medics have registered nine fatalities.", ("Medics", "asserted", "nine fatalities")),
        ("The office raised its toll to 13.", ("The office", "asserted", "its toll to 13")),
        ("The panel speaks of 12.", ("The panel", "asserted", "12")),
        ("The mayor put the missing at 14.", ("The mayor", "asserted", "the missing at 14")),
        ("Traders estimated the loss at two million.", ("Traders", "asserted", "the loss at two million")),
        ("The elders held the Brigade responsible.", ("The elders", "asserted", "the Brigade responsible")),
        ("Officials named a gas cylinder as the likely cause.", ("Officials", "asserted", "a gas cylinder as the likely cause")),
        ("Officials ruled out any connection.", ("Officials", "denied", "any connection")),
        ("A lawyer for two of the men called the confession worthless.",
         ("A lawyer for two of the men", "denied", "the confession worthless")),
        ("The Brigade denied having laid any mines.", ("Brigade", "denied", "having laid any mines")),
        ("The ministry denies categorically the allegations.", ("The ministry", "denied", "the allegations")),
        ("The group has threatened further raids.", ("The group", "threatened", "further raids")),
        ("The outfit owned the attack.", ("The outfit", "claimed", "the attack")),
        ("The Brigade laid claim to the raid.", ("Brigade", "claimed", "claim to the raid")),
    ],
)  # fmt: skip
def test_one_statement(text: str, statement: tuple[str, str, str]) -> None:
    assert read(text) == [statement]


def test_a_charge_that_somebody_rejects_is_denied_and_the_next_verb_keeps_its_speaker() -> None:
    statements = read("Omar Tal said that soldiers shot first, a charge the army rejects, and put the toll at six.")
    assert ("the army", "denied", "soldiers shot first") in statements
    assert ("Omar Tal", "asserted", "the toll at six") in statements


@pytest.mark.parametrize(
    "text",
    [
        "They held talks in Qasrin.",
        "The company owned the plant.",
        "The man was held responsible.",
        "Police ruled the road closed.",
        "The board named Omar Tal as captain.",
        "The team registered its ninth win.",
        "They raised the flag at six.",
        "He gave two men a lift.",
        "They spoke of the old days.",
    ],
)
def test_the_same_verbs_in_other_uses_are_none(text: str) -> None:
    assert read(text) == []
