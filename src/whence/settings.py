"""Every setting with its default and what it is for; `docs/settings.md` is checked against this table."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from whence.errors import InputError


class Setting(NamedTuple):
    """One row: `WHENCE_BEST_RULE`, by default "range_only"."""

    name: str
    default: str | int | float | bool | None
    help: str


SETTINGS = (
    Setting("best_rule", "range_only", "how `best` is chosen from figures that disagree: range_only, latest_official, lowest, median_of_origins"),
    Setting("ledger_url", None, "where the ledger is kept: a postgresql:// address; by default the SQLite file in the case folder"),
    Setting("actors_file", None, "a TOML file of your own actors with their names and aliases, read beside the shipped list"),
    Setting("allow_private_addresses", False, "fetch from private and loopback addresses too"),
    Setting("fetch_timeout_s", 20.0, "seconds to wait for an answer of a web server"),
    Setting("read_other_news", False, "read articles that tell of no violence too, instead of setting them aside"),
    Setting("desk_url", None, "where people open a desk that others reach, such as https://desk.example: its name, and whether cookies need https"),
    Setting("oidc_issuer", None, "the OpenID Connect provider by which people sign in to the desk, such as https://id.example"),
    Setting("oidc_client_id", None, "what the OpenID Connect provider calls this desk"),
    Setting("oidc_client_secret", None, "the secret of this desk at the OpenID Connect provider; none for a public client"),
    Setting("session_hours", 12.0, "hours without a click after which somebody signed in to the desk is signed out"),
    Setting("max_document_bytes", 20_000_000, "the largest single document that is read, in bytes"),
)  # fmt: skip


_OTHERS = ("WHENCE_CASE", "WHENCE_TEST_")  # read by the command line and by the tests


@dataclass(frozen=True, slots=True)
class Settings:
    """This says: best by `range_only`, the ledger in the case folder, no private addresses."""

    best_rule: str = "range_only"
    ledger_url: str | None = None
    actors_file: str | None = None
    allow_private_addresses: bool = False
    fetch_timeout_s: float = 20.0
    read_other_news: bool = False
    desk_url: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)
    session_hours: float = 12.0
    max_document_bytes: int = 20_000_000


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `WHENCE_<NAME>` variables over the defaults; InputError for a name or a value that is not allowed.

    >>> load_settings({"WHENCE_FETCH_TIMEOUT_S": "5"}).fetch_timeout_s
    5.0
    """
    environment = os.environ if environment is None else environment
    known = {f"WHENCE_{setting.name.upper()}": setting for setting in SETTINGS}
    given: dict[str, Any] = {}
    for variable, text in environment.items():
        if not variable.startswith("WHENCE_") or variable.startswith(_OTHERS):
            continue
        if variable not in known:
            raise InputError(f"{variable}: no such setting", hint="known: " + ", ".join(sorted(known)))
        given[known[variable].name] = _parse(variable, known[variable].default, text)
    return Settings(**given)


def _parse(variable: str, default: object, text: str) -> object:
    """The value of a setting from its text, of the type of its default."""
    try:
        if isinstance(default, bool):
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]
        if isinstance(default, int | float):
            return _positive(type(default)(text))
    except (KeyError, ValueError) as error:
        raise InputError(f"{variable}: {text!r} is not allowed", hint=f"give a value like {default!r}") from error
    return text or None


def _positive(number: float) -> float:
    """That number, if it is above zero and has an end: what every number among the settings must be."""
    if not 0 < number < float("inf"):
        raise ValueError(number)
    return number
