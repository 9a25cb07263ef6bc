"""Cues that give a count, lay blame or brush something aside: what must stand after them to make a statement.

"Counted 11 dead", "raised its toll to 13", "speaks of 21", "held the Brigade responsible", "called the confession worthless".
"""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.speakers import Subject
from whence.extraction.statements.speech_text import Piece, SpeechText

_TOLLS = frozenset(
    "toll number figure count total strength casualties losses loss cost damage missing dead wounded injured killed figures tally".split()
)
_COUNTED = frozenset(
    """dead wounded injured missing killed hurt deaths death fatalities fatality casualties victims bodies body names toll people
    persons displaced arrests shelters houses incidents attacks families""".split()
)  # fmt: skip
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty hundred hundreds dozen dozens thousands""".split()
)
_BOUNDS = frozenset("at least more than over about some nearly almost around only up to".split())
_CULPRITS = frozenset("cause culprit culprits attacker attackers perpetrator perpetrators mastermind".split())
_DISMISSIVE = frozenset(
    """worthless unfounded baseless false untrue fabricated absurd ridiculous nonsense propaganda fantasy fiction invention lie lies fake
    slander""".split()
)  # fmt: skip
_CHARGES = frozenset("charge claim figure number accusation allegation version report assertion count toll".split())
_NEAR = 8  # words between a cue and what must stand with it


def count_frame(text: SpeechText, at: int, cue: int, last: int, verb: CueVerb) -> tuple[str, int] | None:
    """The frame of a verb that gives a count, lays blame or rules out, and where its content begins; None where it fits none."""
    frames, ahead = verb.classes, _ahead(text, at, last)
    if "toll" in frames and "at" in ahead and _TOLLS.intersection(ahead):
        return "toll", at
    if "blame" in frames and ahead[:3] == ["the", "blame", "on"]:
        return "blame", at
    if "count" in frames and _has_number(text, at, last) and _COUNTED.intersection(_ahead(text, at, last, _NEAR + 4)):
        return "count", at
    if "count" in frames and text.low(cue).startswith("count") and _is_bare_number(text, at, last):
        return "count", at
    if "revised" in frames and _TOLLS.intersection(ahead) and _has_number(text, at, last):
        return "revised", at
    if "number" in frames and text.low(cue + 1) in {"of", "on"} and _opens_with_number(text, cue + 2):
        return "number", cue + 2
    if "number" in frames and verb.base == "speak" and _speaks_of_thing(text, cue):
        return "number", cue + 2
    if "responsible" in frames and "responsible" in ahead[1:]:
        return "responsible", at
    if "culprit" in frames and "as" in ahead and _CULPRITS.intersection(ahead[ahead.index("as") :]):
        return "culprit", at
    return ("out", cue + 2) if "out" in frames and text.low(cue + 1) == "out" else None


def is_dismissal(text: SpeechText, at: int, last: int) -> bool:
    """Whether words that follow "called" brush something aside: "the confession worthless"."""
    return bool(_DISMISSIVE.intersection(_ahead(text, at, last)))


def charge_denied(text: SpeechText, first: int, cue: int, verb: CueVerb, subject: Subject) -> Piece | None:
    """What is denied in "P, a charge the army rejects" or "P, a figure the mayor called unfounded"; None elsewhere."""
    noun = subject.start - 1
    if text.low(noun) not in _CHARGES or text.low(noun - 1) not in {"a", "an"} or text.low(noun - 2) != ",":
        return None
    if "deny" not in verb.classes.values() and not (verb.base == "call" and text.low(cue + 1) in _DISMISSIVE):
        return None
    start = next((i + 1 for i in range(noun - 3, first, -1) if text.low(i) == "that"), first)
    return text.trim((start, noun - 2))


def _ahead(text: SpeechText, at: int, last: int, size: int = _NEAR) -> list[str]:
    """The words ahead up to the end of the clause."""
    words = [text.low(i) for i in range(at, min(last, at + size))]
    return words[: next((i for i, word in enumerate(words) if word in {";", ":"}), len(words))]


def is_number(text: SpeechText, at: int) -> bool:
    """Whether a word is a number."""
    return text.low(at)[:1].isdigit() or text.low(at) in _NUMBERS


def _has_number(text: SpeechText, at: int, last: int) -> bool:
    """Whether a number stands ahead."""
    return any(is_number(text, i) for i in range(at, min(last, at + _NEAR)))


def _opens_with_number(text: SpeechText, at: int) -> bool:
    """Whether a number begins here, or a quote that opens with one: "of more than 400"."""
    while text.low(at) in _BOUNDS or (
        not text.low(at)[:1].isalnum() and text.quoted[min(at, len(text.quoted) - 1)] >= 0
    ):
        at += 1
    return at < len(text.words) and is_number(text, at)


def _speaks_of_thing(text: SpeechText, cue: int) -> bool:
    """Whether something is told of as seen or known: "spoke of a third village", "speaks of "a massacre"."""
    return text.low(cue + 1) == "of" and (text.low(cue + 2) in {"a", "an"} or text.quoted[cue + 2] >= 0)


def _is_bare_number(text: SpeechText, at: int, last: int) -> bool:
    """Whether a number without a noun ends the clause: "counts 21"."""
    ends = at + 1 >= last or not text.words[at + 1].is_word or text.low(at + 1) in nouns.STOPS
    return is_number(text, at) and ends
