"""The words of a sentence as the reader of figures sees them, each with its offsets.

>>> [word.text for word in split_words("At least 1,200–1,500 (a 17-year-old) ... US$5m.")]
['At', 'least', '1,200', '–', '1,500', '(', 'a', '17-year-old', ')', '...', 'US$', '5', 'm', '.']
"""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"""
    \d+(?:[:/]\d+)+                            # 13:30, 7/7
  | \d+(?:st|nd|rd|th)\b                       # 105th
  | \d{4}s\b                                   # 1990s
  | \d+-(?:year|month|week|day|hour|minute|mile|meter|metre|kilometer|kilometre|page|point|member|strong|seat)[\w-]*
  | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)?
  | [A-Z][a-z]?\d{1,3}(?:,\d{3})+              # Rs500,000
  | (?:US|A|C|NZ)?[$£€]
  | (?:[^\W\d_]\.){2,}                         # U.S.
  | [^\W\d_]\w*(?:[-'’.](?=\w)\w+)*            # AK-47, Dae'sh, half-million
  | \.{2,} | --+ | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """This says: the word "At" stands at characters 0 to 2; `lower` is "at"."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[:1].isalnum() or self.text[-1:] in "$£€")


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of `text[start:end]`, with offsets into the whole text; nothing but white space is left out."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end()) for m in found]
