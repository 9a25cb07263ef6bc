"""Names that the text itself calls an armed group, whatever their words: "the insurgent group Wana wa Rasi", "(FPB)".

>>> sorted(called_groups("The Free Plains Brigade (FPB) denied it. The insurgent group Sons of Qasrin, WWR fighters say, left."))
['FPB', 'Free Plains Brigade', 'Sons of Qasrin']
"""

import re

_NAME = r"(?P<name>[A-Z][\w’'-]*(?: (?:(?:of|of the|for|and|wa|al|de|du|de la|ag|ul|i) )?[A-Z][\w’'-]*){0,4})"
_KIND = (
    r"(?:group|gang|faction|movement|militia|outfit|organi[sz]ation|insurgents?|rebels?|guerrillas|cartel|separatists?)"
)
_ARMED = r"(?:armed|insurgent|rebel|terror(?:ist)?|militant|jihadi(?:st)?|separatist|splinter|extremist|guerrilla|breakaway|criminal)"
_BODIES = (
    r"(?:Brigades?|Front|Army|Movement|Battalions?|Guards?|Defenders|Militia|Column|Katiba|Legion|Force|Resistance)"
)
_CALLED = re.compile(
    rf"\b{_ARMED} (?:{_KIND} )(?:called |known as |named )?(?:the )?{_NAME}"
    rf"|\b(?:calls?|calling|called) (?:itself|themselves) (?:the )?{_NAME.replace('name', 'itself')}"
    rf"|\b(?!(?:The|An?|This|That|One|Another) ){_NAME.replace('name', 'before')} (?:{_ARMED} {_KIND}|{_KIND})\b(?! of)"
    rf"|\b{_NAME.replace('name', 'apposed')}, (?:an? |the )(?:[\w-]+ ){{0,3}}{_KIND}\b"
)
_SHORT = re.compile(
    rf"\b(?P<long>(?:[A-Z][\w’'-]*(?: of(?: the)?| for| and)? )+{_BODIES}(?: (?:of|for)(?: the)? [A-Z]\w+)*) \((?P<short>[A-Z]{{2,6}})\)"
)
_OPENERS = frozenset(
    "The A An In On At This That His Her Its Their No Some Many Several Two Three Other Another Police Army Mr Mrs".split()
)


def called_groups(text: str) -> frozenset[str]:
    """The names, without articles."""
    found = {name for match in _CALLED.finditer(text) for name in match.groupdict().values() if name}
    for match in _SHORT.finditer(text):
        found |= {_bare(match["long"]), match["short"]}
    return frozenset(_bare(name) for name in found if _is_name(_bare(name)))


def _bare(name: str) -> str:
    """The name without a word that only opens the sentence."""
    first, _, rest = name.partition(" ")
    return rest if first in _OPENERS else name


def _is_name(name: str) -> bool:
    """Whether enough of a name is left."""
    return len(name.split()) > 1 or (name.isupper() and len(name) > 1)
