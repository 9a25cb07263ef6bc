"""Numbers that are no figures, and why: an age, a date, a distance, a score, a name with a number in it."""

from collections.abc import Sequence

from whence.core.vocabulary import Bound
from whence.extraction.figures.counted import Counted
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.numbers import Number
from whence.extraction.figures.words import Word

_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
_BEFORE_YEAR = frozenset(
    "in since of by until till from during and early late mid before after the summer winter spring fall autumn to".split()
)
_LABELS = frozenset(
    """article articles resolution no number unit flight route highway channel section chapter room level ward gate zone version phase
    chapter page block sector category type grade class interstate camp act amendment protocol world round group task""".split()
)
_CLOCK = frozenset("a.m. p.m. am pm gmt o'clock utc local noon".split())
_DURATIONS = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds decade decades night nights".split()
)
_DISTANCES = frozenset(
    "kilometer kilometers kilometre kilometres km kms mile miles meter meters metre metres m ft foot feet yards nautical".split()
)
_SHARES = frozenset("percent per % percentage third thirds quarters fifths half".split())
_PARENTS = frozenset("father mother parent grandfather grandmother parents".split())
_PAPERS = frozenset("warrant warrants subpoena subpoenas".split())
_ONES = frozenset("this that another which each every any the no only".split())


def why_no_figure(words: Sequence[Word], number: Number, counted: Counted, lexicon: FigureLexicon) -> str | None:
    """Why this number counts nothing of a conflict by its form alone; None where it may be a figure.

    Reasons are phrases that complete "it is ...": "an age", "a date", "a distance".
    """
    before = words[number.core - 1].lower if number.core else ""
    after = words[number.last].lower if number.last < len(words) else ""
    digits = words[number.core].text
    if before == "[" and after == "]":
        return "a footnote mark"
    if [word.lower for word in words[max(0, number.first - 2) : number.first]] == ["population", "of"]:
        return "a population"
    if number.currency is not None:
        return None
    if counted.head is not None and words[counted.head].lower in _PAPERS:
        return "a number of warrants"
    return (
        _calendar(words, number, counted, before, after)
        or _age(words, number, before, after, lexicon)
        or _measured(words, number, after, lexicon)
        or _named(words, number, counted, before)
        or _score_or_phone(words, number, digits)
        or _share(words, number, before, after)
    )


def _calendar(words: Sequence[Word], number: Number, counted: Counted, before: str, after: str) -> str | None:
    """A year, a day of a month or a time of day."""
    if after in {"/", "."} and number.last + 1 < len(words) and words[number.last + 1].lower in _MONTHS:
        return "a date"
    if after in _CLOCK:
        return "a time of day"
    if before == "." and number.core > 1:
        before = words[number.core - 2].lower
        month_before = before in _MONTHS and words[number.core - 2].is_capital
    else:
        month_before = before in _MONTHS and words[number.core - 1].is_capital
    month_follows = after in _MONTHS and words[number.last].is_capital
    is_day_first = (
        before in _MONTHS
        and number.core > 1
        and words[number.core - 2].text.isdigit()
        and len(words[number.core - 2].text) <= 2
    )
    if (month_follows or (month_before and not is_day_first)) and words[number.core].text[0].isdigit():
        return "a date"
    text = words[number.core].text
    is_year = len(text) == 4 and text.isdigit() and "1700" <= text <= "2100" and number.last - number.first <= 4
    if not is_year or (number.bound not in {Bound.EXACT, Bound.RANGE, Bound.ABOUT} and counted.head is not None):
        return None
    if number.core == 0 and len(words) > 1 and words[1].is_capital:
        return "a year"
    dated = number.core >= 2 and words[number.core - 2].lower in _MONTHS | {"day", "year"}
    three_back = any(word.lower in _MONTHS for word in words[max(0, number.core - 3) : number.core])
    return (
        "a year"
        if before in _BEFORE_YEAR or dated or three_back or counted.kind is None or _is_titled(counted)
        else None
    )


def _is_titled(counted: Counted) -> bool:
    """Whether a year names an event ("the 2013 protests") rather than counting it."""
    return counted.kind in {"attacks", "groups", "weapons", "objects"}


def _age(words: Sequence[Word], number: Number, before: str, after: str, lexicon: FigureLexicon) -> str | None:
    """The age of a person."""
    if [word.lower for word in words[max(0, number.first - 3) : number.first]] in (
        ["as", "young", "as"],
        ["as", "old", "as"],
    ):
        return "an age"
    if number.first and words[number.first - 1].lower == "aged":
        return "an age"
    if before == "at" and after == "," and number.core == 1 and (number.best or 0) < 110:
        return "an age"
    if before in {"aged", "age", "ages", "ager"} or (
        before == "of" and number.core > 1 and words[number.core - 2].lower == "age"
    ):
        return "an age"
    following = [word.lower for word in words[number.last : number.last + 3]]
    if following[:2] in (["year", "old"], ["years", "old"], ["years", "of"]) and (
        following[2:] in ([], ["age"]) or "old" in following
    ):
        return "an age"
    one = number.core > 1 and before == "of" and words[number.core - 2].lower in lexicon.singulars
    if one and words[number.core].text.isdigit() and (number.best or 0) < 110 and lexicon.kind_of(after) is None:
        return "an age"
    if number.core > 1 and before == "of" and words[number.core - 2].lower in _PARENTS:
        return "the size of a family"
    person = number.core > 1 and (
        words[number.core - 2].is_capital or lexicon.kind_of(words[number.core - 2].lower) in PERSONS
    )
    between_commas = before == "," and after in {",", ".", ")", ""} and words[number.core].text.isdigit()
    if between_commas and person and (number.best or 0) < 110:
        return "an age"
    return None


def _measured(words: Sequence[Word], number: Number, after: str, lexicon: FigureLexicon) -> str | None:
    """A duration, a distance, a percentage or another measure."""
    at = number.last
    while at < len(words) and (
        words[at].text in "-–" or words[at].lower in {"more", "of", "full", "consecutive", "long", "straight"}
    ):
        at += 1
    unit = words[at].lower if at < len(words) else after
    unit = unit.split("-")[0]
    if unit in _DURATIONS:
        return "a length of time"
    if unit in _DISTANCES:
        return "a distance"
    if unit in _SHARES and unit != "half":
        return "a share"
    if unit in lexicon.units:
        return "a measure"
    value = number.best
    is_broken = value is not None and value != int(value)
    return "a measure" if unit in {"times", "points"} or is_broken else None


def _named(words: Sequence[Word], number: Number, counted: Counted, before: str) -> str | None:
    """A number that belongs to a name: "Resolution 2249", "Flight 370", "Boeing 737", "G 20"."""
    if not words[number.core].text[0].isdigit() or number.first != number.core or not number.core:
        return None
    if before.rstrip(".") in _LABELS and counted.kind is None:
        return "part of a name"
    if before == "no." or before == "#":
        return "part of a name"
    previous = words[number.core - 1]
    inside = number.core > 1 and previous.is_capital and not words[number.core - 2].is_mark
    return (
        "part of a name"
        if inside
        and counted.kind is None
        and before not in _BEFORE_YEAR
        and len(previous.text) > 1
        and not _starts_clause(words, number)
        else None
    )


def _starts_clause(words: Sequence[Word], number: Number) -> bool:
    """Whether the number is followed by what could be its predicate ("in Kabul 7 were killed")."""
    return number.last < len(words) and words[number.last].lower in {
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "killed",
        "dead",
        "died",
        "injured",
        "wounded",
    }


def _score_or_phone(words: Sequence[Word], number: Number, digits: str) -> str | None:
    """ "0 – 0", "3-1", "555-0101"."""
    beside = [words[i].text for i in (number.first - 1, number.last) if 0 <= i < len(words)]
    in_row = any(text.isdigit() and len(text) >= 3 for text in beside) and digits.isdigit() and len(digits) >= 3
    if in_row or (digits.startswith("0") and len(digits) >= 3):
        return "a telephone number"
    joined = _joined(words, number.last) or (number.first >= 2 and _joined(words, number.first - 1))
    if not joined or not digits[0].isdigit() or number.bound == Bound.RANGE:
        return None
    return "a telephone number" if len(digits) >= 3 and "," not in digits else "a score"


def _joined(words: Sequence[Word], at: int) -> bool:
    """Whether the mark at this place joins two numbers."""
    inside = 0 < at < len(words) - 1
    return (
        inside
        and words[at].text in {"-", "–"}
        and words[at + 1].text[:1].isdigit()
        and words[at - 1].text[:1].isdigit()
    )


def _share(words: Sequence[Word], number: Number, before: str, after: str) -> str | None:
    """ "one in five", "nine out of ten", "one third", and the pronoun "one"."""
    core = words[number.core].lower
    following = [word.lower for word in words[number.last : number.last + 3]]
    if following[:2] == ["out", "of"] or (
        core == "one"
        and after == "in"
        and len(following) > 1
        and following[1] in {"three", "four", "five", "ten", "10"}
    ):
        return "a share"
    if core != "one" or number.first != number.core or number.last - number.core > 1:
        return None
    if before in _ONES or after in {
        "another",
        "day",
        "such",
        "thing",
        "way",
        "point",
        "reason",
        "side",
        "hand",
        "can",
        "must",
        "'s",
    }:
        return "a pronoun"
    return None
