"""Who says what: statements with their chain of attribution and their modality."""

from collections.abc import Sequence
from dataclasses import replace

from whence.core.document import Provenance, Skipped, Span
from whence.core.ids import make_id
from whence.core.incident import Actor
from whence.core.reading import Reading
from whence.core.statement import Attribution, ChainLink, Statement
from whence.core.vocabulary import LinkKind, Modality
from whence.extraction.statements.antecedents import Antecedents
from whence.extraction.statements.chains import Memory, chain_of
from whence.extraction.statements.cues import load_cues
from whence.extraction.statements.denials import deny_what
from whence.extraction.statements.frames import Frame
from whence.extraction.statements.kinds import SpeakerKinds
from whence.extraction.statements.modality import modality_of
from whence.extraction.statements.nesting import with_teller
from whence.extraction.statements.relays import tellers_inside
from whence.extraction.statements.speech import find_speech
from whence.extraction.statements.speech_text import LONGEST_SENTENCE, SpeechText, cut_text

_NAME, _VERSION = "statements", "5"


class Statements:
    """This says: in a3 the interior ministry (official) denied "the figure as propaganda"; the Brigade claimed more than thirty dead.

    Rules over a lexicon of cue verbs; `actors` gives names whose kind is known. Works on the words and sentences alone.
    """

    name = _NAME
    version = _VERSION
    requires = frozenset({"document"})
    assigns = frozenset({"statements"})

    def __init__(self, actors: Sequence[Actor] = ()) -> None:
        self._kinds = SpeakerKinds(actors)
        self._antecedents = Antecedents(self._kinds)
        self._cues = load_cues()

    def extract(self, reading: Reading) -> Reading:
        """The reading with its statements in text order, and with a note of each sentence too long to be read whole."""
        text = cut_text(reading.document)
        spoken = [frame for frame in find_speech(text, self._cues) if not frame.is_aside]
        inside = [told for frame in spoken for told in tellers_inside(text, frame, self._cues)]
        frames = sorted([with_teller(text, frame, self._cues) for frame in spoken] + inside, key=lambda f: f.first)
        memory = Memory({})
        read = [_statement(text, frame, self._kinds, memory) for frame in frames]
        named = self._antecedents.name(text, read)
        statements = deny_what([_weighed(s, frame) for s, frame in zip(named, frames, strict=True)])
        return replace(reading, statements=tuple(statements), skipped=reading.skipped + _cut_sentences(text))


def _statement(text: SpeechText, frame: Frame, kinds: SpeakerKinds, memory: Memory) -> Statement:
    """The statement of one frame, not yet weighed."""
    document = text.document
    chain = chain_of(text, frame, kinds, memory)
    content = tuple(_span(text, piece) for piece in frame.content)
    cue = _span(text, frame.cue) if frame.cue else None
    quoted = any(_quotes(text, piece) for piece in frame.content)
    key = make_id(
        "sta",
        document.id,
        _NAME,
        _VERSION,
        [(s.start, s.end) for s in content],
        cue.start if cue else None,
        [link.span.start if link.span else None for link in chain],
    )
    return Statement(
        key,
        document.id,
        Attribution(chain, cue, quoted),
        content,
        Modality.ASSERTED,
        Provenance(f"{_NAME}@{_VERSION}", frame.rule),
    )


def _weighed(statement: Statement, frame: Frame) -> Statement:
    """The statement with its modality, which hangs on who "it" is."""
    speaker, content = statement.attribution.speaker, statement.content
    words = content[-1].quote if frame.side == "apart" else " ".join(span.quote for span in content)
    is_nobody = statement.attribution.cue is not None and _is_nobody(speaker)
    return replace(statement, modality=modality_of(frame.kind, frame.base, words, speaker.kind, is_nobody=is_nobody))


def _is_nobody(speaker: ChainLink) -> bool:
    """Whether nobody, or no more than "reports", is named."""
    return speaker.span is None or (
        speaker.kind == LinkKind.UNNAMED and speaker.span.quote.casefold().endswith("reports")
    )


def _span(text: SpeechText, piece: tuple[int, int]) -> Span:
    """The span of a range of words."""
    return text.document.span(text.words[piece[0]].start, text.words[piece[1] - 1].end)


def _quotes(text: SpeechText, piece: tuple[int, int]) -> bool:
    """Whether some words of the range stand in quotation marks."""
    return any(text.quoted[at] >= 0 for at in range(*piece))


def _cut_sentences(text: SpeechText) -> tuple[Skipped, ...]:
    """A note of each sentence that was read in pieces."""
    notes = []
    for start, end in text.cut:
        span = _span(text, (start, end))
        reason = f"a sentence of {end - start} words was read for statements in pieces of {LONGEST_SENTENCE}"
        notes.append(
            Skipped(
                make_id("skip", span.document_id, _NAME, _VERSION, span.start, span.end),
                span.document_id,
                "sentence",
                reason,
                span,
            )
        )
    return tuple(notes)
