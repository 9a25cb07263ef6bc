"""Which lines are the article and which are the site around it, each line of the site with the reason.

Decided line by line from wording (`furniture_lines`), from kind (paragraph or short line) and from place: what follows
"You may also like" after the last paragraph is a teaser, what follows it above the headline is not. In doubt a line stays.

>>> from whence.documents.lines import split_lines
>>> text = "Nine dead in Qasrin\\n\\nA car bomb killed nine people in Qasrin, police said.\\n\\nYou may also like\\nTen beaches for June"
>>> [(line.text, reason) for line, reason in find_furniture(split_lines(text))]
[('You may also like', 'heads other articles'), ('Ten beaches for June', 'teaser under "You may also like"')]
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from whence.documents.agencies import AGENCIES
from whence.documents.credits import credit_lines
from whence.documents.furniture_lines import announces_itself, is_teaser_heading, reason_of
from whence.documents.lines import Line, is_prose

_LONGEST_TEASER = 25  # words
_LONGEST_SCRAP = 16  # words of a leftover among the lines of the site

Found = list[tuple[Line, str]]


def find_furniture(lines: Sequence[Line], agencies: Mapping[str, str] = AGENCIES) -> Found:
    """The lines that belong to the site, in order, each with its reason."""
    credited = credit_lines(lines, agencies)
    own = [None if line.start in credited else _own_reason(line.text) for line in lines]
    body = [i for i, line in enumerate(lines) if own[i] is None and is_prose(line.text) and not line.text.endswith("?")]
    first, last = (body[0], body[-1]) if body else (len(lines), len(lines))
    reasons = _with_teasers(lines, own, first, last)
    _add_scraps(lines, reasons, last, credited)
    return [(line, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None]


def _own_reason(text: str) -> str | None:
    """The reason a line gives by its own words."""
    return "heads other articles" if is_teaser_heading(text) else reason_of(text)


def _with_teasers(lines: Sequence[Line], own: Sequence[str | None], first: int, last: int) -> list[str | None]:
    """The reasons, with the teasers that stand under a heading added: any number at the end, one inside the article."""
    reasons = list(own)
    heading, left = "", 0
    for i, line in enumerate(lines):
        if own[i] == "heads other articles":
            alone = not announces_itself(line.text)
            heading = line.text
            left = len(lines) if i > last else 1 if alone and (i > first or _leaves_a_headline(lines, i, first)) else 0
        elif own[i] is None and left and _can_be_teaser(line.text):
            reasons[i], left = f'teaser under "{heading}"', left - 1
        elif own[i] is None:
            left = 0
    return reasons


def _leaves_a_headline(lines: Sequence[Line], heading: int, first: int) -> bool:
    """Whether above the article a teaser under "Also read" still leaves a headline; "Read more" is often a lone button."""
    if heading + 2 >= first or re.match(r"(?i)\W*read (?:more|on)\b", lines[heading].text):
        return False
    after = lines[heading + 2].text
    return len(after.split()) >= 5 and not after.startswith(("By ", "From "))


def _can_be_teaser(text: str) -> bool:
    """Whether a line can be the headline of another article."""
    return len(text.split()) <= _LONGEST_TEASER and not re.search(r"[.][\"'”’)]*$", text)


def _add_scraps(lines: Sequence[Line], reasons: list[str | None], last: int, credited: set[int]) -> None:
    """Mark scraps after the last paragraph that follow a line of the site."""
    for i in range(last + 2, len(lines)):
        follows = reasons[i] is None and reasons[i - 1] is not None
        if follows and lines[i].start not in credited and _is_scrap(lines[i]):
            reasons[i] = "scrap among lines of the site"


def _is_scrap(line: Line) -> bool:
    """Whether it is a few words that are neither sentence nor caption."""
    ended = re.search(r"[.!”\"]\W*$", line.text)
    caption = re.search(r"(?i)\b(?:photo|image|picture|file|map|graphic)\b", line.text)
    return line.n_words <= _LONGEST_SCRAP and ended is None and caption is None


def cut_lines(lines: Sequence[Line], furniture: Found) -> list[Line]:
    """Lines of the article that start in the middle of a sentence: something was cut before them, they stay."""
    gone = {line.start for line, _ in furniture}
    kept = [line for line in lines if line.start not in gone]
    found: list[Line] = []
    for before, line in pairwise(kept):
        if is_prose(line.text) and line.text[:1].islower() and re.search(r"[.!?][\"'”’)]*$", before.text):
            found.append(line)
    return found
