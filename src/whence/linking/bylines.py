"""Who wrote a text, by its byline: a reporter who writes for two papers of one house brings both one report."""

import re

from whence.core.document import Document
from whence.linking.media import same_medium
from whence.linking.names import plain

NO_PERSON = re.compile(r"\b(?:staff|desk|agenc(?:y|ies)|wires?|editors?|reports?|monitoring)\b", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:correspondents?|reporters?|bureau|our|special)\b", re.IGNORECASE)
_BY = re.compile(r"^(?:written |reported )?by ", re.IGNORECASE)
_BETWEEN = re.compile(r",|;|&| (?:and|with) ")
_WHERE = re.compile(r" (?:in|at|from|for) .*")
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)+")


def writers(document: Document) -> frozenset[str]:
    """The plain names of the persons in its byline; a first name or a town alone is none, nor is a medium."""
    if document.byline is None:
        return frozenset()
    parts = (_WHERE.sub("", part).strip() for part in _BETWEEN.split(_BY.sub("", document.byline.quote)))
    return frozenset(plain(part) for part in parts if _is_person(part) and not same_medium(part, document.publisher))


def _is_person(words: str) -> bool:
    """Whether words of a byline are a person's name: two words or more, each with a capital."""
    is_name = _PERSON.fullmatch(words) and all(word[0].isupper() for word in words.split())
    return bool(is_name) and not NO_PERSON.search(words) and not _ROLE.search(words)
