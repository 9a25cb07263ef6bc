"""Whether an article tells of violence at all: hashed words and word pairs, weighed; cheap, so that other news costs almost nothing.

>>> gate = Gate.load()
>>> gate.score("A bomb killed nine people at a market on Monday.") > gate.score("The bank raised its rate on Monday.")
True
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

MODEL = Path(__file__).parents[1] / "models" / "gate.npz"
GATE = "gate@1"
BUCKETS = 1 << 16
WINDOW, STEP = 48, 24  # words: about two sentences
SHORTEST = 40  # words: a shorter text is read whatever it says
_WORD = re.compile(r"[^\W\d_]+")
Numbers = np.ndarray[Any, np.dtype[Any]]


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    """The number of a word."""
    return crc32(word.encode("utf-8"))


def features(text: str) -> tuple[Numbers, Numbers]:
    """The bucket of each word of a text, and of each word with the one before it (the first with none)."""
    hashes = np.array([_hash(word) for word in _WORD.findall(text.casefold())], dtype=np.int64)
    before = np.concatenate((np.zeros(1, dtype=np.int64), hashes[:-1])) if len(hashes) else hashes
    return hashes % BUCKETS, (hashes * 31 + before * 17 + 7) % BUCKETS


@dataclass(frozen=True, slots=True)
class Gate:
    """This says: the likeliest two sentences of a text score 2.1, above `least`: it is read.

    `weights` holds one small number a bucket, to be multiplied by `scale`.
    """

    weights: Numbers
    scale: float
    bias: float
    least: float

    @classmethod
    def load(cls, path: Path = MODEL) -> "Gate":
        """The gate that ships."""
        with np.load(path) as kept:
            scale, bias, least = (float(kept[name]) for name in ("scale", "bias", "least"))
            return cls(kept["weights"], scale, bias, least)

    def score(self, text: str) -> float:
        """The log odds of the window of the text that speaks most of violence; minus infinity for a text without words."""
        words, pairs = features(text)
        if not len(words):
            return -np.inf
        each = (self.weights[words].astype(np.float64) + self.weights[pairs]) * self.scale
        sums = np.concatenate((np.zeros(1), np.cumsum(each)))
        starts = np.arange(0, max(1, len(words) - WINDOW + STEP), STEP)
        ends = np.minimum(starts + WINDOW, len(words))
        return float(((sums[ends] - sums[starts]) / np.sqrt(ends - starts)).max() + self.bias)

    def passes(self, text: str) -> bool:
        """Whether a text may tell of violence and is to be read."""
        return len(_WORD.findall(text)) < SHORTEST or self.score(text) >= self.least
