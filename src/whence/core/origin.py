"""Where a piece of information started, and why we think so."""

from dataclasses import dataclass

from whence.core.document import Span
from whence.core.vocabulary import OriginKind


@dataclass(frozen=True, slots=True)
class Reason:
    """This says, in words a person understands: "4 of 4 sentences the same", or the credit "(Meridian Press)" at that span."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """This says: a1 and a2 carry one origin's reporting, the wire of Meridian Press, for those reasons.

    `name` is the agency, outlet or document, None where `kind` is unknown. `is_certain` is False for joins that need a look.
    `media` are the several outlets or documents a text is compiled from that brings nothing of its own.
    """

    id: str
    kind: OriginKind
    document_ids: tuple[str, ...]
    name: str | None = None
    reasons: tuple[Reason, ...] = ()
    is_certain: bool = True
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """This says: 15 articles of 9 outlets tell it, from 2 independent origins and 1 of unknown origin.

    Derived, and rebuilt at any time. `n_speakers` counts distinct people or bodies quoted; unknown origins are not counted
    as independent.
    """

    n_documents: int
    n_sources: int
    n_origins: int
    n_unknown: int
    n_speakers: int
    origins: tuple[Origin, ...] = ()
