"""Whose hands the words passed through: interviews, recordings, letters found, media that quote; all invented."""

import pytest

from whence.core.reading import Reading
from whence.core.vocabulary import Modality
from whence.extraction.statements.extractor import Statements
from whence.predict.base import given_document

READER = Statements()


def chains(text: str) -> list[list[str]]:
    """The links of each statement, "-" for nobody."""
    statements = READER.extract(Reading(given_document(text))).statements
    return [[link.span.quote if link.span else "-" for link in s.attribution.chain] for s in statements]


def modality(text: str) -> Modality:
    """The modality of the last statement."""
    return READER.extract(Reading(given_document(text))).statements[-1].modality


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("In an interview with Handelsblatt, the mayor said the truce held.", ["Handelsblatt", "the mayor"]),
        (
            "In an interview with German newspaper Handelsblatt the mayor Omar Tal focused on the war, saying it was lost.",
            ["German newspaper Handelsblatt", "the mayor Omar Tal"],
        ),
        ("Speaking to Sky News, the minister said that two ships had left.", ["Sky News", "the minister"]),
        ("The mayor, speaking to Reuters, said two people were hurt.", ["Reuters", "The mayor"]),
        ("The mayor said in an interview with state radio that the road was cut.", ["state radio", "The mayor"]),
        ("Two people were hurt, the mayor said, Reuters reported.", ["Reuters", "the mayor"]),
        ("The governor was quoted by Reuters as saying that the bridge fell.", ["Reuters", "The governor"]),
        ("The bridge fell, the mayor was quoted as saying by Reuters.", ["Reuters", "the mayor"]),
        ("The BBC cites reports saying the bridge fell.", ["The BBC", "reports"]),
        ("A resident reached by telephone by Reuters said shells fell.", ["Reuters", "A resident"]),
        ("Doctors told a local radio station that nine died.", ["a local radio station", "Doctors"]),
        ("The director told VOA late last month that, in the north, one clinic stood.", ["VOA", "The director"]),
        ("The town was shelled, according to a letter seen by Reuters.", ["Reuters", "a letter"]),
        (
            "Letters found on a hard drive, published on Monday by the Herald, say the men were paid.",
            ["the Herald", "Letters found on a hard drive"],
        ),
        (
            "According to letters found on a hard drive and reported by the Daily Herald, the men were paid.",
            ["the Daily Herald", "letters found on a hard drive"],
        ),
        (
            "State television aired a recording in which the hostage said he was well.",
            ["State television", "a recording", "the hostage"],
        ),
        ("In a leaked memo, the officers warned that the port was mined.", ["a leaked memo", "the officers"]),
        (
            "A woman from the village claims on a video distributed by rebels that she fled.",
            ["a video", "A woman from the village"],
        ),
        ("The spokesman said that, according to survivors, the gunmen fled.", ["The spokesman", "survivors"]),
        ("One official is reported to have gone so far as to say the crash was planned.", ["-", "official"]),
    ],
)
def test_a_chain_comes_out_whole(text: str, links: list[str]) -> None:
    assert chains(text) == [links]


def test_whoever_tells_of_a_recording_stands_before_it() -> None:
    text = "The minister says police have a tape in which a man says he laid the mine."
    assert chains(text)[-1] == ["The minister", "a tape", "a man"]


def test_a_teller_inside_quoted_words_is_a_link() -> None:
    text = '"I asked him why, but the guard said it was an order," Tal said.'
    assert chains(text) == [["Tal"], ["Tal", "the guard"]]


def test_those_met_by_a_newspaper_are_no_newspaper() -> None:
    assert modality("According to several traders met by this newspaper, the guards had fired.") is Modality.ASSERTED


def test_a_newspaper_told_of_first_without_its_name_is_the_one_named_later() -> None:
    text = "The jail was a target, according to a letter seen by an Iraqi newspaper. The note names nine men, Tigris Daily reported. Two bombs went off, the paper said."
    statements = READER.extract(Reading(given_document(text))).statements
    assert [link.name for s in statements for link in s.attribution.chain][-1] == "Tigris Daily"
    assert statements[0].attribution.chain[0].name is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army says the resolution is a declaration of war.", Modality.ASSERTED),
        ("The army says it will treat the resolution as a declaration of war.", Modality.THREATENED),
        ("The video shows the men pledging allegiance to the group during the attack.", Modality.ASSERTED),
        ("The group released a video showing a prisoner being killed in the camp.", Modality.CLAIMED),
        ("The ministry says a team of nine inspectors will be allowed to visit the site.", Modality.PLANNED),
        ('He said Turkey would respond in "the same way" should it happen again.', Modality.THREATENED),
    ],
)
def test_modality_of_plans_threats_and_shown_deeds(text: str, expected: Modality) -> None:
    assert modality(text) is expected
