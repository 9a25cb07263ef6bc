"""Which source, cue and content belong together, among spans the reader marked.

>>> text = "Police said nine died."
>>> found = join(text, [(0, 6)], [(7, 11)], [(12, 21)])
>>> text[slice(*found[0].source)], text[slice(*found[0].cue)], len(found[0].content)
('Police', 'said', 1)
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, repeat

from whence.inference.session import Session
from whence.inference.tagging import Tag, spans_of

Offsets = tuple[int, int]
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?][\"”’')\]]*\s|\n+")
# What it costs to bind two spans, in words between them; measured on gold spans of the train part of PolNeAR.
_SENTENCE, _RIVAL, _AFTER, _SPEAKER_AFTER, _OVER_CONTENT, _FARTHEST = 8.0, 2.0, 0.5, 1.5, 8.0, 20.0
_LIKELY = 0.2  # least probability of a source taken where a cue has none; chosen on dev
_NEAREST = 3  # cues on either side that a content may belong to


@dataclass(frozen=True, slots=True)
class Attributed:
    """This says: "Police" (0 to 6) "said" (7 to 11) what stands at 12 to 21; no source where none is named."""

    cue: Offsets
    content: tuple[Offsets, ...]
    source: Offsets | None = None


def find_attributions(session: Session, text: str) -> list[Attributed]:
    """The attributions of a text, in the order of their cues; a cue without a source may take one that is only likely."""
    judged, labels = session.judge(text), session.manifest.heads["attribution"]
    rows = _by_kind(spans_of(judged, "attribution", labels))
    strong = sorted(span for spans in rows.values() for span in spans)
    likely = _by_kind(spans_of(judged, "attribution", labels, least=_LIKELY))["source"]
    found = join(text, rows["source"], rows["cue"], rows["content"])
    return complete(text, found, _apart(likely, strong))


def _by_kind(tags: Sequence[Tag]) -> dict[str, list[Offsets]]:
    """The spans of each role."""
    return {kind: [(t.start, t.end) for t in tags if t.kind == kind] for kind in ("source", "cue", "content")}


def _apart(spans: Sequence[Offsets], others: Sequence[Offsets]) -> list[Offsets]:
    """The spans that share nothing with any of the others, which are in order and do not overlap."""
    ends = [end for _, end in others]
    near = [(span, bisect_right(ends, span[0])) for span in spans]
    return [span for span, at in near if at == len(others) or others[at][0] >= span[1]]


def join(
    text: str, sources: Sequence[Offsets], cues: Sequence[Offsets], contents: Sequence[Offsets]
) -> list[Attributed]:
    """Each content with its nearest cue, each cue with its nearest source; spans of a kind do not overlap and are in order."""
    if not cues:
        return []
    ground = _Ground(text, sources, cues)
    owners = [ground.owner(content) for content in contents]
    held = {cue: tuple(c for c, owner in zip(contents, owners, strict=True) if owner == cue) for cue in cues}
    return [Attributed(cue, own, ground.source_of(cue, own)) for cue, own in held.items() if own]


def complete(text: str, found: Sequence[Attributed], likely: Sequence[Offsets]) -> list[Attributed]:
    """The attributions, those without a source with the nearest of the likely ones."""
    ground = _Ground(text, likely, [item.cue for item in found])
    return [item if item.source else replace(item, source=ground.source_of(item.cue, item.content)) for item in found]


class _Ground:
    """The text between the spans, measured."""

    def __init__(self, text: str, sources: Sequence[Offsets], cues: Sequence[Offsets]) -> None:
        self._sources, self._cues = sources, cues
        self._starts = [cue[0] for cue in cues]
        self._words = _counts(len(text), [m.start() for m in _WORD.finditer(text)])
        spoken = chain.from_iterable((m.start() + s for m in _WORD.finditer(text[s:e])) for s, e in sources)
        self._spoken = _counts(len(text), list(spoken))
        self._ends = _counts(len(text), [m.start() for m in _END.finditer(text)])

    def owner(self, content: Offsets) -> Offsets:
        """The cue a content belongs to."""
        here = bisect_left(self._starts, content[0])
        near = self._cues[max(0, here - _NEAREST) : here + _NEAREST]
        return min(near, key=lambda cue: (self._to_cue(content, cue), cue))

    def source_of(self, cue: Offsets, contents: Sequence[Offsets]) -> Offsets | None:
        """The source of a cue; None where none stands near enough."""
        costs = [(self._to_source(cue, source, contents), source) for source in self._sources]
        cost, source = min(costs, default=(_FARTHEST, None))
        return source if cost < _FARTHEST else None

    def _to_cue(self, content: Offsets, cue: Offsets) -> float:
        """What it costs to bind the two; words of sources in between are free."""
        left, right = (cue[1], content[0]) if cue[0] < content[0] else (content[1], cue[0])
        free = _between(self._spoken, left, right)
        return (
            self._gap(left, right) - free + (0 if cue[0] < content[0] else _AFTER) + _RIVAL * self._rivals(left, right)
        )

    def _to_source(self, cue: Offsets, source: Offsets, contents: Sequence[Offsets]) -> float:
        """What it costs to bind the two; a source after its cue is rarer, and rarer still behind the content."""
        if source[0] < cue[0]:
            return self._gap(source[1], cue[0]) + _RIVAL * self._rivals(source[1], cue[0])
        is_behind = any(cue[1] <= start and end <= source[0] for start, end in contents)
        cost = self._gap(cue[1], source[0]) + _RIVAL * self._rivals(cue[1], source[0])
        return cost + _SPEAKER_AFTER + _OVER_CONTENT * is_behind

    def _gap(self, left: int, right: int) -> float:
        """Words and ends of sentences between two places."""
        return _between(self._words, left, right) + _SENTENCE * _between(self._ends, left, right)

    def _rivals(self, left: int, right: int) -> int:
        """How many cues begin between two places."""
        return max(0, bisect_left(self._starts, right) - bisect_left(self._starts, left))


def _counts(length: int, places: Sequence[int]) -> list[int]:
    """How many of the places lie before each character."""
    marks = list(repeat(0, length + 1))
    for place in places:
        marks[place] += 1
    return [0, *accumulate(marks)]


def _between(counts: Sequence[int], left: int, right: int) -> int:
    """How many lie between two places; none where they overlap."""
    return counts[right] - counts[left] if right > left else 0
