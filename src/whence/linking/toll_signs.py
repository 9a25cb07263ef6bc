"""What the words of one article show of how many were killed and injured, where it may give no number: "two counts of murder".

>>> of("Three men face two counts of murder after the double homicide.").murders
frozenset({2})
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.core.document import Document

DEATH = re.compile(r"\b(?:kill\w*|dead|die[sd]?|death|fatal\w*|homicide|murder\w*|slain|deceased)\b", re.IGNORECASE)
HURT = re.compile(
    r"\b(?:wound\w*|injur\w*|hurt|hospital\w*|critical condition|stable|life-threatening|surviv\w*)\b", re.IGNORECASE
)
OWN_HAND = re.compile(
    r"murder-suicide|(?:killed|shot) (?:him|her)self|gun on (?:him|her)self|(?:his|her) own life|suicide", re.IGNORECASE
)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4}
_NUMBER = rf"({'|'.join(_WORDS[1:])}|\d{{1,2}})"
_DEGREE = r"(?:(?:first|second|third)[- ]degree |capital |felony )?"
_MURDERS = re.compile(
    rf"\b{_NUMBER} (?:\w+ )?counts? of {_DEGREE}(?:murder|homicide|manslaughter)"
    r"|\b(double|triple|quadruple)[- ](?:homicide|murder|killing|slaying|fatal)",
    re.IGNORECASE,
)
_ASSAULTS = re.compile(
    rf"\b{_NUMBER} (?:\w+ )?counts? of {_DEGREE}(?:attempted|assault|aggravated (?:assault|battery))", re.IGNORECASE
)
_SHOOTINGS = re.compile(r"\b(double|triple|quadruple)[- ]shooting", re.IGNORECASE)
_ONE_DIES = re.compile(
    r"\bone of (?:the )?(?:\w+ ){0,3}?(?:victims|people|men|women|children|teens|boys|girls|students|officers)?[^.\n]{0,60}?"
    r"\b(?:dies|died|dead)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"separate (?:shootings|incidents)|citywide|shootings (?:across|since|in|over)|weekend shootings|police log|blotter",
    re.IGNORECASE,
)
_KIN = (
    r"(?:mother|father|mom|dad|(?:grand)?(?:son|daughter)|wife|husband|girlfriend|boyfriend|brother|sister|uncle|aunt|"
    r"grand(?:mother|father)|boy|girl|man|woman|child|baby|toddler|teen|infant|friend|nephew|niece|cousin)"
)
_TWO = re.compile(
    rf"\b{_KIN}\b(?:, \d+,)? (?:and|&) (?:(?:his|her|their|an?|the|another) )?(?:[\w-]+ ){{0,2}}{_KIN}\b", re.IGNORECASE
)
_AGED = re.compile(r"\b[A-Z][\w’'-]+, (?:age )?(\d{1,2})\b(?!,?\d)|\b(\d{1,2})-year-old")
_HEAD = 600  # characters in which a list of shootings says that it is one


@dataclass(frozen=True, slots=True)
class TollSigns:
    """This says: its title speaks of a death, "two counts of murder" is in it, one man of an age is told dead, two hurt.

    `dead`, `hurt` and `aged` count ages given beside words of death alone, of injury alone, and at all.
    """

    tells_of_many: bool
    title_of_death: bool
    one_dies: bool
    murders: frozenset[int]
    assaults: frozenset[int]
    shootings: frozenset[int]
    dead: int
    hurt: int
    aged: int
    two_dead: bool
    two_hurt: bool


def toll_signs(document: Document) -> TollSigns:
    """What one document shows."""
    title = document.title.quote if document.title else ""
    return of(document.text, title, tuple(document.text[start:end] for start, end in document.sentences))


def of(text: str, title: str = "", sentences: tuple[str, ...] = ()) -> TollSigns:
    """What a text shows, with its title and its sentences."""
    marked = [(s, bool(DEATH.search(s)), bool(HURT.search(s))) for s in sentences]
    of_death = [s for s, is_death, is_hurt in marked if is_death and not is_hurt]
    of_hurt = [s for s, is_death, is_hurt in marked if is_hurt and not is_death]
    of_shot = [s for s, is_death, _ in marked if "shot" in s and not is_death]
    return TollSigns(
        tells_of_many=bool(_MANY.search(f"{title} {text[:_HEAD]}")),
        title_of_death=bool(DEATH.search(title)),
        one_dies=bool(_ONE_DIES.search(text)),
        murders=frozenset(_numbers(_MURDERS, text)),
        assaults=frozenset(_numbers(_ASSAULTS, text)),
        shootings=frozenset(_numbers(_SHOOTINGS, text)),
        dead=_n_ages(of_death),
        hurt=_n_ages(of_hurt),
        aged=_n_ages(sentences),
        two_dead=any(_TWO.search(s) for s in of_death),
        two_hurt=any(_TWO.search(s) for s in {*of_hurt, *of_shot}),
    )


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """The numbers a pattern finds, in digits or words."""
    for match in pattern.finditer(text):
        word = next(group for group in match.groups() if group).casefold()
        yield int(word) if word.isdigit() else _TIMES.get(word) or _WORDS.index(word)


def _n_ages(sentences: tuple[str, ...] | list[str]) -> int:
    """How many different ages they give."""
    return len({match[1] or match[2] for sentence in sentences for match in _AGED.finditer(sentence)})
