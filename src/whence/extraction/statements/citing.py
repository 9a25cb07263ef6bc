"""Frames of "quotes Y as saying C", "citing Y" and "citing C": one passes on the words of another."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.preceding import content_before
from whence.extraction.statements.speakers import Lead, Subject
from whence.extraction.statements.speech_text import Piece, SpeechText

PERSONS = frozenset(
    """source sources official officials officer officers police military army ministry minister spokesman spokeswoman spokesperson
    witness witnesses resident residents activists analysts experts authorities commander commanders media agency newspaper
    reports report documents document statement diplomat diplomats aide aides people insiders cables letter letters memo
    records data office hospital department governor mayor doctor doctors medics prosecutor prosecutors council figures study survey website television""".split()
)


_LONGEST_TAIL = 8  # words


def quoting_frame(
    text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, lead: Lead, subject: Subject
) -> Frame | None:
    """The frame of a verb of quoting: with two voices for "as saying", else with what is cited as its content."""
    cited = nouns.after(text, cue + 1, sentence[1])
    if cited is None:
        return None
    speaker = Voice(subject.piece, subject.wide)
    wide = (lead.start, cue + 1)
    as_at = next((i for i in range(cited[1], min(sentence[1], cited[1] + 12)) if text.low(i) == "as"), None)
    if as_at is not None and text.low(as_at + 1).endswith("ing"):
        start = as_at + 2 + (text.low(as_at + 2) == "that")
        content = text.trim((start, sentence[1]))
        chain = (speaker, Voice(cited, (cited[0], as_at)))
        side = "right" if content else "left"
        content = content or content_before(text, sentence[0], subject)
        return _frame(verb, cue, chain, content, subject, "quoted as saying", wide, side=side)
    if text.low(cited[1]) in {"saying", "that"} and names_persons(text, cited):
        content = text.trim((cited[1] + 1 + (text.low(cited[1] + 1) == "that"), sentence[1]))
        nearest = cited[1] if text.low(cited[1]) == "saying" else cue
        return _frame(verb, nearest, (speaker, Voice(cited, cited)), content, subject, "quoted as saying", wide)
    content = text.trim((cue + 1, sentence[1]))
    is_relay = names_persons(text, cited)
    return _frame(verb, cue, (speaker,), content, subject, "citing", wide, is_aside=is_relay or lead.is_negated)


def _frame(
    verb: CueVerb, cue: int, chain: tuple[Voice, ...], content: Piece | None, subject: Subject, rule: str, wide: Piece,
    *, side: str = "right", is_aside: bool = False,
) -> Frame | None:  # fmt: skip
    """The frame, if there is any content."""
    if content is None:
        return None
    return Frame("quote", verb.base, (cue, cue + 1), chain, (content,), subject.start, rule, side, wide, is_aside)


def names_persons(text: SpeechText, piece: Piece) -> bool:
    """Whether a cited phrase names somebody who speaks, so that the words around it are his."""
    end = next((at for at in range(piece[0] + 1, piece[1]) if text.low(at) in nouns.JOINS), piece[1])
    return any(text.low(at) in PERSONS for at in range(piece[0], end)) or text.words[end - 1].is_name


def source_cited(text: SpeechText, start: int, last: int) -> Piece | None:
    """The source in ", citing a source in the army," that starts here, if it names somebody who speaks."""
    if text.low(start) != "," or text.low(start + 1) not in {"citing", "quoting"}:
        return None
    piece = nouns.after(text, start + 2, last)
    return whole_source(text, piece, last) if piece and names_persons(text, piece) else None


def source_within(text: SpeechText, start: int, last: int) -> tuple[int, Piece] | None:
    """Where what is told ends before ", quoting the ministry", and the source."""
    for at in range(start + 1, last - 2):
        if text.low(at) == "," and text.low(at + 1) in {"citing", "quoting"} and text.quoted[at + 1] < 0:
            piece = source_cited(text, at, last)
            return (at, piece) if piece else None
    return None


def whole_source(text: SpeechText, piece: Piece, last: int) -> Piece:
    """The phrase with what belongs to it up to the next comma, if that is near: "a source | in the army"."""
    end = next((at for at in range(piece[1], min(last, piece[1] + _LONGEST_TAIL)) if not text.words[at].is_word), last)
    tail = {text.low(at) for at in range(piece[1], end)}
    fits = end - piece[1] < _LONGEST_TAIL and not tail & (nouns.BE | nouns.HAVE | {"that", "who"})
    return (piece[0], end) if fits else piece
