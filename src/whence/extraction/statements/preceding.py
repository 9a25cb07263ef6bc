"""The content that stands before its speaker: the clause, or the whole quote that ends there."""

from whence.extraction.statements.speakers import Subject
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark


def content_before(text: SpeechText, first: int, subject: Subject) -> Piece | None:
    """What stands before the speaker, back to the sentence's start or over the whole quote that ends there."""
    at = subject.start - 1
    if at == first - 1 and at >= 0 and text.quoted[at] >= 0 and is_mark(text.words[at]) and _same_line(text, at):
        return text.trim(text.quotes[text.quoted[at]])
    if at < first or not (text.low(at) in {",", "—", "–", "?", "!"} or is_mark(text.words[at])):
        return None
    start = first
    for near in (at, at - 1):
        if near >= first and text.quoted[near] >= 0:
            opened = text.quotes[text.quoted[near]][0]
            start = min(first, opened) if opened < first else first
            break
    return text.trim((start, at + 1))


def _same_line(text: SpeechText, at: int) -> bool:
    """Whether no line ends between this word and the next."""
    return "\n" not in text.document.text[text.words[at].end : text.words[at + 1].start]
