"""From numbers and what is said of them to measures: killed, fighters, attacks ...; or the reason why one is set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extraction.counted import counted_phrase
from whence.extraction.effects import Candidate, Effect, fits
from whence.extraction.effects_along import effects_of
from whence.extraction.figure_lexicon import PERSONS, FigureLexicon
from whence.extraction.figure_lists import whole_of
from whence.extraction.figure_words import Word
from whence.extraction.no_figures import why_no_figure
from whence.extraction.numbers import find_numbers
from whence.extraction.single_persons import find_single_persons

_SINGLE_MEASURES = frozenset("killed injured kidnapped hostages missing detained released".split())
_PRISON = frozenset({"prison", "jail", "life", "bars"})
_SENTENCED = frozenset({"sentenced", "sentences", "receive", "receives", "received", "given", "serving", "jailed"})


_TREATED = frozenset("treated treating treatment treat".split())
_CARE = frozenset(
    "hospital hospitals wounds injuries burns medics doctors clinic smoke martyred wounded injured stampede".split()
)
_GATHER = frozenset("gathered gather marched march protested protest rallied rally demonstrated demonstrate".split())
_OFFICE = frozenset("leaders leader officials official members politicians diplomats lawyers judges staff".split())


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


def measure_sentence(words: Sequence[Word], lexicon: FigureLexicon) -> list[Measured]:
    """Every number and single person of a sentence with its measure, or with the reason why it has none, in text order."""
    candidates, refused = _candidates(words, lexicon)
    effects = effects_of(words, candidates, lexicon)
    wholes: list[int | None] = []
    for k in range(len(candidates)):
        wholes.append(whole_of(words, candidates, wholes, k))
    found = [_measured(words, candidates[k], effects[k], wholes[k], lexicon) for k in range(len(candidates))]
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
    if candidate.is_single:
        good = effect is not None and effect.measure in _SINGLE_MEASURES
        reason = None if good else "a single person of whom nothing of the kind is said"
        return Measured(candidate, effect.measure if effect and good else None, "single person", reason, effect, whole)
    if candidate.number.currency is not None:
        return _money(words, candidate, whole, lexicon)
    if effect is not None:
        measure: str | None = effect.measure
        if measure == "other_people" and candidate.counted.kind in {"people", "fighters"}:
            measure = _imprisoned(words, candidate) or measure
        return Measured(candidate, measure, f"verb {effect.side} the number", None, effect, whole)
    if _is_treated(words, candidate):
        return Measured(candidate, "injured", "people treated", None, None, whole)
    if candidate.counted.head is None and _gathers(words, candidate):
        return Measured(candidate, "other_people", "people gathering", None, None, whole)
    if candidate.number.best == 0 and candidate.number.core == candidate.number.first:
        measure = _from_head(words, candidate, lexicon)
        return Measured(candidate, measure, "noun counted", None if measure else "a negation, no count", None, whole)
    measure = _from_phrase(words, candidate, lexicon) or _from_kind(words, candidate, lexicon)
    reason = None if measure else _reason(words, candidate)
    return Measured(candidate, measure, "noun counted", reason, None, whole)


def _gathers(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether an elided crowd comes together: "thousands marched"."""
    following = [word.text for word in words[candidate.counted.last : candidate.counted.last + 3]]
    return bool(set(following) & _GATHER)


def _is_treated(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether people are treated for wounds: "36 were treated for burns", "hospital staff are treating nearly 60"."""
    if candidate.counted.kind not in PERSONS and candidate.counted.head is not None:
        return False
    near = {word.lower for word in words[max(0, candidate.number.first - 2) : candidate.counted.last + 5]}
    return bool(near & _TREATED) and _has(words, _CARE)


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


def _from_head(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure the counted noun itself names: "deaths", "arrests", "hostages", "refugees"."""
    head = candidate.counted.head
    if head is None:
        return None
    noun = words[head].lower
    if noun == "casualties":
        return "other_people" if candidate.number.best != 0 else "killed"
    return next((measure for measure, effect in lexicon.effects.items() if noun in effect.nouns), None)


def _from_phrase(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure by a word inside the counted phrase: "displaced civilians", "wounded soldiers"; else by its head."""
    counted = candidate.counted
    if counted.head is None:
        return None
    for word in words[counted.first : counted.head]:
        for measure, effect in lexicon.effects.items():
            if word.lower in effect.states | effect.participles and fits(measure, counted.kind):
                return measure
    return _from_head(words, candidate, lexicon)


def _from_kind(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure a kind of noun has when nothing is said to have befallen it, and the sentence sets the scene."""
    kind = candidate.counted.kind
    is_one = candidate.number.first + 1 == candidate.number.last and words[candidate.number.core].lower == "one"
    if is_one and kind not in {"attackers", "fighters", "attacks", "weapons"}:
        return None
    following = {word.lower for word in words[candidate.counted.last : candidate.counted.last + 8]}
    if kind in {"fighters", "attackers"}:
        acting = following & lexicon.actions and not _is_police(words, candidate)
        return "attackers" if kind == "attackers" or acting else "fighters"
    if kind == "protesters":
        return "other_people"
    if kind in {"weapons", "attacks", "hostages", "detained", "displaced"}:
        return kind
    if kind in {"objects", "places"}:
        return "other" if _has(words, lexicon.hits) else None
    if kind == "groups":
        return "other" if _has(words, lexicon.fighting_scope) else None
    if kind == "people" or (kind is None and _is_plural_name(words, candidate)):
        return _people(words, candidate, lexicon)
    return None


def _is_police(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether the counted are of a state's forces, who are not called attackers."""
    counted = candidate.counted
    return any(
        w.lower in {"police", "soldiers", "troops", "officers", "personnel", "marines"}
        for w in words[counted.first : counted.last]
    )


def _people(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """People of whom no effect is told: sentenced to prison, or otherwise in need, on trial, at a protest; None out of scope."""
    following = {word.lower for word in words[candidate.counted.last : candidate.counted.last + 14]}
    if imprisoned := _imprisoned(words, candidate):
        return imprisoned
    head = candidate.counted.head
    if head is not None and words[head].lower in _OFFICE and "charged" not in following and "trial" not in following:
        return None
    if _joins_fight(words, candidate):
        return "fighters"
    if following & {"refuge", "asylum"}:
        return "displaced"
    near = words[max(0, candidate.number.first - 10) : candidate.counted.last + 14]
    return "other_people" if _has(near, lexicon.scope) else None


def _joins_fight(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether people go to fight or join an armed group."""
    following = " ".join(word.lower for word in words[candidate.counted.last : candidate.counted.last + 14])
    return any(sign in following for sign in ("to fight", "fighting for", "fighting alongside", "joined", "to join"))


def _imprisoned(words: Sequence[Word], candidate: Candidate) -> str | None:
    """ "detained" where the sentence after the counted speaks of prison terms."""
    following = {word.lower for word in words[candidate.counted.last : candidate.counted.last + 14]}
    years = any("-year" in word for word in following) and bool({"sentence", "sentences"} & following)
    return "detained" if years or (following & _PRISON and following & _SENTENCED) else None


def _is_plural_name(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether the counted noun is a people's name that is in no list ("Tajiks")."""
    head = candidate.counted.head
    return (
        head is not None
        and words[head].is_capital
        and words[head].text.endswith(("s", "ese"))
        and len(words[head].text) > 4
    )


def _has(words: Sequence[Word], scene: frozenset[str]) -> bool:
    """Whether the sentence has one of these words."""
    return any(word.lower in scene for word in words)


def _with_whole(found: Sequence[Measured], k: int) -> Measured:
    """A part without an effect of its own gets the measure of its whole; a part of no figure is no part."""
    this = found[k]
    whole = found[this.whole] if this.whole is not None else None
    if whole is None or whole.measure is None:
        return Measured(this.candidate, this.measure, this.rule, this.reason, this.effect)
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
