"""A program that adds invented documents to a ledger, one batch each: started and killed by the tests of the store.

python adder.py PLACE ARCHIVE FIRST COUNT
"""

import sys
from datetime import UTC, datetime

from whence.core.document import Document, Provenance
from whence.core.entry import Entry, Run
from whence.core.ids import make_id, sha256
from whence.core.statement import Figure
from whence.core.vocabulary import Bound, Measure
from whence.ledger.archive import Archive
from whence.ledger.row import make_entry
from whence.ledger.sql import open_store

FIGURES = 7
AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)


def batch(number: int, run: Run) -> tuple[bytes, list[Entry]]:
    """The raw bytes and the entries of one document: its run, itself, and so many figures."""
    text = " ".join(f"At least {n + 2} people were killed in town {number}." for n in range(FIGURES))
    document = Document(make_id("doc", text), sha256(text.encode()), f"{number}.txt", text, AT)
    entries = [
        make_entry("run", run.id, run, run.id, AT),
        make_entry("document", document.id, document, run.id, AT, [f"name:{document.name}"]),
    ]
    for n in range(FIGURES):
        start = text.index(f"At least {n + 2} ")
        span = document.span(start, start + len(f"At least {n + 2}"))
        figure_id = make_id("fig", document.id, n)
        made_by = Provenance("adder@1", "by hand")
        figure = Figure(figure_id, document.id, span, Measure.KILLED, Bound.AT_LEAST, made_by, lower=n + 2)
        entries.append(make_entry("figure", figure_id, figure, run.id, AT, [f"document:{document.id}"]))
    return text.encode(), entries


def main(place: str, folder: str, first: str, count: str) -> None:
    """Add so many documents, and say each one that is finished."""
    archive = Archive(folder)
    store = open_store(place)
    run = Run("run-1", "0.1.0", AT)
    for number in range(int(first), int(first) + int(count)):
        content, entries = batch(number, run)
        archive.put(content)
        store.append(entries)
        print(number, flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
