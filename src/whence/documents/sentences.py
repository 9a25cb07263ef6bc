"""Where sentences begin and end in news text.

>>> text = 'Lt. Gen. Ali of the U.S. Army spoke. "We left," he said. At 5 p.m. it was over.'
>>> [text[start:end] for start, end in split_sentences(text)]
['Lt. Gen. Ali of the U.S. Army spoke.', '"We left," he said.', 'At 5 p.m. it was over.']
"""

import re

Offsets = tuple[int, int]

# Words whose full stop ends no sentence: titles, ranks, months, units, and the like.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st lt gen col maj capt cpt sgt cpl pvt adm cmdr brig insp supt asst dep gov sen rep pres hon rev
    fr messrs mt ft no nos vs etc inc ltd co corp bros dept univ est approx jan feb mar apr jun jul aug sept sep oct nov dec
    mon tue tues wed thu thur thurs fri sat sun fig al eg ie cf ca spc hq km kg""".split()
)
_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|\n""")
_INITIALS = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.)+$")
_OPENERS = "\"'“‘«([—–-"


def split_sentences(text: str) -> list[Offsets]:
    """Half-open offsets of the sentences of a text, in order, without the white space around them; a new line ends one."""
    found: list[Offsets] = []
    start = 0
    for end in _END.finditer(text):
        if end.group() != "\n" and not _ends_here(text, start, end):
            continue
        _keep(text, start, end.end(), found)
        start = end.end()
    _keep(text, start, len(text), found)
    return found


def _keep(text: str, start: int, end: int, found: list[Offsets]) -> None:
    """Add the trimmed piece, unless it is empty."""
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        left = start + piece.index(stripped)
        found.append((left, left + len(stripped)))


def _ends_here(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether this punctuation ends a sentence: not after an abbreviation or initials, not before a small letter."""
    following = text[end.end() :].lstrip(" \t")[:2]
    if following[:1].islower() or (following and following[0] in ",;:"):
        return False
    if not end.group().startswith(".") or len(end.group()) > 1:
        return True
    before = text[start : end.start()]
    word = re.split(r"[\s(\"'“‘—-]", before)[-1].casefold()
    if word in _ABBREVIATIONS:
        return word in {"etc", "inc", "ltd", "co", "corp"} and _starts_sentence(following)
    if _INITIALS.search(before + "."):
        return len(word) > 1 and word not in {"u.s", "u.n", "u.k", "e.u", "d.c"} and _starts_sentence(following)
    return True


def _starts_sentence(following: str) -> bool:
    """Whether what follows looks like the start of a sentence."""
    return not following or following.lstrip(_OPENERS)[:1].isupper() or following[0] in _OPENERS
