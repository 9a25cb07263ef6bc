"""A small linear tagger that fills the roles of an incident from all-capitals agency text of the 1980s (the MUC-4 task).

One weight for each hashed feature and tag, transitions between tags, and the best path by Viterbi; a second, smaller
linear model tells the kind of incident a text is about, or none. Trained by `training/train_slots.py`; the file holds
hashed weights only, no words.
"""

import re
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.errors import ModelMissing

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
KINDS = ("none", "attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
N_BUCKETS = 1 << 18
MODEL = Path(__file__).parents[1] / "models" / "muc4_slots.npz"

_TOKEN = re.compile(r"[A-Z]\.(?:[A-Z]\.)+|\w+(?:[-'.]\w+)*|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.?!])\"?\s+")
_ACTS = {
    word: kind
    for kind, words in {
        "kill": "kill killed killing murder murdered murders assassinated assassination slain massacre died dead deaths shot executed",
        "bomb": "bomb bombs bombing bombings exploded explosion explosions blast dynamite blew detonated dynamited car-bomb placed planted",
        "attack": "attack attacks attacked ambush ambushed raid assault machinegunned fired hit damaged destroyed strafed harassed",
        "kidnap": "kidnap kidnapped kidnapping kidnapings kidnaped abducted hostage hostages captive seized released",
        "burn": "burned burning fire arson set torched",
        "wound": "wounded injured wounding injuring",
        "claim": "claimed responsibility responsible perpetrated blamed accused attributed carried",
        "rob": "robbed stole robbery stolen",
    }.items()
    for word in words.split()
}
_HINGES = frozenset("by of on at against in from with to near outside who were was have has had been the a an".split())

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """This says: these lower-case words stand at these offsets of the text."""

    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]


def split_text(text: str) -> list[Sentence]:
    """The sentences of a text as lower-case words with their offsets, the white space at their ends left out."""
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    found = []
    for start, end in pairwise(bounds):
        matches = list(_TOKEN.finditer(text, start, end))
        if matches:
            found.append(Sentence(tuple(m.group().lower() for m in matches), tuple(m.span() for m in matches)))
    return found


def hashed(feature: str) -> int:
    """The bucket of a feature, the same on every machine."""
    return zlib.crc32(feature.encode()) & (N_BUCKETS - 1)


def sentence_features(sentences: list[Sentence], index: int) -> list[list[int]]:
    """The hashed features of each word of one sentence, with what the sentence and its neighbour tell of acts."""
    words = sentences[index].words
    acts = [_ACTS.get(word, "") for word in words]
    here = "+".join(sorted({act for act in acts if act})) or "none"
    before = "+".join(sorted({_ACTS[w] for w in sentences[index - 1].words if w in _ACTS})) if index else "start"
    return [[hashed(f) for f in _word_features(words, acts, i, here, before)] for i in range(len(words))]


def _word_features(words: tuple[str, ...], acts: list[str], i: int, here: str, before: str) -> list[str]:
    """The features of one word as text."""
    w = words[i]
    left, right = (words[i - 1] if i else "<"), (words[i + 1] if i + 1 < len(words) else ">")
    left2, right2 = (words[i - 2] if i > 1 else "<"), (words[i + 2] if i + 2 < len(words) else ">")
    behind = next((f"{acts[j]}{min(i - j, 6) // 2}" for j in range(i, max(-1, i - 14), -1) if acts[j]), "")
    ahead = next((f"{acts[j]}{min(j - i, 6) // 2}" for j in range(i, min(len(words), i + 14)) if acts[j]), "")
    hinge = next(
        (
            words[j]
            for j in range(i - 1, max(-1, i - 6), -1)
            if words[j] in _HINGES and words[j] not in {"the", "a", "an"}
        ),
        "",
    )
    return [
        f"w={w}", f"l={left}", f"r={right}", f"ll={left2}", f"rr={right2}", f"lw={left} {w}", f"wr={w} {right}",
        f"l2={left2} {left}", f"r2={right} {right2}", f"s={w[-3:]}", f"p={w[:3]}", f"w+here={w} {here}", f"here={here}",
        f"before={before}", f"behind={behind}", f"ahead={ahead}", f"hinge={hinge}", f"hinge+behind={hinge} {behind}",
        f"w+behind={w} {behind[:-1]}", f"w+ahead={w} {ahead[:-1]}", f"hinge+w={hinge} {w}", f"shape={w[:1].isdigit()}{'-' in w}",
        f"l+ahead={left} {ahead}", f"r+behind={right} {behind}",
    ]  # fmt: skip


def text_features(sentences: list[Sentence]) -> list[int]:
    """The hashed features of a whole text: its words, those of its start apart, and its acts."""
    found = {f"d={word}" for sentence in sentences for word in sentence.words}
    found |= {f"lead={word}" for sentence in sentences[:3] for word in sentence.words}
    for sentence in sentences:
        acts = sorted({_ACTS[word] for word in sentence.words if word in _ACTS})
        found |= {f"acts={'+'.join(acts)}"} | {
            f"pair={a} {b}" for a, b in pairwise(sentence.words) if a in _ACTS or b in _ACTS
        }
    return sorted(hashed(feature) for feature in found)


@dataclass(frozen=True, slots=True)
class SlotTagger:
    """This says: with these weights, "GUERRILLAS" in that sentence is a PerpInd, and the text tells of an attack."""

    emissions: Floats
    transitions: Floats
    kinds: Floats
    none_margin: float = 0.0

    def tag(self, sentences: list[Sentence]) -> list[tuple[int, int, str]]:
        """The role fillers of a text as (start, end, role), in order."""
        found = []
        for index, sentence in enumerate(sentences):
            scores = np.stack([self.emissions[row].sum(axis=0) for row in sentence_features(sentences, index)])
            found += _spans(sentence, best_path(scores, self.transitions))
        return found

    def kind_scores(self, sentences: list[Sentence]) -> dict[str, float]:
        """How well each kind of incident, and none, fits the text."""
        scores = self.kinds[text_features(sentences)].sum(axis=0)
        scores[0] -= self.none_margin
        return {kind: float(score) for kind, score in zip(KINDS, scores, strict=True)}


def best_path(scores: Floats, transitions: Floats) -> list[int]:
    """The tags of the best path through the scores of a sentence (words by tags)."""
    best, back = scores[0].copy(), np.zeros(scores.shape, dtype=np.intp)
    for i in range(1, len(scores)):
        routes = best[:, None] + transitions
        back[i] = routes.argmax(axis=0)
        best = routes.max(axis=0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]


def _spans(sentence: Sentence, path: list[int]) -> list[tuple[int, int, str]]:
    """The spans of a path of tags; an I after another role starts a span of its own."""
    found: list[tuple[int, int, str]] = []
    open_role = ""
    for (start, end), tag in zip(sentence.offsets, path, strict=True):
        edge, _, role = TAGS[tag].partition("-")
        if edge == "I" and role == open_role:
            found[-1] = (found[-1][0], end, role)
        elif role:
            found.append((start, end, role))
        open_role = role
    return found


def load_slot_tagger(path: Path = MODEL) -> SlotTagger:
    """The tagger from its file; ModelMissing where there is none."""
    if not path.exists():
        raise ModelMissing(
            f"{path}: no such model", hint="train it: python -m training.train_slots ../shared/data/muc4"
        )
    with np.load(path) as stored:
        scale = float(stored["scale"])
        emissions = np.zeros((N_BUCKETS, len(TAGS)), dtype=np.float32)
        emissions[stored["rows"]] = stored["weights"].astype(np.float32) * scale
        kinds = np.zeros((N_BUCKETS, len(KINDS)), dtype=np.float32)
        kinds[stored["kind_rows"]] = stored["kind_weights"].astype(np.float32) * float(stored["kind_scale"])
        return SlotTagger(emissions, stored["transitions"].astype(np.float32), kinds, float(stored["none_margin"]))
