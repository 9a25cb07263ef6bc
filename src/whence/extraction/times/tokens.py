"""Text as a row of tokens, each with the class of its word: patterns of time expressions are written over the classes.

>>> Tokens("It began on Friday, March 22nd, 2019.").classes
'__iW,mo,y.'
"""

import re

from whence.extraction.times.words import CAPITAL_ONLY, CLASSES, SPELLED_YEARS

_TOKEN = re.compile(
    r"""(?P<gap>\n[ \t]*\n)
    |(?P<iso>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\b)
    |(?P<slashed>\b\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)\b(?![/.]\d))
    |(?P<clock>\b\d{1,2}(?:[:.]\d\d)?\s?[ap](?:m\b|\.\s?m\b\.?)|\b\d{1,2}:\d\d(?::\d\d)?\b)
    |(?P<decade>\b\d{3}0s\b|['’]?\b[1-9]0s\b)
    |(?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<spelled>"""
    + SPELLED_YEARS
    + r""")
    |(?P<number>\d+(?:[,.]\d+)*)
    |(?P<era>\bB\.\s?C\b(?:\.\s?E\b)?\.?)
    |(?P<short>\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.)
    |(?P<word>[^\W\d_]+)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = {"gap": "|", "iso": "I", "slashed": "I", "clock": "c", "decade": "G", "nth": "o", "era": "K", "spelled": "y"}
_MARKS = {",": ",", ".": ".", "-": "-", "–": "-", "—": "=", "/": "/", "'": "'", "’": "'", "!": ".", "?": ".", "(": "(",
          "$": "$", "£": "$", "€": "$", "%": "%"}  # fmt: skip


class Tokens:
    """This says: token 3 is "Friday", of class W, at characters 12 to 18.

    `classes` is a string of one letter a token, for patterns; `starts` and `ends` are offsets into `text`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        classes: list[str] = []
        for match in _TOKEN.finditer(text):
            classes.append(_class_of(match))
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.classes = "".join(classes)

    def word(self, i: int) -> str:
        """The i-th token in small letters, without a full stop at its end; "" before the first and after the last."""
        if not 0 <= i < len(self.starts):
            return ""
        return self.text[self.starts[i] : self.ends[i]].lower().rstrip(".")

    def words(self, first: int, last: int) -> str:
        """The text from one token up to another, as written, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


def _class_of(match: re.Match[str]) -> str:
    """The class of one token."""
    kind = match.lastgroup or "mark"
    if kind == "word" or kind == "short":
        return _word_class(match.group())
    if kind == "mark":
        return _MARKS.get(match.group(), "#")
    if kind == "number":
        return _number_class(match.group())
    return _KINDS[kind]


def _word_class(word: str) -> str:
    """The class of a word; names of months and days count only with a capital."""
    lower = word.lower().rstrip(".")
    found = CLASSES.get(lower, "_")
    if found == "_" or (lower in CAPITAL_ONLY and not word[0].isupper()):
        return "_"
    return found.upper().replace("J", "W") if word.endswith(".") and found in "mj" else found


def _number_class(number: str) -> str:
    """d for a number that may be a day of a month, y for a year, n for any other."""
    if not number.isascii() or not number.isdigit():
        return "n"
    value = int(number[:5])
    if len(number) <= 2 and 1 <= value <= 31:
        return "d"
    return "y" if len(number) == 4 and 1000 <= value < 2100 else "n"
