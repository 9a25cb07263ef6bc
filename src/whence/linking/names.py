"""Names made comparable: case, accents, articles and spelling variants out of the way."""

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "a", "an", "of", "and", "al", "el", "group", "movement"})


def plain(name: str) -> str:
    """Lower case, no accents, single spaces.

    >>> plain("The  Deir ez-Zor")
    'the deir ez zor'
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(_WORDS.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others.

    >>> sorted(words("the Free Plains Brigade"))
    ['brigade', 'free', 'plains']
    """
    return frozenset(plain(name).split()) - _SMALL


def acronym(name: str) -> str:
    """The initials of the capitalised words.

    >>> acronym("Free Plains Brigade")
    'FPB'
    """
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLES = re.compile(r"(.)\1+")
_SPELLINGS = (
    ("kh", "h"),
    ("gh", "g"),
    ("q", "k"),
    ("ck", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("z", "s"),
    ("j", "g"),
    ("w", "v"),
    ("c", "k"),
)


@lru_cache(8192)
def skeleton(name: str) -> str:
    """The consonants of a name, spelling variants folded: transliterations of one name mostly share it.

    >>> skeleton("Qasrin") == skeleton("Kasreen")
    True
    """
    text = plain(name).replace(" ", "")
    for variant, kept in _SPELLINGS:
        text = text.replace(variant, kept)
    return text[:1] + _DOUBLES.sub(r"\1", _VOWELS.sub("", text[1:]))
