"""One match of a pattern over token classes, and the numbers, units and hours its tokens spell."""

import re

from whence.extraction.times.meanings import Draft, Meaning, Step
from whence.extraction.times.tokens import Tokens
from whence.extraction.times.values import month_day
from whence.extraction.times.words import MONTHS, NUMBERS, ORDINALS, PARTS, unit_code

_VAGUE = frozenset("several few many some".split())
_ARTICLES = frozenset({"a", "an"})
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s?([ap])?")
_WHICH = {"L": "last", "p": "last", "X": "next", "F": "next", "H": "this", "q": "text", "s": "text"}
_NOUNS_OR_VERBS = frozenset({"start", "end"})  # parts of a time before "of", acts before "in" and "on"
_MODS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late",
    "latter": "late",
}  # fmt: skip


class Hit:
    """This says: in "10 p.m. on May 6th" the group `month` is token 3, and the group `clock` says T22:00."""

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self.match = match

    def has(self, group: str) -> bool:
        """Whether the pattern has that group and it matched."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def word(self, group: str) -> str:
        """The first word of a group, "" where it did not match."""
        return self.tokens.word(self.match.start(group)) if self.has(group) else ""

    def year(self) -> str:
        """The group `year` in digits, "1996" for "nineteen ninety-six" too; "" where it did not match."""
        words = self.word("year").replace("-", " ").split()
        if len(words) < 2:
            return self.word("year")
        century, *rest = (NUMBERS.get(word, 0) for word in words)
        return "2000" if words[-1] == "thousand" else f"{century}{sum(rest):02}"

    def day(self) -> int:
        """The group `day` as a number, 0 for none that can be a day ("twenty-fifth" is no token)."""
        word = self.word("day")
        return ORDINALS.get(word) or int("".join(filter(str.isdigit, word)) or 0)

    def month(self) -> int:
        """The group `month` as a number from 1."""
        return MONTHS[self.word("month")]

    def tail(self) -> str | None:
        """The group `month`, with `day` where there is one: "-03-24"; None for February 30."""
        return month_day(self.month(), self.day() if self.has("day") else None)

    def unit(self) -> str:
        """The letters of the group `unit`."""
        return unit_code(self.word("unit"))

    def number(self, group: str = "n") -> float | None:
        """A number in words or digits; 1 where the group did not match; None for "several"."""
        if not self.has(group):
            return 1
        total = 0.0
        for i in range(*self.match.span(group)):
            word = self.tokens.word(i)
            if word == "some" and i == self.match.start(group) and i + 1 < self.match.end(group):
                continue  # "some eight years"
            if word in _VAGUE:
                return None
            value = _value(word)
            total = max(total, 1) * value if word in ("hundred", "dozen") else total + value
        return total

    def which(self) -> str:
        """last, next, this, text or "" as the group `which` says."""
        return _WHICH.get(self.match["which"][0], "") if self.has("which") else ""

    def part(self) -> str:
        """The time of day, such as TMO, T22:00 or T08:30Z, "" where nothing says it."""
        for group in ("clock", "clock2"):
            if self.has(group):
                zone = self.tokens.word(self.match.end(group)) if self._zone_follows(group) else ""
                return _clock(self.word(group)) + ("Z" if zone in ("utc", "gmt") else "")
        return PARTS.get(self.word("part") or self.word("part2"), "")

    def of_year(self) -> Step | None:
        """The year that words such as "of that year", "last year" after a month point to."""
        which = _WHICH.get(self.match["rel"][0]) if self.has("rel") else None
        n = {"last": -1, "next": 1, "this": 0, "text": 0}.get(which or "")
        return None if n is None else Step(n, "Y", "text" if which == "text" else "published")

    def draft(self, meaning: Meaning, kind: str = "DATE") -> Draft:
        """The draft of the whole match; a date with a time of day is a TIME."""
        part, mod = self.part(), self.word("mod")
        first, last = self.match.span()
        if mod in _NOUNS_OR_VERBS and self.tokens.classes.startswith("i", self.match.end("mod")):  # "will end in March"
            first, mod = self.match.end("mod") + 1, ""
        return Draft(first, last, "TIME" if part and kind == "DATE" else kind, meaning, part, _MODS.get(mod, ""))

    def _zone_follows(self, group: str) -> bool:
        """Whether a time zone stands after a clock time."""
        end = self.match.end(group)
        return self.tokens.classes[end : end + 1] == "z"


def _value(word: str) -> float:
    """The value of one token of a number; an article counts one."""
    if word in _ARTICLES:
        return 1
    try:
        return float(word.replace(",", ""))
    except ValueError:  # a number word, or odd digits such as 1.2.3
        return float(NUMBERS.get(word, 0))


def _clock(words: str) -> str:
    """T22:00 from "10 p.m."; "" for an hour no clock shows."""
    match = _CLOCK.match(words if not words.isdigit() else f"{words[:2]}:{words[2:]}")
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def amount(n: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    >>> amount(3, "D"), amount(None, "Y"), amount(2.5, "TH"), amount(1, "DE"), amount(2, "WE")
    ('P3D', 'PXY', 'PT2.5H', 'P10Y', 'P2WE')
    """
    if n is not None and unit in ("DE", "CE"):
        n, unit = n * (10 if unit == "DE" else 100), "Y"
    number = "X" if n is None else f"{n:g}" if n < 1e6 else f"{n:.0f}"
    return f"P{unit[0]}{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
