"""Noun phrases without a parser: the words around a point of a sentence that name one thing.

>>> sentence = "Suspected fighters of the Plains Front have attacked a base."
>>> words = tokenize(sentence)
>>> phrase = phrase_before(words, 7)
>>> sentence[phrase.start : phrase.end]
'Suspected fighters of the Plains Front'
"""

import re
from dataclasses import dataclass

from whence.extraction.lexicon import word_set

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:-\w+)?|\d{1,3}(?:,\d{3})+|\w+(?:[-’'./]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s?$")
_DETERMINERS = frozenset("a an the this these those his her its their our some several two three four five six".split())
_ABOUT = frozenset("around about some roughly".split())
_ATTACHES = frozenset(
    "in from with on near for at between among against across throughout outside inside off along".split()
)
_SETS_ABOUT = frozenset(
    "begin begins began begun start starts started continue continues continued resume resumes resumed".split()
)
_LEADS_ON = _SETS_ABOUT | frozenset(
    "claim claims claimed believed said reported alleged thought suspected attempts attempted tries tried manage manages managed".split()
)
_TIED = frozenset("backed supported allied linked affiliated loyal led armed tied funded aligned inspired".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MODALS = frozenset("could will can may might did".split())
_BE = frozenset("is are was were be been".split())
_QUOTES = frozenset("\"“”‘'")
_LONGEST = 14  # words a phrase may have


@dataclass(frozen=True, slots=True)
class Word:
    """This says: characters 0 to 9 of the text read "Suspected"."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.casefold()

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


def without_possessive(word: Word) -> Word:
    """The word without its "'s": "Gao's" becomes "Gao", its end two characters earlier."""
    bare = _POSSESSIVE.sub("", word.text) or word.text
    return Word(bare, word.start, word.start + len(bare))


@dataclass(frozen=True, slots=True)
class Phrase:
    """This says: characters 0 to 38 are a noun phrase of these words."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    def has_any(self, wanted: frozenset[str]) -> bool:
        """Whether one of its words is in a list of lower-case words."""
        return any(_POSSESSIVE.sub("", word.lower) in wanted for word in self.words)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of a stretch of text, with their offsets in the whole."""
    stop = len(text) if end is None else end
    return [Word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop)]


def place_among(words: list[Word], start: int, end: int) -> tuple[int, int]:
    """The numbers of the first word that reaches past `start` and of the first that begins at `end` or later.

    >>> place_among(tokenize("Three guards were killed."), 18, 24)
    (3, 4)
    """
    first = next((i for i, word in enumerate(words) if word.end > start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= end), len(words))
    return first, last


def phrase_after(words: list[Word], index: int) -> Phrase | None:
    """The noun phrase that starts at that word ("by | the Janjaweed militia in Chad" → the Janjaweed militia)."""
    stop = index
    while stop < len(words) and stop - index < _LONGEST and _goes_on(words, stop, index):
        stop += 1
    while stop > index and (words[stop - 1].lower in {"of", "and", ","} or words[stop - 1].lower in _DETERMINERS):
        stop -= 1
    return Phrase(tuple(words[index:stop])) if stop > index else None


def _goes_on(words: list[Word], at: int, first: int) -> bool:
    """Whether the word still belongs to a phrase begun at `first`."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.lower == "of":
        return at > first and following is not None
    if word.lower == "and":
        return at > first and _joins_names(words, at)
    if word.lower in _DETERMINERS or word.lower in _ABOUT:
        return at == first or words[at - 1].lower in {"of", "and"}
    if word.is_name:
        return word.lower not in word_set("agents", "breaks") or at == first
    return word.text[0].isalnum() and word.lower not in word_set("agents", "breaks") and not _is_address(word)


def _is_address(word: Word) -> bool:
    """Whether a word is an address on the web: "example.org"."""
    return "." in word.text and word.text.islower()


def _joins_names(words: list[Word], at: int) -> bool:
    """Whether the "and" at that word stands between two names: "Iraq and the Levant"."""
    after = at + 2 if at + 1 < len(words) and words[at + 1].lower == "the" else at + 1
    if words[at].lower != "and":
        return False
    return at > 0 and after < len(words) and words[at - 1].is_name and words[after].is_name


def phrase_before(words: list[Word], index: int, *, is_carried: bool = True) -> Phrase | None:
    """The noun phrase that is the subject of a verb at that word, across adverbs, a relative clause and, if carried, prepositions."""
    at = before_helpers(words, index - 1)
    if at >= 0 and words[at].lower in {"who", "which", "that"}:
        at -= 1
        if at >= 0 and words[at].text == ",":
            named = phrase_ending(words, at - 1)
            return None if named is not None and is_set_between(words, named) else named
    elif at >= 0 and words[at].text == ",":
        opening = _opening_comma(words, at)
        if opening is None:
            return None
        at = opening - 1
    at = _before_brackets(words, at)
    return _chain_back(words, at) if is_carried else phrase_ending(words, at)


def is_set_between(words: list[Word], phrase: Phrase) -> bool:
    """Whether a name only tells where the place before it lies: "in Mopti, | central Mali, which"."""
    at = words.index(phrase.words[0])
    is_inserted = at > 2 and words[at - 1].text == "," and words[at - 2].is_name and phrase.words[-1].is_name
    opening = phrase_ending(words, at - 2) if is_inserted else None
    before = words.index(opening.words[0]) - 1 if opening is not None else -1
    return before >= 0 and words[before].lower in _ATTACHES


def _before_brackets(words: list[Word], at: int) -> int:
    """The word before a short form in brackets that ends at a word: "the Islamic State | (ISIS)"."""
    if at < 3 or words[at].text != ")":
        return at
    opening = next((i for i in range(at - 1, max(at - 4, 0), -1) if words[i].text == "("), None)
    return at if opening is None else opening - 1


def _before_adverbs(words: list[Word], at: int) -> int:
    """The nearest word to the left that is no adverb or auxiliary."""
    adverbs = word_set("agents", "adverbs")
    while at >= 0 and (
        words[at].lower in adverbs | _MODALS or (words[at].text.endswith("ly") and not words[at].is_name)
    ):
        at -= 1
    return at


def before_helpers(words: list[Word], at: int) -> int:
    """The nearest word to the left of a verb and of what leads to it: "forces | have begun to", "police | on Thursday", "troops | \""."""
    while True:
        before = at
        at = _before_adverbs(words, at)
        if at > 0 and words[at].lower == "to" and words[at - 1].lower in _LEADS_ON:
            at -= 3 if at > 1 and words[at - 2].lower in _BE else 2
        elif at >= 0 and (words[at].lower in _SETS_ABOUT or words[at].text in _QUOTES):
            at -= 1
        elif at > 0 and words[at].lower in _WEEKDAYS:
            at -= 2 if words[at - 1].lower == "on" else 1
        if at == before:
            return at


def _opening_comma(words: list[Word], closing: int) -> int | None:
    """The comma that opens an apposition or a relative clause closed by the one at `closing`; the latter wins."""
    commas = [at for at in range(max(0, closing - 45), closing) if words[at].text == ","]
    relative = [at for at in commas if words[at + 1].lower in {"who", "which"}]
    return (relative or commas)[-1] if commas else None


def _chain_back(words: list[Word], at: int) -> Phrase | None:
    """The phrase that ends at a word, carried back over prepositions: "gunmen | in military uniforms" gives "gunmen"."""
    phrase = phrase_ending(words, at)
    for _ in range(3):
        if phrase is None:
            return None
        before = words.index(phrase.words[0]) - 1
        if before > 1 and words[before].lower in {"by", "to", "with"} and words[before - 1].lower in _TIED:
            before = _before_adverbs(words, before - 2) + 1
        elif before < 1 or words[before].lower not in _ATTACHES:
            return phrase
        end = _before_day(words, _before_brackets(words, before - 1))
        longer = phrase_ending(words, _before_participle(words, end))
        if longer is None or (
            words[before].lower == "against" and longer.words[-1].lower not in word_set("agents", "things")
        ):
            return phrase
        phrase = longer
    return phrase


def _before_day(words: list[Word], at: int) -> int:
    """The word before a day that only says when: "airstrikes | on Thursday in Qasrin"."""
    if at < 1 or words[at].lower not in _WEEKDAYS:
        return at
    return at - 2 if words[at - 1].lower == "on" else at - 1


def _before_participle(words: list[Word], at: int) -> int:
    """The word before a participle that only says where somebody is: "fighters | based in Gao"."""
    is_participle = at > 0 and words[at].text.islower() and words[at].lower.endswith("ed")
    return at - 1 if is_participle and words[at - 1].text[0].isalnum() else at


def phrase_ending(words: list[Word], last: int) -> Phrase | None:
    """The noun phrase whose last word is at `last`."""
    first = last + 1
    while first > 0 and last - first < _LONGEST:
        word = words[first - 1]
        if word.lower in _DETERMINERS:
            first -= 1
            if first == 0 or not (words[first - 1].lower == "of" or _joins_names(words, first - 1)):
                break
        elif word.lower == "of" or (word.lower == "and" and _joins_names(words, first - 1)):
            if first > last:
                return None
            first -= 1
        elif (
            not word.text[0].isalnum()
            or (word.lower == "and" and first > last)
            or word.lower in word_set("agents", "breaks")
        ):
            break
        else:
            first -= 1
    while first <= last and words[first].lower in {"of", "and"}:
        first += 1
    return Phrase(tuple(words[first : last + 1])) if first <= last else None
