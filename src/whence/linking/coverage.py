"""Documents to stories, as far as counting origins needs it: what covers one turn of events."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from whence.core.incident import Incident
from whence.linking.names import skeleton
from whence.linking.origins import Carrier, Copy

_FEW_DAYS = timedelta(days=10)  # between two incidents in one town that one turn of events may hold

Tie = tuple[str, ...]


def tell_stories(
    carriers: Sequence[Carrier], incidents: Iterable[Incident], copies: Iterable[Copy]
) -> list[list[Carrier]]:
    """The documents grouped by what ties them together.

    That is an incident, one that is possibly the same, another in the same town within ten days, or a common text.
    """
    root = {carrier.document.id: carrier.document.id for carrier in carriers}

    def find(document_id: str) -> str:
        while root[document_id] != document_id:
            root[document_id] = document_id = root[root[document_id]]
        return document_id

    told = {incident.id: incident for incident in incidents if not incident.is_background}
    for first, *others in filter(None, (*_ties(told), *((copy.left_id, copy.right_id) for copy in copies))):
        for other in others:
            a, b = sorted((find(first), find(other)))
            root[b] = a
    stories: dict[str, list[Carrier]] = {}
    for carrier in carriers:
        stories.setdefault(find(carrier.document.id), []).append(carrier)
    return list(stories.values())


def _ties(told: dict[str, Incident]) -> Iterator[Tie]:
    """Ids of documents that belong together because of the incidents they tell."""
    for incident in told.values():
        yield incident.document_ids
        yield from (
            incident.document_ids + told[other].document_ids for other in incident.possibly_same if other in told
        )
    towns: dict[tuple[str, str | None], list[Incident]] = {}
    for incident in told.values():
        if incident.place and incident.time and incident.time.start:
            towns.setdefault((skeleton(incident.place.name), incident.place.country), []).append(incident)
    for incidents in towns.values():
        dated = sorted((i.time.start, i.id, i) for i in incidents if i.time and i.time.start)
        for (earlier, _, left), (later, _, right) in pairwise(dated):
            if later - earlier <= _FEW_DAYS:
                yield left.document_ids + right.document_ids
