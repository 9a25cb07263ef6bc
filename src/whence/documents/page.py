"""What a reader of one format hands to `parse`: the text it found and what the file says of itself."""

from dataclasses import dataclass

from whence.documents.dates import Day


@dataclass(frozen=True, slots=True)
class Page:
    """This says: the page reads so; its metadata gives this title, this author, this site and 14 May 2021.

    `posts` are paragraphs of posts that the page, a live page, declares as its own with a date for each.
    """

    text: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    day: Day | None = None
    notes: tuple[str, ...] = ()
    posts: frozenset[str] = frozenset()
