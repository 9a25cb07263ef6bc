"""What an account is, and what each role may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from whence.errors import InputError

_LONGEST = 100  # characters of a name: what a decision's author may have


class Role(StrEnum):
    """What somebody may do at the desk; each may what those before it may.

    >>> Role.ADMIN.includes(Role.REVIEWER)
    True
    """

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def includes(self, other: "Role") -> bool:
        """Whether whoever has this role may do what that one may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class DeskAccount:
    """This says: Ana, a reviewer, signs in with a password, and by OpenID Connect as ana@example.org.

    `openid` is the address or the subject her provider knows her by.
    """

    name: str
    role: Role
    made_at: datetime
    has_password: bool = False
    openid: str | None = None


def checked_role(role: str) -> Role:
    """The role of that name; InputError where there is none."""
    try:
        return Role(role)
    except ValueError as error:
        raise InputError(f"{role}: no such role", hint="one of " + ", ".join(Role)) from error


def checked_name(name: str) -> str:
    """The name without space around it; InputError for one that no decision could carry."""
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise InputError("name: empty, too long, or not plain text", hint=f"give 1 to {_LONGEST} characters")
    return name
