"""What the databases' complaints mean for the caller: the one place where they become errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from whence.errors import LedgerError, RunAborted, WhenceError

# SQLite's result codes (https://www.sqlite.org/rescode.html) and PostgreSQL's error classes
# (https://www.postgresql.org/docs/current/errcodes-appendix.html), each by how its name or code begins.
_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "53")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40")
_FORBIDDEN = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "25006", "42501", "28")
_FOREIGN = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_UNREACHABLE = ("08", "57P", "3D000", "3F000")


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise what a database complains about within as RunAborted (disk full) or LedgerError, with what to do next."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(where, error) from error


def _meaning(where: str, error: DBAPIError) -> WhenceError:
    """The error of ours that says what happened to the ledger at that place."""
    cause = error.orig
    code = str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")
    words = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
    if code.startswith(_FULL):
        return RunAborted(
            f"{where}: {words}; the document in hand was not kept, all before it were",
            hint="make room on the disk and add the same input again",
        )
    if code.startswith(_BUSY):
        return LedgerError(f"{where}: another process is writing ({words})", hint="wait for it to end and try again")
    if code.startswith(_FORBIDDEN):
        return LedgerError(
            f"{where}: cannot be opened or written ({words})",
            hint="check that the folder is there and yours to write; of a database, your rights in it",
        )
    if code.startswith(_FOREIGN):
        return LedgerError(
            f"{where}: not a ledger, or a damaged one ({words})", hint="give another file, or a copy kept"
        )
    if not code or code.startswith(_UNREACHABLE):
        return LedgerError(
            f"{where}: cannot be reached ({words})", hint="check that the server runs and that the address is right"
        )
    return LedgerError(f"{where}: {words} ({code})", hint="keep a copy of the ledger, then run whence verify")
