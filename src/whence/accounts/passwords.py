"""Passwords, kept as argon2id hashes with the parameters of RFC 9106 for machines with little memory."""

import re
from functools import cache
from typing import Any

from whence.errors import InputError

SHORTEST = 12
LONGEST = 1000
_BREACHED = re.compile(r"(.)\1*|0?123456789\d*|(?:password|passwort|qwerty|letmein|whence)+\d*", re.IGNORECASE)


def hash_password(password: str) -> str:
    """A password as it is kept; InputError for one too short, too long or too plain.

    >>> hash_password("correct horse battery")[:10]
    '$argon2id$'
    """
    if not SHORTEST <= len(password) <= LONGEST or _BREACHED.fullmatch(password):
        raise InputError(
            "password: too short, too long or too easily guessed",
            hint=f"give {SHORTEST} to {LONGEST} characters, such as four words",
        )
    return str(_hasher().hash(password.encode("utf-8", "surrogatepass")))


def is_password(kept: str | None, password: str) -> bool:
    """Whether this is the password that was kept; where none was, it takes as long to say no."""
    import argon2

    try:
        _hasher().verify(kept or _of_nobody(), password[:LONGEST].encode("utf-8", "surrogatepass"))
    except argon2.exceptions.VerifyMismatchError:
        return False
    return kept is not None


@cache
def _hasher() -> Any:
    """What hashes; InputError where its package is missing."""
    try:
        import argon2
    except ImportError as error:
        raise InputError("accounts need argon2", hint="pip install 'whence[web]'") from error
    return argon2.PasswordHasher.from_parameters(argon2.profiles.RFC_9106_LOW_MEMORY)


@cache
def _of_nobody() -> str:
    """The hash of a password nobody has."""
    return hash_password("a password nobody has")
