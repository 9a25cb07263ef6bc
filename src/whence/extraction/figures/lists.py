"""Figures beside figures: parts of a whole ("11 people, including three officers") and lists that share one effect."""

import itertools
from collections.abc import Sequence

from whence.extraction.figures.effects import Candidate
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.words import Word

_PART_WORDS = frozenset({"including", "includes", "included", "among", "comprising"})
_JOINS = frozenset({",", "and", "or", "plus", "as", "well", "also", "along", "together", "with", "but", "&"})
_DASHES = frozenset({"-", "--", "—", "–", ":", "("})
_DEGREES = frozenset({"seriously", "critically", "severely", "badly", "gravely"})
_LOOSE = 9


def whole_of(words: Sequence[Word], all_of: Sequence[Candidate], parts: Sequence[int | None], k: int) -> int | None:
    """The candidate that k is a part of, of those before it (or, "three of the 12", the one after it)."""
    if not k:
        return _whole_after(words, all_of, k)
    between = _between(words, all_of[k - 1], all_of[k])
    before = parts[k - 1]
    root = k - 1 if before is None else before
    if _PART_WORDS & set(between) or _says_of_them(words, all_of, k, between):
        return _nearest_whole(all_of, parts, k)
    if before is not None and _continues(between):
        return before
    if between and between[0] in _DASHES and len(between) <= 4 and _may_hold(all_of[k - 1], all_of[k]):
        return root
    if between and between[-1] in {":", "--", "—", "–"} and len(between) <= 14 and _may_hold(all_of[root], all_of[k]):
        return root
    return _whole_after(words, all_of, k)


def _nearest_whole(all_of: Sequence[Candidate], parts: Sequence[int | None], k: int) -> int | None:
    """The nearest candidate before k that may hold it and counts the like; its own whole if it is a part itself."""
    for j in range(k - 1, -1, -1):
        root = parts[j] if parts[j] is not None else j
        if root is not None and _may_hold(all_of[root], all_of[k]) and _alike(all_of[root], all_of[k]):
            return root
    return None


def _alike(whole: Candidate, part: Candidate) -> bool:
    """Whether both count persons, or the part counts the same kind of thing or nothing named."""
    kinds = (whole.counted.kind, part.counted.kind)
    named = whole.counted.head is not None
    return kinds[1] is None or kinds[0] == kinds[1] or (kinds[1] in PERSONS and (kinds[0] in PERSONS or not named))


def _says_of_them(words: Sequence[Word], all_of: Sequence[Candidate], k: int, between: list[str]) -> bool:
    """ "23, of them 4 children", "4 of whom", "60 wounded, 10 seriously"."""
    pairs = list(itertools.pairwise(between))
    if ("of", "them") in pairs or ("of", "whom") in pairs or ("of", "which") in pairs:
        return True
    last = all_of[k].number.last
    after = [word.lower for word in words[last : last + 3]]
    if after[:2] in (["of", "them"], ["of", "whom"]):
        return True
    return (
        bool(after)
        and (after[0] in _DEGREES or after[:2] == ["of", "these"])
        and len(between) <= 6
        and all_of[k - 1].counted.last > 0
    )


def _whole_after(words: Sequence[Word], all_of: Sequence[Candidate], k: int) -> int | None:
    """The whole in "three of the 12 hostages"."""
    if k + 1 >= len(all_of) or all_of[k].number.last >= len(words) or words[all_of[k].number.last].lower != "of":
        return None
    between = [word.lower for word in words[all_of[k].number.last : all_of[k + 1].number.first]]
    return (
        k + 1
        if between in (["of", "the"], ["of", "these"], ["of", "those"]) and _may_hold(all_of[k + 1], all_of[k])
        else None
    )


def _may_hold(whole: Candidate, part: Candidate) -> bool:
    """Whether the one is large enough to hold the other, as far as known, and both are counted things."""
    large, small = whole.number, part.number
    top = next((x for x in (large.upper, large.best, large.lower) if x is not None), None)
    least = next((x for x in (small.lower, small.best) if x is not None), None)
    if (large.currency is None) != (small.currency is None) or whole.is_single:
        return False
    open_above = large.upper is None
    return top is None or least is None or least < top or (open_above and least <= top)


def _continues(between: list[str]) -> bool:
    """Whether a list simply goes on."""
    return (
        len(between) <= _LOOSE
        and bool(between)
        and between[0] in {",", "and", "or", "as", "plus"}
        and not _has_verb(between)
    )


def _has_verb(between: list[str]) -> bool:
    """Whether a form that could be a finite verb stands among the words."""
    return any(
        word.endswith(("ed", "ing")) or word in {"were", "was", "are", "is", "have", "had", "has", "said"}
        for word in between
    )


def _between(words: Sequence[Word], left: Candidate, right: Candidate) -> list[str]:
    """The words between two candidates."""
    return [word.lower for word in words[left.counted.last : right.number.first]]


def shares_effect(words: Sequence[Word], left: Candidate, right: Candidate, lexicon: FigureLexicon) -> bool:
    """Whether two neighbours are objects or subjects of one verb: "12 soldiers in Kabul and a civilian"."""
    between = _between(words, left, right)
    if (
        not between
        or len(between) > _LOOSE
        or not ({",", "and", "or", "plus", "&", "including"} & set(between) or between[0] in _DASHES)
    ):
        return False
    if between[0] in _JOINS or between[0] in _DASHES or between[0] == "including":
        rest = [word for word in between if word not in _JOINS]
        return not any(
            word in lexicon.verbs or word in lexicon.effect_forms or word in {"that", "which", "who"} for word in rest
        )
    return not any(
        word in lexicon.verbs or word in lexicon.effect_forms or word in {"that", "which", "who", ";"}
        for word in between
    )


def is_tight(words: Sequence[Word], left: Candidate, right: Candidate) -> bool:
    """Whether nothing but "," and "and" stands between the two."""
    between = _between(words, left, right)
    return bool(between) and all(word in {",", "and", "or", "&"} for word in between)
