"""Accounts: kept beside the ledger, hashed, found however they are written, never without an admin by accident."""

import sqlite3
from pathlib import Path

import pytest

from whence.accounts.account import Role, checked_name, checked_role
from whence.accounts.book import AccountBook
from whence.errors import InputError, LedgerError

PASSWORD = "four words of mine"


@pytest.fixture
def book(tmp_path: Path) -> AccountBook:
    """The accounts of a case: Ana, a reviewer."""
    made = AccountBook(tmp_path / "case")
    made.add(" Ana  Mora ", Role.REVIEWER, password=PASSWORD)
    return made


def test_a_case_without_accounts_has_no_file(tmp_path: Path) -> None:
    book = AccountBook(tmp_path)
    assert (book.has_any(), book.all(), book.find("Ana"), book.check("Ana", PASSWORD)) == (False, [], None, None)
    assert list(tmp_path.iterdir()) == []


def test_an_account_is_found_by_its_password_alone(book: AccountBook) -> None:
    found = book.check("ana mora", PASSWORD)
    assert found
    assert (found.name, found.role, found.has_password, found.openid) == ("Ana Mora", Role.REVIEWER, True, None)
    assert book.check("Ana Mora", PASSWORD + " ") is None
    assert book.check("Ben", PASSWORD) is None


def test_the_file_holds_no_password_and_is_its_owners_alone(book: AccountBook) -> None:
    assert PASSWORD.encode() not in book.path.read_bytes()
    assert b"$argon2id$" in book.path.read_bytes()
    assert book.path.stat().st_mode & 0o077 == 0


def test_a_name_is_taken_once(book: AccountBook) -> None:
    with pytest.raises(InputError, match="such an account already"):
        book.add("ANA MORA", Role.ADMIN, password=PASSWORD)
    book.add("Ben", Role.READER, openid="ben@example.org")
    with pytest.raises(InputError, match="such an account already"):
        book.add("Cem", Role.READER, openid="ben@example.org")
    assert [one.name for one in book.all()] == ["Ana Mora", "Ben"]


@pytest.mark.parametrize("password", ["", "short", "x" * 40, "password1234", "1234567890123", "y" * 1001])
def test_a_password_easily_guessed_is_refused(book: AccountBook, password: str) -> None:
    with pytest.raises(InputError, match=r"password|way to sign in"):
        book.add("Ben", Role.READER, password=password)
    with pytest.raises(InputError, match="password"):
        book.set_password("Ana Mora", password)


def test_a_new_password_replaces_the_old_one(book: AccountBook) -> None:
    before = book.stamp("Ana Mora")
    book.set_password("Ana Mora", "four other words")
    assert book.check("Ana Mora", PASSWORD) is None
    assert book.check("Ana Mora", "four other words")
    assert book.stamp("Ana Mora") != before


def test_the_only_admin_stays_one(book: AccountBook) -> None:
    book.add("Ben", Role.ADMIN, password=PASSWORD)
    with pytest.raises(InputError, match="only admin"):
        book.remove("Ben")
    with pytest.raises(InputError, match="only admin"):
        book.set_role("Ben", Role.READER)
    book.set_role("Ana Mora", Role.ADMIN)
    book.remove("Ben")
    book.remove("Ana Mora")
    assert not book.has_any()


def test_openid_finds_an_account_by_any_of_its_names(book: AccountBook) -> None:
    book.add("Ben", Role.READER, openid="ben@example.org")
    found = book.by_openid("subject-7", "ben@example.org")
    assert found
    assert found.name == "Ben"
    assert book.check("Ben", "") is None
    assert book.by_openid("Ben@example.org") is None
    assert book.by_openid("") is None


def test_what_is_wrong_is_said(book: AccountBook, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such account"):
        book.set_role("Ben", Role.READER)
    with pytest.raises(InputError, match="reader, reviewer, admin"):
        checked_role("owner")
    for name in ("", " \n ", "x" * 101, "a\x00b", "a\u202eb"):
        with pytest.raises(InputError, match="name"):
            checked_name(name)
    book.path.write_text("no database, " * 100)
    with pytest.raises(LedgerError, match="check that the file"):
        book.all()


def test_roles_include_those_below() -> None:
    assert [[one.includes(other) for other in Role] for one in Role] == [
        [True, False, False], [True, True, False], [True, True, True],
    ]  # fmt: skip


def test_a_file_of_accounts_is_no_part_of_the_ledger(book: AccountBook) -> None:
    tables = sqlite3.connect(book.path).execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert tables == [("accounts",)]
    assert book.path.name == "accounts.sqlite"
