"""What a number counts by its noun alone, where the sentence tells no effect: troops, rockets, protesters, people on trial."""

from collections.abc import Sequence

from whence.extraction.figures.effects import Candidate, fits
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.words import Word

_PRISON = frozenset({"prison", "jail", "life", "bars"})
_SENTENCED = frozenset({"sentenced", "sentences", "receive", "receives", "received", "given", "serving", "jailed"})
_TREATED = frozenset("treated treating treatment treat".split())
_CARE = frozenset(
    "hospital hospitals wounds injuries burns medics doctors clinic smoke martyred wounded injured stampede".split()
)
_GATHER = frozenset("gathered gather marched march protested protest rallied rally demonstrated demonstrate".split())
_OFFICE = frozenset("leaders leader officials official members politicians diplomats lawyers judges staff".split())


def measure_of_head(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure the counted noun itself names: "deaths", "arrests", "hostages", "refugees"."""
    head = candidate.counted.head
    if head is None:
        return None
    noun = words[head].lower
    if noun == "casualties":
        return "other_people" if candidate.number.best != 0 else "killed"
    return next((measure for measure, effect in lexicon.effects.items() if noun in effect.nouns), None)


def measure_by_noun(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure by the counted phrase alone: "displaced civilians", "three deaths", "200 troops"; None where it tells none."""
    return _from_phrase(words, candidate, lexicon) or _from_kind(words, candidate, lexicon)


def is_treated(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether people are treated for wounds: "36 were treated for burns", "hospital staff are treating nearly 60"."""
    if candidate.counted.kind not in PERSONS and candidate.counted.head is not None:
        return False
    near = {word.lower for word in words[max(0, candidate.number.first - 2) : candidate.counted.last + 5]}
    return bool(near & _TREATED) and has_word(words, _CARE)


def gathers(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether an elided crowd comes together: "thousands marched"."""
    following = [word.text for word in words[candidate.counted.last : candidate.counted.last + 3]]
    return bool(set(following) & _GATHER)


def imprisoned(words: Sequence[Word], candidate: Candidate) -> str | None:
    """ "detained" where the words around the counted speak of prison terms."""
    near = {word.lower for word in words[max(0, candidate.number.first - 2) : candidate.counted.last + 14]}
    years = any("-year" in word for word in near) and bool({"sentence", "sentences"} & near)
    return "detained" if years or (near & _PRISON and near & _SENTENCED) else None


def _from_phrase(words: Sequence[Word], candidate: Candidate, lexicon: FigureLexicon) -> str | None:
    """The measure by a word inside the counted phrase: "displaced civilians", "wounded soldiers"; else by its head."""
    counted = candidate.counted
    if counted.head is None:
        return None
    for word in words[counted.first : counted.head]:
        for measure, effect in lexicon.effects.items():
            if word.lower in effect.states | effect.participles and fits(measure, counted.kind):
                return measure
    return measure_of_head(words, candidate, lexicon)


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
        return "other" if has_word(words, lexicon.hits) else None
    if kind == "groups":
        return "other" if has_word(words, lexicon.fighting_scope) else None
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
    if (detained := imprisoned(words, candidate)) is not None:
        return detained
    head = candidate.counted.head
    if head is not None and words[head].lower in _OFFICE and "charged" not in following and "trial" not in following:
        return None
    if _joins_fight(words, candidate):
        return "fighters"
    if following & {"refuge", "asylum"}:
        return "displaced"
    near = words[max(0, candidate.number.first - 10) : candidate.counted.last + 14]
    return "other_people" if has_word(near, lexicon.scope) else None


def _joins_fight(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether people go to fight or join an armed group."""
    following = " ".join(word.lower for word in words[candidate.counted.last : candidate.counted.last + 14])
    return any(sign in following for sign in ("to fight", "fighting for", "fighting alongside", "joined", "to join"))


def _is_plural_name(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether the counted noun is a people's name that is in no list ("Tajiks")."""
    head = candidate.counted.head
    return (
        head is not None
        and words[head].is_capital
        and words[head].text.endswith(("s", "ese"))
        and len(words[head].text) > 4
    )


def has_word(words: Sequence[Word], scene: frozenset[str]) -> bool:
    """Whether the sentence has one of these words."""
    return any(word.lower in scene for word in words)
