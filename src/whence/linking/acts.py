"""Words for acts: the head of a phrase such as "was shot dead", and which heads can name one act."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from whence.linking.names import plain

_FAMILIES = Path(__file__).parent / "families.txt"
_LIGHT = frozenset(
    "a an the of in on at to for by with and or his her their its up out off down into be been being was were is are had "
    "has have having will would could should may might do did does not under over from that this these those as "
    "about against after before when".split()
)
_IRREGULAR = {
    form: base
    for base, forms in {
        "shoot": "shot",
        "kill": "killed",
        "die": "died dies dying",
        "dead": "dead",
        "win": "won winning winner",
        "strike": "struck stricken",
        "say": "said says",
        "tell": "told",
        "find": "found",
        "go": "went gone going goes",
        "take": "took taken taking",
        "hit": "hit hitting",
        "hold": "held",
        "buy": "bought",
        "lose": "lost losing loses",
        "break": "broke broken",
        "steal": "stole stolen",
        "beat": "beaten",
        "flee": "fled",
        "catch": "caught",
        "fall": "fell fallen",
        "blow": "blew blown",
        "slay": "slain slew slaying slayings",
        "begin": "began begun beginning",
        "leave": "left leaving",
        "make": "made making",
        "come": "came coming",
        "give": "gave given giving",
        "run": "ran running",
        "fight": "fought",
        "meet": "met meeting",
        "pay": "paid",
        "sell": "sold",
        "send": "sent",
        "hang": "hung hanged hanging",
        "sink": "sank sunk",
        "shake": "shook shaken shaking",
        "rise": "rose risen rising",
        "fly": "flew flown flight",
        "drive": "drove driven driving",
        "see": "saw seen",
        "get": "got getting gotten",
        "put": "putting",
        "set": "setting",
        "cut": "cutting",
        "stab": "stabbed stabbing",
        "rob": "robbed robbing",
        "plan": "planned planning",
        "stop": "stopped stopping",
        "nab": "nabbed",
        "wed": "wedding",
        "sue": "sued suing",
        "injure": "injuries injured injuring",
        "earthquake": "quake quakes earthquakes temblor temblors",
        "explode": "explosion explosions exploding",
        "murder": "murderer murderous",
        "bomb": "bomber",
        "free": "freed freeing",
        "name": "named naming",
        "fire": "fired firing",
        "charge": "charged charging",
        "arrest": "arrested arresting",
    }.items()
    for form in forms.split()
}
_ENDINGS = (
    ("ations", "ate"),
    ("ation", "ate"),
    ("ments", ""),
    ("ment", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


def head_of(words: str) -> str:
    """The root of the word that names the act: the last of a noun phrase, the first after auxiliaries of a verb phrase.

    >>> head_of("were shot dead"), head_of("the shootings"), head_of("suicide bombing")
    ('shoot', 'shoot', 'bomb')
    """
    heavy = [word for word in plain(words).split() if word not in _LIGHT] or plain(words).split() or [words]
    first = heavy[0]
    is_verb = len(heavy) > 1 and (first in _IRREGULAR or first.endswith(("ed", "ing")))
    return root(first if is_verb else heavy[-1])


def root(word: str) -> str:
    """A word without its inflexion, "e" and doubled consonants out of the way: "robbed" and "robbing" meet."""
    word = _IRREGULAR.get(word, word)
    if word not in _IRREGULAR.values():
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)] + instead
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


@cache
def families() -> dict[str, frozenset[int]]:
    """For each root the numbers of the families it stands in."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_FAMILIES.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for word in line.split():
                found[root(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def are_kin(left: str, right: str) -> bool:
    """Whether two roots can name one act: "kill" and "murder"."""
    return bool(families().get(left, frozenset()) & families().get(right, frozenset()))
