"""Frames of "claimed responsibility for C", "S was quoted as saying C" and "C was denied by S"."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.openings import opening
from whence.extraction.statements.speakers import Lead, Subject
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark


def claim_frame(text: SpeechText, sentence: Piece, cue: int, noun: int, lead: Lead, subject: Subject) -> Frame | None:
    """The frame of "claimed responsibility for C"."""
    content = text.trim((noun, _claim_end(text, noun, sentence[1])))
    nobody = text.low(subject.piece[0]) in {"no", "none", "nobody", "neither"} or text.low(subject.piece[0] - 1) == "no"
    aside = lead.is_negated or lead.is_modal or lead.is_infinitive or nobody
    voice = Voice(subject.piece, subject.wide)
    return (
        Frame(
            "responsibility",
            "claim",
            (cue, cue + 1),
            (voice,),
            (content,),
            subject.start,
            "claim of responsibility",
            "right",
            (lead.start, cue + 1),
            aside,
        )
        if content
        else None
    )


def _claim_end(text: SpeechText, noun: int, last: int) -> int:
    """Where what is claimed ends: before another clause joined on."""
    for at in range(noun + 1, last - 1):
        if text.low(at) == "and" and any(
            text.low(i) in nouns.BE | nouns.HAVE | nouns.MODALS for i in range(at + 2, min(last, at + 5))
        ):
            return at
        if text.low(at) == "," and text.low(at + 1) in {
            "but",
            "as",
            "and",
            "saying",
            "though",
            "although",
            "while",
            "with",
            "in",
        }:
            return at
    return last


def main_subject(text: SpeechText, sentence: Piece, cue: int) -> Subject | None:
    """The sentence's own subject, for a participle or a joined verb: its first noun phrase that opens no adjunct."""
    opened = opening(text, sentence)
    at = opened[1] if opened and text.low(opened[1]) != "," else sentence[0]
    while at < cue and (text.low(at) in nouns.ADVERBS | {"but", "and", ","} or is_mark(text.words[at])):
        at += 1
    if text.low(at) in nouns.JOINS | {
        "after",
        "before",
        "since",
        "during",
        "following",
        "as",
        "when",
        "while",
    } or text.low(at).endswith("ing"):
        comma = next((i for i in range(at, cue) if text.low(i) == ","), None)
        at = comma + 1 if comma is not None else (cue + 1 if text.low(at).endswith("ing") else at + 1)
    if at > cue:
        comma = next((i for i in range(cue, sentence[1]) if text.low(i) == ","), None)
        at = comma + 1 if comma is not None else sentence[1]
    piece = nouns.after(text, at, sentence[1])
    if piece and piece[1] - piece[0] > 1 and text.low(piece[1] - 1).endswith("ed") and text.words[piece[1] - 2].is_name:
        piece = (piece[0], piece[1] - 1)  # "the minister Adel Tal | focused on"
    return Subject(piece, piece, piece[0], "shared") if piece and (piece[1] <= cue or piece[0] > cue) else None


def passive_frame(text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, lead: Lead) -> Frame | None:
    """The frame of "S was quoted as saying C", "C was claimed by S" or "C was denied by S"; None for other passives."""
    piece = nouns.before(text, sentence[0], lead.last)
    if verb.base in {"quote", "cite"} and text.low(cue + 1) == "as":
        return _quoted_frame(text, sentence, cue, lead, piece, cue + 1)
    if verb.base in {"quote", "cite"} and text.low(cue + 1) == "by":
        by = nouns.after(text, cue + 2, sentence[1])
        if by and text.low(by[1]) == "as":
            return _quoted_frame(text, sentence, cue, lead, piece, by[1], by)
    if text.low(cue + 1) != "by":
        return None
    agent = nouns.after(text, cue + 2, sentence[1])
    if agent is None or lead.last < sentence[0]:
        return None
    content = text.trim(piece or (lead.last, lead.last + 1))
    if content and verb.base == "claim":
        return _by_agent("responsibility", verb, cue, lead, agent, content)
    if content and "deny" in verb.classes.values():
        return _by_agent("deny", verb, cue, lead, agent, content)
    return None


def _by_agent(kind: str, verb: CueVerb, cue: int, lead: Lead, agent: Piece, content: Piece) -> Frame:
    """The frame of "C was denied by S"."""
    voice = Voice(agent, agent)
    wide = (lead.start, cue + 1)
    rule = f"{verb.base} by"
    return Frame(kind, verb.base, (cue, cue + 1), (voice,), (content,), content[0], rule, "left", wide)


def _quoted_frame(
    text: SpeechText, sentence: Piece, cue: int, lead: Lead, piece: Piece | None, as_at: int, by: Piece | None = None
) -> Frame | None:
    """The frame of "S was quoted (by M) as saying C" and of "C, S was quoted as saying (by M)"."""
    if piece is None and text.low(lead.last) in {"and", "but"}:
        main = main_subject(text, sentence, cue)
        piece = main.piece if main else None
    if piece is None:
        return None
    start = as_at + 2 + (text.low(as_at + 2) == "that")
    if text.low(start) == "by":
        by, start = nouns.after(text, start + 1, sentence[1]), sentence[1]
    after, before = text.trim((start, sentence[1])), text.trim((sentence[0], piece[0]))
    follows = after is not None and text.low(as_at + 1).endswith("ing") and after[1] - after[0] > 2
    content, side = (after, "right") if follows else (before, "left")
    if content is None:
        return None
    chain = (*([Voice(by, by)] if by else []), Voice(piece, piece))
    wide = (lead.start, as_at + 2)
    return Frame("quote", "quoted", (cue, cue + 1), chain, (content,), piece[0], "quoted as saying", side, wide)
