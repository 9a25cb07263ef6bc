"""How alike two accounts are in their words: the beginnings of the two texts, and the sentences on the incident itself."""

import math
from functools import lru_cache

from whence.core.dossier import Account
from whence.linking.background import shipped_background
from whence.linking.wording import Wording, cosine, wording

_LEAD = 1200  # characters from the beginning of a text, in which its news is told
_KEPT = 2048  # wordings kept at hand; an account is compared with many others


@lru_cache(_KEPT)
def _wording(text: str) -> Wording:
    """The wording of a stretch of text, made once."""
    return wording(text, shipped_background())


def lead(account: Account) -> Wording:
    """The wording of the beginning of its document."""
    return _wording(account.document.text[:_LEAD])


def evidence(account: Account) -> Wording:
    """The wording of the sentences the report was read from."""
    return _wording("\n".join(span.quote for span in account.report.evidence))


def words_alike(left: Wording, right: Wording) -> float:
    """The root of the share of common words, 0 to 1; the root, as the first common words tell most."""
    return math.sqrt(cosine(left.words, right.words))


def names_alike(left: Wording, right: Wording) -> float:
    """The root of the share of common names, 0 to 1."""
    return math.sqrt(cosine(left.names, right.names))


def common_names(left: Wording, right: Wording) -> list[str]:
    """The most telling names in both, at most four."""
    return _most_telling({n: left.name_weights[n] for n in left.name_weights if n in right.name_weights})


def common_words(left: Wording, right: Wording) -> list[str]:
    """The most telling words and pairs of words in both, at most four."""
    return _most_telling({term: left.words[term] for term in left.words if term in right.words})


def _most_telling(weights: dict[str, float]) -> list[str]:
    """At most four, those that weigh most first."""
    return sorted(weights, key=lambda term: (-weights[term], term))[:4]
