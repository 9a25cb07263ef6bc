"""A ledger in a folder that may be looked at and not changed: a disk that is mounted so, or somebody else's case."""

import os
import sqlite3
from pathlib import Path


def is_writable(path: str | Path) -> bool:
    """Whether a file can be changed or made, and its folder, in which SQLite keeps its journal."""
    path = Path(path)
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def open_to_look(path: str | Path) -> sqlite3.Connection:
    """A connection that makes no file beside the ledger; what a killed writer left in its journal is read too.

    Without a journal nobody is writing: then the file is taken as it is, as SQLite could not make one
    (https://www.sqlite.org/wal.html#readonly).
    """
    journal = Path(f"{path}-wal")
    is_left = journal.exists() and journal.stat().st_size > 0
    address = f"{Path(path).absolute().as_uri()}?mode=ro{'' if is_left else '&immutable=1'}"
    return sqlite3.connect(address, uri=True, timeout=60, check_same_thread=False)
