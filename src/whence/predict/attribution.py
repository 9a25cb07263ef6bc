"""The task `attribution`: a text in, its attributions out, spans cut as PolNeAR cuts them, by the trained reader.

PolNeAR's source takes in appositions and relative clauses, its cue auxiliaries and adverbs, and requests, praise and
beliefs count too; what the ledger keeps as statements is found by the rules of `extraction.statements`.
"""

from collections.abc import Iterable, Iterator

from whence.inference.attributions import Attributed, find_attributions
from whence.inference.session import Session
from whence.predict.base import Record, Task


def run(records: Iterable[Record]) -> Iterator[Record]:
    """Each text's attributions, in text order."""
    session = Session.load()
    for record in records:
        yield answer(session, record["doc_id"], record["text"])


def answer(session: Session, doc_id: str, text: str) -> Record:
    """The attributions of one text."""
    return {"doc_id": doc_id, "attributions": [_attribution(item) for item in find_attributions(session, text)]}


def _attribution(found: Attributed) -> Record:
    """One attribution as the task writes it."""
    source = [list(found.source)] if found.source else []
    return {"source": source, "cue": [list(found.cue)], "content": [list(piece) for piece in found.content]}


TASK = Task("attribution", ("doc_id", "text"), run)
