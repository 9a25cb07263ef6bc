"""`whence account`: who may use a desk that others reach."""

import sys
from getpass import getpass
from typing import Annotated

import typer

from whence.accounts.account import checked_role
from whence.accounts.book import AccountBook
from whence.errors import InputError
from whence.views.options import HERE, AsJson, CaseFolder, print_json

account_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Who may use a desk that others reach, and as what."
)
_ROLE = "reader (looks), reviewer (decides too), admin (manages accounts too)."


@account_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The name decisions will carry.")],
    role: Annotated[str, typer.Option(help=_ROLE)] = "reviewer",
    openid: Annotated[
        str | None,
        typer.Option(help="Signs in by OpenID Connect, under this address or subject; no password is asked."),
    ] = None,
    case: CaseFolder = HERE,
) -> None:
    """Make an account; its password is asked twice, or is the first line of standard input.

    Example: whence account add Ana --role admin
    """
    wanted = checked_role(role)
    password = None if openid else _new_password()
    made = AccountBook(case).add(name, wanted, password=password, openid=openid)
    print(f"{made.name}: {made.role}")


@account_app.command("list")
def list_(case: CaseFolder = HERE, as_json: AsJson = False) -> None:
    """The accounts.

    Example: whence account list
    """
    found = AccountBook(case).all()
    if as_json:
        print_json(found)
        return
    for one in found:
        ways = ", ".join(filter(None, ("password" if one.has_password else None, one.openid)))
        print(f"{one.name}: {one.role}, signs in by {ways}, since {one.made_at.date()}")
    if not found:
        print("no accounts: the desk answers this machine alone")


@account_app.command("remove")
def remove(name: str, case: CaseFolder = HERE) -> None:
    """Take an account away, and sign it out; what its owner decided stays.

    Example: whence account remove Ana
    """
    AccountBook(case).remove(name)
    print(f"{name}: removed")


@account_app.command("role")
def role(name: str, role: Annotated[str, typer.Argument(help=_ROLE)], case: CaseFolder = HERE) -> None:
    """Change what somebody may do, from their next click on.

    Example: whence account role Ana reviewer
    """
    AccountBook(case).set_role(name, checked_role(role))
    print(f"{name}: {role}")


@account_app.command("password")
def password(name: str, case: CaseFolder = HERE) -> None:
    """Give an account a new password, and sign it out; asked as by `add`.

    Example: whence account password Ana
    """
    book = AccountBook(case)
    book.require(name)
    book.set_password(name, _new_password())
    print(f"{name}: has a new password")


def _new_password() -> str:
    """A password typed twice, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given = getpass("New password: ")
    if getpass("The same again: ") != given:
        raise InputError("the two passwords differ", hint="call again and type both")
    return given
