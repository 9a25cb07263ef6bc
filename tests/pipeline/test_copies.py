"""Near-copies among new documents and those of the ledger."""

from dataclasses import replace

from tests.linking.tales import AT, document

from whence.core.entry import Link, Run
from whence.documents.duplicates import signature
from whence.ledger.memory import MemoryStore
from whence.pipeline.copies import copy_links
from whence.pipeline.record import Recorder

RECORDER = Recorder(Run("run-1", "tests", AT), AT, "tests")
WORDS = "the market of the old town was hit at noon by a bomb that killed nine and hurt forty as police said today in the capital"


def test_together_or_one_after_the_other_the_same_copies_are_found() -> None:
    texts = [f"{WORDS} {number} {WORDS[number:]}" for number in range(4)] + ["quite another text of a few words"]
    documents = [replace(document(text, n), sentences=((0, len(text)),)) for n, text in enumerate(texts)]
    signatures = {d.id: signature(d) for d in documents}
    together = list(copy_links(MemoryStore(), documents, signatures))
    store, one_by_one = MemoryStore(), list[Link]()
    for d in documents:
        one_by_one += copy_links(store, [d], {d.id: signatures[d.id]})
        store.append([RECORDER.document(d, signatures[d.id])])
    assert together == one_by_one
    assert len(together) == 6
