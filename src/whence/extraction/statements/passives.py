"""Frames of passives: "S is believed to be C", "men accused of C", "identified by the paper as"."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.speech_text import Piece, SpeechText

BELIEVED = frozenset(
    """believed said thought reported alleged accused suspected feared understood rumored rumoured described claimed known
    expected""".split()
)
_SPEECH = frozenset("said say told tell claimed claim warned warn insisted admitted confessed suggested argued".split())
_NOBODY = Voice(None)


def find_passives(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "S is believed to be C", "men accused of C", "is quoted as saying C": nobody, or the one after "by", answers for it."""
    first, last = sentence
    found = []
    for at in range(first + 1, last - 2):
        low, following = text.low(at), text.low(at + 1)
        if low not in BELIEVED or text.quoted[at] >= 0:
            continue
        if following not in {"to", "of", "as", "by"} or (following == "of" and low not in {"accused", "suspected"}):
            continue
        frame = _passive(text, sentence, at)
        found += [frame] if frame else []
    return found


def _passive(text: SpeechText, sentence: Piece, at: int) -> Frame | None:
    """The frame of one passive, its content in two pieces: the one spoken of and what is said."""
    first, last = sentence
    verb = at - 1
    while verb > first and (text.low(verb) in nouns.BE | nouns.HAVE | nouns.ADVERBS or text.low(verb).endswith("ly")):
        verb -= 1
    has_be = any(text.low(i) in nouns.BE for i in range(verb + 1, at))
    if not has_be and (
        text.low(at) not in {"accused", "suspected", "believed", "said", "alleged"} or text.low(at + 1) == "by"
    ):
        return None
    if not has_be and text.low(at) == "said":
        return None
    if not has_be and text.low(verb) == ",":
        verb = next((i for i in range(first, verb) if text.low(i) in nouns.BE or text.low(i) == ","), first) - 1
    subject = nouns.before(text, first, verb)
    if subject is None and text.low(verb) in {"what", "which", "who"}:
        subject = (
            nouns.before(text, first, verb - 1 - (text.low(verb - 1) == ",")) if text.low(verb) != "what" else None
        )
        verb -= 0
    chain, start = _by_whom(text, at, last)
    told = _told_by(text, start, last)
    if told and subject:
        return _told_of(text, chain, subject, told, last)
    rest = text.trim((start, last))
    if rest is None or (subject is None and text.low(verb) != "what"):
        return None
    content = (subject, rest) if subject else (rest,)
    kind = "accuse" if text.low(at) in {"accused", "suspected"} else "think"
    is_aside = text.low(at) in {"expected", "known"}
    return Frame(
        kind,
        text.low(at),
        (at, at + 1),
        chain,
        content,
        subject[0] if subject else at,
        "passive",
        "apart",
        (verb + 1, at + 1),
        is_aside,
    )


def _told_by(text: SpeechText, at: int, last: int) -> int | None:
    """Where the verb of speech stands in "is reported to have (gone so far as to) said"; None where it is no speech."""
    if text.low(at) == "gone" and [text.low(i) for i in range(at + 1, at + 5)] == ["so", "far", "as", "to"]:
        at += 5
    return at if at < last - 1 and text.low(at) in _SPEECH else None


def _told_of(text: SpeechText, chain: tuple[Voice, ...], subject: Piece, told: int, last: int) -> Frame | None:
    """The frame of "S is reported to have said C": somebody not named passes on the words of S."""
    content = text.trim((told + 1 + (text.low(told + 1) == "that"), last))
    if content is None:
        return None
    voices = (*chain, Voice(subject, subject))
    return Frame("say", text.low(told), (told, told + 1), voices, (content,), subject[0], "said to have said", "right")


def _by_whom(text: SpeechText, at: int, last: int) -> tuple[tuple[Voice, ...], int]:
    """Who is named after "by", and where the content goes on."""
    if text.low(at + 1) == "by":
        piece = nouns.after(text, at + 2, last)
        if piece and text.low(piece[1]) in {"of", "to", "as"}:
            return (Voice(piece, piece),), piece[1] + 1
        if piece and " of " in text.text(piece):
            cut = next(i for i in range(*piece) if text.low(i) == "of")
            return (Voice((piece[0], cut), (piece[0], cut)),), cut + 1
        return (Voice(piece, piece) if piece else _NOBODY,), piece[1] if piece else at + 2
    skip = 3 if text.low(at + 2) in {"be", "have"} and text.low(at + 3) not in {"been", "be"} else 2
    return (_NOBODY,), at + skip
