"""Frames of a source in brackets after what it tells: "11 killed and 21 hurt (the ministry)", "nine dead (hospital source)"."""

from whence.extraction.statements.citing import PERSONS
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.speech_text import Piece, SpeechText
from whence.extraction.statements.toll_frames import is_number

_LONGEST = 5  # words of a source in brackets
_SOURCES = PERSONS | {"figure", "count", "estimate"}
_BREAKS = frozenset({";", ")", ":"})


def find_sources(text: SpeechText, sentence: Piece) -> list[Frame]:
    """Frames of "C (S)" where the bracket holds no more than somebody who speaks and C tells a number or a deed."""
    first, last = sentence
    found = []
    for at in range(first + 1, last - 2):
        source = _source(text, at, last)
        content = text.trim((_begin(text, first, at), at)) if source else None
        if source and content and _tells(text, content):
            voice = Voice(source, source)
            found.append(Frame("say", "", None, (voice,), (content,), content[0], "source in brackets", "left"))
    return found


def _source(text: SpeechText, at: int, last: int) -> Piece | None:
    """Who speaks in a bracket that opens here, told by a common noun: a capitalised word may be a place or a short form."""
    if text.low(at) != "(" or text.quoted[at] >= 0:
        return None
    close = next((i for i in range(at + 2, min(last, at + _LONGEST + 2)) if text.low(i) == ")"), None)
    if close is None or text.words[close - 1].is_name or text.low(close - 1) not in _SOURCES:
        return None
    return (at + 1, close)


def _begin(text: SpeechText, first: int, at: int) -> int:
    """Where what the source tells begins: after the bracket, colon or semicolon before."""
    return next((i + 1 for i in range(at - 1, first - 1, -1) if text.low(i) in _BREAKS), first)


def _tells(text: SpeechText, content: Piece) -> bool:
    """Whether words tell something: a number or a past participle stands among them."""
    return any(is_number(text, i) or text.low(i).endswith("ed") for i in range(*content))
