"""To how many killed or injured the words of an article lean, whatever numbers it gives: "fatally", "homicide", "non-life-threatening".

>>> words = TollWords.load()
>>> killed = words.lean("Man dies after shooting", "A man was fatally shot on Friday.")["killed"]
>>> killed[1] > killed[0]
True
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np

from whence.core.document import Document
from whence.linking.background import MODELS

MODEL = MODELS / "toll_words.npz"
MEASURES = ("killed", "injured")
CLASSES = 4  # none, one, two, more
BUCKETS = 1 << 14
MOST = 2500  # characters from the beginning of a text that are looked at
_WORD = re.compile(r"\w+")
Lean = Mapping[str, Sequence[float]]
"""For each measure the logarithms of the shares of none, one, two and more."""

Numbers = np.ndarray[Any, np.dtype[Any]]


def toll_terms(title: str, text: str) -> Numbers:
    """The buckets of the words and pairs of words of a title, and of the beginning of its text, each once."""
    terms = [f"title {term}" for term in _terms(title)] + _terms(text[:MOST])
    return np.array(sorted({crc32(term.encode("utf-8", "surrogatepass")) % BUCKETS for term in terms}), dtype=np.int64)


def _terms(text: str) -> list[str]:
    """Words, and each with the one before it."""
    words = _WORD.findall(text.casefold())
    return words + [f"{a} {b}" for a, b in itertools.pairwise(words)]


@dataclass(frozen=True, slots=True)
class TollWords:
    """This says: for each measure and class one small number a bucket, to be multiplied by `scale`, and a bias a class."""

    weights: Numbers
    scale: float
    bias: Numbers

    @classmethod
    @cache
    def load(cls) -> "TollWords":
        """The weights that ship: made by `training/train_choices.py`."""
        with np.load(MODEL) as kept:
            return cls(kept["weights"], float(kept["scale"]), kept["bias"])

    def save(self) -> None:
        """Keep it where it ships."""
        np.savez_compressed(MODEL, weights=self.weights, scale=self.scale, bias=self.bias)

    def lean(self, title: str, text: str) -> Lean:
        """To what a text leans."""
        found = toll_terms(title, text)
        share = self.scale / np.sqrt(max(1, len(found)))
        scores = self.weights[:, :, found].astype(np.float64).sum(2) * share + self.bias
        return dict(zip(MEASURES, log_shares(scores).tolist(), strict=True))


def lean_of(document: Document) -> Lean:
    """To what a document leans, by the weights that ship."""
    title = document.title
    return TollWords.load().lean(title.quote if title else "", document.text[title.end if title else 0 :])


def log_shares(scores: Numbers) -> Numbers:
    """Logarithms of shares that add up to one, along the last axis."""
    above = scores - scores.max(-1, keepdims=True)
    shares: Numbers = above - np.log(np.exp(above).sum(-1, keepdims=True))
    return shares
