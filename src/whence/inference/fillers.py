"""Who fills which role of an incident in agency text of the 1980s (the MUC-4 task).

The trained reader and the linear slot tagger each propose names; a small linear model over what speaks for a name (`evidence.py`)
says how sure it is. Its weights are in the manifest, fitted by `training/tune_reader.py`. Of names within one another the
surest is kept; a name in brackets behind another is the same filler.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from whence.inference.evidence import FEATURES, Ground, Name, Place, evidence
from whence.inference.session import Judged, Session
from whence.inference.slot_tagger import KINDS, ROLES, Sentence, SlotTagger, split_text
from whence.inference.tagging import Tag, spans_of

_LOW = 0.25  # the least probability of a piece in a name the reader proposes
_EDGES = " .,;:\"'()-"
_ARTICLES = ("the ", "a ", "an ")
_ALIASED = (
    "PerpOrg"  # in train nine of ten names in brackets behind an organisation are names of it; of persons few are
)


@dataclass(frozen=True, slots=True)
class Filler:
    """This says: "fmln" is a PerpOrg with a score of 0.8; `kinds` says how likely each kind of incident is for it.

    `aliases` are other names of the same filler.
    """

    role: str
    name: str
    score: float
    kinds: Mapping[str, float]
    features: tuple[float, ...] = field(default=(), repr=False)
    aliases: tuple[str, ...] = ()


def find_fillers(session: Session, tagger: SlotTagger, text: str) -> list[Filler]:
    """What fills the roles, the surest first, above the manifest's threshold `filler`."""
    return keep_fillers(propose_fillers(session, tagger, text), text, session.manifest.thresholds["filler"])


def keep_fillers(proposed: Sequence[Filler], text: str, limit: float) -> list[Filler]:
    """One filler an entity above the limit, with its aliases among all that were proposed."""
    ground = Ground(text, 0.0, 0.0)
    kept: list[Filler] = []
    for filler in keep_entities([filler for filler in proposed if filler.score > limit]):
        if not any(_is_same(filler, other, ground) for other in kept):
            kept.append(filler)
    return [
        replace(filler, aliases=tuple(o.name for o in proposed if o is not filler and _is_same(filler, o, ground)))
        for filler in kept
    ]


def _is_same(one: Filler, other: Filler, ground: Ground) -> bool:
    """Whether two names are of one organisation."""
    return one.role == other.role == _ALIASED and ground.is_alias(one.name, other.name)


def propose_fillers(session: Session, tagger: SlotTagger, text: str) -> list[Filler]:
    """Every name either model proposes for a role, scored."""
    judged, sentences = session.judge(text), split_text(text)
    places = [*_read(session, judged), *_tagged(judged, tagger, sentences, text)]
    places.sort(key=lambda place: (place.role, place.name, place.start))
    kinds = session.manifest.heads["muc_type"]
    groups = [tuple(group) for _, group in groupby(places, key=lambda place: (place.role, place.name))]
    names = [_name(group, kinds) for group in groups if group[0].name]
    ground = Ground(text, *_about(judged, tagger, sentences))
    return [_filler(name, evidence(name, names, ground), session.manifest.weights) for name in names]


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


def _name(places: tuple[Place, ...], kinds: Sequence[str]) -> Name:
    """A name from all the places where it stands."""
    shares = np.mean([place.kinds for place in places], axis=0)
    return Name(places[0].role, places[0].name, places, dict(zip(kinds, map(float, shares), strict=True)))


def _filler(name: Name, features: tuple[float, ...], weights: Mapping[str, float]) -> Filler:
    """A name with its score."""
    score = weights.get("filler", 0.0) + sum(
        weights.get(f"filler_{feature}", 0.0) * value for feature, value in zip(FEATURES, features, strict=True)
    )
    return Filler(name.role, name.name, 1 / (1 + math.exp(-score)), name.kinds, features)


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
