"""Who a sentence names as acting."""

import pytest

from whence.extraction.incidents.agents import find_agent
from whence.extraction.incidents.noun_phrases import tokenize


def agent(text: str, trigger: str) -> str | None:
    start = text.index(trigger)
    found = find_agent(text, tokenize(text), start, start + len(trigger), trigger, frozenset())
    return None if found is None else text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Government forces begin a new offensive against the rebels.", "offensive", "Government forces"),
        ("Rebel troops continue to advance on the capital.", "advance on", "Rebel troops"),
        ("The Syrian army is believed to have shelled a village.", "shelled", "The Syrian army"),
        ('Two Ukrainian helicopters "carried out six air strikes" there.', "air strikes", "Two Ukrainian helicopters"),
        ("Plains Army troops cross the border and launch a raid.", "raid", "Plains Army troops"),
        ("Security forces in Gao seize two planes, and detain six foreigners.", "detain", "Security forces"),
        ("After Somali forces launched a coordinated assault, they fled.", "coordinated assault", "Somali forces"),
        ("It recalled Russia's 1979 invasion.", "invasion", "Russia"),
        ("A drone was shot down by the Syrian Air Defense Force.", "shot down", "the Syrian Air Defense Force"),
        ("Fighting between rebels and troops kills 58.", "kills", None),
        ("A village was taken by force.", "taken", None),
        ("A Nigerian Air Force airstrike killed seven.", "airstrike", "Nigerian Air Force"),
        ("The army tried to kill him by bombing a village.", "bombing", "The army"),
        ("Plains police on Thursday arrested five editors.", "arrested", "Plains police"),
        ("Plains police announced that they had arrested two men.", "arrested", "Plains police"),
        ("Gao singer arrested for insulting the president.", "arrested", None),
        ("Abducted Trader Rescued by Plains Police", "Abducted", None),
        ("Man Behind Beheading Set Free by Plains Court", "Beheading", None),
        ("A man was charged with theft after he was detained by Plains police.", "detained", "Plains police"),
        ("Plains troops raided an office and briefly detained three editors.", "detained", "Plains troops"),
        (
            "More than 900 civilians fled as Plains forces prepare for an assault to retake the town.",
            "retake",
            "Plains forces",
        ),
        ("The pictures show the man's severed head.", "severed", None),
        ("Police hold a Gao man extradited in a kidnap plot.", "kidnap", None),
        ("Dissidents kidnapped by the regime example.org on Monday.", "kidnapped", "the regime"),
        ("Saudi forces arrest and take away 15 people.", "arrest", "Saudi forces"),
        ("A suspect is in custody.", "custody", None),
        ("Police arrest five editors of a daily.", "arrest", "Police"),
        ("Rebel troops regain control of the village.", "regain control", "Rebel troops"),
        ("A United States air strike kills nine.", "air strike", "United States"),
        ("The Mexican Army arrests another member.", "arrests", "The Mexican Army"),
        ("Plains militants backed by Yemeni troops seize the town.", "seize", "Plains militants"),
        ("The assault of the Plains Army on the town went on.", "assault", "the Plains Army"),
        ("Their cars came under fire from a police jeep.", "came under fire", "a police jeep"),
        ("Hundreds of traders set fire to the town hall.", "set fire to", "Hundreds of traders"),
        ("Idris Kade, a soldier, shot nine people.", "shot", "Idris Kade"),
        ("In Gao, a soldier shot nine people.", "shot", "a soldier"),
        ("Russia carries out drone and missile strikes.", "missile strikes", "Russia"),
        ("Four teachers abducted last week are still missing.", "abducted", None),
        ("Operation Desert Wind began airstrikes in June.", "airstrikes", None),
        ("Armed people on motorcycles kill eight.", "kill", "Armed people"),
        ("The president ordered an invasion.", "invasion", "The president"),
        ("Gunmen kidnap a trader who was sent by the parents.", "kidnap", "Gunmen"),
        ("Two boats were hijacked by suspected drug smugglers.", "hijacked", "suspected drug smugglers"),
        ("Peacekeepers were attacked by advancing rebels.", "attacked", "rebels"),
        ("A landmine explosion in Gao, Mali, allegedly by the army, hurt two.", "explosion", "the army"),
        ("Air raids on Monday in Gao killed nine.", "killed", None),
        ("Rebels crossed the border and were hit by the army.", "crossed", "Rebels"),
        ("A lawyer for the detained called it worthless.", "detained", None),
        ("About 12,000 troops attacked the town.", "attacked", "12,000 troops"),
        ("The Front was blamed for the attack by the army.", "attack", None),
        ("A landmine explosion in Gao, allegedly by Maoist insurgents, kills 15.", "explosion", "Maoist insurgents"),
        ("The beating to death of Khaled Said by police.", "beating", "police"),
        ("A mayor told of Idris's arrest.", "arrest", None),
        ("They condemned Russia's killing of a mayor.", "killing", "Russia"),
        ("The case is treated as murder by the prosecutors.", "murder", None),
        ("Nine people died in a security force crackdown.", "crackdown", "security force"),
        ("The army seized power in a coup.", "coup", "The army"),
        ("Two clerks died at the hands of the guards.", "died", "the guards"),
        ("Unknown assassins attacked the mayor.", "attacked", "Unknown assassins"),
        ("Two months earlier, two men broke into his home and beat him.", "beat", "two men"),
        ("It landed so that the authorities could arrest a singer.", "arrest", "the authorities"),
        ("3 of 4 kidnapped clerks are free.", "kidnapped", None),
        ("A trader abducted earlier this month is still missing.", "abducted", None),
        ("They were captured by the U.S.-supported Plains Forces.", "captured", "the U.S.-supported Plains Forces"),
    ],
)
def test_who_acts(text: str, trigger: str, who: str | None) -> None:
    assert agent(text, trigger) == who
