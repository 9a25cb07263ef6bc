"""Whom "he", "it" and "the spokesman" stand for; all names invented."""

import pytest

from whence.core.reading import Reading
from whence.extraction.statements.extractor import Statements
from whence.predict.base import given_document

READER = Statements()


def names(text: str) -> list[str | None]:
    """Who answers for each statement of a text, by name."""
    return [s.speaker_name for s in READER.extract(Reading(given_document(text))).statements]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Omar Tal, a lawyer, said the road was mined. He added that nobody was hurt.", "Omar Tal"),
        ("The army said the base had held. It said two men had fled.", "The army"),
        ("Residents of Qasrin said shells fell. They said the school burned.", "Residents of Qasrin"),
        ("Brigade spokesman Abu Tal said the base fell. The spokesman said two men fled.", "Abu Tal"),
        ("A lawyer for two of the men called it “a lie”. Her clients, she said, had been in the queue.", "A lawyer for two of the men"),
        ("Omar Tal runs the clinic. Nine people died there, he said.", "Omar Tal"),
        ("Omar Tal said nine had died. Two shells, Tal said, hit the roof.", "Omar Tal"),
        ("The Free Plains Brigade said the base fell. The group said two men fled.", "Free Plains Brigade"),
        ("Omar Tal, a spokesman for the Free Plains Brigade, said the base fell. He said two men fled.", "Omar Tal"),
        ("Syrian writer Omar Tal wrote that the base fell. “Two men fled,” he wrote.", "Omar Tal"),
        ("A man calling himself Commander Tal said the base fell. The road, he said, was mined.", "Commander Tal"),
        ("A man who introduced himself as “Commander Tal” called. The base, he said, fell.", "Commander Tal"),
        ("“It fell,” a man presenting himself as the group's spokesman, Faris Tal, said on Friday.", "Faris Tal"),
        ("The Bay Defenders gave another account. The outfit said the base fell.", "Bay Defenders"),
        ("But a baker of Qasrin was sure. “The base fell,” he added.", "a baker of Qasrin"),
        ("The group behind the raid, the Banner of the Plains, boasts of 40.", "Banner of the Plains"),
        ("Al-Marsa, the channel of the rebels, gave a higher number. It spoke of 27 dead.", "Al-Marsa"),
        ("The station put the dead at eleven, quoting the defence ministry, and left it there.", "the defence ministry"),
    ],
)  # fmt: skip
def test_a_pronoun_or_bare_noun_goes_by_the_name_of_whom_it_stands_for(text: str, last: str) -> None:
    assert names(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The army said the base had held. He said two men had fled.", "He"),
        ("A spokeswoman said nine had died. He said two more were missing.", "He"),
        ("Omar Tal said it was over. " + "The market was shut that day. " * 8 + "Nine died, he said.", "he"),
        ("Officials in Qasrin said nine had died. The official said more would come.", "The official"),
        ("Said a soldier: it is over. She said so.", "She"),
    ],
)
def test_nobody_is_guessed_where_none_fits_or_the_gap_is_wide(text: str, last: str) -> None:
    assert names(text)[-1] == last


def test_a_pronoun_has_the_kind_of_whom_it_stands_for() -> None:
    text = "The agency quoted a medic as saying that seven bodies had come. It said the driver ran a barrier."
    last = READER.extract(Reading(given_document(text))).statements[-1]
    assert (str(last.attribution.speaker.kind), str(last.modality)) == ("agency", "reported")


def test_the_span_stays_the_pronoun() -> None:
    text = "Omar Tal said the road was mined. He said nobody was hurt."
    speaker = READER.extract(Reading(given_document(text))).statements[-1].attribution.speaker
    assert speaker.span is not None
    assert (speaker.span.quote, speaker.name) == ("He", "Omar Tal")


def test_whose_spokesman_it_is_does_not_give_the_name() -> None:
    assert names("A spokesman for the Brigade said the base fell.") == ["A spokesman for the Brigade"]
    assert names("Its spokesman, Faris Tal, said the base fell.") == ["Faris Tal"]
    assert (
        names("The police chief, Faris Tal, confirmed the raid in a message but said it was over.")[-1] == "Faris Tal"
    )
