"""Each complaint of a database means one thing for the caller."""

import pytest
from sqlalchemy.exc import OperationalError

from whence.errors import LedgerError, RunAborted, WhenceError
from whence.ledger.faults import explained


class Complaint(Exception):
    """What a driver raises, with the code it carries."""

    def __init__(self, words: str, **codes: str) -> None:
        super().__init__(words)
        vars(self).update(codes)


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ({"sqlite_errorname": "SQLITE_FULL"}, RunAborted, "make room on the disk"),
        ({"sqlite_errorname": "SQLITE_IOERR_WRITE"}, RunAborted, "make room on the disk"),
        ({"sqlstate": "53100"}, RunAborted, "make room on the disk"),
        ({"sqlite_errorname": "SQLITE_BUSY"}, LedgerError, "wait for it to end"),
        ({"sqlstate": "55P03"}, LedgerError, "wait for it to end"),
        ({"sqlite_errorname": "SQLITE_CANTOPEN_ISDIR"}, LedgerError, "check that the folder is there"),
        ({"sqlstate": "42501"}, LedgerError, "your rights in it"),
        ({"sqlite_errorname": "SQLITE_NOTADB"}, LedgerError, "give another file"),
        ({"sqlstate": "57P01"}, LedgerError, "check that the server runs"),
        ({"sqlstate": None}, LedgerError, "check that the server runs"),
        ({"sqlite_errorname": "SQLITE_CONSTRAINT"}, LedgerError, "whence verify"),
    ],
)
def test_meaning(code: dict[str, str], kind: type[WhenceError], words: str) -> None:
    with pytest.raises(WhenceError, match=rf"^here: .*first line.*{words}") as told, explained("here"):
        raise OperationalError("INSERT", {}, Complaint("first line\nsecond line", **code))
    assert type(told.value) is kind
    assert "second line" not in str(told.value)


def test_errors_of_ours_pass_as_they_are() -> None:
    with pytest.raises(LedgerError, match=r"^as it is$"), explained("here"):
        raise LedgerError("as it is")
