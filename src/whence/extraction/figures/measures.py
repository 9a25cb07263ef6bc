"""From numbers and what is said of them to measures: killed, fighters, attacks ...; or the reason why one is set aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whence.extraction.figures.counted import counted_phrase
from whence.extraction.figures.effects import Candidate, Effect, fits
from whence.extraction.figures.effects_along import effects_of
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.lists import whole_of
from whence.extraction.figures.measures_by_noun import (
    gathers,
    imprisoned,
    is_treated,
    measure_by_noun,
    measure_of_head,
)
from whence.extraction.figures.no_figures import why_no_figure
from whence.extraction.figures.numbers import find_numbers
from whence.extraction.figures.single_persons import find_single_persons
from whence.extraction.figures.taken_up import takes_up
from whence.extraction.figures.words import Word

_SPEECH = frozenset(
    "said says told tells added confirmed reported announced declared agreed claimed recalled wrote".split()
)
_BESIDE = 3  # words from a phrase to the verb that tells of it alone
_NO_HOME = [["without", "shelter"], ["without", "homes"], ["without", "a"], ["without", "roof"]]
_SINGLE_MEASURES = frozenset("killed injured kidnapped hostages missing detained released".split())
# The measures a bare number may take up from a figure before it.
_CAMP = re.compile(
    r"\bcamps? for (?:the |internally )*(?:displaced|refugees)\b|\b(?:displacement|refugee|idp) camps?\b"
)
TAKEN_UP = frozenset("killed injured missing kidnapped detained displaced".split())


@dataclass(frozen=True, slots=True)
class Measured:
    """This says: this candidate counts killed, as the rule "verb before the number" tells, and is a part of another one.

    `measure` is None where it is no figure; `reason` then says why. `whole` is the index of the whole in the sentence's list.
    """

    candidate: Candidate
    measure: str | None
    rule: str
    reason: str | None = None
    effect: Effect | None = None
    whole: int | None = None


def measure_sentence(words: Sequence[Word], lexicon: FigureLexicon, earlier: str | None = None) -> list[Measured]:
    """Every number and single person of a sentence with its measure, or with the reason why it has none, in text order.

    `earlier` is the measure of the last figure before the sentence: a bare number that takes it up ("Police spoke of nine",
    "the official figure is 11") has the same.
    """
    candidates, refused = _candidates(words, lexicon)
    effects = effects_of(words, candidates, lexicon)
    wholes: list[int | None] = []
    for k in range(len(candidates)):
        wholes.append(whole_of(words, candidates, wholes, k))
    found: list[Measured] = []
    for k, candidate in enumerate(candidates):
        found.append(_measured(words, candidate, effects[k], wholes[k], lexicon))
        if found[k].measure is None and earlier and takes_up(words, candidate):
            found[k] = Measured(candidate, earlier, "a figure taken up again")
        earlier = found[k].measure if found[k].measure in TAKEN_UP else earlier
    return _kept([_with_whole(found, k) for k in range(len(found))], refused)


def _candidates(words: Sequence[Word], lexicon: FigureLexicon) -> tuple[list[Candidate], list[Measured]]:
    """What may be figures, and the numbers that are none by their form alone."""
    numbers = find_numbers(words)
    candidates = find_single_persons(words, numbers, lexicon)
    refused = []
    for number in numbers:
        counted = counted_phrase(words, number.last, lexicon)
        candidate = Candidate(number, counted)
        reason = why_no_figure(words, number, counted, lexicon)
        if reason:
            refused.append(Measured(candidate, None, "form", reason))
        else:
            candidates.append(candidate)
    return sorted(candidates, key=lambda c: c.number.first), refused


def _measured(
    words: Sequence[Word], candidate: Candidate, effect: Effect | None, whole: int | None, lexicon: FigureLexicon
) -> Measured:
    """One candidate with its measure by its own words; a part may still get that of its whole."""
    if _speaks(words, candidate):
        return Measured(candidate, None, "speech verb after the phrase", "people who speak", None, whole)
    if _loses_shelter(words, candidate):
        return Measured(candidate, "displaced", "without shelter", None, None, whole)
    if candidate.is_single:
        good = effect is not None and effect.measure in _SINGLE_MEASURES
        reason = None if good else "a single person of whom nothing of the kind is said"
        return Measured(candidate, effect.measure if effect and good else None, "single person", reason, effect, whole)
    if candidate.number.currency is not None:
        return _money(words, candidate, whole, lexicon)
    if effect is not None:
        measure: str | None = effect.measure
        if measure == "other_people" and candidate.counted.kind in {"people", "fighters"}:
            measure = imprisoned(words, candidate) or measure
        return Measured(candidate, measure, f"verb {effect.side} the number", None, effect, whole)
    if is_treated(words, candidate):
        return Measured(candidate, "injured", "people treated", None, None, whole)
    if candidate.counted.head is None and gathers(words, candidate):
        return Measured(candidate, "other_people", "people gathering", None, None, whole)
    if candidate.number.best == 0 and candidate.number.core == candidate.number.first:
        measure = measure_of_head(words, candidate, lexicon)
        return Measured(candidate, measure, "noun counted", None if measure else "a negation, no count", None, whole)
    measure = measure_by_noun(words, candidate, lexicon)
    if candidate.counted.kind == "people" and measure in {None, "other_people"} and _in_a_camp(words):
        return Measured(candidate, "displaced", "people in a camp", None, None, whole)
    reason = None if measure else _reason(words, candidate)
    return Measured(candidate, measure, "noun counted", reason, None, whole)


def _speaks(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether those counted are the ones who say it: "a military source and two residents | said"."""
    at = candidate.counted.last
    return (
        candidate.counted.kind in PERSONS
        and at < len(words)
        and words[at].lower in _SPEECH
        and not (at + 1 < len(words) and words[at + 1].lower in {"to", "dead", "killed"})
    )


def _in_a_camp(words: Sequence[Word]) -> bool:
    """Whether the sentence speaks of a camp for people who fled, where people held are displaced, not detained."""
    return _CAMP.search(" ".join(word.lower for word in words)) is not None


def _loses_shelter(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether the number is left "without shelter"."""
    at = candidate.counted.last
    return [word.lower for word in words[at : at + 2]] in _NO_HOME


def _reason(words: Sequence[Word], candidate: Candidate) -> str:
    """Why a number without a measure is set aside."""
    if candidate.counted.kind in PERSONS:
        return "people of whom nothing of a conflict is said"
    if candidate.counted.head is None:
        return "a number with nothing counted"
    return "a count of something else"


def _money(words: Sequence[Word], candidate: Candidate, whole: int | None, lexicon: FigureLexicon) -> Measured:
    """Money, where the sentence speaks of aid, arms, damage, rewards or crime."""
    if any(word.lower in lexicon.money_scope for word in words):
        return Measured(candidate, "money", "currency", None, None, whole)
    return Measured(candidate, None, "currency", "a price or other money", None, whole)


def _with_whole(found: Sequence[Measured], k: int) -> Measured:
    """A part without an effect of its own gets the measure of its whole; a part of no figure is no part."""
    this = found[k]
    whole = found[this.whole] if this.whole is not None else None
    if whole is None or whole.measure is None:
        return Measured(this.candidate, this.measure, this.rule, this.reason, this.effect)
    if {this.measure, whole.measure} == {"killed", "injured"} and this.effect is not None:
        if (
            this.effect.at - this.candidate.counted.last > _BESIDE
        ):  # told of the next number: "..., and 21 were wounded"
            return Measured(this.candidate, whole.measure, "part of a whole", None, whole.effect, this.whole)
        return Measured(
            this.candidate, this.measure, this.rule, this.reason, this.effect
        )  # the wounded beside the dead
    kind = this.candidate.counted.kind
    inherits = (
        this.effect is None
        and whole.measure != "money"
        and (fits(whole.measure, kind) or whole.measure == this.measure)
    )
    if inherits and (kind in PERSONS or kind is None):
        return Measured(this.candidate, whole.measure, "part of a whole", None, whole.effect, this.whole)
    return this


def _kept(found: list[Measured], refused: list[Measured]) -> list[Measured]:
    """All of a sentence in text order; `whole` counts along that order."""
    ordered = sorted([*found, *refused], key=lambda m: m.candidate.number.first)
    places = {id(m): i for i, m in enumerate(ordered)}
    moved = []
    for m in ordered:
        whole = None if m.whole is None else places[id(found[m.whole])]
        moved.append(Measured(m.candidate, m.measure, m.rule, m.reason, m.effect, whole))
    return moved
