"""Words without their endings, and which of them tell anything."""

from collections.abc import Iterable
from functools import lru_cache

_ENDINGS = ("ings", "ing", "ers", "ed", "es", "er", "s", "e")
SMALL = frozenset(
    "a an the of in on at to for by with and or but as from that this these those it its he she his her they their them "
    "him was were is are be been being had has have will would could should may might not no said say says who which when "
    "where what there then than so if about after before into over out up down off also one two more other some any all i "
    "we you my our your do did does just".split()
)


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its ending, so that "shootings" and "shooting" meet.

    >>> stem("Shootings") == stem("shooting")
    True
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def telling_words(stems: Iterable[str]) -> list[str]:
    """Those that are more than an article, a pronoun or a letter."""
    return [word for word in stems if _tells(word)]


def _tells(word: str) -> bool:
    """Whether a word says anything by itself."""
    return len(word) > 1 and word not in SMALL
