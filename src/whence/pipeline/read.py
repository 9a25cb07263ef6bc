"""Raw documents to readings: parse, extract, resolve; one document's failure is recorded and the run goes on."""

from collections.abc import Sequence
from dataclasses import replace

from whence.core.document import Document, Failure, RawDocument, Skipped
from whence.core.ids import make_id, sha256
from whence.core.place import Gazetteer
from whence.core.reading import Reading
from whence.documents.parse import parse
from whence.errors import DocumentError, WhenceError
from whence.extraction.base import Extractor, check_order
from whence.inference.calibration import Calibration
from whence.inference.gate import GATE, Gate
from whence.linking import actors, attribution, places
from whence.pipeline.sureness import rate

COVERED = frozenset({"en"})  # languages the reader reads


class ShippedReader:
    """The `Reader` that ships: a row of extractors, then places, actors and attributions resolved; `default_reader` makes it.

    With a gate, articles that tell of no violence are set aside unread, and listed as such; with a calibration, each value
    says how likely it is right.
    """

    def __init__(
        self,
        extractors: Sequence[Extractor],
        gazetteer: Gazetteer,
        names: actors.ActorNames,
        *,
        max_bytes: int,
        gate: Gate | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        check_order(extractors)
        self.extractors = tuple(extractors)
        self.gazetteer = gazetteer
        self.names = names
        self.max_bytes = max_bytes
        self.gate = gate
        self.calibration = calibration

    @property
    def stamp(self) -> str:
        """What shapes a reading, in one line: "mentions@1 times@1 ..."."""
        gate = [GATE] if self.gate else []
        rated = [self.calibration.version] if self.calibration else []
        return " ".join(gate + [f"{extractor.name}@{extractor.version}" for extractor in self.extractors] + rated)

    def parse(self, raw: RawDocument) -> Document | Failure:
        """The document, or why there is none; the one boundary where any error of one document is caught."""
        try:
            return parse(raw, max_bytes=self.max_bytes)
        except DocumentError as error:
            return _failure(raw, error.message, error.hint)
        except (WhenceError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 — one bad document must not end the run
            return _failure(raw, f"{raw.name}: {type(error).__name__}: {error}", "please report it with the file")

    def read(self, document: Document) -> Reading:
        """Everything the extractors find, with places and actors resolved; nothing in a language not covered."""
        if document.language is not None and document.language not in COVERED:
            reason = f"language {document.language}: the reader covers {', '.join(sorted(COVERED))}"
            return _unread(document, reason)
        if self.gate and not self.gate.passes(article_of(document)):
            return _unread(document, f"{GATE}: it tells of no violence; WHENCE_READ_OTHER_NEWS=1 reads it all the same")
        reading = self.extract(document)
        reading = places.resolve(reading, self.gazetteer)
        reading = actors.resolve(reading, self.names, self.gazetteer)
        reading = attribution.attribute(_with_furniture(reading))
        return rate(reading, self.calibration) if self.calibration else reading

    def extract(self, document: Document) -> Reading:
        """What the extractors find, nothing resolved."""
        reading = Reading(document)
        for extractor in self.extractors:
            reading = extractor.extract(reading)
        return reading


def article_of(document: Document) -> str:
    """The article's own lines: its sentences, site furniture left out."""
    return "\n".join(document.text[start:end] for start, end in document.sentences)


def _unread(document: Document, reason: str) -> Reading:
    """The reading of a document that was set aside whole."""
    return Reading(document, skipped=(Skipped(make_id("skp", document.id, reason), document.id, "document", reason),))


def _with_furniture(reading: Reading) -> Reading:
    """The lines that are no article, listed with what else was set aside."""
    lines = tuple(
        Skipped(
            make_id("skp", f.span.document_id, f.span.start, f.reason), f.span.document_id, "line", f.reason, f.span
        )
        for f in reading.document.furniture
    )
    return replace(reading, skipped=reading.skipped + lines)


def _failure(raw: RawDocument, problem: str, hint: str | None) -> Failure:
    """The failure of one document, the same id whenever it fails the same way."""
    address = sha256(raw.content)
    return Failure(make_id("fail", raw.name, address, problem), raw.name, problem, hint, raw.url, address)
