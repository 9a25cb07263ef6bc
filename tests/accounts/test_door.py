"""The door: sessions end when they should, and whoever knocks too often waits."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from whence.accounts import sessions
from whence.accounts.account import Role
from whence.accounts.door import Door, TooManyTries
from whence.accounts.tries import MOST, WINDOW_S, Tries
from whence.errors import InputError

PASSWORD = "four words of mine"


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """The door of a case with two accounts."""
    made = Door(tmp_path / "case")
    made.book.add("Ana", Role.REVIEWER, password=PASSWORD)
    made.book.add("Ben", Role.ADMIN, password=PASSWORD)
    return made


def test_whoever_signed_in_is_known_until_they_leave(door: Door) -> None:
    session = door.sign_in("ana", PASSWORD, "192.0.2.7")
    who = door.who(session)
    assert who
    assert (who.name, who.role, who.is_signed_in) == ("Ana", Role.REVIEWER, True)
    other = door.who(door.sign_in("Ana", PASSWORD, "192.0.2.7"))
    assert other
    assert other.token != who.token
    door.sessions.end(session)
    assert door.who(session) is None
    assert door.who("") is None
    assert door.who("guessed") is None


def test_a_session_outlives_the_server_and_its_id_is_not_kept(door: Door) -> None:
    session = door.sign_in("Ana", PASSWORD, "192.0.2.7")
    door.close()
    assert session.encode() not in door.book.path.read_bytes()
    assert Door(door.book.path.parent).who(session)


def test_role_password_and_removal_hold_at_once(door: Door) -> None:
    session = door.sign_in("Ana", PASSWORD, "192.0.2.7")
    door.book.set_role("Ana", Role.READER)
    who = door.who(session)
    assert who
    assert who.role is Role.READER
    door.book.set_password("Ana", "four other words")
    assert door.who(session) is None
    session = door.sign_in("Ana", "four other words", "192.0.2.7")
    door.book.remove("Ana")
    assert door.who(session) is None


@pytest.mark.parametrize(("hours", "steps"), [(13, 1), (11, 16)], ids=["idle", "seven days"])
def test_a_session_ends(door: Door, monkeypatch: pytest.MonkeyPatch, hours: int, steps: int) -> None:
    session = door.sign_in("Ana", PASSWORD, "192.0.2.7")
    now = datetime.now(UTC)

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return now

    monkeypatch.setattr(sessions, "datetime", Later)
    for step in range(steps):
        assert door.who(session), step
        now += timedelta(hours=hours)
    assert door.who(session) is None


def test_wrong_names_and_wrong_passwords_are_told_alike(door: Door) -> None:
    said = set()
    for name, password in (("Ana", "wrong"), ("Nobody", PASSWORD), ("", ""), ("Ana", "")):
        with pytest.raises(InputError) as error:
            door.sign_in(name, password, "192.0.2.7")
        said.add(str(error.value))
    assert len(said) == 1


def test_whoever_guesses_waits_and_the_right_password_does_not_help_then(door: Door) -> None:
    for _ in range(MOST["name at address"]):
        with pytest.raises(InputError, match="wrong"):
            door.sign_in("Ana", "guess", "192.0.2.7")
    with pytest.raises(TooManyTries, match="wait") as error:
        door.sign_in(" ANA ", PASSWORD, "192.0.2.7")
    assert 0 < error.value.wait_s <= WINDOW_S
    assert door.sign_in("Ana", PASSWORD, "192.0.2.8")
    assert door.sign_in("Ben", PASSWORD, "192.0.2.7")


def test_tries_are_counted_by_address_and_by_name_and_forgotten() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    assert [tries.wait(f"name {n}", "192.0.2.7") for n in range(MOST["address"])] == [0] * MOST["address"]
    assert tries.wait("Ana", "192.0.2.7") == WINDOW_S
    assert [tries.wait("Ana", f"192.0.2.{n}") for n in range(20, 20 + MOST["name"])] == [0] * MOST["name"]
    assert tries.wait("ana", "192.0.2.200") == WINDOW_S
    now = WINDOW_S + 1.0
    assert tries.wait("ana", "192.0.2.7") == 0


def test_a_right_password_is_no_failure() -> None:
    tries = Tries()
    for _ in range(50):
        assert tries.wait("Ana", "192.0.2.7") == 0
        tries.forgive("Ana", "192.0.2.7")
