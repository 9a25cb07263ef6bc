"""Whether an act is the news or recalled beside it, by the words and dates around its trigger."""

import re
from datetime import timedelta
from functools import cache

from whence.core.document import Document
from whence.core.time import TimeRange
from whence.extraction.incidents.status import clause_around
from whence.extraction.lexicon import load_lexicon

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b(?!-)")
_STALE = timedelta(days=8)  # an act that long before publication is no longer the news of it


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The three lists of the background lexicon, compiled: clause, before, sentence."""
    lists = load_lexicon("background")
    clause = re.compile(r"\b(?:" + "|".join(lists["clause"]) + r")\b", re.IGNORECASE)
    before = re.compile(r"\b(?:" + "|".join(lists["before"]) + r")\s+$", re.IGNORECASE)
    sentence = re.compile("|".join(lists["sentence"]), re.IGNORECASE)
    return clause, before, sentence


def is_recalled(document: Document, start: int, end: int, first: int, last: int, time: TimeRange | None) -> bool:
    """Whether words of the sentence [first, last), or its time, put the act at [start, end) behind the news."""
    published = document.published.on if document.published else None
    if published and time and time.end and time.end < published - _STALE:
        return True
    clause, before, sentence = _patterns()
    left, right = clause_around(document.text, start, end, first, last)
    years = [int(year) for year in _YEAR.findall(document.text, left, right)]
    return bool(
        (published and years and max(years) < published.year)
        or clause.search(document.text, left, right)
        or before.search(document.text[first:start])
        or sentence.search(document.text[first:last])
    )


def wordings(text: str, start: int, end: int, first: int, last: int) -> set[str]:
    """Which lists of the lexicon have a wording around the trigger at [start, end): clause, before, sentence."""
    clause, before, sentence = _patterns()
    left, right = clause_around(text, start, end, first, last)
    found = {"clause": clause.search(text, left, right), "before": before.search(text[first:start])}
    return {name for name, match in (found | {"sentence": sentence.search(text[first:last])}).items() if match}


def recalls(sentence: str) -> bool:
    """Whether the words of a sentence alone put what it tells behind the news: "last year", "was convicted".

    >>> recalls("A market bombing last year killed 12."), recalls("Twelve people died.")
    (True, False)
    """
    clause, _, anywhere = _patterns()
    return bool(clause.search(sentence) or anywhere.search(sentence))
