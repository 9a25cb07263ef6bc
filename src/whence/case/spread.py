"""Who carries whose reporting: outlets, the families of those that share texts, and what each took from whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.core.document import Document
from whence.core.origin import Corroboration, Origin

UNKNOWN = "unknown outlet"


@dataclass(frozen=True, slots=True)
class Outlet:
    """This says: Coast Courier has 4 documents, 1 of them its own reporting, 2 of Meridian Press, 1 of unknown origin.

    `carried` names whose reporting the others are, and of how many documents; `family` the outlets it shares texts with.
    """

    name: str
    n_documents: int
    n_own: int
    n_unknown: int
    carried: tuple[tuple[str, int], ...]
    agencies: tuple[str, ...]
    family: tuple[str, ...]


def outlet_of(document: Document) -> str:
    """Who published it, or that nobody knows."""
    return document.publisher or UNKNOWN


def outlets_of(documents: Sequence[Document], corroboration: Corroboration) -> list[Outlet]:
    """Every outlet, the one with most documents first."""
    by_outlet: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_outlet[outlet_of(document)].append(document)
    origins = {i: origin for origin in corroboration.origins for i in origin.document_ids}
    families = _families(corroboration.origins, {document.id: document for document in documents})
    found = [_outlet(name, its, origins, families.get(name, ())) for name, its in by_outlet.items()]
    return sorted(found, key=lambda outlet: (-outlet.n_documents, outlet.name))


def _outlet(name: str, documents: Iterable[Document], origins: Mapping[str, Origin], family: tuple[str, ...]) -> Outlet:
    """One outlet, its documents told apart by origin."""
    its = list(documents)
    named = Counter(origin.name if (origin := origins.get(d.id)) else None for d in its)
    carried = tuple((who, n) for who, n in named.most_common() if who and who != name)
    agencies = sorted({credit.agency for document in its for credit in document.credits})
    return Outlet(name, len(its), named[name], named[None], carried, tuple(agencies), family)


def _families(origins: Iterable[Origin], documents: Mapping[str, Document]) -> dict[str, tuple[str, ...]]:
    """For each outlet the others that carried the same origin's reporting, in one story or another."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for origin in origins:
        names = {outlet_of(documents[i]) for i in origin.document_ids if i in documents} - {UNKNOWN}
        for name in names if len(names) > 1 else ():
            near[name] |= names - {name}
    return {name: tuple(sorted(others)) for name, others in near.items()}
