"""What a reader of one format hands to `parse`: the text it found and what the file says of itself."""

from dataclasses import dataclass

from whence.documents.dates import Day


@dataclass(frozen=True, slots=True)
class Page:
    """This says: the page reads so; its metadata gives this title, this author, this site and 14 May 2021.

    `ambiguous` is a date as written that could be read in two ways.
    """

    text: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    day: Day | None = None
    notes: tuple[str, ...] = ()
