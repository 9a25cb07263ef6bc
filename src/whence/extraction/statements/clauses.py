"""Frames of finite cues: "S said that C", "C, S said", "C, said S", "S told Reuters that C", "S denies C"."""

from whence.extraction.statements import noun_spans as nouns
from whence.extraction.statements.adjuncts import Gap, object_end, skip_gap
from whence.extraction.statements.citing import source_cited, source_within
from whence.extraction.statements.complements import choose_frame
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame, Voice
from whence.extraction.statements.preceding import content_before
from whence.extraction.statements.speakers import Lead, Subject
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark
from whence.extraction.statements.toll_frames import charge_denied

_SHORT = frozenset({"object", "name", "with", "toward"})  # frames whose content is a thing, not a clause
_TRAILERS = frozenset("and but adding citing referring noting while when after in during according who".split())
_REFUSED = frozenset(
    "bail entry access permission visa visas request appeal petition case lawsuit motion parole".split()
)
_SAID_AFTER = frozenset({"claim", "think"})  # "C, the police believe": never "C, believe the police"
_NOBODY = frozenset("no none nobody neither nothing".split())


def make_frame(
    text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, lead: Lead, subject: Subject
) -> Frame | None:
    """The frame of one cue with its subject; None where the words after it fit none of the verb's frames."""
    first, last = sentence
    particle = int(verb.base == "point" and text.low(cue + 1) == "out")
    after = subject.wide[1] if subject.how == "inverted" else cue + 1 + particle
    gap = skip_gap(text, after, last, audience="audience" in verb.classes and subject.how != "inverted")
    cited = source_cited(text, gap.end, last)
    left = content_before(text, first, subject)
    ended = _is_over(text, gap, last)
    wide = (lead.start if subject.how != "inverted" else cue, cue + 1)
    aside = _is_aside(text, lead, subject) or _is_no_statement(text, cue, verb, subject)
    if text.low(subject.start - 1) == "as" and text.low(gap.end) == "," and gap.end + 1 < last:
        gap = Gap(gap.end + 1, gap.piece, True)
    if cited and text.low(cited[1] + 1) == "that":
        gap = Gap(cited[1] + 2, None, True)
    chain = _chain(text, gap, subject) + ((Voice(cited, cited),) if cited else ())
    aside_said = ended and subject.how == "before" and verb.main in _SAID_AFTER
    direct = left is not None and text.quoted[left[1] - 1] >= 0 and not gap.has_that
    if left and (("quote" in verb.classes and (ended or direct or subject.how == "inverted")) or aside_said):
        content, side = _with_rest(text, left, gap.end, last)
        return Frame(
            verb.classes.get("quote", verb.main),
            verb.base,
            (cue, cue + 1),
            chain,
            content,
            subject.start,
            "clause before",
            side,
            wide,
            aside,
        )
    return _right_frame(text, sentence, cue, verb, subject, gap, chain, wide, aside)


def _right_frame(
    text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, subject: Subject, gap: Gap,
    chain: tuple[Voice, ...], wide: Piece, aside: bool,
) -> Frame | None:  # fmt: skip
    """The frame of a cue whose content follows it."""
    denied = charge_denied(text, sentence[0], cue, verb, subject)
    if denied:
        return Frame(
            "deny", verb.base, (cue, cue + 1), chain, (denied,), subject.start, "charge denied", "left", wide, aside
        )
    chosen = choose_frame(text, gap, cue, sentence[1], verb, subject)
    if chosen is None:
        return None
    frame, start = chosen
    end = _right_end(text, start, sentence[1])
    if frame in _SHORT or subject.how == "relative":
        end = min(end, object_end(text, start, end))
    cited = source_within(text, start, end)
    content = text.trim((start, cited[0] if cited else end))
    if content is None:
        return None
    chain = (*chain, Voice(cited[1], cited[1])) if cited else chain
    aside = aside or frame in verb.asides
    pieces: tuple[Piece, ...] = (content,)
    if frame == "of" and (verb.classes[frame] == "accuse"):
        pieces = _accused(text, content, subject)
    return Frame(
        verb.classes[frame],
        verb.base,
        (cue, cue + 1),
        chain,
        pieces,
        subject.start,
        f"{frame} after",
        "right",
        wide,
        aside,
    )


def _accused(text: SpeechText, content: Piece, subject: Subject) -> tuple[Piece, ...]:
    """For "the movement, which the government accuses of inciting": the one accused and the deed apart."""
    if text.low(content[0]) == "of" and text.low(subject.start - 1) in {"which", "whom", "who"}:
        accused = nouns.before(
            text, max(0, subject.start - 20), subject.start - (3 if text.low(subject.start - 2) == "," else 2)
        )
        rest = text.trim((content[0] + 1, content[1]))
        if accused and rest:
            return (accused, rest)
    return (content,)


def _is_over(text: SpeechText, gap: Gap, last: int) -> bool:
    """Whether nothing but a trailer follows the cue."""
    if gap.has_that:
        return False
    at = gap.end
    if at >= last:
        return True
    word = text.words[at]
    return (
        (not word.is_word and not is_mark(word) and word.text not in "$£€[:")
        or (is_mark(word) and at + 1 >= last)
        or word.low in _TRAILERS
        or (word.low == "as" and text.low(at + 1) not in {"many", "much"})
    )


def _with_rest(text: SpeechText, left: Piece, at: int, last: int) -> tuple[tuple[Piece, ...], str]:
    """The content before the cue, with what goes on after it in "A, S said, B"."""
    if at + 1 >= last or text.low(at) not in {",", ".", "—", ";"}:
        return (left,), "left"
    quoted = is_mark(text.words[at + 1])
    goes_on = text.quoted[left[1] - 1] < 0 and _resumes(text, left, at + 1)
    if not (quoted or goes_on):
        return (left,), "left"
    rest = text.trim((at + 1, _right_end(text, at + 1, last)))
    return ((left, rest), "both") if rest else ((left,), "left")


def _resumes(text: SpeechText, left: Piece, at: int) -> bool:
    """Whether a clause broken off by the speaker goes on here with its verb."""
    low = text.low(at)
    if text.low(left[0]) in {"while", "although", "though", "if", "when", "because", "unless"}:
        return True
    if low == "and" and text.low(at + 1) in nouns.MODALS:
        return True
    return low in nouns.BE | nouns.HAVE | nouns.MODALS | nouns.DO | {"to", "that"} or (
        low.endswith("ed") and left[1] - left[0] < 12
    )


def _right_end(text: SpeechText, start: int, last: int) -> int:
    """The sentence's end, or the end of a quote that runs over it."""
    at = last - 1
    while at > start and not text.words[at].is_word:
        at -= 1
    quote = text.quoted[at]
    return max(last, text.quotes[quote][1]) if quote >= 0 and text.quotes[quote][0] >= start - 1 else last


def _is_aside(text: SpeechText, lead: Lead, subject: Subject) -> bool:
    """Whether it is negated, supposed, or said by nobody."""
    nobody = text.low(subject.piece[0]) in _NOBODY
    embedded = text.low(subject.start - 1) == "what" and subject.how == "before"
    return lead.is_negated or lead.is_modal or lead.is_infinitive or nobody or embedded


def _is_no_statement(text: SpeechText, cue: int, verb: CueVerb, subject: Subject) -> bool:
    """Whether the words tell of a deed: a court that denies bail, fighting that threatens a road, somebody who planned a march."""
    if verb.main == "deny":
        return any(text.low(i) in _REFUSED for i in range(cue + 1, min(len(text.words), cue + 4)))
    if verb.main == "threaten":
        return text.low(subject.start) in {"that", "which"} and subject.how == "relative"
    return verb.main == "plan" and verb.form == "past"


def _chain(text: SpeechText, gap: Gap, subject: Subject) -> tuple[Voice, ...]:
    """The speaker, after the audience or occasion, which becomes a link only if it is a medium."""
    speaker = Voice(subject.piece, subject.wide)
    return (Voice(gap.piece), speaker) if gap.piece else (speaker,)
