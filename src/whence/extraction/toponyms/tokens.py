"""Where a text may name a place: its tokens, and the longest runs of capitalised words that the gazetteer knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.core.place import Gazetteer, GazetteerEntry

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʻ](?!s\b)[^\W\d_]+)*|['’]s\b|\d[\d,.]*|&|\S")
_JOINTS = frozenset("-–.&")
ARTICLES = frozenset("al el ad ar as ash at az an ed er es ez".split())
_MOST_TOKENS = 8
_ACRONYM = 3  # names of so few letters count only as they are written in the gazetteer, or all in capitals


@dataclass(frozen=True, slots=True)
class Token:
    """This says: the word "Gao" stands at 10 to 13."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether its first letter is a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Candidate:
    """This says: tokens 3 to 5 (exclusive) read "Long Beach", which is the name of those entries."""

    first: int
    last: int
    start: int
    end: int
    name: str
    entries: tuple[GazetteerEntry, ...]


def tokens(text: str) -> list[Token]:
    """Words, numbers and signs in order; "Syria's" is two tokens, "U.S." is one."""
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]


def iter_candidates(
    text: str, row: Sequence[Token], gazetteer: Gazetteer, *, any_case: bool = False
) -> Iterator[Candidate]:
    """The longest known name at each capitalised word (at any word where case tells nothing), none overlapping another."""
    longest = min(_MOST_TOKENS, gazetteer.longest_names() + 2)
    at = 0
    while at < len(row):
        may_begin = row[at].is_word and (any_case or row[at].is_capitalised or _is_article(row, at))
        found = _longest(text, row, at, longest, gazetteer) if may_begin else None
        if found:
            yield found
        at = found.last if found else at + 1


def _is_article(row: Sequence[Token], at: int) -> bool:
    """Whether this is the article of an Arabic name: the "al" of "al-Sukhnah"."""
    glued = at + 2 < len(row) and row[at + 1].text == "-" and row[at + 2].start == row[at].end + 1
    return glued and row[at].text in ARTICLES and row[at + 2].is_capitalised


def _longest(text: str, row: Sequence[Token], at: int, longest: int, gazetteer: Gazetteer) -> Candidate | None:
    """The longest known name that begins at this token."""
    is_name = row[at].is_capitalised or _is_article(row, at)
    for last in range(_reach(row, at, longest), at, -1):
        end = row[last - 1]
        if not end.is_word or (last - at > 1 and end.is_capitalised != is_name):
            continue
        name = text[row[at].start : end.end]
        entries = tuple(entry for entry in gazetteer.find(name) if _written_so(name, entry))
        if entries:
            return Candidate(at, last, row[at].start, end.end, name, entries)
    return None


def _reach(row: Sequence[Token], at: int, longest: int) -> int:
    """How far a name that begins here can go: to the next sign or line that no name holds."""
    last = at + 1
    while last < len(row) and last - at < longest:
        gap = row[last].start - row[last - 1].end
        if gap > 1 or not (row[last].is_word or row[last].text in _JOINTS):
            break
        last += 1
    return last


def _written_so(name: str, entry: GazetteerEntry) -> bool:
    """Whether so short a name is meant: "US" and "Gao", never "Us" for the country or "GAO" for the town's homonym."""
    letters = sum(c.isalpha() for c in name)
    if letters > _ACRONYM:
        return True
    if name.isupper() or "." in name:
        return entry.kind in ("country", "area", "admin1") or name == entry.name
    return name == entry.name or (letters == _ACRONYM and entry.kind != "country" and entry.name.startswith(name))
