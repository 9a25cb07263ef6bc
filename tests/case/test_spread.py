"""Outlets: what is their own, what they carry, with whom they share texts."""

from tests.conftest import AT

from whence.case.spread import outlets_of
from whence.core.document import Document
from whence.core.origin import Corroboration, Origin
from whence.core.vocabulary import OriginKind


def document(number: int, publisher: str | None) -> Document:
    """An empty document of an outlet."""
    return Document(f"doc-{number}", "0", f"{number}.txt", "", AT, publisher=publisher)


def test_each_document_of_an_outlet_is_its_own_carried_or_unknown() -> None:
    documents = [document(1, "Courier"), document(2, "Courier"), document(3, "Courier"), document(4, "Lantern")]
    origins = (
        Origin("o1", OriginKind.OWN_REPORTING, ("doc-1",), "Courier"),
        Origin("o2", OriginKind.WIRE, ("doc-2", "doc-4"), "Meridian Press"),
        Origin("o3", OriginKind.UNKNOWN, ("doc-3",)),
    )
    courier, lantern = outlets_of(documents, Corroboration(4, 2, 2, 1, 0, origins))
    assert (courier.name, courier.n_documents, courier.n_own, courier.n_unknown) == ("Courier", 3, 1, 1)
    assert courier.carried == (("Meridian Press", 1),)
    assert (courier.family, lantern.family) == (("Lantern",), ("Courier",))


def test_an_outlet_nobody_named_is_said_to_be_so() -> None:
    [outlet] = outlets_of([document(1, None)], Corroboration(1, 0, 0, 1, 0))
    assert (outlet.name, outlet.n_unknown, outlet.family) == ("unknown outlet", 1, ())
