"""The accounts of a case: a SQLite file of their own, so that no export of the ledger holds anybody's password."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from whence.accounts.account import DeskAccount, Role, checked_name
from whence.accounts.passwords import hash_password, is_password
from whence.errors import InputError, LedgerError

NAME = "accounts.sqlite"
"""The file in the case folder; whoever can read it can try passwords, so only its owner may."""

_TABLE = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, plain TEXT NOT NULL UNIQUE, role TEXT NOT NULL, made_at TEXT NOT NULL, password TEXT,
    openid TEXT UNIQUE, stamp INTEGER NOT NULL DEFAULT 0)
"""
_COLUMNS = "name, role, made_at, password IS NOT NULL, openid"


class AccountBook:
    """The accounts of one case; any number of threads and processes may ask. The file is made by the first account.

    >>> book = AccountBook(Path("case"))                                            # doctest: +SKIP
    >>> book.add("Ana", Role.REVIEWER, password="correct horse battery")            # doctest: +SKIP
    """

    def __init__(self, case_folder: Path) -> None:
        self.path = case_folder / NAME
        self._lock = RLock()

    def all(self) -> list[DeskAccount]:
        """Every account, by name."""
        return [_account(row) for row in self._ask(f"SELECT {_COLUMNS} FROM accounts ORDER BY plain")]

    def has_any(self) -> bool:
        """Whether there are accounts."""
        return bool(self._ask("SELECT 1 FROM accounts LIMIT 1"))

    def find(self, name: str) -> DeskAccount | None:
        """The account of that name, however it is capitalised."""
        rows = self._ask(f"SELECT {_COLUMNS} FROM accounts WHERE plain = ?", _plain(name))
        return _account(rows[0]) if rows else None

    def require(self, name: str) -> DeskAccount:
        """The account of that name; InputError where there is none."""
        found = self.find(name)
        if found is None:
            raise InputError(f"{name}: no such account", hint="`whence account list` lists them")
        return found

    def by_openid(self, *known_as: str) -> DeskAccount | None:
        """The account that signs in by OpenID Connect under one of these."""
        rows = [row for one in known_as for row in self._ask(f"SELECT {_COLUMNS} FROM accounts WHERE openid = ?", one)]
        return _account(rows[0]) if rows else None

    def add(self, name: str, role: Role, *, password: str | None = None, openid: str | None = None) -> DeskAccount:
        """Make an account, with a password or a name at the provider, or both; InputError where the name is taken."""
        name, openid = checked_name(name), (openid or "").strip() or None
        if not password and not openid:
            raise InputError("an account needs a way to sign in", hint="give a password, or --openid")
        kept = hash_password(password) if password else None
        given = (name, _plain(name), role.value, datetime.now(UTC).isoformat(), kept, openid)
        try:
            self._change(
                "INSERT INTO accounts (name, plain, role, made_at, password, openid) VALUES (?,?,?,?,?,?)", *given
            )
        except sqlite3.IntegrityError as error:
            raise InputError(
                f"{name}: there is such an account already", hint="`whence account list` lists them"
            ) from error
        return self.require(name)

    def remove(self, name: str) -> None:
        """Take an account away; what its owner decided stays."""
        self._keep_an_admin(self.require(name), None)
        self._change("DELETE FROM accounts WHERE plain = ?", _plain(name))

    def set_role(self, name: str, role: Role) -> None:
        """Change what somebody may do, from their next click on."""
        self._keep_an_admin(self.require(name), role)
        self._change("UPDATE accounts SET role = ? WHERE plain = ?", role.value, _plain(name))

    def set_password(self, name: str, password: str) -> None:
        """Give a new password; whoever was signed in under the old one is signed out."""
        self.require(name)
        kept = hash_password(password)
        self._change("UPDATE accounts SET password = ?, stamp = stamp + 1 WHERE plain = ?", kept, _plain(name))

    def check(self, name: str, password: str) -> DeskAccount | None:
        """The account, where name and password are right; as slow where there is no such account."""
        rows = self._ask("SELECT password FROM accounts WHERE plain = ?", _plain(name))
        return self.find(name) if is_password(rows[0][0] if rows else None, password) else None

    def stamp(self, name: str) -> int | None:
        """A number that a new password changes; None where there is no such account."""
        rows = self._ask("SELECT stamp FROM accounts WHERE plain = ?", _plain(name))
        return rows[0][0] if rows else None

    def _keep_an_admin(self, account: DeskAccount, role: Role | None) -> None:
        """InputError where nobody would be left who may manage accounts, though there are accounts."""
        others = [one for one in self.all() if one.name != account.name]
        if account.role is Role.ADMIN and role is not Role.ADMIN and others and not _admins(others):
            raise InputError(f"{account.name} is the only admin", hint="make another account an admin first")

    def _ask(self, query: str, *values: Any) -> list[Any]:
        """The rows of a query; none where there is no file yet."""
        if not self.path.exists():
            return []
        with self._opened("ro") as db:
            return db.execute(query, values).fetchall()

    def _change(self, statement: str, *values: Any) -> None:
        """Change the file, making it if need be."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._opened("rwc") as db:
            self.path.chmod(0o600)
            db.execute(_TABLE)
            with db:
                db.execute(statement, values)

    @contextmanager
    def _opened(self, mode: str) -> Iterator[sqlite3.Connection]:
        """The file for one question; LedgerError where it is none of ours or cannot be used."""
        try:
            with self._lock:
                db = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True, timeout=30)
                try:
                    yield db
                finally:
                    db.close()
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.IntegrityError):
                raise
            raise LedgerError(
                f"{self.path}: {error}", hint="check that the file is yours to write, or put back a copy"
            ) from error


def _admins(accounts: list[DeskAccount]) -> list[DeskAccount]:
    """Those who may manage accounts."""
    return [one for one in accounts if one.role is Role.ADMIN]


def _plain(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()


def _account(row: Any) -> DeskAccount:
    """An account from its row."""
    name, role, made_at, has_password, openid = row
    return DeskAccount(name, Role(role), datetime.fromisoformat(made_at), bool(has_password), openid)
