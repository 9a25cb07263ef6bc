"""Documents to stories, as far as counting origins needs it: what covers one turn of events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from whence.core.document import Document
from whence.core.incident import Incident
from whence.linking.citations import citations
from whence.linking.media import same_medium
from whence.linking.names import skeleton
from whence.linking.origins import Copy, known_media
from whence.linking.resting import Carrier
from whence.linking.texts import days_apart, document_wording, texts_alike

_FEW_DAYS = timedelta(days=10)  # between two incidents in one town that one turn of events may hold
_ALIKE, _NAMES_ALIKE = (
    0.35,
    0.35,
)  # from which two texts tell one story; pairs of two stories of a town reach .32 in words
_CITED_ALIKE = 0.19  # the same where the one cites the outlet of the other
_UNDATED = 0.1  # the more alike must be texts of which one has no date
_N_NAMES = 8  # most telling names by which texts are laid beside each other
_CROWD = 40  # texts under one name: a name that more share tells little

Tie = tuple[str, ...]


def tell_stories(
    carriers: Sequence[Carrier], incidents: Iterable[Incident], copies: Iterable[Copy]
) -> list[list[Carrier]]:
    """The documents grouped by what ties them together.

    That is an incident, one that is possibly the same, another in the same town within ten days, a common text, the outlet the
    one cites, or like wording within ten days.
    """
    root = {carrier.document.id: carrier.document.id for carrier in carriers}

    def find(document_id: str) -> str:
        while root[document_id] != document_id:
            root[document_id] = document_id = root[root[document_id]]
        return document_id

    told = {incident.id: incident for incident in incidents if not incident.is_background}
    ties = (*_ties(told), *((copy.left_id, copy.right_id) for copy in copies), *_text_ties(carriers))
    for first, *others in filter(None, ties):
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
        if incident.place and not incident.place.is_assumed and incident.time and incident.time.start:
            towns.setdefault((skeleton(incident.place.name), incident.place.country), []).append(incident)
    for incidents in towns.values():
        dated = sorted((i.time.start, i.id, i) for i in incidents if i.time and i.time.start)
        for (earlier, _, left), (later, _, right) in pairwise(dated):
            if later - earlier <= _FEW_DAYS:
                yield left.document_ids + right.document_ids


def _text_ties(carriers: Sequence[Carrier]) -> Iterator[Tie]:
    """Ids of two documents whose texts tell one story, though no incident of theirs is joined.

    A text that reports in an outlet's name is tied to the likest of that outlet's own texts.
    """
    known = known_media(carriers)
    cited = {c.document.id: {x.medium for x in citations(c.document, c.statements, known)} for c in carriers}
    likest: dict[tuple[str, str], tuple[float, Tie]] = {}
    for left, right in _near(carriers):
        words, names = texts_alike(left, right)
        undated = _UNDATED if days_apart(left, right) is None else 0
        if names < _NAMES_ALIKE or words < _CITED_ALIKE + undated:
            continue
        if words >= _ALIKE + undated:
            yield left.id, right.id
        for citing, other in ((left, right), (right, left)):
            for medium in _cited_of(cited[citing.id], other):
                likest[citing.id, medium] = max(
                    likest.get((citing.id, medium), (0.0, ())), (words, (left.id, right.id))
                )
    yield from (tie for _, tie in likest.values())


def _cited_of(media: set[str], document: Document) -> list[str]:
    """Those of the media whose text the document is: its publisher, or an agency it credits."""
    own = (document.publisher, *(credit.agency for credit in document.credits))
    return [medium for medium in sorted(media) if any(same_medium(medium, name) for name in own)]


def _near(carriers: Sequence[Carrier]) -> Iterator[tuple[Document, Document]]:
    """Pairs of documents that share a telling name and were published within ten days, each once."""
    holders: dict[str, list[Document]] = defaultdict(list)
    for carrier in carriers:
        weights = document_wording(carrier.document).name_weights
        for name in sorted(weights, key=lambda name: (-weights[name], name))[:_N_NAMES]:
            holders[name].append(carrier.document)
    seen: set[tuple[str, str]] = set()
    for name in sorted(holders):
        for left, right in combinations(holders[name][:_CROWD], 2):
            pair = (min(left.id, right.id), max(left.id, right.id))
            gap = days_apart(left, right)
            if pair not in seen and (gap is None or gap <= _FEW_DAYS.days):
                seen.add(pair)
                yield left, right
