"""How alike two accounts are in their words: the beginnings of the two texts, and the sentences on the incident itself."""

import math
from collections.abc import Set
from functools import lru_cache

from whence.core.dossier import Account
from whence.linking.background import shipped_background
from whence.linking.wording import Wording, cosine, most_telling_names, wording

_LEAD = 1200  # characters from the beginning of a text, in which its news is told
_KEPT = 2048  # wordings kept at hand; an account is compared with many others
_NAMES_KEPT = 8192  # lists of names kept at hand, which are small: accounts added at once ask for theirs twice


@lru_cache(_KEPT)
def _wording(text: str) -> Wording:
    """The wording of a stretch of text, made once."""
    return wording(text, shipped_background())


@lru_cache(_NAMES_KEPT)
def _names(text: str) -> tuple[str, ...]:
    """The names in a stretch of text, looked for once."""
    return tuple(most_telling_names(text, shipped_background()))


def lead(account: Account) -> Wording:
    """The wording of the beginning of its document."""
    return _wording(_lead(account))


def evidence(account: Account) -> Wording:
    """The wording of the sentences the report was read from."""
    return _wording(_evidence(account))


def lead_names(account: Account) -> tuple[str, ...]:
    """The names in the beginning of its document, the most telling first."""
    return _names(_lead(account))


def evidence_names(account: Account) -> tuple[str, ...]:
    """The names in the sentences the report was read from, the most telling first."""
    return _names(_evidence(account))


def _lead(account: Account) -> str:
    """The beginning of its document."""
    return account.document.text[:_LEAD]


def _evidence(account: Account) -> str:
    """The sentences the report was read from."""
    return "\n".join(span.quote for span in account.report.evidence)


def words_alike(left: Wording, right: Wording, known: Set[str] = frozenset()) -> float:
    """The root of the share of common words, 0 to 1; the root, as the first common words tell most.

    What is `known` to be common, such as the name of the place, tells nothing more.
    """
    return math.sqrt(cosine(left.words, _without(known, right.words)))


def names_alike(left: Wording, right: Wording, known: Set[str] = frozenset()) -> float:
    """The root of the share of common names, 0 to 1, but for those known to be common."""
    return math.sqrt(cosine(left.names, _without(known, right.names)))


def _without(known: Set[str], weights: dict[str, float]) -> dict[str, float]:
    """The terms that have no known word in them."""
    return {term: x for term, x in weights.items() if known.isdisjoint(term.split())} if known else weights


def common_names(left: Wording, right: Wording, known: Set[str] = frozenset()) -> list[str]:
    """The most telling names in both, at most four, but for those known to be common."""
    weights = _without(known, left.name_weights)
    return _most_telling({n: weights[n] for n in weights if n in right.name_weights})


def common_words(left: Wording, right: Wording, known: Set[str] = frozenset()) -> list[str]:
    """The most telling words and pairs of words in both, at most four, but for those known to be common."""
    words = _without(known, left.words)
    return _most_telling({term: words[term] for term in words if term in right.words})


def _most_telling(weights: dict[str, float]) -> list[str]:
    """At most four, those that weigh most first."""
    return sorted(weights, key=lambda term: (-weights[term], term))[:4]
