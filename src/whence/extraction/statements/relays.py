"""Who passes words on from outside the clause that holds them: "in an interview with Die Zeit, S said", "a tape in which S says"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.openings import DOCUMENTS, opening
from whence.extraction.statements.speech_text import Piece, SpeechText

_BROADCASTS = frozenset("aired airs broadcast broadcasts played plays carried carries".split())
_TELLS = frozenset({"say", "tell", "claim", "insist", "warn", "add"})
_SOFT = frozenset({"hearsay adverb", "passive", "noun", "impersonal"})


def relayed(text: SpeechText, sentence: Piece, frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence, each with those before its speaker who pass his words on."""
    opened = opening(text, sentence)
    frames = _twice_told(text, frames)
    return [_within(text, sentence, _opened(frame, opened), frames) for frame in frames]


def _twice_told(text: SpeechText, frames: Sequence[Frame]) -> list[Frame]:
    """The frames with "C, S said, M reported" made one, of both voices."""
    kept = [frame for frame in frames if not any(_repeats(frame, other) for other in frames)]
    for outer in frames:
        inner = next((f for f in kept if f is not outer and _ends_with(text, outer, f)), None)
        if inner is not None and outer in kept:
            at = kept.index(inner)
            kept[at] = replace(inner, chain=(*outer.chain, *inner.chain), outer=outer)
            kept.remove(outer)
    return kept


def _repeats(frame: Frame, other: Frame) -> bool:
    """Whether another frame of the same cue has the longer chain."""
    return frame.cue is not None and frame.cue == other.cue and len(frame.chain) < len(other.chain)


def _ends_with(text: SpeechText, outer: Frame, inner: Frame) -> bool:
    """Whether all that a frame holds before its cue is what another says and who says it."""
    if outer.side != "left" or inner.side != "left" or inner.cue is None or inner.rule in _SOFT or outer.is_aside:
        return False
    end = max(inner.cue[1], inner.speaker.piece[1] if inner.speaker.piece else 0)
    return outer.content[-1][1] == end and outer.content[0][0] <= inner.content[0][0]


def _opened(frame: Frame, opened: tuple[Voice, int] | None) -> Frame:
    """The frame with the medium or document that opens its sentence, where its speaker is the sentence's subject."""
    first = frame.chain[0].piece
    if opened is None or first is None or frame.rule == "according to" or not opened[1] <= first[0] <= opened[1] + 2:
        return frame
    return replace(frame, chain=(opened[0], *frame.chain))


def _within(text: SpeechText, sentence: Piece, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """The frame with the recording its speaker is heard in, whoever broadcast that, and whoever tells of it."""
    document = _heard_in(text, sentence, frame)
    if document is None:
        return frame
    shown: tuple[Voice, ...] = (Voice(document, document),)
    sender = nouns.before(text, sentence[0], document[0] - 2) if text.low(document[0] - 1) in _BROADCASTS else None
    tellers = _tellers(frame, frames) or ((Voice(sender, sender),) if sender else ())
    return replace(frame, chain=(*tellers, *shown, *frame.chain))


def _heard_in(text: SpeechText, sentence: Piece, frame: Frame) -> Piece | None:
    """The document before "in which S says"."""
    at = frame.chain[0].piece[0] if frame.chain[0].piece else frame.start
    if (text.low(at - 2), text.low(at - 1)) not in {("in", "which"), ("on", "which")}:
        return None
    piece = nouns.before(text, sentence[0], at - 3 - (text.low(at - 3) == ","))
    return piece if piece and any(text.low(i) in DOCUMENTS for i in range(*piece)) else None


def _tellers(frame: Frame, frames: Sequence[Frame]) -> tuple[Voice, ...]:
    """The chain of the frame whose content holds this one's cue."""
    for other in frames:
        holds = frame.cue and any(start <= frame.cue[0] < end for start, end in other.content)
        if other is not frame and holds and other.side == "right" and other.rule not in _SOFT and not other.is_aside:
            return other.chain
    return ()


def tellers_inside(text: SpeechText, frame: Frame, cues: Mapping[str, CueVerb]) -> list[Frame]:
    """The statements of others told of further on in quoted words: "I asked, but the guard said it was an order," he said."""
    start, end = frame.content[0]
    if frame.is_aside or frame.cue is None or frame.side != "left" or text.quoted[start] < 0:
        return []
    found = []
    for at in range(start + 4, end - 2):
        verb = cues.get(text.low(at))
        if verb is None or verb.base not in _TELLS or verb.form == "base":
            continue
        piece = nouns.before(text, start, at - 1)
        if piece and text.low(piece[0]) in nouns.DETERMINERS and text.low(piece[0] - 1) in {"but", "and", ",", "then"}:
            content = text.trim((at + 1 + (text.low(at + 1) == "that"), end))
            chain = (*frame.chain, Voice(piece, piece))
            found += [_told(frame, chain, at, verb, content)] if content else []
    return found


def _told(frame: Frame, chain: tuple[Voice, ...], at: int, verb: CueVerb, content: Piece) -> Frame:
    """The frame of one statement told of within another's words."""
    return replace(
        frame, chain=chain, cue=(at, at + 1), base=verb.base, kind=verb.main, content=(content,), side="right"
    )
