"""How alike two whole texts are, in words and in names; used where documents are laid beside each other, not reports."""

import math
from functools import lru_cache

from whence.core.document import Document
from whence.linking.background import shipped_background
from whence.linking.wording import Wording, cosine, wording

_MOST = 6000  # characters of a text that are looked at
_KEPT = 2048


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
