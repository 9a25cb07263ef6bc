"""What the words right around a place name say of it: "50 km south of", "near", "the town of", "province", ", Mali".

>>> clue = read_clue("Two died 50 km south of Gao, Mali, on Friday.", 24, 27)
>>> clue.kilometres, clue.direction, clue.is_near
(50.0, 'south', True)
"""

import re
from dataclasses import dataclass

_COMPASS = r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|central|upper|lower"
_KIND_BEFORE = r"(?:(?:the )?(?:[\w-]+ )?(?P<kind>city|town|village|port|capital|district|province|region|state|governorate|county|oblast|department) of )?(?:the )?"
_DISTANCE = re.compile(
    rf"(?P<number>\d[\d,.]*)[ -]?(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b\.?(?: \([^)]{{1,30}}\))?(?: (?:to the )?(?P<side>(?:north|south)(?:[- ]?(?:east|west))?|east|west))? (?:of|from|outside) {_KIND_BEFORE}$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"\b(?:near|outside|close to|not far from|(?:north|south)(?:[- ]?(?:east|west))? of|(?:east|west) of|outskirts of|vicinity of|countryside of|road (?:to|from|between)) {_KIND_BEFORE}$",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"\b(?P<side>{_COMPASS}) (?:part of |parts of )?(?:the )?$", re.IGNORECASE)
_OF = re.compile(rf"\b{_KIND_BEFORE}$", re.IGNORECASE)
_KIND_AFTER = re.compile(
    r"(?: \([^)]{1,20}\))?[ -](?P<kind>city|town|village|district|province|region|state|governorate|county|parish|oblast|department|prefecture)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    rf"(?:,? in |, |'s |’s | \()(?:the )?(?:(?P<side>{_COMPASS}) )?(?:(?:city|town|province|region|state|district|governorate) of )?(?:the )?$",
    re.IGNORECASE,
)
_BEFORE, _MILE = 70, 1.609344
_REGION_WORDS = frozenset("province region state governorate oblast department prefecture".split())
_TOWN_WORDS = frozenset("city town village port capital".split())
_DISTRICT_WORDS = frozenset("county parish district".split())


@dataclass(frozen=True, slots=True)
class Clue:
    """This says: 50 km south of it, so only near; the words call it a town.

    `wanted` is city, admin1 or admin2 where the words name the kind; `side` the part meant ("eastern"); `kilometres` and
    `direction` a distance from it.
    """

    wanted: str | None = None
    side: str | None = None
    kilometres: float | None = None
    direction: str | None = None
    is_near: bool = False


def read_clue(text: str, start: int, end: int) -> Clue:
    """The clue that the words before and after a name give."""
    before = text[max(0, start - _BEFORE) : start].replace("\n", " ")
    distance, side = _DISTANCE.search(before), _SIDE.search(before)
    near = distance or _NEAR.search(before)
    kind = _kind(before, text[end : end + 40])
    return Clue(
        kind,
        side["side"].lower() if side and not near else None,
        _kilometres(distance) if distance else None,
        distance["side"].lower().replace("-", "").replace(" ", "") if distance and distance["side"] else None,
        near is not None,
    )


def _kind(before: str, after: str) -> str | None:
    """city, admin1 or admin2, where the words beside say so."""
    following, leading = _KIND_AFTER.match(after), _OF.search(before)
    word = (following and following["kind"]) or (leading and leading["kind"]) or ""
    if word.lower() in _TOWN_WORDS:
        return "city"
    return "admin1" if word.lower() in _REGION_WORDS else "admin2" if word.lower() in _DISTRICT_WORDS else None


def _kilometres(distance: re.Match[str]) -> float | None:
    """The distance in kilometres."""
    try:
        number = float(distance["number"].replace(",", "").rstrip("."))
    except ValueError:
        return None
    return number * _MILE if distance["unit"].lower().startswith("mi") else number


def joins(text: str, end: int, start: int) -> bool:
    """Whether the name that begins at `start` is named as what holds the one that ends at `end`: ", ", " in northern "."""
    between = text[end:start]
    return (
        len(between) <= 45
        and _INSIDE.fullmatch(re.sub(r"^ (?:province|region|district|governorate|state|city|town|county)", "", between))
        is not None
    )


def side_between(text: str, end: int, start: int) -> str | None:
    """The part of the holder that is meant: "eastern" in "Baghouz, eastern Syria"."""
    found = _INSIDE.search(text[end:start])
    return found["side"].lower() if found and found["side"] else None
