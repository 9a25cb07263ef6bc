"""The lines of a text, with where they stand and what kind of writing they are."""

import re
from dataclasses import dataclass

_ENDED = re.compile(r"[.!…][\"'”’»)\]]*(?:\s*[(\[—–-]\s*[A-Z][\w ./&-]{1,30}[)\]]?)?$|[,;:]?[\"”]$")


@dataclass(frozen=True, slots=True)
class Line:
    """This says: characters 40 to 63 of the text are the line "Ferries were cancelled."; the white space around it is left out."""

    start: int
    end: int
    text: str

    @property
    def n_words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    found: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        stripped = piece.strip()
        if stripped:
            left = start + piece.index(stripped)
            found.append(Line(left, left + len(stripped), stripped))
        start += len(piece) + 1
    return found


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph rather than a heading, a caption or a button.

    >>> is_prose("The army said nine people had died in Gao on Monday."), is_prose("Nine dead in Gao market blast")
    (True, False)
    """
    n_words = len(text.split())
    return n_words >= 25 or (n_words >= 7 and _ENDED.search(text) is not None)
