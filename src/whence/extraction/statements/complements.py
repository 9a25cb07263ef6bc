"""Which of a verb's frames the words after it fit: a clause, a thing, "to do", "of doing", words in quotes."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.adjuncts import Gap
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.speakers import Subject
from whence.extraction.statements.speech_text import SpeechText, is_mark
from whence.extraction.statements.toll_frames import count_frame, is_dismissal

_FINITE = frozenset(
    """left lost took came went made began led fell held won met hit fled sent died shot needs remains seems wants poses faces became
    gave got saw knew stood grew drove broke bore fought bought brought caught cut put set ran spent means comes goes makes takes
    plans plan remain pose face need seem want deserve belongs represents constitutes contains""".split()
)
_TOWARD = frozenset("for on to about of with against".split())
_OPENS_THING = frozenset({"having", "being", "any", "further"})
_SURE = frozenset({"say", "tell", "warn", "vow"})  # classes whose bare clause needs no further sign


def choose_frame(
    text: SpeechText, gap: Gap, cue: int, last: int, verb: CueVerb, subject: Subject
) -> tuple[str, int] | None:
    """Which frame of the verb the words after it fit, and where the content begins."""
    at, frames = gap.end, verb.classes
    counted = count_frame(text, at, cue, last, verb) if at < last else None
    if counted:
        return counted
    if "toward" in frames and text.low(cue + 1) in _TOWARD and cue + 2 < last:
        return "toward", cue + 2
    if at >= last or _is_other_use(text, cue, at, last, verb, subject):
        return None
    word = text.words[at]
    nearest = text.low(cue + 1)
    if is_mark(word) and verb.main == "reply" and at == cue + 1:
        return None
    if is_mark(word) and ("quote" in frames or "that" in frames):
        return ("quote" if "quote" in frames else "that"), at
    if text.low(at) == "," and at + 1 < last and is_mark(text.words[at + 1]) and "quote" in frames:
        return "quote", at + 1
    if verb.base == "point":
        return ("that", at) if text.low(cue + 1) == "out" else None
    if verb.main in {"put", "count", "hold", "name", "rule"}:
        return None
    if "written" in frames:
        return ("written", at) if text.low(at - 1) == ":" or is_mark(word) else None
    if not word.is_word and word.text not in "$£€[(":
        return None
    if gap.has_that:
        return next(((f, at) for f in ("that", "quote") if f in frames), None)
    if nearest == "to":
        return ("to", cue + 1) if "to" in frames else None
    for words, frame in ((("of",), "of"), (("about",), "of"), (("with",), "with")):
        if nearest in words and frame in frames and verb.base != "accuse":
            return frame, cue + 2
    if "of" in frames and verb.base == "accuse":
        return "of", cue + 1
    return _object_or_clause(text, cue, at, last, verb)


def _is_other_use(text: SpeechText, cue: int, at: int, last: int, verb: CueVerb, subject: Subject | None) -> bool:
    """Whether the verb is used in another sense: "called off", "called a strike", "described as", "accused in absentia of"."""
    nearest = text.low(cue + 1)
    if verb.base == "call":
        if subject is not None and text.low(subject.start - 1) == "as":
            return True
        quoted = any(text.quoted[i] >= 0 for i in range(at, min(last, at + 14)))
        return not (quoted or is_dismissal(text, at, last)) or nearest in {
            "off",
            "up",
            "in",
            "for",
            "on",
            "it",
            "himself",
            "herself",
            "itself",
            "themselves",
        }
    if verb.main in {"show", "learn"} and nearest in nouns.JOINS | {"as"}:
        return True
    if verb.base in {"accuse", "describe", "blame"}:
        apart = subject is not None and text.low(subject.start - 1) in {"which", "whom"} and nearest == "of"
        return nearest in nouns.JOINS | {"as", "by"} and not apart
    return False


def _object_or_clause(text: SpeechText, cue: int, at: int, last: int, verb: CueVerb) -> tuple[str, int] | None:
    """Whether a clause or a bare object follows; "suspected" before a noun is mostly an adjective."""
    low, frames = text.low(at), verb.classes
    if "as" in frames or "name" in frames or "cited" in frames:
        return next((f, at) for f in ("as", "name", "cited") if f in frames)
    if verb.base in {"say", "tell"} or (
        "that" in frames and frames["that"] in _SURE and _starts_clause(text, at, last)
    ):
        return (
            ("that", at)
            if (low not in {"to", "of", "about", "by", "with", "as"} or text.low(at + 1) in {"many", "much"})
            else None
        )
    if "that" in frames and _starts_clause(text, at, last) and _has_verb(text, at, last):
        return "that", at
    if frames.get("object") == "suspect" and text.low(cue) == "suspected":
        return None
    if verb.main == "deny" and low == "as" and (text.low(at + 1) in {"a", "an"} or text.quoted[at + 1] >= 0):
        return "object", at
    if "object" in frames and (
        nouns.is_nounlike(text.words[at])
        or low in nouns.DETERMINERS | nouns.OBJECT_PRONOUNS | {"this", "that"} | _OPENS_THING
    ):
        return "object", at
    return None


def _starts_clause(text: SpeechText, at: int, last: int) -> bool:
    """Whether a clause may begin here: with a noun phrase, a pronoun, "there", "if", "how" or a number."""
    word = text.words[at]
    starters = (
        nouns.DETERMINERS
        | nouns.SUBJECT_PRONOUNS
        | {
            "there",
            "nearly",
            "almost",
            "about",
            "around",
            "over",
            "more",
            "if",
            "how",
            "why",
            "what",
            "whether",
            "when",
            "who",
            "in",
            "on",
            "at",
            "not",
        }
    )
    return at + 1 < last and (word.low in starters or nouns.is_nounlike(word) or word.text[0].isdigit())


def _has_verb(text: SpeechText, at: int, last: int) -> bool:
    """Whether a finite verb shows in the next words: an auxiliary, or a word that looks like a past tense."""
    for i in range(at + 1, min(last, at + 14)):
        low = text.low(i)
        if low in {",", ";"}:
            return False
        if low in nouns.BE | nouns.HAVE | nouns.MODALS | nouns.DO | _FINITE or (low.endswith("ed") and i > at + 1):
            return True
    return False
