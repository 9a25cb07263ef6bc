"""Every frame of speech in a document, in the order of the text: what `Statements` makes statements of."""

from collections.abc import Mapping
from dataclasses import replace

from whence.extraction import hearsay
from whence.extraction import noun_spans as nouns
from whence.extraction.citing import quoting_frame
from whence.extraction.clauses import make_frame
from whence.extraction.cues import CueVerb
from whence.extraction.frames import Frame, Voice
from whence.extraction.nesting import settle
from whence.extraction.speakers import Lead, Subject, find_subject, issuer, read_lead
from whence.extraction.speech_text import Piece, SpeechText, is_mark

_NOUN_FORMS = frozenset(
    "claim claims report reports state states plan plans show shows threat notes note comments comment estimates estimate signal signals fears fear hopes hope view promise promises pledge pledges demand demands cause doubts doubt warning vows find finds quote quotes calls call support attack attacks ask question questions mention mentions offer offers dispute blame blast tweet tweets post posts concerns wants expects".split()
)


_BEFORE_BASE = frozenset("they we i you who and to also that or not ,".split())
_BEFORE_NOUN = (
    nouns.DETERMINERS
    | nouns.JOINS
    | frozenset("’s 's new recent such that latest false and up out over about as into amid despite".split())
) - {"to"}
_PLURALS = frozenset("police people media taliban men women forces some many both critics military".split())


def find_speech(text: SpeechText, cues: Mapping[str, CueVerb]) -> list[Frame]:
    """All frames of the document, asides too, sorted by where their content begins."""
    found: list[Frame] = []
    for sentence in text.sentences:
        found += settle(text, sentence, _sentence_frames(text, sentence, cues))
    found += _continued(text, found)
    return sorted(found, key=lambda frame: (frame.first, frame.cue or (0, 0)))


def _sentence_frames(text: SpeechText, sentence: Piece, cues: Mapping[str, CueVerb]) -> list[Frame]:
    """The raw frames of one sentence."""
    frames = [
        *hearsay.find_according(text, sentence),
        *hearsay.find_passives(text, sentence),
        *hearsay.find_nouns(text, sentence),
        *hearsay.find_impersonal(text, sentence),
    ]
    taken = {at for frame in frames if frame.cue for at in range(*frame.cue)}
    claims = dict(hearsay.find_responsibility(text, sentence))
    last_subject: Subject | None = None
    for cue in range(*sentence):
        verb = cues.get(text.low(cue)) or _claiming(text, cue, claims, cues)
        if verb is None or cue in taken or text.quoted[cue] >= 0 or not _is_verb(text, sentence, cue, verb):
            continue
        frame, subject = _finite(text, sentence, cue, verb, last_subject, claims)
        last_subject = last_subject if subject and _lies_within(text, subject, frames) else subject
        frames += [frame] if frame else []
    return frames + hearsay.find_adverbs(text, sentence)


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
        cues["claimed" if text.low(cue) in {"took", "taken", "accepted", "admitted", "assumed"} else "claims"]
        if cue in claims
        else None
    )


def _is_verb(text: SpeechText, sentence: Piece, cue: int, verb: CueVerb) -> bool:
    """Whether a word that may be a noun is used as a verb here."""
    before, low = text.low(cue - 1) if cue > sentence[0] else "", text.low(cue)
    if text.words[cue].is_name and (cue > sentence[0] or verb.form != "base"):
        return False
    if verb.form == "ing" and before in nouns.DETERMINERS | nouns.JOINS | {
        "after",
        "before",
        "since",
        "without",
        "about",
        "despite",
    }:
        return before in {"by", "in"}
    if verb.base == "allege" and verb.form == "past" and not _is_clause_ahead(text, cue):
        return False
    if verb.base == "state" and low != "stated":
        return text.low(cue + 1) == "that"
    if low not in _NOUN_FORMS:
        return before not in {"a", "an", "the", "of", "for", "its", "as"} or verb.form == "s"
    if before in _BEFORE_NOUN or before.endswith("ing"):
        return before in {"and", "that"} and low in {"says", "denies"}
    if verb.form == "base":
        return _takes_base_form(text, cue)
    plain_plural = before.endswith("s") and not text.words[cue - 1].is_name and before not in nouns.PRONOUNS
    return not (verb.form == "s" and plain_plural and before not in {"press", "news"})


def _is_clause_ahead(text: SpeechText, cue: int) -> bool:
    """Whether "that", a determiner, a pronoun or a name follows."""
    following = text.words[min(cue + 1, len(text.words) - 1)]
    return following.low in nouns.DETERMINERS | nouns.PRONOUNS | {"in", ",", ":"} or following.is_name


def _takes_base_form(text: SpeechText, cue: int) -> bool:
    """Whether a base form ("claim", "report") can be a verb here: after a plural, a pronoun, a modal or a name."""
    before, word = text.low(cue - 1), text.words[cue - 1]
    if before in _BEFORE_BASE | nouns.MODALS | nouns.DO | nouns.NOT:
        return True
    return (
        before.endswith(("s", "ly"))
        or before in _PLURALS
        or (word.is_name and text.low(cue) in {"claim", "deny", "say", "believe", "report"})
    )


def _finite(
    text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, shared: Subject | None, claims: dict[int, int]
) -> tuple[Frame | None, Subject | None]:
    """The frame of a verb with its subject, its own or the one of the verb before; and the subject for the next verb."""
    lead = read_lead(text, sentence[0], cue, verb)
    if lead.is_passive:
        return _passive_speech(text, sentence, cue, verb, lead), shared
    subject = find_subject(text, sentence[0], sentence[1], cue, lead, verb)
    if subject is None and _shares(text, sentence, lead, verb):
        borrowed = shared or _main_subject(text, sentence, cue)
        subject = replace(borrowed, start=_join_start(text, sentence[0], lead), how="shared") if borrowed else None
    if subject is None:
        return None, shared
    if verb.base in {"quote", "cite"}:
        return quoting_frame(text, sentence, cue, verb, lead, subject), shared or subject
    subject = issuer(text, sentence, subject)
    frame = (
        _claim(text, sentence, cue, claims[cue], lead, subject)
        if cue in claims
        else make_frame(text, sentence, cue, verb, lead, subject)
    )
    is_main = (
        subject.how != "relative"
        and not (frame and frame.is_aside and lead.is_infinitive)
        and not _is_embedded(text, subject)
    )
    return frame, (subject if is_main else shared)


def _is_embedded(text: SpeechText, subject: Subject) -> bool:
    """Whether the clause hangs on a "what" or "as": "what he called a crime", "as Kyiv calls it"."""
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


def _main_subject(text: SpeechText, sentence: Piece, cue: int) -> Subject | None:
    """The sentence's own subject, for a participle or a joined verb: its first noun phrase that opens no adjunct."""
    at = sentence[0]
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
    return Subject(piece, piece, piece[0], "shared") if piece and (piece[1] <= cue or piece[0] > cue) else None


def _claim(text: SpeechText, sentence: Piece, cue: int, noun: int, lead: Lead, subject: Subject) -> Frame | None:
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


def _passive_speech(text: SpeechText, sentence: Piece, cue: int, verb: CueVerb, lead: Lead) -> Frame | None:
    """ "S was quoted as saying C" and "C was denied by S"."""
    piece = nouns.before(text, sentence[0], lead.last)
    if piece is None and text.low(lead.last) in {"and", "but"} and verb.base == "quote":
        main = _main_subject(text, sentence, cue)
        piece = main.piece if main else None
    if verb.base in {"quote", "cite"} and text.low(cue + 1) == "as" and piece:
        content = text.trim((cue + 3, sentence[1]))
        left = text.trim((sentence[0], piece[0]))
        chosen = content if content and text.low(cue + 2).endswith("ing") and content[1] - content[0] > 2 else left
        side = "right" if chosen is content else "left"
        return (
            Frame(
                "quote",
                "quoted",
                (cue, cue + 1),
                (Voice(piece, piece),),
                (chosen,),
                piece[0],
                "quoted as saying",
                side,
                (lead.start, cue + 3),
            )
            if chosen
            else None
        )
    agent = nouns.after(text, cue + 2, sentence[1]) if text.low(cue + 1) == "by" else None
    if agent and "deny" in verb.classes.values():
        content = text.trim(piece or (lead.last, lead.last + 1)) if lead.last >= sentence[0] else None
        return (
            Frame(
                "deny",
                verb.base,
                (cue, cue + 1),
                (Voice(agent, agent),),
                (content,),
                content[0],
                "denied by",
                "left",
                (lead.start, cue + 1),
            )
            if content
            else None
        )
    return None


def _continued(text: SpeechText, found: list[Frame]) -> list[Frame]:
    """Quotes of a sentence or more that no cue introduces: the speaker before, or after, carries over."""
    spoken = sorted((frame for frame in found if not frame.is_aside), key=lambda frame: frame.first)
    covered = [False] * len(text.words)
    for frame in found:
        for start, end in frame.content:
            covered[start:end] = [True] * (end - start)
    opens = {start for start, _ in text.sentences}
    frames = []
    for start, end in text.quotes:
        content = text.trim((start, end))
        if content is None or content[1] - content[0] < 4 or covered[content[0]] or start not in opens:
            continue
        frames.append(
            Frame("say", "", None, _carried(text, spoken, content), (content,), start, "continued quote", "right", None)
        )
    return frames


def _carried(text: SpeechText, spoken: list[Frame], content: Piece) -> tuple[Voice, ...]:
    """Whose the quote is: the last speaker before it if near, else the next one after it, else nobody."""
    before = [
        frame for frame in spoken if frame.first < content[0] and content[0] - max(p[1] for p in frame.content) < 60
    ]
    after = [frame for frame in spoken if content[1] <= (frame.cue or (0, 0))[0] < content[1] + 40]
    chosen = before[-1] if before else after[0] if after else None
    return chosen.chain if chosen else (Voice(None),)
