"""The effect of each candidate of a sentence: its own, or one shared along a list ("12 soldiers and a civilian were killed")."""

from collections.abc import Sequence

from whence.extraction.figures.effects import GRAVITY, Candidate, Effect, fits
from whence.extraction.figures.effects_after import effect_after
from whence.extraction.figures.effects_before import effect_before
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.lists import is_tight, shares_effect
from whence.extraction.figures.words import Word


def effects_of(words: Sequence[Word], candidates: Sequence[Candidate], lexicon: FigureLexicon) -> list[Effect | None]:
    """What is said to have befallen each candidate; None where nothing is."""
    told = [_own_effect(words, candidates, k, lexicon) for k in range(len(candidates))]
    for k in range(1, len(told)):
        told[k] = told[k] or _from_left(words, candidates, told, k, lexicon)
    for k in range(len(told) - 2, -1, -1):
        told[k] = told[k] or _from_right(words, candidates, told, k)
    return told


def _own_effect(
    words: Sequence[Word], candidates: Sequence[Candidate], k: int, lexicon: FigureLexicon
) -> Effect | None:
    """What is said of candidate k itself, the gravest where several things are."""
    candidate = candidates[k]
    floor = candidates[k - 1].counted.last if k else 0
    ceiling = candidates[k + 1].number.first if k + 1 < len(candidates) else len(words)
    found = (effect_before(words, candidate, floor, lexicon), effect_after(words, candidate, ceiling, lexicon))
    noun = _noun_effect(words, candidate, lexicon)
    if noun is not None:
        return noun
    told = [effect for effect in found if effect is not None and fits(effect.measure, candidate.counted.kind)]
    if (
        candidate.counted.kind is None
        and candidate.counted.head is not None
        and words[candidate.counted.head].text.islower()
    ):
        told = [effect for effect in told if effect.measure != "released"]  # "released a number of videos"
    own = [effect for effect in told if effect.side != "list"]
    return min(own or told, key=lambda effect: GRAVITY.index(effect.measure), default=None)


def _noun_effect(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> Effect | None:
    """The effect a counted noun names that is no person: "deaths", "injuries", "arrests"."""
    head, last = candidate.counted.head, candidate.number.last
    if [word.lower for word in words[last : last + 2]] == ["of", "the"] and last + 2 < len(words):
        for measure, effect in lexicon.effects.items():
            if words[last + 2].lower in effect.states:
                return Effect(measure, "noun", last + 2)
    if head is None or candidate.counted.kind in PERSONS:
        return None
    for measure, effect in lexicon.effects.items():
        if words[head].lower in effect.nouns:
            return Effect(measure, "noun", head)
    return None


def _from_left(
    words: Sequence[Word],
    candidates: Sequence[Candidate],
    told: Sequence[Effect | None],
    k: int,
    lexicon: FigureLexicon,
) -> Effect | None:
    """The effect of the neighbour before, where the two are objects of one verb."""
    effect, this, left = told[k - 1], candidates[k], candidates[k - 1]
    if effect is None or not fits(effect.measure, this.counted.kind) or not shares_effect(words, left, this, lexicon):
        return None
    return (
        effect
        if effect.side in {"before", "list"} or is_tight(words, left, this) or this.counted.kind is None
        else None
    )


def _from_right(
    words: Sequence[Word], candidates: Sequence[Candidate], told: Sequence[Effect | None], k: int
) -> Effect | None:
    """The effect of the neighbour after, where the two are subjects of one predicate."""
    effect, this = told[k + 1], candidates[k]
    shared = effect is not None and effect.side == "after" and fits(effect.measure, this.counted.kind)
    return effect if shared and is_tight(words, this, candidates[k + 1]) else None
