"""Quotes that no cue introduces: the speaker of the words before, or after, carries over."""

from bisect import bisect_left
from collections.abc import Sequence

from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.speech_text import Piece, SpeechText

_BACK, _AHEAD = 60, 40  # words between a quote and the speech it goes on or leads up to
_SHORTEST = 4  # words: less is a term in quotation marks


def continued_quotes(text: SpeechText, found: Sequence[Frame]) -> list[Frame]:
    """Frames without a cue for the quotes that open a sentence and that no frame covers."""
    spoken = sorted((frame for frame in found if not frame.is_aside), key=lambda frame: frame.first)
    covered = bytearray(len(text.words))
    for frame in found:
        for start, end in frame.content:
            covered[start:end] = b"\1" * (end - start)
    opens = {start for start, _ in text.sentences}
    frames = []
    for start, end in text.quotes:
        content = text.trim((start, end))
        if content is None or covered[content[0]] or start not in opens or _is_term(text, content):
            continue
        frames.append(Frame("say", "", None, _carried(spoken, content), (content,), start, "continued quote"))
    return frames


def _is_term(text: SpeechText, content: Piece) -> bool:
    """Whether the words are too few for speech: a title or a term, unless a full stop ends them."""
    return content[1] - content[0] < _SHORTEST and text.low(content[1]) not in {".", "!", "?", "…"}


def _carried(spoken: list[Frame], content: Piece) -> tuple[Voice, ...]:
    """Whose the quote is: the last speaker before it if near, else the next one after it if near, else nobody."""
    place = bisect_left(spoken, content[0], key=lambda frame: frame.first)
    before = spoken[place - 1] if place else None
    if before and content[0] - max(end for _, end in before.content) < _BACK:
        return before.chain
    after = next((frame for frame in spoken[place : place + 2] if frame.cue), None)
    if after and after.cue and content[1] <= after.cue[0] < content[1] + _AHEAD:
        return after.chain
    return (Voice(None),)
