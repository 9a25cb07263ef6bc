"""The head of an article: its title and its byline.

>>> from whence.documents.lines import split_lines
>>> lines = split_lines("Twin blasts kill five\\n\\nBy Nerissa Abubot, Correspondent\\nAugust 15, 2022\\nPolice said on Monday that five people had died.")
>>> find_title(lines).text, find_byline(lines).text
('Twin blasts kill five', 'By Nerissa Abubot, Correspondent')
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from whence.documents.credits import credit_lines
from whence.documents.dates import read_date
from whence.documents.lines import Line, is_prose

_BYLINE = re.compile(r"(?i:by|from)\s+(?:(?:our|staff|a|the)\b.{0,60}|[A-ZÀ-Þ][\w'’.\-]+(?:[ ,].{0,90})?)")
_LONGEST_TITLE = 40  # words
_HEAD = 14  # lines within which title and byline stand


def find_title(lines: Sequence[Line]) -> Line | None:
    """The title among the article's lines: the first line that can be one; a short kicker above it is passed over."""
    head = [line for line in takewhile(_is_head, lines[:_HEAD]) if _can_be_title(line)]
    if not head:
        return None
    first = head[0]
    kicker = len(head) > 1 and first.n_words <= 4 and head[1].n_words > first.n_words and _is_label(first.text)
    return head[1] if kicker else first


def _is_head(line: Line) -> bool:
    """Whether the body has not begun yet."""
    return not is_prose(line.text) or line.n_words <= 12


def _can_be_title(line: Line) -> bool:
    """Whether it is a headline rather than a byline, a date, a credit or the first paragraph."""
    dated = line.n_words <= 8 and read_date(line.text) is not None
    ends_like_prose = line.text.endswith((".", ",", ";")) and line.n_words > 4
    byline = _BYLINE.fullmatch(line.text) is not None and line.n_words <= 6
    return not (dated or byline or ends_like_prose or line.n_words > _LONGEST_TITLE or credit_lines([line]))


def _is_label(text: str) -> bool:
    """Whether it is a section label such as "JOLO PLAZA BLASTS" or "World"."""
    return text.isupper() or len(text.split()) <= 2


def find_byline(lines: Sequence[Line]) -> Line | None:
    """The line "By …" in the head of an article."""
    near = (line for i, line in enumerate(lines[:_HEAD]) if i > 0 or len(lines) > 1)
    return next((line for line in near if line.n_words <= 16 and _is_byline(line.text)), None)


def _is_byline(text: str) -> bool:
    """Whether a line names who wrote the article; "By midday the fire was out." does not."""
    return _BYLINE.fullmatch(text) is not None and not re.search(r"[.!?]$", text) and not is_prose(text)


def same_words(left: str, right: str) -> bool:
    """Whether two lines are the same but for case, white space and punctuation."""
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())
