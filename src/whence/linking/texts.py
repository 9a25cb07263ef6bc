"""How alike two whole texts are, in words, names and quotations; used where documents are laid beside each other, not reports."""

import math
import re
from functools import lru_cache

from whence.core.document import Document
from whence.linking.background import shipped_background
from whence.linking.wording import Wording, cosine, wording

_MOST = 6000  # characters of a text that are looked at
_KEPT = 2048
_QUOTED = re.compile(r"[\"“]([^\"”“\n]{20,400})[\"”]")
_LEAST_QUOTED = 5  # words of a quotation that two texts do not share by chance


@lru_cache(_KEPT)
def text_wording(text: str) -> Wording:
    """The wording of a text, made once."""
    return wording(text, shipped_background())


def document_wording(document: Document) -> Wording:
    """The wording of the article's own sentences, site furniture left out."""
    pieces = (document.text[start:end] for start, end in document.sentences)
    return text_wording("\n".join(pieces)[:_MOST] or document.text[:_MOST])


def texts_alike(left: Document, right: Document) -> tuple[float, float]:
    """Roots of the shares of common words and of common names, 0 to 1 each."""
    a, b = document_wording(left), document_wording(right)
    return math.sqrt(cosine(a.words, b.words)), math.sqrt(cosine(a.names, b.names))


def days_apart(left: Document, right: Document) -> int | None:
    """Days from one publication to the other; None where one is unknown."""
    if left.published_on is None or right.published_on is None:
        return None
    return abs((left.published_on - right.published_on).days)


@lru_cache(_KEPT)
def _quotations(text: str) -> frozenset[str]:
    """The longer quotations of a text, in plain words."""
    found = (" ".join(re.findall(r"\w+", match[1].casefold())) for match in _QUOTED.finditer(text[:_MOST]))
    return frozenset(words for words in found if words.count(" ") >= _LEAST_QUOTED - 1)


def quotes_only_of(left: Document, right: Document) -> bool:
    """Whether the one quotes, and nothing but what the other quotes, be it in part."""
    a, b = _quotations(left.text), _quotations(right.text)
    return bool(a) and all(any(x in y or y in x for y in b) for x in a)
