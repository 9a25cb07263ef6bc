"""What can befall the counted, and the words for it: candidates, effects, the order of gravity."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.extraction.figures.counted import Counted
from whence.extraction.figures.lexicon import PERSONS, FigureLexicon
from whence.extraction.figures.numbers import Number
from whence.extraction.figures.words import Word

# Where a number tells several, the gravest counts; several side by side ("killing and wounding scores") are other_people.
TOLD = (
    "killed injured kidnapped hostages missing released detained displaced vehicles_or_buildings_destroyed other_people"
).split()
GRAVITY = (*TOLD, "fighters")
SEVERAL = frozenset({"killed", "injured", "missing"})
CLAUSE_BREAKS = frozenset(
    "which when as after while where because but before if whether until since so unless although though".split()
)


TAKEN = frozenset("led took taken leading taking marched dragged".split())
SHOT = frozenset("shot shoot shoots shooting stabbed stab stabs stabbing beaten beat beating burned burnt hurt".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """This says: this number, or this single person ("a soldier"), counts that phrase; what befell it is still open."""

    number: Number
    counted: Counted
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """This says: killed, as the word before the number ("before") or after its phrase ("after") tells; `at` is that word.

    `side` is "list" where the verb had another object first ("killed the mayor and two guards"), "noun" where the counted
    noun names the effect ("two deaths").
    """

    measure: str
    side: str
    at: int


def fits(measure: str, kind: str | None) -> bool:
    """Whether that can befall this kind of thing: nobody wounds a rocket, nobody demolishes a soldier."""
    if measure == "vehicles_or_buildings_destroyed":
        return kind in {None, "objects", "weapons", "groups", "places"}
    return kind is None or kind in PERSONS


def verb_measure(word: str, lexicon: FigureLexicon, *, participle: bool = False) -> str | None:
    """The effect a verb form tells, the gravest: "killing" killed, "detained" detained."""
    for measure in TOLD:
        effect = lexicon.effects[measure]
        if word in (effect.participles if participle else effect.active):
            return measure
    return None


def next_words(words: Sequence[Word], i: int) -> tuple[str, ...]:
    """The four words after word i, in lower case."""
    return tuple(word.lower for word in words[i + 1 : i + 5])
