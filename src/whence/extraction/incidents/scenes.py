"""Where an act took place, as its sentence writes it: the most specific place named after "in", "at" or "near".

>>> from whence.extraction.incidents.noun_phrases import tokenize
>>> text = "A bomb went off outside the governor's office in Qasrin on Thursday."
>>> scene = find_scene(text, tokenize(text), 2, 6)
>>> text[scene.start : scene.end]
'Qasrin'
"""

import re

from whence.extraction.incidents.noun_phrases import Phrase, Word, without_possessive
from whence.extraction.lexicon import word_set

_LEADS = frozenset("in at near outside inside around of from on into across between".split())
_STEADY_LEADS = _LEADS - {"from", "into", "between"}  # the others lead past places
_FIRM_LEADS = frozenset("in at near outside on".split())  # to the left of a trigger "of" and "from" belong to others
_KINDS = frozenset(
    "city town village district province region state capital governorate department county camp island port area neighbourhood neighborhood suburb outskirts municipality valley"
    " road highway market commune prefecture oblast territory township locality airport base strip".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec ramadan christmas easter new".split()
)
_NOWHERE = frozenset("god allah islam jihad facebook twitter instagram youtube whatsapp telegram tiktok".split())
_COMPASS = frozenset(
    "northern southern eastern western north south east west central northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western north-east north-west south-east south-west".split()
)
# What may stand before a place's name: "suburban Amherst", "rebel-held Idlib".
_NATURES = frozenset(
    "suburban downtown central rural nearby neighbouring neighboring greater upper lower mainland occupied besieged restive".split()
)
_HELD = re.compile(r"\w+-(?:held|controlled|torn|ruled|occupied)")
_SHORES = frozenset({"coast", "shore", "shores"})  # "near the Pacific | coast" is told of a sea, not of a place
_BUILDINGS = frozenset(
    "house home apartment flat office car farm shop room shoulder body".split()
)  # "near Noor's | house"
_SPEAKING = frozenset(
    "said says told confirmed reported announced denied blamed accused acknowledged claimed condemned".split()
)
_NO_PLACES = (("agents", "nouns"), ("nations", "groups"), ("mentions", "organisations"))
_NAME_LINKS = frozenset("de del la el al le du des of".split())


def find_scene(text: str, words: list[Word], start: int, end: int) -> Phrase | None:
    """The place of the act whose trigger stands at [start, end), searched to its right first, then to its left."""
    first = next((i for i, word in enumerate(words) if word.end > start), len(words))
    right = _scan(words, range(first, len(words)), _STEADY_LEADS) or _scan(words, range(first, len(words)))
    return right or _scan(words, range(first - 1, -1, -1), _FIRM_LEADS, _SPEAKING)


def place_before(words: list[Word], start: int) -> Phrase | None:
    """The place that stands right before a noun: "the Dimona | attack"; nations and groups are no places."""
    at = next((i for i, word in enumerate(words) if word.end > start), len(words)) - 1
    if at < 1 or not words[at].is_name or words[at].lower in _TIMES or words[at - 1].text in {".", "”", '"'}:
        return None
    who = word_set("nations", "adjectives") | word_set("nations", "states")
    bare = without_possessive(words[at]).lower
    if bare in who or bare in _TIMES or bare.endswith("-style") or words[at].text.isupper():
        return None
    return _kept(words, at, at + 1) if words[at - 1].lower in {"the", "a", "an", "and"} else None


def places_in(words: list[Word]) -> list[Phrase]:
    """Every place name a sentence puts after a preposition of place, in order."""
    names = (_name_after(words, at + 1) for at in range(len(words)) if words[at].lower in _LEADS)
    return [name for name in names if name is not None]


def _scan(
    words: list[Word], order: range, leads: frozenset[str] = _LEADS, stops: frozenset[str] = frozenset()
) -> Phrase | None:
    """The first place name after a preposition of place, in that order of words, before one that stops the search."""
    for at in order:
        if words[at].lower in stops:
            return None
        if words[at].lower in leads:
            name = _name_after(words, at + 1)
            if name is not None:
                return name
    return None


def _name_after(words: list[Word], at: int) -> Phrase | None:
    """The proper name a preposition leads to, over "the northern city of" and the like."""
    steps = 0
    while at < len(words) and steps < 6 and not words[at].is_name:
        if not (
            words[at].lower in _KINDS | _COMPASS | _NATURES | {"the", "a", "an", "of", "country’s", "country's"}
            or _HELD.fullmatch(words[at].lower)
            or (steps and words[at].text[0].isalnum() and words[at].lower not in word_set("agents", "breaks"))
        ):
            return None
        at += 1
        steps += 1
    stop = at
    while stop < len(words) and (
        words[stop].is_name
        or (words[stop].lower in _NAME_LINKS and stop + 1 < len(words) and words[stop + 1].is_name and stop > at)
    ):
        if words[stop].lower == "of" or (stop > at and words[stop].lower in word_set("agents", "breaks")):
            break
        stop += 1
    while at < stop and _is_adjective(words[at], words[at + 1] if at + 1 < stop else None):
        at += 1
    if at >= stop or words[at].lower in _TIMES or not words[at].text[0].isalpha():
        return None
    return _kept(words, at, stop)


def _kept(words: list[Word], at: int, stop: int) -> Phrase | None:
    """The name, unless it belongs to a body or a person rather than to a place."""
    phrase = Phrase((*words[at : stop - 1], without_possessive(words[stop - 1])))
    if phrase.words[-1].lower in _TIMES | _NOWHERE or any(phrase.has_any(word_set(*names)) for names in _NO_PLACES):
        return None
    following = words[stop].lower if stop < len(words) else ""
    is_owner = words[stop - 1].lower != without_possessive(words[stop - 1]).lower
    if is_owner and following in _BUILDINGS:
        return None
    if following in word_set("agents", "nouns") or following in {"said", "says", "told"} | _SHORES:
        return None
    return phrase


def _is_adjective(word: Word, following: Word | None) -> bool:
    """Whether a capitalised word only says of which country ("Turkish | city", "Iraqi")."""
    if word.lower != without_possessive(word).lower:
        return following is not None  # "Egypt's | North Sinai"
    return (word.lower in word_set("nations", "adjectives") and word.lower not in word_set("nations", "states")) or (
        word.lower in _TIMES and following is not None
    )
