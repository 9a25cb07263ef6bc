"""The reader that ships, put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.core.incident import Actor
from whence.core.place import Gazetteer
from whence.extraction.base import Extractor
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.extraction.statements.extractor import Statements
from whence.extraction.times.extractor import Times
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.inference.calibration import Calibration
from whence.inference.gate import Gate
from whence.inference.session import Session
from whence.linking.actors import ActorNames
from whence.pipeline.read import ShippedReader


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a reader works with: the lists of names of places and actors, and the trained encoder."""

    gazetteer: Gazetteer
    actors: tuple[Actor, ...]
    session: Session

    @classmethod
    def load(cls, actors: Sequence[Actor]) -> "Shelf":
        """The shipped gazetteer and encoder beside those actors."""
        return cls(shipped_gazetteer(), tuple(actors), Session.load())


def default_extractors(shelf: Shelf) -> tuple[Extractor, ...]:
    """The extractors that ship, in an order in which each finds what it requires."""
    return (
        Times(),
        Toponyms(shelf.gazetteer, shelf.session),
        Mentions(shelf.actors, shelf.gazetteer),
        Statements(shelf.actors),
        Figures(),
        Incidents(shelf.gazetteer),
    )


def default_reader(shelf: Shelf, *, max_bytes: int, reads_other_news: bool = False) -> ShippedReader:
    """The reader that ships; news of other things is set aside unless it `reads_other_news`."""
    gate = None if reads_other_news else Gate.load()
    names = ActorNames.of(shelf.actors)
    return ShippedReader(
        default_extractors(shelf),
        shelf.gazetteer,
        names,
        max_bytes=max_bytes,
        gate=gate,
        calibration=Calibration.load(),
    )
