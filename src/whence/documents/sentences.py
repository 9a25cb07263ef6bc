"""Where sentences begin and end in news text.

>>> text = 'Lt. Gen. Ali of the U.S. Army spoke. "We left," he said. At 5 p.m. it was over.'
>>> [text[start:end] for start, end in split_sentences(text)]
['Lt. Gen. Ali of the U.S. Army spoke.', '"We left," he said.', 'At 5 p.m. it was over.']
"""

import re

Offsets = tuple[int, int]

_LOOK_BACK = 60  # characters before a full stop that can say what it ends

# Words whose full stop ends no sentence before a capital: titles, ranks, months, days.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st lt gen gens col cols maj capt cpt sgt sgts cpl pvt adm cmdr brig insp supt asst dep gov govs sen sens rep reps pres hon rev
    fr messrs mt ft vs dept univ est approx jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun fig al
    eg ie cf ca spc""".split()
)  # fmt: skip
# Words whose full stop may end a sentence: it does before a word that opens one.
_EITHER = frozenset("u.s u.n u.k e.u d.c u.a.e kg km lbs hq jr sr bros".split())
_ALWAYS_END = frozenset("etc inc ltd co corp".split())
_OPENING_WORDS = frozenset(
    """the a an he she it they we i you but and or so if in on at by for from to of as with after before during when while where since until under over
    this that these those there his her its their our my some many most several both no nobody none not only one two three four five six seven
    eight nine ten dozens hundreds thousands meanwhile however earlier later last more police officials soldiers gunmen militants rebels troops witnesses
    authorities residents what who how why yes""".split()
)  # fmt: skip
_END = re.compile(r"""[.!?…؟۔]+["'”’»)\]]*(?=\s|$)|[。！？]+["'”’」』]*|(?<=[a-z]{3})\.(?=[A-Z][a-z]{2})|\n""")
_INITIALS = re.compile(r"(?:^|[\s(\"'“‘])(?:[A-Za-z]\.)+$")
_NUMBERED = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[a-z])$")
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
    following = text[end.end() : end.end() + 40].lstrip(" \t")
    if following[:1].islower() or (following and following[0] in ",;:"):
        return False
    if not end.group().startswith(".") or len(end.group()) > 1:
        return True
    return _stop_ends(text[max(start, end.start() - _LOOK_BACK) : end.start()].lstrip(), following)


def _stop_ends(before: str, following: str) -> bool:
    """Whether a single full stop after these words of the sentence ends it, given what follows."""
    word = re.split(r"[\s(\"'“‘—-]", before)[-1].casefold()
    if word in {"no", "nos"}:
        return not following[:1].isdigit()
    if word in _ABBREVIATIONS or _NUMBERED.fullmatch(before):
        return not following
    if word in _EITHER:
        return not following or _first_word(following) in _OPENING_WORDS
    if word in _ALWAYS_END:
        return _starts_sentence(following)
    if _INITIALS.search(before + "."):
        return len(word) > 1 and _starts_sentence(following)
    return True


def _first_word(following: str) -> str:
    """The next word in small letters, quotation marks before it left out."""
    found = re.match(r"\W*(\w+)", following)
    return found[1].casefold() if found else ""


def _starts_sentence(following: str) -> bool:
    """Whether what follows looks like the start of a sentence."""
    return not following or following.lstrip(_OPENERS)[:1].isupper() or following[0] in _OPENERS
