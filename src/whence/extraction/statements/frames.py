"""One cue with its speaker and its content, in ranges of words, before it becomes a statement."""

from dataclasses import dataclass

from whence.extraction.statements.speech_text import Piece


@dataclass(frozen=True, slots=True)
class Voice:
    """This says: "Reuters" passes it on; with its apposition it runs over `wide`; None where nobody is named."""

    piece: Piece | None
    wide: Piece | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """This says: by the rule "clause after" the word "said" puts `content` in the mouth of the last of `chain`.

    `kind` is the class of the cue in the lexicon; `wide_cue` takes in auxiliaries; `start` is where the cue's own clause begins;
    `outer` is the frame as it was before a nested one was made part of its chain; `is_aside` marks what is no statement for the ledger (requests, praise, negated or supposed speech). `side` is right, left,
    both or apart: where the content stands.
    """

    kind: str
    base: str
    cue: Piece | None
    chain: tuple[Voice, ...]
    content: tuple[Piece, ...]
    start: int
    rule: str
    side: str = "right"
    wide_cue: Piece | None = None
    is_aside: bool = False
    outer: "Frame | None" = None

    @property
    def speaker(self) -> Voice:
        """The last link: the one answerable."""
        return self.chain[-1]

    @property
    def first(self) -> int:
        """The first word of the content."""
        return min(piece[0] for piece in self.content)
