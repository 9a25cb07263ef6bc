"""Who says what: statements with their chain of attribution, and counted quantities."""

from dataclasses import dataclass

from whence.core.document import Provenance, Span
from whence.core.time import TimeRange
from whence.core.vocabulary import Bound, LinkKind, Measure, Modality


@dataclass(frozen=True, slots=True)
class ChainLink:
    """This says: one who passes it on is "a hospital official", an official.

    `span` is None where nobody is named ("reportedly"); `name` is the proper name in the span, where there is one; of "he" or
    "the spokesman" the name, or the phrase, of whom they stand for.
    """

    kind: LinkKind
    span: Span | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """This says: CNN reports that a source in the army said so.

    `chain` runs from the link nearest the reader to the one answerable, at least one link; `cue` is the word that introduces
    the content ("said"), None for a continued quotation. The document's own publisher is not in it unless the text names it.
    """

    chain: tuple[ChainLink, ...]
    cue: Span | None = None
    is_quoted: bool = False

    def __post_init__(self) -> None:
        if not self.chain:
            raise ValueError("a chain of attribution has at least one link")

    @property
    def speaker(self) -> ChainLink:
        """The link answerable for the content: the last."""
        return self.chain[-1]


@dataclass(frozen=True, slots=True)
class Statement:
    """This says: police (official) asserted "the toll at seven", in that sentence.

    `content` holds one span, or more where the cue stands in between. `denies` is the id of the statement it denies.
    """

    id: str
    document_id: str
    attribution: Attribution
    content: tuple[Span, ...]
    modality: Modality
    made_by: Provenance
    denies: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement without a span of content")

    @property
    def speaker_name(self) -> str | None:
        """Who answers for it, as named; None where nobody is."""
        speaker = self.attribution.speaker
        return speaker.name or (speaker.span.quote if speaker.span else None)

    @property
    def quote(self) -> str:
        """The exact words, pieces joined by " … "."""
        return " … ".join(span.quote for span in self.content)


@dataclass(frozen=True, slots=True)
class Figure:
    """This says: "At least nine" people were killed: lower 9, upper unknown, best 9.

    `lower`, `upper` and `best` are each a number or None ("dozens" has none of them); null is never zero. `whom` is the
    counted noun phrase, `speaker` who gives the number, `part_of` the id of the whole it is a part of ("11 people, including
    three officers"), `time` when it is said to have happened, `statement_id` the statement in whose content it lies.
    `unit` is people, attacks, weapons, objects, things or a currency code.
    """

    id: str
    document_id: str
    span: Span
    measure: Measure
    bound: Bound
    made_by: Provenance
    lower: float | None = None
    upper: float | None = None
    best: float | None = None
    unit: str | None = None
    whom: Span | None = None
    speaker: Span | None = None
    time: TimeRange | None = None
    part_of: str | None = None
    modality: Modality = Modality.ASSERTED
    is_cumulative: bool = False
    is_hypothetical: bool = False
    statement_id: str | None = None

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise ValueError(f"{self.as_written}: lower {self.lower} is above upper {self.upper}")

    @property
    def as_written(self) -> str:
        """The exact words of the number with its bound: "At least nine"."""
        return self.span.quote

    @property
    def value(self) -> float | None:
        """The one number to show: best, else the bound there is."""
        return next((x for x in (self.best, self.lower, self.upper) if x is not None), None)
