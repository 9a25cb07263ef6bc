"""How a sentence opens before its subject: "In an interview with Die Zeit", "Speaking to Sky News", "In a leaked memo"."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.frames import Voice
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark

DOCUMENTS = frozenset(
    """video videos tape tapes recording recordings letter letters memo memos message messages footage audio clip document
    documents cable cables email emails diary note notes statement confession""".split()
)
# Words that say a document was brought out by another than its author.
_BROUGHT_OUT = frozenset(
    """leaked confidential secret classified internal intercepted captured seized recovered found obtained propaganda
    undisclosed unpublished declassified""".split()
)
_RECORDED = frozenset("video tape recording footage audio clip memo cable email letter".split())
_BROUGHT = frozenset(
    "distributed leaked obtained intercepted aired broadcast seized found released circulated shared".split()
)
_TALKS = frozenset("interview interviews remarks comments conversation".split())
_SPEAKING = frozenset("speaking talking writing".split())
_PAPERS = frozenset("newspaper paper magazine channel network broadcaster agency station daily weekly website".split())
_REACH = 12  # words within which the medium of an interview is named


def opening(text: SpeechText, sentence: Piece) -> tuple[Voice, int] | None:
    """The medium or document that opens a sentence, and where its subject may begin; None where it opens otherwise."""
    at, last = sentence
    while at < last and (text.low(at) in {"but", "and", ",", "also", "later"} or is_mark(text.words[at])):
        at += 1
    if text.low(at) in _SPEAKING and text.low(at + 1) in {"to", "on", "in", "with"}:
        return _medium(text, at + 2, last)
    if text.low(at) != "in":
        return None
    return _document(text, at, last) or _talk(text, at, last)


def talked_to(text: SpeechText, aside: Piece) -> Piece | None:
    """The medium in what is set apart after a speaker: ", speaking to Reuters," or ", in an interview with Die Zeit,"."""
    at = aside[0] + (text.low(aside[0]) == ",")
    if text.low(at) in _SPEAKING and text.low(at + 1) in {"to", "on", "in", "with"}:
        found = _medium(text, at + 2, aside[1])
    else:
        found = _talk(text, at, aside[1]) if text.low(at) == "in" else None
    return found[0].piece if found else None


def brought_out(text: SpeechText, piece: Piece) -> Piece | None:
    """The recording or paper of "on a video distributed by opposition forces": brought out by another than who speaks in it."""
    start = piece[0] + 1
    for at in range(start, piece[1] - 2):
        is_out = text.low(at) in _BROUGHT and text.low(at + 1) == "by" and text.low(at - 1) in _RECORDED
        if is_out and text.low(piece[0]) in {"in", "on"}:
            return (start, at)
    return None


def _talk(text: SpeechText, at: int, last: int) -> tuple[Voice, int] | None:
    """The medium of "in an interview on Saturday with M"."""
    talk = next((i for i in range(at + 1, min(last, at + 6)) if text.low(i) in _TALKS), None)
    if talk is None:
        return None
    for i in range(talk + 1, min(last, talk + _REACH)):
        if text.low(i) in {"with", "to"}:
            return _medium(text, i + 1, last)
        if text.low(i) in {",", "that"} or text.low(i) in nouns.BE:
            return None
    return None


def _medium(text: SpeechText, at: int, last: int) -> tuple[Voice, int] | None:
    """The medium named from here on: up to the comma, or the name after "newspaper" where the subject follows at once."""
    piece = nouns.after(text, at, last)
    if piece is None:
        return None
    paper = next((i for i in range(*piece) if text.low(i) in _PAPERS), None)
    follows = paper is not None and not all(text.words[i].is_name for i in range(paper + 1, piece[1]))
    if paper is not None and follows and text.low(piece[1]) != ",":
        piece = (piece[0], paper + 2)
    return Voice(piece), piece[1]


def _document(text: SpeechText, at: int, last: int) -> tuple[Voice, int] | None:
    """The leaked memo, seized letter or propaganda video of "in a leaked memo, S warned"."""
    noun = next((i for i in range(at + 1, min(last, at + 7)) if text.low(i) in DOCUMENTS), None)
    if noun is None or not any(text.low(i) in _BROUGHT_OUT for i in range(at + 1, noun)):
        return None
    comma = next((i for i in range(noun + 1, min(last, noun + _REACH)) if text.low(i) == ","), None)
    piece = (at + 1, noun + 1)
    return (Voice(piece, piece), comma) if comma is not None else None
