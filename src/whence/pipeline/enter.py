"""What readings bring to a ledger, of one document or of many at once: themselves, what was found in them, what that changes.

Many at once cost less, as what they touch in common is looked up and solved once; the ledger that comes of it is the same.
"""

from collections.abc import Iterator, Sequence

from whence.core.dossier import Account
from whence.core.entry import Entry
from whence.core.reading import Reading
from whence.documents.duplicates import signature
from whence.ledger.base import View
from whence.linking.blocking import block_keys
from whence.pipeline.copies import copy_links
from whence.pipeline.record import Recorder
from whence.pipeline.relink import Relinker


def entries_of(view: View, recorder: Recorder, readings: Sequence[Reading]) -> list[Entry]:
    """Everything that readings of different documents bring to the ledger."""
    accounts = [account for reading in readings for account in accounts_of(reading)]
    blocks = {account.id: block_keys(account) for account in accounts}
    bands = {reading.document.id: signature(reading.document) for reading in readings}
    found = [entry for reading in readings for entry in recorder.found(reading, blocks)]
    withdrawn = list(recorder.withdrawn(view, bands, found))
    gone = [entry.subject_id for entry in withdrawn if entry.kind == "report"]
    documents = [reading.document for reading in readings]
    return [
        *(recorder.document(document, bands[document.id]) for document in documents),
        *found,
        *withdrawn,
        *map(recorder.link, copy_links(view, documents, bands)),
        *Relinker(view, recorder, accounts, gone).entries(),
        *_mended(view, recorder, readings),
    ]


def _mended(view: View, recorder: Recorder, readings: Sequence[Reading]) -> Iterator[Entry]:
    """Withdrawals of earlier failures to read what has now been read."""
    for ids in view.find_ids("failure", (f"name:{reading.document.name}" for reading in readings)).values():
        yield from (recorder.entry("failure", failure_id, None) for failure_id in ids)


def accounts_of(reading: Reading) -> list[Account]:
    """The accounts of a reading's reports."""
    figures = {figure.id: figure for figure in reading.figures}
    statements = {statement.id: statement for statement in reading.statements}
    return [
        Account(
            report,
            reading.document,
            tuple(figures[i] for i in report.figures if i in figures),
            tuple(statements[i] for i in report.statements if i in statements),
        )
        for report in reading.reports
    ]
