"""The effect told by what stands before a number: "killing seven", "the death toll rose to 15", "the bodies of three men"."""

from collections.abc import Sequence

from whence.extraction.figures.effects import (
    CLAUSE_BREAKS,
    GRAVITY,
    SEVERAL,
    SHOT,
    TAKEN,
    TOLD,
    Candidate,
    Effect,
    verb_measure,
)
from whence.extraction.figures.lexicon import FigureLexicon
from whence.extraction.figures.words import Word

_SKIP_LEFT = frozenset("all the its their his her our these those both other with of up total confirmed".split())
_TOLL_VERBS = frozenset(
    """rise rises rose risen rising stand stands stood climb climbs climbed is was are were numbered number has had been to at of reach reaches reached
    passed passes pass exceeds exceeded now from past hit put puts soared jumped grew grown increased surged up totaled totalled be""".split()
)
_ACTIVE_FINITE = frozenset("is was are were be been being".split())


def effect_before(words: Sequence[Word], candidate: Candidate, floor: int, lexicon: FigureLexicon) -> Effect | None:
    """The effect told by what leads up to the number."""
    i = candidate.number.first - 1
    while i >= floor and (words[i].lower in _SKIP_LEFT or words[i + 1].lower == "total" or words[i].text in "\"“'‘:"):
        noun = _noun_before(words, i, floor, lexicon) if words[i].lower == "of" else None
        if noun is not None:
            return noun
        i -= 1
    if i < floor:
        return None
    verb = _active_verb(words, i, floor, lexicon)
    return verb or _toll_before(words, i, floor, lexicon) or _verb_beyond(words, i, floor, lexicon)


def _noun_before(words: Sequence[Word], of: int, floor: int, lexicon: FigureLexicon) -> Effect | None:
    """ "the death of", "the bodies of", "the arrest of", "the lives of"."""
    if of - 1 < floor:
        return None
    word = words[of - 1].lower
    if word in {"lives", "toll"}:
        return Effect("killed", "before", of - 1)
    for measure, effect in lexicon.effects.items():
        if measure in TOLD and (word in effect.nouns or (word.endswith("ing") and word in effect.active)):
            return Effect(measure, "before", of - 1)
    return None


def _active_verb(words: Sequence[Word], i: int, floor: int, lexicon: FigureLexicon) -> Effect | None:
    """An active verb that ends just before the number: "killed", "shot dead", "gunned down", "killed and wounded"."""
    if (
        words[i].lower == "down"
        and i - 1 >= floor
        and words[i - 1].lower in {"gunned", "mowed", "gunning", "mowing", "cut"}
    ):
        return Effect("killed", "before", i)
    if words[i].lower == "away" and i - 1 >= floor and words[i - 1].lower in TAKEN:
        return Effect("kidnapped", "before", i)
    if words[i].lower in {"dead"} and i - 1 >= floor:
        return Effect("killed", "before", i)
    if (
        words[i].lower == "up"
        and i - 1 >= floor
        and words[i - 1].lower in {"blew", "blow", "blowing", "rounded", "rounding"}
    ):
        measure = "detained" if words[i - 1].lower.startswith("round") else "vehicles_or_buildings_destroyed"
        return Effect(measure, "before", i)
    told = verb_measure(words[i].lower, lexicon)
    if told is None or _is_passive(words, i, floor):
        return None
    measure = "killed" if words[i].lower in SHOT and _ends_dead(words, i) else told
    if i - 2 >= floor and words[i - 1].lower in {"and", "or"}:
        first = verb_measure(words[i - 2].lower, lexicon)
        if first and first != measure and not {first, measure} <= SEVERAL:
            return Effect(min(first, measure, key=GRAVITY.index), "before", i)
        if first and first != measure:
            is_shot = measure == "killed" and words[i - 2].lower in SHOT
            return Effect("killed" if is_shot else "other_people", "before", i)
    return Effect(measure, "before", i)


def _ends_dead(words: Sequence[Word], i: int) -> bool:
    """Whether those shot died of it: "stabbing 19 people to death", "shot five of them dead"."""
    near = [word.lower for word in words[i + 1 : i + 8]]
    return "to death" in _tail(words, i) or ("dead" in near and not {"and", ","} & set(near[: near.index("dead")]))


def _tail(words: Sequence[Word], i: int) -> str:
    """The next ten words of the clause, in which "stabbing 19 people to death" may say how it ended."""
    return " ".join(word.lower for word in words[i + 1 : i + 11])


def _is_passive(words: Sequence[Word], i: int, floor: int) -> bool:
    """Whether "were killed 12 times" and the like: a form of be before the participle."""
    return i - 1 >= floor and words[i - 1].lower in _ACTIVE_FINITE and not words[i].lower.endswith("ing")


def _toll_before(words: Sequence[Word], i: int, floor: int, lexicon: FigureLexicon) -> Effect | None:
    """ "the death toll following the tsunami has risen to", "the number of injured stood at", "the dead include"."""
    if words[i].lower not in _TOLL_VERBS:
        return None
    for j in range(i, max(floor - 1, i - 28), -1):
        word = words[j].lower
        if j and words[j - 1].lower == "the" and (state := _state(word, lexicon)) and i - j <= 3:
            return Effect(state, "before", j)
        if word == "toll" or word == "tolls":
            return Effect("killed", "before", j)
        if word in {"number", "total", "count"} and {"victims", "dead", "killed"} & {w.lower for w in words[j : j + 4]}:
            return Effect("killed", "before", j)
        if word in {"number", "total", "count"}:
            named = [
                m
                for w in words[j : j + 6]
                for m in TOLD
                if w.lower in lexicon.effects[m].nouns | lexicon.effects[m].states | lexicon.effects[m].participles
            ]
            return (
                Effect(named[0] if named else "fighters", "before", j)
                if named or _is_force(words, j, i, lexicon)
                else None
            )
        if word in {";", "."}:
            return None
    return None


def _is_force(words: Sequence[Word], start: int, end: int, lexicon: FigureLexicon) -> bool:
    """Whether "the number of foreign fighters" is what is told."""
    return any(lexicon.kind_of(word.lower) == "fighters" for word in words[start:end])


def _state(word: str, lexicon: FigureLexicon) -> str | None:
    """The effect a state names: "the wounded", "the missing"."""
    return next((m for m in TOLD if word in lexicon.effects[m].states), None)


def _verb_beyond(words: Sequence[Word], i: int, floor: int, lexicon: FigureLexicon) -> Effect | None:
    """ "killed the mayor and two bodyguards": a verb before another object that carries no number."""
    if words[i].lower not in {"and", "plus", ","} and not (
        words[i].lower == "as" and floor <= i - 2 and words[i - 1].lower == "well"
    ):
        return None
    for j in range(i - 1, max(floor - 1, i - 12), -1):
        word = words[j].lower
        if (
            word in CLAUSE_BREAKS
            or words[j].text in ";:"
            or word in {"is", "are", "was", "were", "has", "had", "said", "says", "will"}
        ):
            return None
        measure = verb_measure(word, lexicon)
        if measure and not _is_passive(words, j, floor):
            return Effect(measure, "list", j) if floor < j < i - 1 or (j == 0 and i > 1) else None
    return None
