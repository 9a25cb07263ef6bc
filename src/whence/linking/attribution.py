"""Figures to the statements in whose content they stand: who answers for a number, and as what."""

from collections.abc import Sequence
from dataclasses import replace

from whence.core.reading import Reading
from whence.core.statement import Figure, Statement
from whence.core.vocabulary import Modality


def attribute(reading: Reading) -> Reading:
    """The reading with each figure given its statement, and from it the speaker and the modality it lacks."""
    figures = tuple(_attributed(figure, reading.statements) for figure in reading.figures)
    return replace(reading, figures=figures)


def _attributed(figure: Figure, statements: Sequence[Statement]) -> Figure:
    """The figure with the narrowest statement around it."""
    around = [s for s in statements if any(span.covers(figure.span) for span in s.content)]
    if not around:
        return figure
    statement = min(around, key=lambda s: sum(span.end - span.start for span in s.content))
    speaker = figure.speaker or statement.attribution.speaker.span
    is_claimed = statement.modality is Modality.CLAIMED and figure.modality is Modality.ASSERTED
    modality = Modality.CLAIMED if is_claimed else figure.modality
    return replace(figure, statement_id=statement.id, speaker=speaker, modality=modality)
