"""Chains of attribution: media first, then the one answerable; "cited by CNN", "citing a source", "in an interview with"."""

import re
from dataclasses import dataclass

from whence.core.statement import ChainLink
from whence.core.vocabulary import LinkKind
from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.citing import whole_source
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.kinds import MEDIA, SpeakerKinds, proper_name
from whence.extraction.statements.naming import own_name
from whence.extraction.statements.openings import brought_out, talked_to
from whence.extraction.statements.speech_text import Piece, SpeechText

_PAPER = frozenset(
    "newspaper paper magazine channel network broadcaster agency station daily weekly website site outlet television tv radio media".split()
)
_NO_MEDIUM = frozenset("reporters reporter journalists journalist conference briefing its his her their".split())
_SHOWN = frozenset("revealed shown detailed described contained outlined disclosed recorded listed documented".split())
_CITED = frozenset({"cited", "quoted"})
_REACHED = frozenset("interviewed reached contacted".split())
_BROUGHT = frozenset(
    "released published leaked obtained seen reviewed aired broadcast carried reported printed".split()
)


@dataclass(slots=True)
class Memory:
    """This says: "Besigye" was told of before as other; the last speaker was a group."""

    names: dict[str, LinkKind]
    last: LinkKind = LinkKind.OTHER
    last_person: LinkKind = LinkKind.OTHER

    def keep(self, link: ChainLink) -> None:
        """Take note of who spoke last."""
        if link.span is None:
            return
        self.last = link.kind
        if link.kind not in MEDIA | {LinkKind.DOCUMENT}:
            self.last_person = link.kind


def chain_of(text: SpeechText, frame: Frame, kinds: SpeakerKinds, memory: Memory) -> tuple[ChainLink, ...]:
    """The links of a frame, nearest the reader first; the words between are taken up only where they name a medium."""
    voices = _expanded(text, frame)
    links: list[ChainLink] = []
    for n, voice in enumerate(voices):
        link = _link(text, voice, kinds, memory)
        is_last = n == len(voices) - 1
        if is_last or link.kind in MEDIA or (voice.piece is not None and voice.wide is not None) or voice.piece is None:
            links.append(link)
    memory.keep(links[-1])
    source = _document_inside(text, frame, kinds) if links[-1].kind in MEDIA else None
    return (*links, source) if source else tuple(links)


def _document_inside(text: SpeechText, frame: Frame, kinds: SpeakerKinds) -> ChainLink | None:
    """The document in "the plans are revealed on a hard drive, according to The Daily": the medium only passes it on."""
    start, end = frame.content[0]
    for at in range(start + 1, end - 2):
        if text.low(at) in _SHOWN and text.low(at - 1) in nouns.BE and text.low(at + 1) in {"in", "on", "by"}:
            piece = nouns.after(text, at + 2, end)
            if piece and kinds.of(text.text(piece), {}) == LinkKind.DOCUMENT:
                span = text.document.span(text.words[piece[0]].start, text.words[piece[1] - 1].end)
                return ChainLink(LinkKind.DOCUMENT, span)
    return None


def _expanded(text: SpeechText, frame: Frame) -> list[Voice]:
    """The voices with "S cited by M" and "M, citing S," taken apart, and media picked out of what stands between."""
    voices: list[Voice] = []
    for n, voice in enumerate(frame.chain):
        between = voice.wide is None and voice.piece is not None and n < len(frame.chain) - 1
        if between and voice.piece:
            medium, document = _medium(text, voice.piece), brought_out(text, voice.piece)
            voices += [Voice(medium)] if medium else []
            voices += [Voice(document, document)] if document else []
        elif voice.piece:
            wide = voice.wide or voice.piece
            voices += _brought(text, voice.piece, wide) or _cited(text, voice.piece, wide)
        else:
            voices.append(voice)
    return voices


def _medium(text: SpeechText, piece: Piece) -> Piece | None:
    """The medium in an audience or occasion: "Reuters", "the newspaper", "Handelsblatt" of "in an interview with ..."."""
    start, end = piece
    if any(text.low(i) in _NO_MEDIUM for i in range(start, end)):
        return None
    if text.low(start) in nouns.JOINS | {"during", "via", "by", "through", "after"}:
        start = next((i + 1 for i in range(end - 1, start, -1) if text.low(i) in {"with", "to", "by"}), start + 1)
    if start >= end or not (text.words[end - 1].is_name or text.low(end - 1) in _PAPER):
        return None
    return (start, end)


def _brought(text: SpeechText, piece: Piece, wide: Piece) -> list[Voice]:
    """The voices of "a memo obtained by the BBC" and "a resident reached by phone by Reuters": the medium, if it is one, comes first."""
    for at in range(piece[0] + 1, wide[1] - 2):
        if text.low(at) not in _BROUGHT | _REACHED:
            continue
        is_dated = text.low(at) in _REACHED or nouns.DAYS & {text.low(at + 1), text.low(at + 2)}
        reach = 4 if is_dated else 2
        by = next((i for i in range(at + reach - 1, at, -1) if text.low(i) == "by"), None)
        goes_on = all(text.words[i].is_word for i in range(piece[1], at))
        end = at if goes_on else min(piece[1], at)
        own = text.trim((piece[0], end - (text.low(end - 1) == "and")))
        if by is None or own is None:
            continue
        medium = nouns.after(text, by + 1, wide[1])
        return [Voice(medium), Voice(own, wide)] if medium else []
    return []


def _cited(text: SpeechText, piece: Piece, wide: Piece) -> list[Voice]:
    """The voices of a subject: two where it cites or is cited."""
    medium = talked_to(text, (piece[1], wide[1]))
    if medium:
        return [Voice(medium), Voice(piece, wide)]
    for at in range(piece[0] + 1, piece[1] - 2):
        if text.low(at) in _CITED and text.low(at + 1) == "by":
            return [Voice((at + 2, piece[1]), wide), Voice((piece[0], at), wide)]
    for at in range(piece[1], wide[1] - 1):
        if text.low(at) in {"citing", "quoting"}:
            source = nouns.after(text, at + 1, wide[1])
            source = whole_source(text, source, wide[1]) if source else None
            return [Voice(piece, wide), Voice(source, wide)] if source else [Voice(piece, wide)]
        if text.low(at) in _CITED and text.low(at + 1) == "by":
            medium = nouns.after(text, at + 2, wide[1])
            return [Voice(medium, wide), Voice(piece, wide)] if medium else [Voice(piece, wide)]
    return [Voice(piece, wide)]


def _link(text: SpeechText, voice: Voice, kinds: SpeakerKinds, memory: Memory) -> ChainLink:
    """One link with its kind: a pronoun takes the kind of the last speaker."""
    if voice.piece is None:
        return ChainLink(LinkKind.UNNAMED)
    start, end = text.words[voice.piece[0]].start, text.words[voice.piece[1] - 1].end
    span = text.document.span(start, end)
    if voice.piece[1] - voice.piece[0] == 1 and text.low(voice.piece[0]) in nouns.PRONOUNS:
        low = text.low(voice.piece[0])
        return ChainLink(memory.last if low in {"it", "they", "we"} else memory.last_person, span)
    kind = kinds.of(span.quote, memory.names)
    if kind == LinkKind.OTHER and voice.wide and voice.wide[1] > voice.piece[1] + 1:
        beside = text.text((voice.piece[1], voice.wide[1]))
        told = kinds.of(beside, memory.names)
        kind = (
            kind if told in MEDIA and re.search(r"\bby ", beside) else told
        )  # "traders met by the newspaper" are no newspaper
    is_one_of_many = kind in MEDIA and text.low(voice.piece[0]) in {
        "a",
        "an",
    }  # "an Iraqi newspaper" is not called Iraqi
    name = own_name(span.quote) if is_one_of_many else proper_name(span.quote)
    if name and kind not in MEDIA:
        memory.names.setdefault(name.split()[-1], kind)
    return ChainLink(kind, span, name)
