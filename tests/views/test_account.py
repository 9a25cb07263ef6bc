"""`whence account`: makes, lists, changes and removes accounts; passwords come from a terminal or a pipe."""

import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from whence.errors import InputError
from whence.views import account, cli

PASSWORD = "four words of mine"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A case folder with an admin."""
    assert run(tmp_path, "add", "Ana", "--role", "admin", typed=PASSWORD).stdout == "Ana: admin\n"
    return tmp_path


def run(room: Path, *words: str, typed: str = "") -> Result:
    """Run the command on the case of that folder."""
    result = CliRunner().invoke(cli.app, ["account", *words, "--case", str(room / "case")], input=typed + "\n")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_accounts_are_made_listed_changed_and_removed(room: Path) -> None:
    run(room, "add", "Ben", "--openid", "ben@example.org")
    listed = [json.loads(line) for line in run(room, "list", "--json").stdout.splitlines()]
    assert [(one["name"], one["role"], one.get("openid")) for one in listed] == [
        ("Ana", "admin", None),
        ("Ben", "reviewer", "ben@example.org"),
    ]
    run(room, "role", "Ben", "reader")
    run(room, "password", "Ben", typed="another four words")
    assert "Ben: reader, signs in by password, ben@example.org, since" in run(room, "list").stdout
    run(room, "remove", "Ben")
    assert "Ben" not in run(room, "list").stdout


def test_without_accounts_that_is_said(tmp_path: Path) -> None:
    assert "no accounts" in run(tmp_path, "list").stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (("add", "Ana"), PASSWORD, "there is such an account already"),
        (("add", "Ben", "--role", "owner"), PASSWORD, "reader, reviewer, admin"),
        (("add", "Ben"), "short", "password"),
        (("add", "Ben"), "", "way to sign in"),
        (("remove", "Ben"), "", "no such account"),
        (("password", "Ben"), PASSWORD, "no such account"),
        (("role", "Ben", "reader"), "", "no such account"),
    ],
)
def test_what_is_wrong_is_said(room: Path, words: tuple[str, ...], typed: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        run(room, *words, typed=typed)


class TerminalLike(StringIO):
    """Standard input of somebody who types."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_at_a_terminal_a_password_is_typed_twice(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another one"])
    monkeypatch.setattr("sys.stdin", TerminalLike())
    monkeypatch.setattr(account, "getpass", lambda _: next(typed))
    assert account._new_password() == PASSWORD
    with pytest.raises(InputError, match="differ"):
        account._new_password()
