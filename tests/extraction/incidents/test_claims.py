"""Claims, denials and accusations in a sentence."""

import pytest

from whence.extraction.incidents.claims import find_voices


def voices(text: str) -> list[tuple[str, str]]:
    return [(v.kind, text[v.actor.start : v.actor.end]) for v in find_voices(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Plains Front has claimed responsibility for the raid.", [("claims", "The Plains Front")]),
        ("The attack was claimed by the Plains Front.", [("claims", "the Plains Front")]),
        ("The Plains Front said it was behind the blast.", [("claims", "The Plains Front")]),
        ("No group has claimed responsibility.", []),
        ("Nobody claimed the attack.", []),
        ("The army denied any involvement in the strike.", [("denies", "The army")]),
        ("Officials blamed the Plains Front for it.", [("blamed", "the Plains Front")]),
        ("The Plains Front was likely behind it.", [("suspected", "The Plains Front")]),
        ("The Plains Front said it was holding nine soldiers.", [("claims", "The Plains Front")]),
        ("The police said they were holding two brothers.", []),
        ("A court sentenced two Gao miners to death in the market arson case.", [("charged", "two Gao miners")]),
        ("Police filed a charge sheet over the assault.", []),
        ("He was detained over suspected collusion with bandits.", []),
        ("These suspects led officers to a hideout.", []),
        ("Groups accused Plains authorities of abductions and torture.", [("blamed", "Plains authorities")]),
        (
            "Police arrested two men working at a casino (GCO) on suspicion of kidnapping a clerk.",
            [("charged", "two men")],
        ),
        ("The army claims to have killed nine rebels.", [("claims", "The army")]),
        ("The army say they struck the airport.", [("claims", "The army")]),
        ("A court sentences two men to five years after firebombing a church.", [("charged", "two men")]),
        ("The Front posts a statement claiming responsibility for it.", [("claims", "The Front")]),
        ("Responsibility for the blast was taken by the Plains Front.", [("claims", "the Plains Front")]),
        ("Nobody came, though the Plains Front is suspected.", [("suspected", "the Plains Front")]),
        ("The crash was caused by a Ukrainian missile.", [("blamed", "a Ukrainian missile")]),
        ("The crash was caused by a leak.", []),
        (
            "Gunmen kill a singer with a faction of the Front claiming responsibility.",
            [("claims", "a faction of the Front")],
        ),
        (
            "Police name an ally of the governor as prime suspect in the massacre.",
            [("suspected", "an ally of the governor")],
        ),
        ("The government blames the attack on the Plains Front.", [("blamed", "the Plains Front")]),
        ("The state files charges against six men for the blast.", [("charged", "six men")]),
        ("Police detain 12 people after several attacks.", []),
        ("Idris Kade is found guilty of the murder.", [("charged", "Idris Kade")]),
        ("A trader found guilty in the kidnapping of a mayor appeals.", [("charged", "A trader")]),
        ("Idris Kade was convicted for his role in the bombing.", [("charged", "Idris Kade")]),
        ("Idris Kade was charged with planting the bomb.", [("charged", "Idris Kade")]),
        ("Idris Kade was arrested with two other men.", []),
        ("Idris Kade was indicted last year in the 1998 shooting.", [("charged", "Idris Kade")]),
        ("Police issued an arrest warrant Monday for Idris Kade.", [("charged", "Idris Kade")]),
        ("Nine were hurt in a suspected terrorist attack.", []),
        (
            "The Plains Front said in a posting on its own channel that it burned the bus.",
            [("claims", "The Plains Front")],
        ),
        ("The report attributes the blast to the Plains Front.", [("blamed", "the Plains Front")]),
        ("Locals ascribe the killings to the Plains Front.", [("blamed", "the Plains Front")]),
        ("The Plains Front is presumed to be behind the blast.", [("suspected", "The Plains Front")]),
        ("The Plains Front claims they killed nine in an ambush.", [("claims", "The Plains Front")]),
        ("The army admits shelling a village.", [("claims", "The army")]),
        ("The army claims to have received a letter.", []),
        (
            "Nine fled although the army denies any part but admits bombing roads.",
            [("denies", "the army"), ("claims", "the army")],
        ),
        ("The Plains Front is accused by the army of attacking posts.", [("blamed", "The Plains Front")]),
        ("It is about Idris Kade, who the state accuses of planning the coup.", [("blamed", "Idris Kade")]),
        ("Idris Kade, suspected of shooting four, was found.", [("suspected", "Idris Kade")]),
        ("In Talmin, Mali, accused of it, he wept.", []),
        ("Idris Kade goes on trial in Gao accused of planning an attack.", [("charged", "Idris Kade")]),
        ("Two more suspects were arrested in Gao.", [("suspected", "Two more suspects")]),
        ("Two soldiers and nine suspected militants were killed.", []),
    ],
)
def test_voices(text: str, found: list[tuple[str, str]]) -> None:
    assert voices(text) == found


def test_those_arrested_for_an_act_are_charged_with_it() -> None:
    text = "Germany arrested two traders for an alleged sabotage plot."
    assert voices(text) == [("charged", "two traders")]


def test_a_claim_of_several_acts_is_of_none_in_particular() -> None:
    assert voices("The Free Plains Brigade claimed responsibility for several attacks.") == []
