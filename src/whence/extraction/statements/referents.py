"""What a phrase may be taken up as: a man, a woman, a person, a body ("it") or several people ("they").

>>> [str(Referents().of(phrase, "other")) for phrase in ("its spokesman", "Omar Tal", "the interior ministry", "two medics")]
['man', 'person', 'body', 'crowd']
"""

import re
from enum import StrEnum

from whence.core.vocabulary import LinkKind
from whence.extraction.lexicon import word_set

_WORD = re.compile(r"[\w.]+(?:[-’'](?!s\b)\w+)*")
_CUT = frozenset("of for in at from with on to by about between who which that".split())
_BODIES = frozenset({LinkKind.GROUP, LinkKind.AGENCY, LinkKind.OUTLET, LinkKind.MONITOR, LinkKind.GROUP_MEDIA})
_ARTICLES = frozenset("the a an its his her their one two three four this that some many several".split())
_SECOND = frozenset("deputy vice former assistant acting".split())
_TITLES = {
    "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "maj": "major", "gov": "governor",
    "sen": "senator", "dr": "doctor", "prof": "professor", "sgt": "sergeant", "brig": "brigadier",
}  # fmt: skip


class Sort(StrEnum):
    """This says: the phrase is taken up by "he", "she", either, "it" or "they"."""

    MAN = "man"
    WOMAN = "woman"
    PERSON = "person"
    BODY = "body"
    CROWD = "crowd"


class Referents:
    """This says: "the spokesman" is a man, "the army" a body, "medics" a crowd, by the lexicon `antecedents`."""

    def __init__(self) -> None:
        self._words = {sort: word_set("antecedents", str(sort)) for sort in Sort}
        self._same = [word_set("antecedents", name) for name in ("group", "paper")]

    def of(self, phrase: str, kind: str) -> Sort | None:
        """The sort of a phrase whose speaker is of that kind; None where nothing tells."""
        words = core_words(phrase)
        if not words:
            return None
        named = next((i for i in range(1, len(words)) if all(map(_is_name, words[i:]))), len(words))
        low = [word.casefold().rstrip(".") for word in words]
        for head in (low[-1], low[named - 1]):
            sort = self._of_head(head)
            if sort:
                return sort
        if kind in _BODIES:
            return Sort.BODY
        titled = any(word in self._words[sort] for word in low[:-1] for sort in (Sort.MAN, Sort.WOMAN, Sort.PERSON))
        if not all(map(_is_name, words)) or (phrase.isupper() and len(words) > 1):
            return None
        if phrase.startswith(("the ", "The ")):
            return Sort.BODY if kind == LinkKind.OTHER else None
        return Sort.PERSON if 2 <= len(words) <= 4 and (titled or kind == LinkKind.OTHER) else None

    def _of_head(self, head: str) -> Sort | None:
        """The sort of a head noun, singular or plural."""
        if head in self._words[Sort.CROWD]:
            return Sort.CROWD
        for sort in (Sort.MAN, Sort.WOMAN, Sort.PERSON, Sort.BODY):
            if head in self._words[sort]:
                return sort
            if head.endswith("s") and head[:-1] in self._words[sort]:
                return Sort.CROWD
        return None

    def heads(self, phrase: str) -> frozenset[str]:
        """The nouns by which a phrase may be taken up: "general" for "Brig. Gen. Lito Tal"; "deputy director" is no "director"."""
        words = [word.casefold().rstrip(".") for word in core_words(phrase)]
        second = [word for word in words if word in _SECOND]
        return frozenset(" ".join([*second[:1], _TITLES.get(word, word)]) for word in words if word not in _SECOND)

    def same_head(self, head: str) -> frozenset[str]:
        """The heads by which one and the same may be taken up: "the outfit" for "the movement"."""
        return next((words for words in self._same if head in words), frozenset({head}))


def _is_name(word: str) -> bool:
    """Whether a word is written as a name."""
    return word[0].isupper() or word.startswith("al-") or word in {"ag", "bin"}


def _describes(words: list[str]) -> bool:
    """Whether a participle with what belongs to it begins here: "appointed by the army", "calling himself Tal"."""
    following = words[1].casefold() if len(words) > 1 else ""
    low = words[0]
    return (low.endswith("ed") and following in _CUT) or (low.endswith("ing") and following in {"himself", "herself"})


def core_words(phrase: str) -> list[str]:
    """The words of a phrase up to its first preposition, without articles: "police superintendent" of "the police superintendent of Qasrin"."""
    words = [word for word in _WORD.findall(phrase) if word.casefold() not in {"'s", "’s"}]
    cut = next((i for i in range(1, len(words)) if words[i].casefold() in _CUT or _describes(words[i:])), len(words))
    return [word for word in words[:cut] if word.casefold() not in _ARTICLES]
