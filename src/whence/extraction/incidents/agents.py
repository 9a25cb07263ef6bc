"""Who did it: the noun phrase near a trigger that names the one who acts.

>>> from whence.extraction.incidents.noun_phrases import tokenize
>>> text = "Four guards were killed in an Israeli drone strike on Monday."
>>> agent = find_agent(text, tokenize(text), text.index("drone"), text.index(" on"), "drone strike", frozenset())
>>> text[agent.start : agent.end]
'Israeli'
"""

import re

from whence.extraction.incidents.noun_phrases import (
    Phrase,
    Word,
    before_helpers,
    phrase_after,
    phrase_before,
    phrase_ending,
    place_among,
    tokenize,
    without_possessive,
)
from whence.extraction.incidents.verb_forms import MANNER, is_noun, is_passive
from whence.extraction.lexicon import word_set

_DOING = re.compile(
    r"\b(?:carr(?:y|ies|ied|ying) out|launch(?:es|ed|ing)?|beg(?:in|ins|an|un)|start(?:s|ed)?|unleash(?:es|ed)?|rain(?:s|ed) down|resum(?:e|es|ed)|threaten(?:s|ed|ing)?|wag(?:e|es|ed)|order(?:s|ed)?|leads?|led|g(?:oes|o|oing) on|went on|intensif(?:y|ies|ied)|perform(?:s|ed)?|stag(?:es?|ed|ing)|conduct(?:s|ed|ing)?|commit(?:s|ted)?|mount(?:s|ed|ing)?|perpetrat\w+|"
    r"(?:was|were|is|are) (?:likely |probably |allegedly |reportedly )?(?:behind|responsible for)|ma(?:de|kes)|used|uses|(?<!is )(?<!are )(?<!was )(?<!were )(?<!and )(?:kill|injure|wound)(?:ed|s) (?=\d|at least|about|some|two|three|four|five|six|seven|eight|nine|ten|dozens|several|an? )[^,.;]{0,60} (?:in|during)|(?<!was )(?<!were )(?<!been )(?:seized|seizes|took|takes|overthrew|ousted|toppled|deposed|grabbed) [^,.;]{2,50} in|plant(?:ed|s)|plann(?:ed|ing)|plott(?:ed|ing)|execut(?:ed|es))\b"
)
_NEAR = re.compile(r"(?:\s+(?!that\b|who\b|which\b)[\w’'.-]+){0,6}\s+")  # what may stand between that verb and the noun
_ANNOUNCED = re.compile(r"\b(?:declar|announc|proclaim)(?:ed|es|s) (?:the |an? |its )(?:final |full )?[\"“‘']?$")
_TAKING = frozenset("capture recapture arrest arrests detention total liberation fall".split())
_FINITE = frozenset(
    "is are was were has have had will would admits vows plans threatens intends claims kills says said told fled left began begin begins broke took came went drove struck fought beat led ran burst set sent".split()
)
_FORCE_NAMES = word_set("agents", "forces") | {"force"}  # "a Nigerian Air Force | airstrike"
# Who acts by what a noun for the act has before it: "a police raid", "the military coup", "a security force crackdown".
_BEFORE_NOUNS = frozenset(
    {"gang", "mob", "police", "army", "military", "government", "militia", "security force", "security forces"}
)
_LONGEST_NAME = 3  # words of a force's name: "the Syrian Arab Army"
_REACH = 14  # words looked at to the right for "by ..."
_CLAUSE_OPENS = frozenset("as while when".split())  # "the town waits | as troops prepare to"
_NUMBERS = frozenset(
    "a an the at least most more than of two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands one many several others another".split()
)
# Words past which "by" tells of another deed: "an attack thwarted by police", "a battle denied by commanders".
_NOT_BY = frozenset(
    "who which response retaliation revenge said says when while after that but denied condemned confirmed reported criticized welcomed followed thwarted foiled visit trip averted prevented stopped intercepted defused repelled rescued freed released acquitted saved".split()
)
_NO_AGENT = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mistake accident night day force phone telephone land sea air foot then now far".split()
)

# Behind these "by" tells who accuses or condemns: "was blamed for the | attack by the army".
_BLAMED_FOR = re.compile(
    r"\b(?:was|were|is|are|been) (?:\w+ly )?(?:blamed|fingered|implicated|accused|condemned|criticized|named|charged|convicted) (?:for|in|over|of|with) (?:(?!\b(?:after|when|before)\b)[^,.;])*$"
)
# Behind these "by" tells who takes it for such an act: "is treated as | murder by the prosecutors".
_TAKEN_FOR = re.compile(
    r"\b(?:treated|described|investigated|regarded|seen|viewed|labell?ed|classified|condemned|denounced) as (?:an? |the )?(?:[\w-]+ )?$"
)
# How nouns for people end, in the singular or the plural: "arsonist", "traders", "students".
_OF_PEOPLE = re.compile(r"(?:ists?|[a-z]{3}ers?|[a-z]{3}ors|men|man|ants|(?<!m)ents|women|inmates?)$")
_BEARING_ARMS = frozenset("armed masked hooded".split())  # "| armed people on motorcycles"
# Acts that are somebody's who suffers them, unless "of" follows: "Idris's | arrest", but "the Front's | killing of a clerk".
_SUFFERED = re.compile(
    r"(?:arrest|detention|abduction|kidnap|murder|killing|death|assassination|disappearance|imprisonment)"
)
_ADVANCES = frozenset("assault attack attacks offensive advance invasion raid raids incursion".split())

Spans = frozenset[tuple[int, int]]


def find_agent(text: str, words: list[Word], start: int, end: int, trigger: str, groups: Spans) -> Phrase | None:
    """The one who does what the trigger at [start, end) names, or None where nobody is named.

    `words` are those of the sentence, `groups` the spans of the armed groups and forces known in it.
    """
    first, last = place_among(words, start, end)
    left = text[words[0].start : start] if words else ""
    by = (
        (None if _BLAMED_FOR.search(left) or _TAKEN_FOR.search(left) else _by_phrase(words, last))
        or _from_phrase(words, first, last)
        or _of_phrase(words, last, groups)
    )
    if by is not None and (is_agent(by, groups, named=True) or (by.words[-1].text.endswith("s") and _is_of_people(by))):
        return by
    if is_passive(words, first, last) or _stands_before_noun(words, first) or "under" in trigger.casefold().split():
        return None  # "were killed", "came under attack"
    if not is_noun(words, first, last) or _is_headline_verb(words, first):
        subject = phrase_before(words, first)
        if subject is not None and (
            is_agent(subject, groups, named=not _opens(subject, words)) or _is_of_people(subject)
        ):
            return in_apposition(words, subject)
        pronoun = before_helpers(words, first - 1)
        if pronoun > 0 and words[pronoun].lower in {"it", "they"}:
            return _nearest_subject(words, pronoun, groups)
        return _nearest_subject(words, first, groups) if _needs_subject(words, first) else None
    return _possessor(words, first, groups) or _doer(text, words, first, groups)


def in_apposition(words: list[Word], phrase: Phrase) -> Phrase:
    """The name that a phrase only explains, where there is one: "the Front, | an armed group" gives "the Front"."""
    at = words.index(phrase.words[0])
    if (
        at < 2
        or phrase.words[0].lower not in {"a", "an", "the"}
        or any(word.is_name for word in phrase.words[1:])
        or words[at - 1].text != ","
        or not words[at - 2].is_name
    ):
        return phrase
    named = phrase_ending(words, at - 2)
    before = words[words.index(named.words[0]) - 1] if named is not None and named.words[0] is not words[0] else None
    if named is None or (before is not None and before.lower not in {"that", ",", "and", "-", ":"}):
        return phrase
    return named


def _stands_before_noun(words: list[Word], first: int) -> bool:
    """Whether a participle describes a noun: "a lawyer for the | detained", "the man's | severed head"."""
    before = words[first - 1].lower if first else ""
    is_pointed_at = before == "the" or before.endswith(("'s", "’s"))
    return is_pointed_at and first < len(words) and words[first].lower.endswith("ed")


def opening_party(text: str, start: int, end: int) -> Phrase | None:
    """Who opens the stretch [start, end) of a sentence: whose aircraft "its aircraft" behind it are."""
    words = tokenize(text, start, end)
    return _opening_subject(words, len(words), frozenset())


def _is_headline_verb(words: list[Word], first: int) -> bool:
    """Whether a form in -ing is what those do who stand before it: "officials in Turkey | plotting resurgence"."""
    if first and words[first].lower.endswith("ing") and words[first - 1].lower in {"by", "while", "after"}:
        return first + 1 < len(words) and (words[first + 1].is_name or words[first + 1].lower in {"a", "an", "the"})
    return (
        words[first].lower.endswith("ing") and first > 2 and words[first - 1].is_name and words[first - 2].lower == "in"
    )


def _opens(subject: Phrase, words: list[Word]) -> bool:
    """Whether a phrase is the one word a sentence opens with, whose capital says nothing."""
    return len(subject.words) == 1 and subject.start == words[0].start


def _needs_subject(words: list[Word], first: int) -> bool:
    """Whether a verb shares the subject of an earlier one: "are preparing to attack", "and later attacked"."""
    at = first - 1
    while at > 0 and words[at].lower.endswith("ly"):
        at -= 1
    before = words[at].lower if first else ""
    return words[first].lower.endswith("ing") or before in {
        "to",
        "and",
        "but",
        ",",
        "week",
        "month",
        "day",
        "then",
        "later",
    }


def _nearest_subject(words: list[Word], first: int, groups: Spans) -> Phrase | None:
    """The subject of the nearest finite verb to the left that somebody can be the subject of."""
    for at in range(first - 1, 0, -1):
        word = words[at]
        if word.lower in _CLAUSE_OPENS and (opening := _opening_subject(words[at + 1 :], first - at - 1, groups)):
            return opening
        if word.lower in _FINITE or (word.lower.endswith("ed") and not word.is_name):
            subject = phrase_before(words, at)
            if subject is not None and is_agent(subject, groups, named=not _opens(subject, words)):
                return in_apposition(words, subject)
    return _opening_subject(words, first, groups)


def _opening_subject(words: list[Word], first: int, groups: Spans) -> Phrase | None:
    """Who opens the sentence and is no object there: "United States Army | troops cross the border and launch a raid"."""
    opening = phrase_after(words[:first], 0) if first else None
    acting = word_set("agents", "nouns")
    while opening is not None and opening.words[-1].lower not in acting:
        opening = Phrase(opening.words[:-1]) if len(opening.words) > 1 else None
    return opening if opening is not None and is_agent(opening, groups) else None


def is_agent(phrase: Phrase, groups: Spans, *, named: bool = False) -> bool:
    """Whether a phrase names somebody who can act; with `named`, any proper name will do."""
    if phrase.words[0].text == "Operation":
        return False  # "Operation Desert Wind", though its name is known
    if any(start < phrase.end and phrase.start < end for start, end in groups):
        return True
    if (
        (
            without_possessive(phrase.words[-1]).lower in _NO_AGENT
            and not (len(phrase.words) > 1 and phrase.words[-1].is_name)
        )
        or phrase.words[-1].lower == "the"
        or _is_number(phrase)
        or phrase.words[0].lower in {"no", "nobody"}
    ):
        return False
    if phrase.has_any(_BEARING_ARMS):
        return True
    head = _head(phrase)
    if head in word_set("agents", "things"):
        return False
    if phrase.has_any(word_set("agents", "nouns")) or _before_of(phrase).has_any(_who_acts()):
        return True
    if len(phrase.words) == 1 and phrase.words[0].text.isupper() and len(phrase.words[0].text) > 5:
        return False  # a headline in capitals
    is_small = {"of", "the", "al", "and"}
    return named and all(word.is_name or word.text.isdigit() or word.lower in is_small for word in phrase.words)


def _is_of_people(phrase: Phrase) -> bool:
    """Whether the subject of a verb of violence is a word for people by its ending: "hundreds of traders", "an arsonist"."""
    head = phrase.words[-1].lower
    others = word_set("agents", "things") | word_set("agents", "sufferers")
    is_none = phrase.words[0].lower in {"no", "nobody"} or head in others | _NUMBERS
    return not is_none and _OF_PEOPLE.search(head) is not None


def _is_number(phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a number: "Six", "At least 12"."""
    return all(word.text.isdigit() or word.lower in _NUMBERS for word in phrase.words)


def _who_acts() -> frozenset[str]:
    """Words for states, nations and groups that stand for those who act."""
    return word_set("nations", "adjectives") | word_set("nations", "states") | word_set("nations", "groups")


def _before_of(phrase: Phrase) -> Phrase:
    """The part of a phrase before "of"; "the north of Nigeria" does not speak of what Nigeria does."""
    at = next((i for i, word in enumerate(phrase.words) if i and word.lower == "of"), len(phrase.words))
    return Phrase(phrase.words[:at])


def _head(phrase: Phrase) -> str:
    """The word a phrase is about: the last one before "of"."""
    before = [word.lower for word in phrase.words]
    return before[before.index("of") - 1] if "of" in before[1:] else before[-1]


def _by_phrase(words: list[Word], last: int) -> Phrase | None:
    """What follows "by" to the right of the trigger, within its clause."""
    for at in range(last, min(last + _REACH, len(words))):
        if words[at].text == "," and _goes_on_behind(words, at):
            continue
        if words[at].text in {",", ";", ".", ":"} or _tells_of_another_deed(words, at):
            return None
        if words[at].lower == "hands" and words[at + 1 : at + 2] and words[at + 1].lower == "of":
            return phrase_after(words, at + 2)  # "died at the hands of | the guards"
        if words[at].lower == "by":
            phrase = phrase_after(words, at + 1)
            if phrase is not None and phrase.words[0].lower.endswith("ing"):  # "by | advancing rebels", "by using"
                rest = phrase.words[1:]
                return Phrase(rest) if rest and rest[-1].lower in word_set("agents", "nouns") else None
            return phrase
    return None


def _goes_on_behind(words: list[Word], at: int) -> bool:
    """Whether the clause goes on behind a comma: "in Gao, | Mali, | allegedly by"."""
    following = words[at + 1 : at + 3]
    if len(following) < 2:
        return False
    is_state = following[0].is_name and following[1].text == ","
    return is_state or following[0].lower.endswith("ly")


def _tells_of_another_deed(words: list[Word], at: int) -> bool:
    """Whether past that word "by" tells of another deed: "said", and in a headline "Rescued" and "Set Free"."""
    word = words[at].lower
    if word == "and" and words[at + 1 : at + 2] and words[at + 1].lower in {"was", "were", "is", "are"}:
        return True  # "crossed the border and were attacked by"
    if word == "set" and [w.lower for w in words[at + 1 : at + 2]] == ["free"]:
        return True
    return word in _NOT_BY and (not words[at].is_name or word.endswith("ed"))


def _from_phrase(words: list[Word], first: int, last: int) -> Phrase | None:
    """Whom fire comes from: "came under | fire | from a police jeep"."""
    if last + 1 < len(words) and words[last - 1].lower == "fire" and words[last].lower == "from":
        return phrase_after(words, last + 1)
    return None


def _of_phrase(words: list[Word], last: int, groups: Spans) -> Phrase | None:
    """Whose attack it is on somebody: "the assault | of the Georgian army on the town"."""
    if last + 1 >= len(words) or words[last].lower != "of" or words[last - 1].lower not in _ADVANCES:
        return None
    phrase = phrase_after(words, last + 1)
    after = words.index(phrase.words[-1]) + 1 if phrase else len(words)
    is_turned = after < len(words) and words[after].lower in {"on", "against", "across", "towards", "into"}
    return phrase if is_turned and phrase is not None and is_agent(phrase, groups) else None


def _possessor(words: list[Word], first: int, groups: Spans) -> Phrase | None:
    """Who stands in front of a noun: "Israeli airstrikes", "ISIL's third attack"."""
    at = first - 1
    while at >= 0 and (words[at].lower in MANNER or words[at].text.isdigit()):
        at -= 1
    if at < 0:
        return None
    for length in (4, 3, 2, 1):
        if at - length + 1 < 0:
            continue
        phrase = Phrase(tuple(words[at - length + 1 : at + 1]))
        if _is_sufferer(phrase, words, first):
            continue
        if _acts_alone(phrase, groups):
            return _whole_name(words, at - length + 1, at)
    return None


def _is_sufferer(owner: Phrase, words: list[Word], first: int) -> bool:
    """Whether the one whose arrest or killing it is suffers it: "Idris's | arrest"; states, forces and known groups do it."""
    is_owned = (
        re.search(r"[’']s?$", owner.words[-1].text) is not None and _SUFFERED.match(words[first].lower) is not None
    )
    is_done_to_another = first + 1 < len(words) and words[first + 1].lower == "of"
    return is_owned and not is_done_to_another and not owner.has_any(_who_acts() | _FORCE_NAMES)


def _whole_name(words: list[Word], start: int, last: int) -> Phrase:
    """The words from `start` to `last` with what stands before them in capitals: "the | Mexican | Army"."""
    at = start
    while at and words[at - 1].is_name and words[at - 1].lower not in word_set("agents", "breaks"):
        at -= 1
    start = at if last - at < _LONGEST_NAME else start  # a longer run of capitals is a heading
    return Phrase((*words[start:last], without_possessive(words[last])))


def _acts_alone(phrase: Phrase, groups: Spans) -> bool:
    """Whether these words by themselves name somebody who acts."""
    bare = re.sub(r"[’']s?$", "", " ".join(word.lower for word in phrase.words))
    if bare in {"is", "us"} and not phrase.words[-1].text.isupper():
        return False
    if bare in _who_acts() or bare in _BEFORE_NOUNS:
        return True
    if phrase.words[0].lower in word_set("nations", "adjectives") and phrase.words[-1].lower in _FORCE_NAMES:
        return True
    covered = any(start <= phrase.start and phrase.end <= end + 2 for start, end in groups)
    return covered and phrase.words[0].is_name


def _doer(text: str, words: list[Word], first: int, groups: Spans) -> Phrase | None:
    """The subject of the verb a noun hangs on: "gunmen carried out the attack"."""
    left = text[words[0].start : words[first].start] if first < len(words) else ""
    announced = _ANNOUNCED.search(left) if words[first].lower in _TAKING else None
    for match in [announced] if announced else reversed(list(_DOING.finditer(left))):
        if not announced and not _NEAR.fullmatch(left[match.end() :]):
            continue
        verb = next(i for i, word in enumerate(words) if word.end > words[0].start + match.start())
        subject = phrase_before(words, verb)
        if subject is not None and is_agent(subject, groups, named=True):
            return subject
        return _nearest_subject(words, verb, groups) if _needs_subject(words, verb) else None
    return None
