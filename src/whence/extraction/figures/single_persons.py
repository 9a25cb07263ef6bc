"""Single persons who may be a count of one: "a two-star American general", "a fifth protester", never a named person."""

from collections.abc import Sequence

from whence.core.vocabulary import Bound
from whence.extraction.figures.counted import Counted, counted_phrase, noun_run
from whence.extraction.figures.effects import Candidate, verb_measure
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.numbers import Number
from whence.extraction.figures.words import Word

_NAMED = frozenset({"named", "called", "identified", "known"})
_DAYS = frozenset("today yesterday again alive".split())


def find_single_persons(words: Sequence[Word], numbers: Sequence[Number], lexicon: FigureLexicon) -> list[Candidate]:
    """Every "a", "an" or "another" with a singular noun of a person, outside the numbers, and "another" behind what befell him.

    Whether something befell him is for others to say.
    """
    taken = {i for number in numbers for i in range(number.first, number.last)}
    found = []
    for i, word in enumerate(words):
        if word.lower not in {"a", "an", "another"} or i in taken:
            continue
        counted = counted_phrase(words, i + 1, lexicon)
        if _is_one_person(words, i, counted, lexicon):
            head = counted.head if counted.head is not None else i
            number = Number(i, head + 1, i, Bound.EXACT, 1.0, 1.0, 1.0)
            found.append(Candidate(number, Counted(i + 1, head + 1, head, counted.kind), is_single=True))
        elif counted.head is None and _is_one_more(words, i, lexicon):
            found.append(Candidate(Number(i, i + 1, i, Bound.EXACT, 1.0, 1.0, 1.0), counted, is_single=True))
    return found


def _is_one_more(words: Sequence[Word], at: int, lexicon: FigureLexicon) -> bool:
    """Whether it is the "another" of "killed three people and kidnapped another", right behind what befell that one."""
    return words[at].lower == "another" and at > 0 and verb_measure(words[at - 1].lower, lexicon) is not None


def _is_one_person(words: Sequence[Word], at: int, counted: Counted, lexicon: FigureLexicon) -> bool:
    """Whether the phrase is one unnamed person: no apposition to a name, no name after it."""
    if counted.head is None or counted.kind not in PERSONS or words[counted.head].lower not in lexicon.singulars:
        return False
    end = counted.head + 1
    if noun_run(words, at + 1, lexicon) > end and words[end].lower not in _DAYS:
        return False
    following = words[end] if end < len(words) else None
    if following and (
        following.is_capital or following.lower in _NAMED | {"'s", "’s"} or following.text in {"-", "'", "’"}
    ):
        return False
    return not (at >= 2 and words[at - 1].text == "," and words[at - 2].is_capital) and not _names_follow(words, end)


def _names_follow(words: Sequence[Word], end: int) -> bool:
    """Whether ", Name Surname," follows."""
    tail = words[end : end + 3]
    return len(tail) == 3 and tail[0].text == "," and tail[1].is_capital and tail[2].is_capital
