"""Who a word such as "the group" stands for, and which words for those who act name nobody.

What is only called a group is, in news, the group that the same article names: the only one, or the nearest.
"""

import re

from whence.core.document import Span
from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType, MentionLabel, Status
from whence.extraction.incidents.agents import opening_party
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.noun_phrases import Phrase, tokenize
from whence.extraction.lexicon import word_set

_GROUP_WORDS = frozenset(
    "group faction militia movement organisation organization gang outfit band insurgents rebels militants".split()
)
_ESCAPED = frozenset("inmate inmates prisoner prisoners detainee detainees convict convicts".split())
_PEACEFUL = re.compile(r"protest|march|rall|demonstrat|sit-in|assembly|uprising|revolt|unrest", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:army|police|troops|soldiers|navy|air force|national guard|coast ?guard|gendarmerie|government|security|coalition|ministry|peacekeepers|law enforcement)\b",
    re.IGNORECASE,
)
_MEN_AND_MEANS = frozenset(
    "aircraft planes warplanes jets helicopters drones artillery fighters troops soldiers forces units men gunmen".split()
)
_NEAR = 400  # characters before "the group" within which the nearest of several is meant
_AHEAD = 3000  # characters after "an armed group", as a title has it, within which its name follows
_NOBODY = frozenset("side sides other others everyone everybody each".split())
_COURTS = frozenset("court courts tribunal jury judge judges".split())  # they deal with acts, and do none


class Parties:
    """This says: in this article "the faction" is the Free Plains Brigade."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._groups = [m for m in reading.mentions if m.label == MentionLabel.GROUP and not _STATE.search(m.name)]
        self._places = {(m.span.start, m.span.end) for m in reading.places if m.is_literal}

    def span_of(self, phrase: Phrase) -> Span:
        """The words for a party, or those of the group they stand for."""
        phrase = self._owner(phrase) or _before_deed(_past_participle(phrase))
        span = self._document.span(phrase.start, phrase.end)
        return span if self.is_named(phrase) else self._meant(phrase) or span

    def is_named(self, phrase: Phrase) -> bool:
        """Whether a phrase names somebody: a group, a state or its forces, a person; not "gunmen" or "an island group"."""
        if any(m.span.start < phrase.end and phrase.start < m.span.end for m in self._groups):
            return True
        if self._is_titled(phrase) and phrase.has_any(_GROUP_WORDS):
            return False  # "Congo rebels say ..." has a name beneath
        nations = word_set("nations", "states") | word_set("nations", "groups") | word_set("agents", "forces")
        text = self._document.text[phrase.start : phrase.end]
        if phrase.has_any(nations) or _STATE.search(text):
            return True
        inner = [word for word in phrase.words[1:] if word.is_name]
        return bool(inner) and not phrase.has_any(_GROUP_WORDS)

    def may_act(self, phrase: Phrase, happening: Happening) -> bool:
        """Whether the one a sentence names as acting may be the perpetrator: no place, nobody's side, not those who escaped."""
        if self.is_place(phrase) or phrase.words[-1].lower in _NOBODY | _COURTS or _is_year(phrase):
            return False
        if happening.type == IncidentType.PROTEST_OR_RIOT and _PEACEFUL.search(happening.first.trigger.words):
            return False
        if happening.type == IncidentType.PRISON_BREAK and phrase.has_any(_ESCAPED):
            return happening.first.trigger.words.casefold().startswith("escap")
        return (
            happening.status != Status.FOILED
            or happening.type == IncidentType.RAID_OR_ARREST
            or not _STATE.search(self._document.text[phrase.start : phrase.end])
        )

    def is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase is nothing but the name of a place, which does nothing; states do."""
        states = word_set("nations", "states") | word_set("nations", "adjectives")
        return (phrase.start, phrase.end) in self._places and not phrase.has_any(states)

    def _is_titled(self, phrase: Phrase) -> bool:
        """Whether a phrase stands in the title, where few are named."""
        title = self._document.title
        return title is not None and title.start <= phrase.start < title.end

    def _owner(self, phrase: Phrase) -> Phrase | None:
        """Whose men or aircraft a phrase tells of: "the coalition denied that | its aircraft"."""
        if phrase.words[0].lower not in {"its", "their"} or phrase.words[-1].lower not in _MEN_AND_MEANS:
            return None
        sentence = next((s for s in self._document.sentences if s[0] <= phrase.start < s[1]), None)
        owner = opening_party(self._document.text, sentence[0], phrase.start) if sentence else None
        return owner if owner is not None and self.is_named(owner) else None

    def _meant(self, phrase: Phrase) -> Span | None:
        """The group meant by "the group": the only one named, else the nearest within reach, those that follow first."""
        if not phrase.has_any(_GROUP_WORDS) or not self._groups:
            return None
        if len({_key(m.name) for m in self._groups}) == 1:
            return self._groups[0].span
        is_new = (
            phrase.words[0].lower in {"a", "an"}
            or (phrase.words[0].is_name and phrase.words[0].lower != "the")
            or self._is_titled(phrase)
        )
        reach = _AHEAD if is_new else _NEAR
        after = [m.span for m in self._groups if 0 <= m.span.start - phrase.end < reach]
        before = [m.span for m in self._groups if 0 <= phrase.start - m.span.end < _NEAR]
        return next(iter((after if is_new else before[::-1]) or after or before[::-1]), None)


def _is_year(phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a number: "in April | 2020, accused of"."""
    return all(word.text.isdigit() for word in phrase.words)


def _past_participle(phrase: Phrase) -> Phrase:
    """The phrase without "the" and a form in -ing that belong to what stands before: "the combing | SDF forces"."""
    words = phrase.words
    if len(words) > 1 and words[0].lower.endswith("backed"):
        return Phrase(words[1:])
    if len(words) > 2 and words[0].lower == "the" and words[1].lower.endswith("ing") and words[2].is_name:
        return Phrase(words[2:])
    return phrase


def _before_deed(phrase: Phrase) -> Phrase:
    """The phrase without what it is accused of: "soldiers | of causing"."""
    for at, word in enumerate(phrase.words):
        if at and word.lower == "of" and phrase.words[at + 1 :] and phrase.words[at + 1].lower.endswith("ing"):
            return Phrase(phrase.words[:at])
    return phrase


def _key(name: str) -> str:
    """A name and its short form under one key: the first letters of its capitalised words, or itself where it is short."""
    words = [word.text for word in tokenize(name) if word.is_name]
    return name if len(words) == 1 else "".join(word[0] for word in words)
