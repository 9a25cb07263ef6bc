"""How telling a word is: the fewer news texts have it, the more two texts that share it have in common.

The table holds, for hashes of words and of pairs of words, in how many of some thousand news texts they stand, as a weight. It
depends on no case: the weight of two texts' common words is the same whatever else a ledger holds.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

BUCKETS = 1 << 18
PER_UNIT = 20  # steps of a weight of 1.0 in one byte
_LEAST_SET = 20
MODELS = Path(__file__).parents[1] / "models"


class Weights(Protocol):
    """How telling is that term?"""

    def weight(self, term: str) -> float:
        """The logarithm of how many texts there are to one with the term."""


@dataclass(frozen=True, slots=True)
class Background:
    """This says: "police" weighs 1.1, "kasreen", which the table does not have, as much as a word seen once, 8.2."""

    table: bytes
    unseen: float

    def weight(self, term: str) -> float:
        """The logarithm of how many texts there are to one with the term."""
        step = self.table[bucket(term)]
        return step / PER_UNIT if step else self.unseen


@dataclass(frozen=True, slots=True)
class Foreground:
    """This says: among these 212 texts "korea" tells little, though in news at large it tells much.

    For a set given whole, never for a ledger: there the weight of a pair must not depend on what else is held.
    """

    background: Background
    counts: Counter[str]
    n_texts: int

    @classmethod
    def of(cls, background: Background, texts: Iterable[Iterable[str]]) -> "Foreground":
        """The weights among texts, each given as its terms."""
        distinct = [set(terms) for terms in texts]
        return cls(background, Counter(term for terms in distinct for term in terms), len(distinct))

    def weight(self, term: str) -> float:
        """A blend of the weight in news at large and of the weight in the set, in shares chosen on news_stories.

        A set of a few texts says nothing on how common a word is.
        """
        if self.n_texts < _LEAST_SET:
            return self.background.weight(term)
        here = math.log((self.n_texts + 1) / (self.counts[term] + 1))
        return 0.3 * self.background.weight(term) + 1.05 * here


@lru_cache(1 << 16)  # the same words come again with every text
def bucket(term: str) -> int:
    """The place of a term in the table, the same on every machine."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass")) % BUCKETS


@cache
def shipped_background() -> Background:
    """The table that ships: made by `training/train_linker.py`; the last byte is the weight of the unseen."""
    content = (MODELS / "background.bin").read_bytes()
    return Background(content[:BUCKETS], content[BUCKETS] / PER_UNIT)
