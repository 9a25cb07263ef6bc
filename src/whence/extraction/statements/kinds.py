"""What kind of speaker a phrase names: an official, a group, an outlet, somebody unnamed, ...

>>> kinds = SpeakerKinds()
>>> str(kinds.of("a hospital official", {})), str(kinds.of("Palestinian sources", {})), str(kinds.of("The Guardian newspaper", {}))
('official', 'unnamed', 'outlet')
"""

import re
from collections.abc import Sequence

from whence.core.incident import Actor
from whence.core.vocabulary import LinkKind
from whence.extraction.lexicon import word_set

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[\w&]+(?:[-’'/.](?!s\b)\w+)*")
_ORDER = (
    LinkKind.GROUP_MEDIA, LinkKind.AGENCY, LinkKind.MONITOR, LinkKind.GROUP, LinkKind.OFFICIAL, LinkKind.EXPERT,
    LinkKind.OUTLET, LinkKind.WITNESS, LinkKind.DOCUMENT, LinkKind.OTHER, LinkKind.UNNAMED,
)  # fmt: skip
_OF_ACTOR = {
    "armed_group": LinkKind.GROUP, "state_force": LinkKind.OFFICIAL, "government": LinkKind.OFFICIAL, "organisation": LinkKind.OTHER,
    "monitor": LinkKind.MONITOR, "agency": LinkKind.AGENCY, "outlet": LinkKind.OUTLET, "group_media": LinkKind.GROUP_MEDIA,
}  # fmt: skip
_HIDDEN = re.compile(r"\b(?:unnamed|anonymous|unidentified|undisclosed|sources?|insiders?|caller)\b", re.IGNORECASE)
_SPOKESMAN = frozenset(
    "spokesman spokeswoman spokesperson leader chief commander commanders head member members official leaders chairman deputy".split()
)
_PREPOSITIONS = frozenset("of for in at from with on to by about between".split())
_AGAINST = frozenset("to against counter countering fighting combating".split())
MEDIA = frozenset({LinkKind.OUTLET, LinkKind.AGENCY, LinkKind.GROUP_MEDIA})


class SpeakerKinds:
    """This says: "the Free Plains Brigade" is a group, since the list of actors has it, or its head noun tells.

    Actors given come first; then names and head nouns of the lexicon `speakers`. One and the same phrase gets one kind.
    """

    def __init__(self, actors: Sequence[Actor] = ()) -> None:
        self._actors = {
            name.casefold(): _OF_ACTOR[actor.kind]
            for actor in actors
            if actor.kind in _OF_ACTOR
            for name in (actor.name, *actor.aliases)
        }
        self._words = {kind: word_set("speakers", str(kind)) for kind in _ORDER}

    def of(self, phrase: str, known: dict[str, LinkKind]) -> LinkKind:
        """The kind of a phrase; `known` maps surnames told of before to their kinds."""
        if _HIDDEN.search(phrase):
            return LinkKind.UNNAMED
        words: list[str] = _WORD.findall(phrase)
        core = _core([word.casefold() for word in words])
        named = self._actor(phrase, words)
        if named and not (named in MEDIA and core[-1:] and core[-1] in _SPOKESMAN):
            return named
        return (
            self._head(core, [w.casefold() for w in words])
            or self._anywhere([w.casefold() for w in words])
            or _recalled(words, known)
            or LinkKind.OTHER
        )

    def _actor(self, phrase: str, words: list[str]) -> LinkKind | None:
        """The kind of an actor of the list named in the phrase, the longest name first."""
        for size in range(min(6, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if run[0][0].isupper() or size > 1:
                    kind = self._actors.get(" ".join(run).casefold())
                    if kind:
                        return kind
        return None

    def _head(self, core: list[str], words: list[str]) -> LinkKind | None:
        """The kind by the last one, two or three words of the core, nearest the end first."""
        if not core:
            return None
        if core[-1] in _SPOKESMAN:
            theirs = words[: next((i for i, word in enumerate(words) if word in _AGAINST), len(words))]
            return self._anywhere(theirs, skip=_SPOKESMAN) or LinkKind.OFFICIAL
        for size in (3, 2, 1):
            tail = " ".join(core[-size:])
            for kind in _ORDER:
                if tail in self._words[kind]:
                    return kind
        return None

    def _anywhere(self, words: list[str], skip: frozenset[str] = frozenset()) -> LinkKind | None:
        """The first kind with a word anywhere in the phrase, groups and bodies before persons."""
        words = [*words, *(word.split("-")[0] for word in words if "-" in word and not word.startswith("al-"))]
        runs = {" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)} - skip
        return next((kind for kind in _ORDER if runs & self._words[kind]), None)


def _core(words: list[str]) -> list[str]:
    """The words before the first preposition: "spokesman" of "spokesman for the army"; of names all."""
    cut = next((i for i, word in enumerate(words) if word in _PREPOSITIONS and i), len(words))
    return words[:cut]


def _recalled(words: list[str], known: dict[str, LinkKind]) -> LinkKind | None:
    """The kind of somebody told of before under the same last name."""
    return known.get(words[-1]) if words else None


def proper_name(phrase: str) -> str | None:
    """The proper name in a phrase: its last run of capitalised words.

    >>> proper_name("White House spokesman Josh Earnest"), proper_name("a hospital official")
    ('Josh Earnest', None)
    """
    runs = re.findall(
        r"(?:[A-Z][\w.’'-]*|al-[A-Z]\w*)(?:\s+(?:of the |of |for |al-|bin |and the )?(?:[A-Z][\w.’'-]*|al-[A-Z]\w*))*",
        phrase,
    )
    runs = [re.sub(r"^(?:The|A|An|He|She|They|It|We|One|Some|His|Her|Its)\b\s*", "", run) for run in runs]
    runs = [re.sub(r"[’']s?$", "", run) for run in runs if run]
    return runs[-1] if runs else None
