"""Dead and wounded whom no act killed or hurt, or who are not its toll, as the words of their sentence say.

>>> says_no_toll("The country has 2,900 confirmed cases of cholera and ", "41", " deaths.")
True
>>> says_no_toll("The blast killed ", "nine", " people.")
False
"""

import re

_OF_NATURE = re.compile(
    r"\b(?:covid(?:-19)?|coronavirus|pandemic|epidemic|cholera|ebola|measles|malaria|virus|disease|famine|starv(?:ed|ing|ation)"
    r"|earthquakes?|floods?|flooding|landslides?|cyclone|hurricane|tsunami|drought|(?:road|car|traffic) accidents?)\b",
    re.IGNORECASE,
)
# "Two further bodies could be | those of the attackers", "praised two dead men | as martyrs".
_OF_THE_ATTACKERS = re.compile(
    r"[^.;]{0,60}\b(?:those of|as|were|be) (?:the |its own )?(?:attackers?|bombers?|perpetrators?|assailants?|gunm[ae]n|martyrs?)\b",
    re.IGNORECASE,
)
# "He put the | number of soldiers killed at four": some of the dead, by what they were.
_OF_ONE_KIND = re.compile(
    r"\bnumber of (?!people\b|persons\b|those\b|the\b)[\w -]{3,40}? (?:killed|dead|wounded|injured|slain) (?:at|to|was|is|as|stood at) (?:\w+ )?$",
    re.IGNORECASE,
)


def says_no_toll(before: str, number: str, after: str) -> bool:
    """Whether a sentence, in the words before a number, the number and those after it, says that it is no toll of an act."""
    return (
        _OF_NATURE.search(before + number + after) is not None
        or _OF_THE_ATTACKERS.match(after) is not None
        or _OF_ONE_KIND.search(before) is not None
    )
