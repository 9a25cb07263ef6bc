"""Frames of one sentence put in order: where one clause ends and the next begins, who passes on whose words."""

from collections.abc import Mapping
from dataclasses import replace

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.adjuncts import skip_gap
from whence.extraction.statements.citing import names_persons
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark

_JOINS = frozenset("and but while although though whereas ; , — or as".split())
_TELLS = frozenset({"say", "tell", "claim", "insist", "warn", "add"})
_DEEDS = frozenset({"responsibility", "deny", "threaten", "vow", "plan"})
_RELAYS = frozenset({"say", "tell", "announce", "report", "claim", "think", "show", "warn", "quote", "learn"})


def with_teller(text: SpeechText, frame: Frame, cues: Mapping[str, CueVerb]) -> Frame:
    """The frame with a teller who opens the quoted words as its last link: "He told me that C," he said."""
    start, end = frame.content[0]
    if frame.is_aside or frame.cue is None or text.quoted[start] < 0 or frame.side != "left":
        return frame
    piece = nouns.after(text, start + (text.low(start) in {"and", "but"}), min(end, start + 8))
    verb = cues.get(text.low(piece[1])) if piece and piece[1] < end else None
    if (
        piece is None
        or verb is None
        or verb.base not in _TELLS
        or verb.form == "base"
        or text.low(piece[0]) in {"i", "we", "you"}
    ):
        return frame
    gap = skip_gap(text, piece[1] + 1, end, audience="audience" in verb.classes)
    mark = next(
        (i for i in range(gap.end, min(end, gap.end + 6)) if text.low(i) == "," or is_mark(text.words[i])), gap.end
    )
    content = text.trim((gap.end if gap.has_that or verb.base != "say" else mark, end))
    if content is None:
        return frame
    cue = (piece[1], piece[1] + 1)
    return replace(
        frame,
        chain=(*frame.chain, Voice(piece, piece)),
        content=(content, *frame.content[1:]),
        cue=cue,
        base=verb.base,
        kind=verb.main,
    )


def settle(text: SpeechText, sentence: Piece, frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence with their contents cut where the next clause begins, and nested ones made chains."""
    frames = sorted(frames, key=lambda frame: (frame.cue or (0, 0))[0])
    frames = [_of_denied_noun(frame, frames) for frame in _chained(text, frames)]
    frames = [_cut(text, frame, frames) for frame in frames]
    return [frame for frame in _without_hearsay_inside(frames) if frame.content]


def _of_denied_noun(frame: Frame, frames: list[Frame]) -> Frame:
    """For "denied reports that C": the denial of C itself."""
    if frame.kind != "deny" or not frame.content:
        return frame
    start = frame.content[0][0]
    named = next((f for f in frames if f.rule == "noun" and f.cue and start <= f.cue[0] <= start + 3), None)
    return replace(frame, content=named.content) if named else frame


def _chained(text: SpeechText, frames: list[Frame]) -> list[Frame]:
    """Frames whose content opens with another frame's speaker become one frame with a longer chain."""
    kept: list[Frame] = []
    swallowed: set[int] = set()
    for n, outer in enumerate(frames):
        if n in swallowed:
            continue
        inner = _opening(text, outer, frames, n)
        if inner is None:
            kept.append(outer)
            continue
        swallowed.add(inner)
        kept = [frame for frame in kept if frame is not frames[inner]]
        kept.append(_joined(text, outer, frames[inner]))
    return kept


def _opening(text: SpeechText, outer: Frame, frames: list[Frame], place: int) -> int | None:
    """The frame whose own clause opens the content of this one."""
    if outer.kind not in _RELAYS or outer.is_aside:
        return None
    start, end = outer.content[0]
    for n, inner in enumerate(frames):
        if n == place or inner.cue is None or inner.kind not in _RELAYS | _DEEDS:
            continue
        if (
            start <= inner.start <= start + 2
            and inner.cue[1] <= end
            and inner.side == "right"
            and inner.start < inner.cue[0] + 1
        ):
            return n
    return None


def _joined(text: SpeechText, outer: Frame, inner: Frame) -> Frame:
    """The inner content with both speakers; only the outer one where the inner is a pronoun or no person."""
    own = inner.speaker.piece
    if own is None or inner.is_aside:
        return outer
    low = text.low(own[0])
    if inner.kind == "show" and not names_persons(text, own):
        return outer
    if inner.kind == "plan":
        return replace(outer, kind="plan")
    if low in nouns.SUBJECT_PRONOUNS or (
        inner.kind in {"show", "think", "learn"} and not text.words[own[1] - 1].is_word
    ):
        return replace(outer, kind=inner.kind if inner.kind in _DEEDS else outer.kind)
    if text.low(own[1] - 1) in {"evidence", "signs", "findings", "results", "attack", "act", "situation", "move"}:
        return replace(outer, content=inner.content)
    ends = max(end for _, end in outer.content)
    clipped = tuple((start, min(end, ends)) for start, end in inner.content if start < ends)
    return replace(
        inner, content=clipped, chain=outer.chain + inner.chain, start=min(outer.start, inner.start), outer=outer
    )


def _cut(text: SpeechText, frame: Frame, frames: list[Frame]) -> Frame:
    """The frame without the parts of its content that belong to a later, joined clause, or to an earlier one."""
    pieces: list[Piece] = []
    for start, end in frame.content:
        for other in frames:
            if other is frame or other.cue is None:
                continue
            if frame.side != "left" and start < other.start < end and _begins_anew(text, other):
                end = min(end, other.start)
            elif frame.side in {"left", "both"} and other.side == "right" and other.cue[0] < start:
                continue
        trimmed = text.trim((start, end)) if start < end else None
        pieces += [trimmed] if trimmed else []
    return replace(frame, content=_without_join(text, pieces))


def _begins_anew(text: SpeechText, other: Frame) -> bool:
    """Whether a frame's clause is joined on ("and warned", ", adding", "; it said") and no part of the content before it."""
    before, own = text.low(other.start - 1), text.low(other.start)
    if other.rule in {"hearsay adverb", "passive", "noun"} or other.side == "left":
        return other.rule == "according to" and False
    return before in _JOINS or own in _JOINS


def _without_join(text: SpeechText, pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces without an "and" or "but" left over at their end."""
    out = []
    for start, end in pieces:
        while end > start and (
            text.low(end - 1) in _JOINS or (not text.words[end - 1].is_word and text.low(end - 1) not in {"%", "]"})
        ):
            end -= 1
        if end > start:
            out.append((start, end))
    return tuple(out)


def _without_hearsay_inside(frames: list[Frame]) -> list[Frame]:
    """Frames without passives, adverbs and nouns that stand inside what somebody else says."""
    kept = []
    for frame in frames:
        soft = frame.rule in {"hearsay adverb", "passive"}
        if soft and any(
            _holds(other, frame)
            for other in frames
            if other is not frame and not (other.is_aside or other.rule == "hearsay adverb")
        ):
            continue
        kept.append(frame)
    return [_doubted(frame, kept) for frame in kept if not _is_doubt(frame, kept)]


def _holds(outer: Frame, inner: Frame) -> bool:
    """Whether the inner frame's cue lies in the outer frame's content."""
    return inner.cue is not None and any(start <= inner.cue[0] < end for start, end in outer.content)


def _is_doubt(frame: Frame, frames: list[Frame]) -> bool:
    """Whether "reportedly" belongs to another frame's verb ("has reportedly told")."""
    return frame.rule == "hearsay adverb" and any(_near(frame, other) for other in frames)


def _near(adverb: Frame, other: Frame) -> bool:
    """Whether the adverb stands right by the other frame's cue."""
    if adverb.cue is None or other.cue is None or other.rule == "hearsay adverb":
        return False
    return 0 <= other.cue[0] - adverb.cue[1] <= 1 or other.start <= adverb.cue[0] < other.cue[0]


def _doubted(frame: Frame, frames: list[Frame]) -> Frame:
    """The frame with nobody as its first link where "reportedly" stands by its cue."""
    if (
        any(other.rule == "hearsay adverb" and _near(other, frame) for other in frames)
        and frame.rule != "hearsay adverb"
    ):
        return replace(frame, chain=(Voice(None), *frame.chain))
    return frame
