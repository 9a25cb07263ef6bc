"""Who fills which role of an incident in agency text of the 1980s (the MUC-4 task).

The trained reader and the linear slot tagger each propose names; a small linear model over what both tell of a name, wherever it
stands, says how sure it is. Its weights are in the manifest, fitted by `training/tune_reader.py`. Of names within one another the
surest is kept.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from whence.inference.session import Judged, Session
from whence.inference.slot_tagger import KINDS, ROLES, Sentence, SlotTagger, split_text
from whence.inference.tagging import Tag, spans_of

FEATURES = ("sure", "mean", "tagged", "tagged_elsewhere", "often", "early", "gate", "kind", "long", "pronoun", *ROLES)
_LOW = 0.25  # the least probability of a piece in a name the reader proposes
_EDGES = " .,;:\"'()-"
_ARTICLES = ("the ", "a ", "an ")
_PRONOUNS = frozenset("he him his she her they them their it its who that this these those i we us our".split())


@dataclass(frozen=True, slots=True)
class Place:
    """This says: at 102 to 112 stands a name for a role; the slot tagger marked it or not; the reader is that sure."""

    role: str
    name: str
    start: int
    sure: float
    is_tagged: bool
    kinds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Filler:
    """This says: "fmln" is a PerpOrg with a score of 0.8; `kinds` says how likely each kind of incident is for it."""

    role: str
    name: str
    score: float
    kinds: Mapping[str, float]
    features: tuple[float, ...] = field(default=(), repr=False)


def find_fillers(session: Session, tagger: SlotTagger, text: str) -> list[Filler]:
    """What fills the roles, the surest first, above the manifest's threshold `filler`."""
    found = propose_fillers(session, tagger, text)
    sure = [filler for filler in found if filler.score > session.manifest.thresholds["filler"]]
    return list(keep_entities(sure))


def propose_fillers(session: Session, tagger: SlotTagger, text: str) -> list[Filler]:
    """Every name either model proposes for a role, scored."""
    judged, sentences = session.judge(text), split_text(text)
    places = [*_read(session, judged), *_tagged(judged, tagger, sentences, text)]
    places.sort(key=lambda place: (place.role, place.name, place.start))
    about = _about(judged, tagger, sentences)
    names = session.manifest.heads["muc_type"]
    weights = session.manifest.weights
    groups = [list(group) for _, group in groupby(places, key=lambda place: (place.role, place.name))]
    return [_filler(group, len(text), about, names, weights) for group in groups if group[0].name]


def _read(session: Session, judged: Judged) -> Iterator[Place]:
    """The names the reader proposes."""
    for role in ROLES:
        head = f"muc_{role}"
        for tag in spans_of(judged, head, session.manifest.heads[head], least=_LOW):
            yield _place(judged, tag, role, is_tagged=False)


def _tagged(judged: Judged, tagger: SlotTagger, sentences: list[Sentence], text: str) -> Iterator[Place]:
    """The names the slot tagger marks, with what the reader tells of them."""
    offsets = np.array(judged.pieces.offsets).reshape(-1, 2)
    for start, end, role in tagger.tag(sentences):
        inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
        if len(inside):
            first, last = int(inside[0]), int(inside[-1]) + 1
            sure = float(1 - judged.heads[f"muc_{role}"][first:last, 0].mean())
            yield _place(judged, Tag(start, end, role, sure, first, last), role, is_tagged=True)


def _place(judged: Judged, tag: Tag, role: str, *, is_tagged: bool) -> Place:
    """One place where a name stands."""
    kinds = judged.heads["muc_type"][tag.first : tag.last].mean(0)
    name = cleaned(judged.pieces.text[tag.start : tag.end])
    return Place(role, name, tag.start, tag.score, is_tagged, tuple(map(float, kinds)))


def _about(judged: Judged, tagger: SlotTagger, sentences: list[Sentence]) -> tuple[float, float]:
    """How surely the text is about an incident, by the reader and by the slot tagger (squeezed to 0 to 1)."""
    gate = float(judged.whole["muc_gate"][:, 1].max(initial=0.0))
    scores = tagger.kind_scores(sentences)
    lead = max(scores[kind] for kind in KINDS[1:]) - scores["none"]
    return gate, 1 / (1 + math.exp(-max(min(lead / 50, 20), -20)))


def _filler(
    places: Sequence[Place], length: int, about: tuple[float, float], kinds: Sequence[str], weights: Mapping[str, float]
) -> Filler:
    """A name from all the places where it stands."""
    role, name = places[0].role, places[0].name
    n_tagged, n_read = sum(p.is_tagged for p in places), sum(not p.is_tagged for p in places)
    values = {
        "sure": _log_odds(max(p.sure for p in places)),
        "mean": _log_odds(float(np.mean([p.sure for p in places]))),
        "tagged": float(n_tagged > 0),
        "tagged_elsewhere": math.log1p(n_tagged),
        "often": math.log1p(n_read),
        "early": 1 - places[0].start / length,
        "gate": about[0],
        "kind": about[1],
        "long": math.log(len(name.split())),
        "pronoun": float(name in _PRONOUNS),
        role: 1.0,
    }
    features = tuple(values.get(feature, 0.0) for feature in FEATURES)
    score = weights.get("filler", 0.0) + sum(
        weights.get(f"filler_{f}", 0.0) * v for f, v in zip(FEATURES, features, strict=True)
    )
    shares = np.mean([place.kinds for place in places], axis=0)
    return Filler(role, name, 1 / (1 + math.exp(-score)), dict(zip(kinds, map(float, shares), strict=True)), features)


def _log_odds(share: float) -> float:
    """The log of the odds, within bounds."""
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


def cleaned(name: str) -> str:
    """A name in small letters, without marks at its edges and without its article."""
    text = " ".join(name.strip(_EDGES).lower().split())
    return next((text[len(article) :] for article in _ARTICLES if text.startswith(article)), text)


def keep_entities(fillers: Sequence[Filler]) -> Iterator[Filler]:
    """One filler an entity, the surest first."""
    taken: list[tuple[str, set[str]]] = []
    for filler in sorted(fillers, key=lambda f: (-f.score, -len(f.name), f.role, f.name)):
        words = set(filler.name.split())
        if not any(role == filler.role and (words <= other or other <= words) for role, other in taken):
            taken.append((filler.role, words))
            yield filler
