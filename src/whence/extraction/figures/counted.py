"""The noun phrase a number counts: "members of the security forces" after "a dozen"."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extraction.figures.lexicon import FigureLexicon
from whence.extraction.figures.words import Word

_STOPS = frozenset(
    """in on at by with from to for as into onto over under near after before during since until while when where which who whom whose
    that than and or but nor if because though although against across around about between among amid without within inside outside
    per via through throughout aboard along despite following including like so not also were was is are be been being has have had
    do did does will would could can may might should must him her them it he she they we i you there then now still earlier later again recently already currently
    both each either every today yesterday tomorrow dead alive missing hostage homeless unaccounted captive ago away out off down up back
    behind reportedly allegedly seriously critically slightly severely""".split()
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DETERMINERS = frozenset("the its their his her our my these those this a an such".split())
_STATES_BEFORE_NOUN = frozenset("dead missing wounded injured displaced alleged suspected".split())
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """This says: words 4 to 9 are the phrase counted, its head is word 5, a noun that counts fighters.

    `first == last` where the noun is elided ("and 40 injured"); `kind` is None for a noun that is in no list.
    """

    first: int
    last: int
    head: int | None
    kind: str | None


def counted_phrase(words: Sequence[Word], at: int, lexicon: FigureLexicon) -> Counted:
    """The phrase counted by the number that ends before word `at`: modifiers, head noun and of-phrase, no relative clause."""
    if at < len(words) and words[at].lower == "of":
        return _of_phrase(words, at, lexicon)
    end = noun_run(words, at, lexicon)
    head = _head(words, at, end, lexicon)
    if head is None:
        return Counted(at, at, None, None)
    kind = lexicon.kind_of(words[head].lower)
    return Counted(at, _with_of(words, head + 1, lexicon), head, kind)


def _of_phrase(words: Sequence[Word], at: int, lexicon: FigureLexicon) -> Counted:
    """ "of vehicles" after "dozens", "of the attackers" after "five", "of dollars" after "millions"."""
    first = at + 1
    start = first + 1 if first < len(words) and words[first].lower in _DETERMINERS else first
    inner = counted_phrase(words, start, lexicon) if start < len(words) and words[start].lower != "of" else None
    if inner is None or inner.head is None:
        return Counted(at, at, None, None)
    return Counted(first, inner.last, inner.head, inner.kind)


def noun_run(words: Sequence[Word], at: int, lexicon: FigureLexicon) -> int:
    """Where the run of words that could be modifiers and nouns, starting at word `at`, ends."""
    i = at
    while i < len(words) and i - at < _LONGEST and not _stops(words, i, at, lexicon):
        i += 1
    return i


def _stops(words: Sequence[Word], i: int, at: int, lexicon: FigureLexicon) -> bool:
    """Whether no noun phrase goes on at this word."""
    word = words[i].lower
    if words[i].is_mark:
        return not (words[i].text in "\"“”'‘’" and i + 1 < len(words) and not words[i + 1].is_mark)
    if words[i].text[0].isdigit() and "-" not in word:
        return True
    if word in _DAYS or word in _DETERMINERS or word == "of":
        return True
    if word in lexicon.verbs and lexicon.kind_of(word) is None:
        return i + 1 >= len(words) or i > at + 1 or lexicon.kind_of(words[i + 1].lower) is None
    if i == at and any(word in effect.nouns for effect in lexicon.effects.values()):
        return False
    if word in _STOPS or word in lexicon.effect_forms:
        return not _is_modifier(words, i, at, lexicon)
    return False


def _is_modifier(words: Sequence[Word], i: int, at: int, lexicon: FigureLexicon) -> bool:
    """Whether a participle stands before its noun ("displaced civilians", "wounded soldiers") and not after it."""
    if any(lexicon.kind_of(words[k].lower) for k in range(at, i)) or i + 1 >= len(words):
        return lexicon.kind_of(words[i].lower) is not None and words[i].lower in {"shot", "shots"}
    word, following = words[i].lower, words[i + 1].lower
    names_one = _is_noun(following, lexicon) and following not in lexicon.verbs
    if not names_one and i == at and i + 2 < len(words) and following not in _STOPS and not words[i + 1].is_mark:
        names_one = lexicon.kind_of(words[i + 2].lower) is not None and following not in lexicon.verbs
    if lexicon.kind_of(word) is not None and not word.endswith(("ed", "s")):
        return True
    return names_one and (word in _STATES_BEFORE_NOUN or word.endswith(("ed", "en")))


def _head(words: Sequence[Word], at: int, end: int, lexicon: FigureLexicon) -> int | None:
    """The head noun of the run: the first listed noun, or the last of several side by side; else its last word."""
    nouns = [i for i in range(at, end) if _is_noun(words[i].lower, lexicon)]
    early = _unlisted_plural(words, at, nouns[0]) if nouns else None
    if early is not None and early + 1 != nouns[0]:
        return early
    if not nouns:
        return _unlisted_head(words, at, end)
    head = next((i for i in nouns if not words[i].is_capital), nouns[0])
    if nouns[0] < head and any(word.is_mark for word in words[nouns[0] : head]):
        head = nouns[0]
    while head + 1 in nouns and not (_is_plural(words[head].lower) and not _is_plural(words[head + 1].lower)):
        head += 1
    if head + 2 in nouns and not words[head].lower.endswith("s"):
        head += 2
    return _past_modifier(words, head, end, lexicon)


def _past_modifier(words: Sequence[Word], head: int, end: int, lexicon: FigureLexicon) -> int:
    """The unlisted plural that a listed singular only describes: "departments" of "police departments"."""
    if head + 1 >= end or _is_plural(words[head].lower):
        return head
    following = words[head + 1].lower
    return head + 1 if following.endswith("s") and following not in lexicon.verbs and len(following) > 4 else head


def _is_plural(noun: str) -> bool:
    """Whether the noun looks like a plural."""
    return noun.endswith(("s", "men", "people", "personnel", "police")) and noun != "police"


def _is_noun(word: str, lexicon: FigureLexicon) -> bool:
    """Whether the word is in a list of nouns, counted ones, units of measure or nouns of an effect."""
    return (
        lexicon.kind_of(word) is not None
        or word in lexicon.units
        or any(word in effect.nouns for effect in lexicon.effects.values())
    )


def _unlisted_plural(words: Sequence[Word], at: int, end: int) -> int | None:
    """The first lower-case plural that is in no list ("countries")."""
    for i in range(at, end):
        word = words[i].text
        if word.islower() and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 4:
            return i
    return None


def _unlisted_head(words: Sequence[Word], at: int, end: int) -> int | None:
    """The first plural or capitalised end of a run without a listed noun ("Al bu Nimr tribespeople", "besieged hamlets")."""
    for i in range(at, end):
        word = words[i].lower
        if word.endswith("s") and not word.endswith(("ss", "us", "ous", "'s")) and len(word) > 3:
            return i
    if end > at and words[at].lower.endswith("ed"):
        return None
    return end - 1 if end > at and words[end - 1].text not in "\"“”'‘’" else None


def _with_of(words: Sequence[Word], at: int, lexicon: FigureLexicon) -> int:
    """Where the phrase ends when an of-phrase follows the head: "of the Al bu Nimr tribe", "of Al Qaeda in the Islamic Maghreb"."""
    if at + 1 >= len(words) or words[at].lower != "of":
        return at
    first = at + 1
    while first < len(words) and words[first].lower in _DETERMINERS:
        first += 1
    end = first
    while end < len(words) and end - first < 6 and not _ends_name(words, end, lexicon):
        end += 1
    return end if end > first else at


def _ends_name(words: Sequence[Word], i: int, lexicon: FigureLexicon) -> bool:
    """Whether the group named after "of" ends before this word."""
    word = words[i]
    if word.lower in {"in", "the"} and i + 1 < len(words):
        return not any(w.text in {"Islamic", "Maghreb", "Levant"} for w in words[i + 1 : i + 3])
    return word.is_mark or word.lower in _STOPS or word.lower in lexicon.verbs or word.lower in lexicon.effect_forms
