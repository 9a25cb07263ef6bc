"""The door of a desk: who comes in, as what, and when somebody has knocked too often."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import BoundedSemaphore

from whence.accounts.account import DeskAccount, Role
from whence.accounts.book import AccountBook
from whence.accounts.sessions import Sessions
from whence.accounts.tries import Tries
from whence.errors import InputError


class TooManyTries(InputError):
    """Somebody tried to sign in too often: wait that many seconds."""

    status = 429

    def __init__(self, wait_s: int) -> None:
        self.wait_s = wait_s
        super().__init__("too many failed tries to sign in", hint=f"wait {wait_s} seconds, then try again")


@dataclass(frozen=True, slots=True)
class Who:
    """This says: Ana, a reviewer, signed in; her forms carry that token.

    Where a desk has no accounts, whoever uses this machine is an admin without a name. Who is not `is_inside` sees the door alone.
    """

    name: str
    role: Role
    token: str
    is_signed_in: bool = True
    is_inside: bool = True


class Door:
    """The accounts and sessions of a desk.

    >>> door = Door(Path("case"))                                   # doctest: +SKIP
    >>> door.who(door.sign_in("Ana", "correct horse battery", "192.0.2.7"))     # doctest: +SKIP
    Who(name='Ana', role=<Role.REVIEWER>, token='...', is_signed_in=True)
    """

    def __init__(self, case_folder: Path, idle: timedelta = timedelta(hours=12)) -> None:
        self.book = AccountBook(case_folder)
        self.tries = Tries()
        self._idle = idle
        self._sessions: Sessions | None = None
        self._at_once = BoundedSemaphore(2)  # a hash takes 64 MB

    @property
    def has_accounts(self) -> bool:
        """Whether anybody has one; then everybody signs in."""
        return self.book.has_any()

    def sign_in(self, name: str, password: str, address: str) -> str:
        """The id of a new session."""
        return self.begin(self.check(name, password, address))

    def check(self, name: str, password: str, address: str) -> DeskAccount:
        """Whose name and password these are; InputError for wrong ones, TooManyTries where there were many."""
        wait = self.tries.wait(name, address)
        if wait:
            raise TooManyTries(wait)
        with self._at_once:
            account = self.book.check(name, password) if self.has_accounts else None
        if account is None:
            raise InputError("name or password is wrong", hint="try again, or ask an admin for a new password")
        self.tries.forgive(name, address)
        return account

    def begin(self, account: DeskAccount) -> str:
        """A session for somebody who showed who they are."""
        return self.sessions.start(account.name, self.book.stamp(account.name) or 0)

    def who(self, session_id: str) -> Who | None:
        """Whose session it is; None where it is over, the account is gone or its password is another one."""
        session = self.sessions.find(session_id) if session_id and self.has_accounts else None
        account = self.book.find(session.name) if session else None
        if not session or not account or self.book.stamp(account.name) != session.stamp:
            return None
        return Who(account.name, account.role, session.token)

    def leave(self, session_id: str) -> None:
        """Sign out."""
        if session_id and self.has_accounts:
            self.sessions.end(session_id)

    @property
    def sessions(self) -> Sessions:
        """The sessions, beside the accounts; in memory where that file cannot be written."""
        if self._sessions is None:
            try:
                self._sessions = Sessions(self.book.path, self._idle)
            except sqlite3.OperationalError:
                self._sessions = Sessions(":memory:", self._idle)
        return self._sessions

    def close(self) -> None:
        """Let go of the file."""
        if self._sessions:
            self._sessions.close()
            self._sessions = None
