"""Headings that lost their line: "Rebels Strike in Gao-Gunmen attacked a market", as scraped text runs them into the first sentence.

>>> text = "Rebels Strike Again in Gao-Gunmen attacked a market on Monday."
>>> text[: heading_end(text)]
'Rebels Strike Again in Gao-'
"""

import re

_GLUED = re.compile(r"[^.!?\n]{12,170}?(?<=[\w’')\"”])\s?-(?=[A-Z“\"‘])")
_WORD = re.compile(r"[A-Za-z][\w’'.-]*")
_SMALL = 4  # letters up to which a word of a heading may be small


def heading_end(text: str) -> int:
    """Where a heading run into the text ends; 0 where there is none."""
    glued = _GLUED.match(text)
    if glued is None:
        return 0
    words = [word for word in _WORD.findall(glued.group()) if len(word) > _SMALL]
    return glued.end() if len(words) > 1 and all(word[0].isupper() for word in words) else 0
