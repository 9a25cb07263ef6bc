"""What several documents tell alike: a statement with all who carry it, a value with all who give it, and how credible it is."""

from dataclasses import dataclass

from whence.core.origin import Corroboration
from whence.core.vocabulary import Bound, Credibility, Measure, Modality


@dataclass(frozen=True, slots=True)
class Grade:
    """This says: credibility 3, because one origin tells it, and nothing confirms or contradicts it.

    Suggested; it says nothing of the source, whose reliability is its user's grade.
    """

    credibility: Credibility
    reason: str


@dataclass(frozen=True, slots=True)
class Telling:
    """This says: that the toll is eleven was asserted by the interior ministry, through Northern Radio; a3 and a4 carry it.

    `chain` is the longest by which it came, nearest the reader first. `denies` and `denied_by` are ids of other tellings.
    """

    id: str
    statement_ids: tuple[str, ...]
    modality: Modality
    quote: str
    chain: tuple[str, ...]
    corroboration: Corroboration
    grade: Grade
    speaker: str | None = None
    denies: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """This says: killed "at least 9" is told by a1 and a2, of one origin; a later 11 of that origin replaced it.

    `role` is counted, claimed (by a party alone) or revised. `contradicts` are ids of tolls of other origins that it cannot
    be true beside; `revised_by` of the one that took its place.
    """

    id: str
    measure: Measure
    role: str
    bound: Bound
    as_written: str
    figure_ids: tuple[str, ...]
    corroboration: Corroboration
    grade: Grade
    lower: float | None = None
    upper: float | None = None
    speakers: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    revised_by: str | None = None
