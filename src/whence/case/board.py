"""Everything a page looks at, read once, and read again when the ledger has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath
from threading import Lock

from whence.case.case import Case
from whence.case.find import Found
from whence.case.review import Reviews
from whence.case.rows import document_labels, incident_row
from whence.core.document import Document, Failure
from whence.core.dossier import Dossier
from whence.core.origin import Corroboration


@dataclass(frozen=True, slots=True)
class Board:
    """This says: the case holds these incidents and documents, and rests on that many origins."""

    found: Sequence[Found]
    documents: Sequence[Document]
    labels: dict[str, str]
    corroboration: Corroboration
    reviews: Reviews


class BoardKeeper:
    """The board of a case, for any number of threads; the length of the ledger tells when it is out of date."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = Lock()
        self._board: Board | None = None
        self._seen = -1

    def look(self) -> Board:
        """The board as the ledger is now."""
        with self._lock:
            now = self.case.store.length()
            if self._board is None or now != self._seen:
                self._board, self._seen = read_board(self.case), now
            return self._board


def read_board(case: Case) -> Board:
    """The board of a case, read whole."""
    documents = [shown_document(document) for document in case.documents()]
    labels = document_labels(documents)
    reviews = case.reviews()
    dossiers = [shown_dossier(dossier) for dossier in case.incidents()]
    found = [Found(d, incident_row(d, labels), reviews.of_incident(d)) for d in dossiers]
    return Board(found, documents, labels, case.corroboration(), reviews)


def shown_name(name: str) -> str:
    r"""The name of a file without the folders of the machine it was read on.

    >>> shown_name("/home/ana/news/a1.txt"), shown_name("C:\\news\\a1.txt"), shown_name("news/a1.txt")
    ('a1.txt', 'a1.txt', 'news/a1.txt')
    """
    if PurePosixPath(name).is_absolute():
        return PurePosixPath(name).name or name
    return PureWindowsPath(name).name if PureWindowsPath(name).drive else name


def shown_document(document: Document) -> Document:
    """The document under a name that tells nothing of the machine."""
    return replace(document, name=shown_name(document.name))


def shown_failure(failure: Failure) -> Failure:
    """The failure without the folders of the machine."""
    name = shown_name(failure.name)
    return replace(failure, name=name, problem=failure.problem.replace(failure.name, name))


def shown_dossier(dossier: Dossier) -> Dossier:
    """The dossier with its documents under such names."""
    accounts = tuple(replace(account, document=shown_document(account.document)) for account in dossier.accounts)
    return replace(dossier, accounts=accounts, documents=tuple(map(shown_document, dossier.documents)))
