"""Every frame of speech in a document, in the order of the text: what `Statements` makes statements of."""

from collections.abc import Mapping
from dataclasses import replace

from whence.extraction.statements import hearsay
from whence.extraction.statements.carried import continued_quotes
from whence.extraction.statements.citing import quoting_frame
from whence.extraction.statements.clauses import make_frame
from whence.extraction.statements.cues import CueVerb
from whence.extraction.statements.frames import Frame
from whence.extraction.statements.nesting import settle
from whence.extraction.statements.parentheses import find_sources
from whence.extraction.statements.passive_speech import claim_frame, main_subject, passive_frame
from whence.extraction.statements.passives import find_passives
from whence.extraction.statements.relays import relayed
from whence.extraction.statements.speakers import Lead, Subject, find_subject, issuer, read_lead
from whence.extraction.statements.speech_text import Piece, SpeechText, is_mark
from whence.extraction.statements.verb_use import is_verb


def find_speech(text: SpeechText, cues: Mapping[str, CueVerb]) -> list[Frame]:
    """All frames of the document, asides too, sorted by where their content begins."""
    found: list[Frame] = []
    for sentence in text.sentences:
        found += relayed(text, sentence, settle(text, sentence, _sentence_frames(text, sentence, cues)))
    found += continued_quotes(text, found)
    return sorted(found, key=lambda frame: (frame.first, frame.cue or (0, 0)))


def _sentence_frames(text: SpeechText, sentence: Piece, cues: Mapping[str, CueVerb]) -> list[Frame]:
    """The raw frames of one sentence."""
    frames = [
        *hearsay.find_according(text, sentence),
        *find_passives(text, sentence),
        *hearsay.find_nouns(text, sentence),
        *hearsay.find_impersonal(text, sentence),
        *hearsay.find_counts(text, sentence),
    ]
    taken = {at for frame in frames if frame.cue for at in range(*frame.cue)}
    claims = dict(hearsay.find_responsibility(text, sentence))
    last_subject: Subject | None = None
    for cue in range(*sentence):
        verb = cues.get(text.low(cue)) or _claiming(text, cue, claims, cues)
        if verb is None or cue in taken or text.quoted[cue] >= 0 or not is_verb(text, sentence, cue, verb):
            continue
        frame, subject = _finite(text, sentence, cue, verb, last_subject, claims)
        last_subject = last_subject if subject and _lies_within(text, subject, frames) else subject
        frames += [frame] if frame else []
    return frames + hearsay.find_adverbs(text, sentence) + find_sources(text, sentence)


def _lies_within(text: SpeechText, subject: Subject, frames: list[Frame]) -> bool:
    """Whether a subject stands within what another says, with no "and" or comma before it."""
    if text.low(subject.start - 1) in {"and", "but", ",", ";", "while", "—", "although"}:
        return False
    return any(
        start <= subject.start < end for frame in frames for start, end in frame.content if frame.side == "right"
    )


def _claiming(text: SpeechText, cue: int, claims: dict[int, int], cues: Mapping[str, CueVerb]) -> CueVerb | None:
    """The verb "claim" for "took responsibility"."""
    return (
        cues[
            "claimed"
            if text.low(cue) in {"took", "taken", "accepted", "admitted", "assumed", "owned", "laid"}
            else "claims"
        ]
        if cue in claims
        else None
    )


def _finite(
    text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, shared: Subject | None, claims: dict[int, int]
) -> tuple[Frame | None, Subject | None]:
    """The frame of a verb with its subject, its own or the one of the verb before; and the subject for the next verb."""
    lead = read_lead(text, sentence[0], cue, verb)
    if lead.is_passive:
        return passive_frame(text, sentence, cue, verb, lead), shared
    subject = find_subject(text, sentence[0], sentence[1], cue, lead, verb)
    if subject is None and _shares(text, sentence, lead, verb):
        borrowed = shared or main_subject(text, sentence, cue)
        subject = replace(borrowed, start=_join_start(text, sentence[0], lead), how="shared") if borrowed else None
    if subject is None:
        return None, shared
    if verb.base in {"quote", "cite"}:
        return quoting_frame(text, sentence, cue, verb, lead, subject), shared or subject
    subject = issuer(text, sentence, subject)
    frame = (
        claim_frame(text, sentence, cue, claims[cue], lead, subject)
        if cue in claims
        else make_frame(text, sentence, cue, verb, lead, subject)
    )
    is_speech = frame is not None and (not frame.is_aside or lead.is_negated)
    is_main = is_speech and subject.how != "relative" and not _is_embedded(text, subject, frame)
    return frame, (subject if is_main else shared)


def _is_embedded(text: SpeechText, subject: Subject, frame: Frame | None) -> bool:
    """Whether the clause hangs on a "what", an "as" or a noun: "what he called a crime", "a charge the army rejects"."""
    if frame is not None and frame.rule == "charge denied":
        return True
    return text.low(subject.start - 1) in {"what", "as", "how"}


def _shares(text: SpeechText, sentence: Piece, lead: Lead, verb: CueVerb) -> bool:
    """Whether the verb takes the subject of another: after "and", as a participle, or as an infinitive aside."""
    if lead.last < sentence[0]:
        return False
    return (
        text.low(lead.last) in {"and", "but", "or", "then", "yet", ",", "to", "while", "by", "in", "—", "also"}
        or is_mark(text.words[lead.last])
        or (verb.form == "ing" and not lead.has_aux)
    )


def _join_start(text: SpeechText, first: int, lead: Lead) -> int:
    """Where a joined clause begins: at its "and" or comma."""
    at = max(lead.last, first)
    return at - 1 if at > first and text.low(at - 1) == "," else at
