"""Documents and origins of a whole case: what only reading every text tells; read once, and again when the ledger has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from whence.case.board import shown_document
from whence.case.case import Case
from whence.core.document import Document
from whence.core.origin import Corroboration

_FEW = 500  # documents that are read anew without being asked for


@dataclass(frozen=True, slots=True)
class Whole:
    """This says: when the ledger had so many rows, these documents rested on those origins."""

    length: int
    documents: Sequence[Document]
    corroboration: Corroboration


class WholeKeeper:
    """The whole of a case, for any number of threads."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._lock = Lock()
        self._whole: Whole | None = None

    def look(self) -> Whole:
        """As the ledger is now."""
        with self._lock:
            now = self.case.store.length()
            if self._whole is None or self._whole.length != now:
                documents = [shown_document(document) for document in self.case.documents()]
                self._whole = Whole(now, documents, self.case.corroboration())
            return self._whole

    def glance(self, n_documents: int) -> Whole | None:
        """As it was when somebody looked last, None where nobody did; as it is now where that takes no time."""
        return self.look() if n_documents <= _FEW else self._whole
