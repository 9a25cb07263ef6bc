"""How a trigger stands in its sentence: as a noun, an active verb or a passive, by the words beside it.

>>> from whence.extraction.incidents.noun_phrases import tokenize
>>> words = tokenize("Three guards were killed in a raid.")
>>> is_passive(words, 3, 4), is_noun(words, 6, 7)
(True, True)
"""

from whence.extraction.incidents.noun_phrases import Word
from whence.extraction.lexicon import word_set

_BE = frozenset("is are was were be been being am got gets".split())
_IRREGULAR_PAST = frozenset(
    "shot blown overrun retaken stolen struck hit took taken seized blew set overran retook fought stole beat beaten broke led held threw drove fired".split()
)
_VERBS = frozenset(
    """arrest open opens storm storms seize seizes invade invades detain detains abduct abducts kidnap kidnaps behead beheads overrun overruns vandalize
    vandalise vandalizes captures capture retakes stab stabs escape escapes execute executes torch torches wage kill kills explode explodes fires
    drive drives opening assassinate assassinates gain gains take takes shell regain regains retake wrest wrests beat beats hijack hijacks detonate
    detonates firebomb firebombs bombard bombards break breaks loot loots burn burns shoot shoots threaten threatens fire""".split()
)
_TRANSITIVE = frozenset("shot gunned hacked rounded blown taken beaten burned burnt".split())
# Words that open what a verb is done to: "police arrest | five editors", "a man attacks | his neighbours".
_OPENS_OBJECT = frozenset(
    """a an the his her its their our this that these those another some many all both several dozens scores hundreds thousands more nearly almost two three four five six seven eight nine ten eleven twelve suspected former senior civilians people protesters protestors
    demonstrators journalists villagers""".split()
)
# Words behind a participle that open no object: "pupils abducted | from", "a youth shot | while".
_HELD = frozenset("arrested detained jailed kidnapped abducted executed lynched murdered".split())
_WHY_HELD = frozenset("for over under".split())
# Nouns that make a verb before them a noun: "a kidnap | plot".
_OF_A_DEED = frozenset(
    "plot plots case cases bid bids attempt attempts charge charges suspect suspects victim victims".split()
)
_NO_OBJECT = frozenset(
    "in by during when while after as on near at and or from last yesterday earlier overnight".split()
)
_WITHOUT_PASSIVE = frozenset("attacked clashed exploded escaped fired protested marched".split())
_POINTING = frozenset("a an the this that these those its their his her our no any".split())
_BEFORE_A_NOUN = frozenset("a an the its their alleged attempted failed".split())
_ACTS = frozenset(
    "attack attacks assault assaults strike strikes raid raids incident incidents bombing bombings".split()
)
# Adjectives between who acts and the noun for the act: "Israeli | deadly | airstrikes".
MANNER = frozenset(
    "deadly fresh new major massive heavy overnight fierce large second third first latest multiple several coordinated recent big two three wave of series".split()
)


def is_passive(words: list[Word], first: int, last: int) -> bool:
    """Whether the trigger is a passive or a bare participle: "were killed", "soldiers killed in"."""
    if first >= len(words) or not _is_past(words[first].lower) or _is_headed_by_a_noun(words, first, last):
        return False
    before = [word.lower for word in words[max(0, first - 3) : first]]
    while before and (before[-1].endswith("ly") or before[-1] in {"also", "not", "then"}):
        before.pop()
    if before and before[-1] in _BE:
        return True
    if before and before[-1] in {"has", "have", "had", "who"}:
        return False
    following = words[last].lower if last < len(words) else "."
    if following == "at" and last + 1 < len(words) and words[last + 1].lower in {"least", "most"}:
        return False
    if words[first].lower in _HELD and following in _WHY_HELD:
        return True  # "a singer | arrested for"
    single = last - first == 1 or words[first].lower in _TRANSITIVE
    return (
        single
        and (not following[0].isalnum() or following in _NO_OBJECT)
        and words[first].lower not in _WITHOUT_PASSIVE
    )


def _is_headed_by_a_noun(words: list[Word], first: int, last: int) -> bool:
    """Whether a trigger of several words ends in a noun for an act: "coordinated | assault", "armed | attacks"."""
    return last - first > 1 and words[last - 1].lower in _ACTS and words[last - 2].lower != "to"


def _makes_a_noun(before: Word) -> bool:
    """Whether the word before a form that may be a verb makes it a noun: "the | kidnap", "alleged | kidnap", "Idris's | arrest"."""
    return before.lower in _BEFORE_A_NOUN or before.text.endswith(("'s", "’s"))


def _is_past(word: str) -> bool:
    """Whether a word looks like a past form."""
    return word.endswith("ed") or word in _IRREGULAR_PAST


def is_progressive(words: list[Word], first: int) -> bool:
    """Whether a form in -ing tells what somebody is doing: "are plotting", "were still battling"."""
    at = first - 1
    while at > 0 and (words[at].lower in {"still", "also", "now", "already"} or words[at].lower.endswith("ly")):
        at -= 1
    return words[first].lower.endswith("ing") and at > 0 and words[at].lower in _BE


def _opens_object(words: list[Word], at: int) -> bool:
    """Whether what a verb is done to can begin at a word: "another member", "over 20", "Israeli positions"."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    if word.lower in {"at", "over", "about", "around"}:
        return following is not None and (following.text.isdigit() or following.lower in {"least", "most"})
    is_name = word.is_name and word.lower not in word_set("agents", "breaks")
    return word.lower in _OPENS_OBJECT or word.text.isdigit() or is_name


def is_noun(words: list[Word], first: int, last: int) -> bool:
    """Whether the trigger stands as a noun, by the words beside it."""
    trigger = words[first]
    if _is_headed_by_a_noun(words, first, last):
        return True
    if last < len(words) and words[last].lower in _OF_A_DEED and not _is_past(trigger.lower):
        return True
    if first and trigger.lower in _VERBS and _makes_a_noun(words[first - 1]):
        return True
    if _is_past(trigger.lower) or trigger.lower in _VERBS or is_progressive(words, first):
        return False
    before = words[first - 1] if first else None
    following = words[last] if last < len(words) else None
    if before is not None and (
        before.lower in {"to", "will", "would", "could", "may", "might"} or before.lower in {"who", "they", "he"}
    ):
        return False
    if before is None or following is None or trigger.lower.endswith("ing"):
        return True
    if before.lower in _POINTING or before.text.endswith(("'s", "’s")):
        return True
    takes_object = _opens_object(words, last)
    acts = (
        before.lower.endswith(("s", "men", "people")) or before.is_name or before.lower in word_set("agents", "nouns")
    )
    return not (takes_object and acts and before.lower not in MANNER)
