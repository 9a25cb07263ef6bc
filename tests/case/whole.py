"""A case read whole, and filtered one incident after the other: what the catalog of the side file is compared with."""

from collections.abc import Callable, Iterable

from whence.case.board import shown_document, shown_dossier
from whence.case.case import Case
from whence.case.find import Filter, Found
from whence.case.rows import document_labels, incident_row
from whence.core.vocabulary import Measure


def read_whole(case: Case) -> list[Found]:
    """Every incident of a case."""
    labels, reviews = document_labels([shown_document(d) for d in case.documents()]), case.reviews()
    dossiers = [shown_dossier(dossier) for dossier in case.incidents()]
    return [Found(d, incident_row(d, labels), reviews.of_incident(d)) for d in dossiers]


def keeps(wanted: Filter, found: Found) -> bool:
    """Whether the incident is one of those asked for."""
    incident, place, time = found.dossier.incident, found.dossier.incident.place, found.dossier.incident.time
    return (
        (not wanted.type or incident.type in wanted.type)
        and (not wanted.status or incident.status in wanted.status)
        and (wanted.background is None or incident.is_background == wanted.background)
        and (not wanted.country or (place is not None and place.country == wanted.country))
        and (not wanted.since or bool(time and time.end and time.end >= wanted.since))
        and (not wanted.until or bool(time and time.start and time.start <= wanted.until))
        and (wanted.disagreement is None or bool(found.disagreement) == wanted.disagreement)
        and (wanted.min_origins is None or found.dossier.corroboration.n_origins >= wanted.min_origins)
        and _is_in_review(wanted, found)
        and _says(wanted, found)
    )


def _is_in_review(wanted: Filter, found: Found) -> bool:
    """Whether it is in the state asked for."""
    review = found.review
    states = {
        None: True,
        "waiting": bool(found.weight),
        "contested": review.is_contested,
        "unsigned": review.n_signed == 1,
        "signed": review.n_signed > 1,
        "disputed": review.is_disputed,
    }
    return states.get(wanted.review, review.state == wanted.review)


def _says(wanted: Filter, found: Found) -> bool:
    """Whether every word searched for stands in its row or in one of its articles."""
    words = (wanted.text or "").casefold().split()
    if not words:
        return True
    row = found.row
    told = " ".join((row.id, row.when, row.where, row.what, row.by)).casefold()
    texts = [told, *(document.text.casefold() for document in found.dossier.documents)]
    return all(any(word in text for text in texts) for word in words)


def _first_day(found: Found) -> tuple[bool, str]:
    """By first day, undated ones last."""
    time = found.dossier.incident.time
    return (not (time and time.start), time.start.isoformat() if time and time.start else "")


def _highest(measure: Measure) -> Callable[[Found], float]:
    """By the highest number counted, the highest first."""

    def key(found: Found) -> float:
        tally = found.dossier.tally(measure)
        return -(tally.high if tally and tally.high is not None else -1)

    return key


SORTS: dict[str, Callable[[Found], object]] = {
    "when": _first_day,
    "where": lambda found: (found.row.where == "unknown", found.row.where.casefold()),
    "what": lambda found: found.row.what,
    "killed": _highest(Measure.KILLED),
    "injured": _highest(Measure.INJURED),
    "origins": lambda found: -found.dossier.corroboration.n_origins,
    "documents": lambda found: -len(found.dossier.documents),
    "weight": lambda found: -found.weight,
}
"""The orders there are; each breaks ties by day and id."""


def select(found: Iterable[Found], wanted: Filter) -> list[Found]:
    """The incidents a filter keeps, in its order."""
    kept = sorted((item for item in found if keeps(wanted, item)), key=lambda item: (*_first_day(item), item.id))
    return sorted(kept, key=SORTS[wanted.sort])  # type: ignore[arg-type]
