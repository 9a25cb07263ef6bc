"""Who is signed in: random ids in browsers, their hashes on the server; ended by time, by signing out, by a new password."""

import secrets
import sqlite3
import weakref
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock

from whence.core.ids import sha256

_LONGEST = timedelta(days=7)  # however busy
_STEP = timedelta(minutes=1)  # how exactly it is kept when somebody was there last
_TABLE = """
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, stamp INTEGER NOT NULL, token TEXT NOT NULL, began REAL NOT NULL, seen REAL NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Session:
    """This says: Ana is signed in since nine, under her password of that stamp; her forms carry that token."""

    name: str
    stamp: int
    token: str
    began_at: datetime


class Sessions:
    """The sessions of a desk, in a SQLite file, or in memory where none may be written.

    >>> kept = Sessions(":memory:")
    >>> kept.find(kept.start("Ana", 0)).name
    'Ana'
    """

    def __init__(self, place: str | Path, idle: timedelta = timedelta(hours=12)) -> None:
        self.idle = idle
        self._lock = RLock()
        self._db = sqlite3.connect(place, timeout=30, isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._db.close)
        self._db.execute(_TABLE)
        self._forget(datetime.now(UTC))

    def start(self, name: str, stamp: int) -> str:
        """Begin a session; the id to give to the browser, and to nobody else."""
        session_id, now = secrets.token_urlsafe(32), datetime.now(UTC)
        given = (sha256(session_id.encode()), name, stamp, secrets.token_urlsafe(32), now.timestamp(), now.timestamp())
        with self._lock:
            self._forget(now)
            self._db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", given)
        return session_id

    def find(self, session_id: str) -> Session | None:
        """The session of that id, if it goes on."""
        now, kept = datetime.now(UTC), sha256(session_id.encode("utf-8", "replace"))
        with self._lock:
            query = "SELECT name, stamp, token, began, seen FROM sessions WHERE id = ?"
            row = self._db.execute(query, (kept,)).fetchone()
            if not row or self._is_over(now, *row[3:]):
                return None
            if now - datetime.fromtimestamp(row[4], UTC) > _STEP:
                self._db.execute("UPDATE sessions SET seen = ? WHERE id = ?", (now.timestamp(), kept))
        return Session(row[0], row[1], row[2], datetime.fromtimestamp(row[3], UTC))

    def end(self, session_id: str) -> None:
        """Sign out."""
        with self._lock:
            self._db.execute("DELETE FROM sessions WHERE id = ?", (sha256(session_id.encode("utf-8", "replace")),))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def _is_over(self, now: datetime, began: float, seen: float) -> bool:
        """Whether its time is up."""
        return now.timestamp() > min(began + _LONGEST.total_seconds(), seen + self.idle.total_seconds())

    def _forget(self, now: datetime) -> None:
        """Drop what is over."""
        limits = ((now - _LONGEST).timestamp(), (now - self.idle).timestamp())
        self._db.execute("DELETE FROM sessions WHERE began < ? OR seen < ?", limits)
