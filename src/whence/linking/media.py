"""Names of outlets and agencies: which are of one medium."""

import re

from whence.linking.names import acronym, plain

_LEAST_LETTERS = 6  # of a short form ("El Faro") of a longer name
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{3,}(?=\W|$)")


def bare_medium(name: str) -> str:
    """The name without its article.

    >>> bare_medium("the Conflict Watch Bulletin")
    'Conflict Watch Bulletin'
    """
    return _ARTICLE.sub("", name)


def same_medium(left: str | None, right: str | None) -> bool:
    """Whether two names are of one medium: equal, or the one the initials of the other.

    >>> same_medium("CNA-Wire", "Continental News Agency"), same_medium("The Sun", "The Times")
    (True, False)
    """
    if not left or not right:
        return False
    a, b = bare_medium(left), bare_medium(right)
    short, long = sorted((plain(a), plain(b)), key=len)
    if short == long or (len(short) >= _LEAST_LETTERS and long.startswith(short + " ")):
        return True
    return _initials(a) == acronym(b) or _initials(b) == acronym(a)


def is_own(name: str, publisher: str | None) -> bool:
    """Whether a text means its own publisher: "The Review" in the Bay of Bengal Review."""
    return same_medium(name, publisher) or bool(publisher and plain(publisher).endswith(f" {plain(bare_medium(name))}"))


def _initials(name: str) -> str | None:
    """The capitals a short name begins with, three or more: "CNA" of "CNA-Wire"."""
    found = _CAPITALS.match(name)
    return found[0] if found else None
