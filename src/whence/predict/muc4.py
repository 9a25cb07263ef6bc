"""The task `muc4`: templates of incidents from agency text of the 1980s, by the linear slot tagger."""

from collections import Counter
from collections.abc import Iterable, Iterator

from whence.inference.slot_tagger import KINDS, ROLES, SlotTagger, load_slot_tagger, split_text
from whence.predict.base import Record, Task

_EDGES = " .,;:\"'()-"
_ARTICLES = ("the ", "a ", "an ")


def fill_templates(tagger: SlotTagger, text: str) -> list[Record]:
    """The templates of one text: none where it tells of no incident, else one with every filler found.

    An entity is given by one mention, the one said most often.
    """
    sentences = split_text(text)
    scores = tagger.kind_scores(sentences)
    kind = max(KINDS, key=lambda name: scores[name])
    found = tagger.tag(sentences)
    if kind == "none" or not found:
        return []
    counts = {role: Counter(_cleaned(text[start:end]) for start, end, r in found if r == role) for role in ROLES}
    return [{"incident_type": kind, **{role: [[name] for name in _entities(counts[role])] for role in ROLES}}]


def _cleaned(mention: str) -> str:
    """A mention without marks at its edges and without its article."""
    text = mention.strip(_EDGES)
    return next((text[len(article) :] for article in _ARTICLES if text.lower().startswith(article)), text)


def _entities(counts: Counter[str]) -> list[str]:
    """One name an entity: the most frequent first; a name that lies within one taken, or around it, is the same."""
    taken: list[str] = []
    for name, _ in sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0])):
        words = set(name.lower().split())
        if words and not any(words <= set(t.lower().split()) or set(t.lower().split()) <= words for t in taken):
            taken.append(name)
    return taken


def run(records: Iterable[Record]) -> Iterator[Record]:
    """One answer a document."""
    tagger = load_slot_tagger()
    for record in records:
        yield {"docid": record["docid"], "templates": fill_templates(tagger, record["doctext"])}


TASK = Task("muc4", ("docid", "doctext"), run, optional=("raw_text", "dateline"))
