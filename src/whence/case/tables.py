"""Incidents, figures and statements as rows: what CSV files and data frames hold. Columns: docs/data-dictionary.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from whence.case.grades import Grades, grade_of
from whence.case.review import Correction, Review, Reviews
from whence.case.why import sentence_of
from whence.core.document import Document, Provenance, Span
from whence.core.dossier import Dossier
from whence.core.incident import Incident
from whence.core.statement import Figure, Statement
from whence.core.telling import Telling, Toll
from whence.core.time import TimeRange
from whence.core.vocabulary import BestRule, Measure

Row = dict[str, Any]

_DOCUMENT_COLUMNS = ("article_id", "publisher", "published_on", "url", "retrieved_at")


@dataclass(frozen=True, slots=True)
class Contents:
    """This says: the dossiers, documents, figures and statements of a case, read once for all its tables."""

    dossiers: Sequence[Dossier]
    documents: Mapping[str, Document]
    figures: Sequence[Figure]
    statements: Sequence[Statement]
    best_rule: BestRule
    reviews: Reviews = Reviews()  # noqa: RUF009 — never changed
    grades: Grades = field(default_factory=dict)


def incident_rows(case: Contents) -> Iterator[Row]:
    """One row an incident."""
    for dossier in case.dossiers:
        incident = dossier.incident
        yield {
            "incident_id": incident.id,
            "type": incident.type,
            "status": incident.status,
            "is_background": incident.is_background,
            **_time_cells(incident.time),
            **_place_cells(incident),
            "perpetrator": incident.perpetrator,
            "perpetrator_certainty": incident.certainty,
            "claimed_by": incident.claimed_by,
            **_toll_cells(dossier),
            **_counts(dossier),
            "best_rule": case.best_rule,
            "quote": _first_evidence(dossier),
            "unsure": "; ".join(s.cell for s in dossier.sureness if dossier.is_unsure(s.cell)) or None,
            "link": f"whence show incident {incident.id}",
            **_decided_cells(case.reviews.of_incident(dossier)),
        }


def _time_cells(time: TimeRange | None) -> Row:
    """The days, how exact they are, and by what words and rule."""
    return {
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "date_prec": time.date_prec if time else None,
        "date_as_written": time.as_written if time else None,
        "date_rule": time.rule if time else None,
    }


def _place_cells(incident: Incident) -> Row:
    """The place, how exact it is, and where else the same was told to have been."""
    place = incident.place
    return {
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "where_prec": place.where_prec if place else None,
        "also_at": "; ".join(other.name for other in incident.also_at) or None,
    }


def _toll_cells(dossier: Dossier) -> Row:
    """The lowest, best and highest number of killed and of injured."""
    cells: Row = {}
    for measure in (Measure.KILLED, Measure.INJURED):
        tally = dossier.tally(measure)
        cells |= {f"{measure}_{part}": getattr(tally, part) if tally else None for part in ("low", "best", "high")}
    return cells


def _decided_cells(review: Review) -> Row:
    """What people put in place of the machine's values, and who decided."""
    return {
        "corrected": "; ".join(map(_corrected, review.corrections)) or None,
        "reviewed_by": "; ".join(review.by) or None,
    }


def _corrected(correction: Correction) -> str:
    """A person's value of a cell, as theirs: "killed: 9 (Ana)"."""
    return f"{correction.field}: {correction.value} ({correction.judgement.author})"


def _counts(dossier: Dossier) -> Row:
    """How many documents, outlets and origins stand behind it, and which."""
    corroboration = dossier.corroboration
    return {
        "n_documents": corroboration.n_documents,
        "n_sources": corroboration.n_sources,
        "n_origins": corroboration.n_origins,
        "n_unknown": corroboration.n_unknown,
        "origins": "; ".join(f"{o.name or 'unknown'} ({o.kind})" for o in corroboration.origins),
        "document_ids": "; ".join(dossier.incident.document_ids),
        "possibly_same": "; ".join(dossier.incident.possibly_same),
    }


def _first_evidence(dossier: Dossier) -> str | None:
    """The first sentence the incident was read from."""
    report = dossier.accounts[0].report if dossier.accounts else None
    return (report.evidence[0].quote if report.evidence else report.trigger.quote) if report else None


def figure_rows(case: Contents) -> Iterator[Row]:
    """One row a figure; `incident_id` is empty for figures of no incident."""
    where, told = _incidents_of(case, "figures"), _told(case)
    for figure in case.figures:
        incident_id, origin_id = where.get(figure.id, (None, None))
        yield {
            "figure_id": figure.id,
            "incident_id": incident_id,
            "measure": figure.measure,
            "lower": figure.lower,
            "upper": figure.upper,
            "best": figure.best,
            "bound": figure.bound,
            "unit": figure.unit,
            "as_written": figure.as_written,
            "whom": _quote(figure.whom),
            "speaker": _quote(figure.speaker),
            "modality": figure.modality,
            "as_of": case.documents[figure.document_id].published_on,
            "part_of": figure.part_of,
            "is_cumulative": figure.is_cumulative,
            "is_hypothetical": figure.is_hypothetical,
            "statement_id": figure.statement_id,
            "origin_id": origin_id,
            **_told_cells(told.get(figure.id), case, figure.document_id),
            **_made_cells(figure.made_by),
            **_document_cells(case.documents[figure.document_id]),
            "quote": sentence_of(case.documents[figure.document_id], figure.span),
            "start": figure.span.start,
            "end": figure.span.end,
            "link": f"whence why {figure.id}",
            "reviewed_by": case.reviews.authors_of(figure.id),
        }


def statement_rows(case: Contents) -> Iterator[Row]:
    """One row a statement; `chain` runs from the link nearest the reader to the one answerable."""
    where, told = _incidents_of(case, "statements"), _told(case)
    for statement in case.statements:
        incident_id, origin_id = where.get(statement.id, (None, None))
        chain = statement.attribution.chain
        yield {
            "statement_id": statement.id,
            "incident_id": incident_id,
            "speaker": statement.speaker_name,
            "speaker_kind": statement.attribution.speaker.kind,
            "chain": " > ".join(link.name or _quote(link.span) or "nobody named" for link in chain),
            "modality": statement.modality,
            "is_quoted": statement.attribution.is_quoted,
            "cue": _quote(statement.attribution.cue),
            "denies": statement.denies,
            "telling_id": told[statement.id].id if statement.id in told else None,
            "origin_id": origin_id,
            **_told_cells(told.get(statement.id), case, statement.document_id),
            **_made_cells(statement.made_by),
            **_document_cells(case.documents[statement.document_id]),
            "quote": statement.quote,
            "start": statement.content[0].start,
            "end": statement.content[-1].end,
            "link": f"whence why {statement.id}",
            "reviewed_by": case.reviews.authors_of(statement.id),
        }


def _incidents_of(case: Contents, field: str) -> dict[str, tuple[str, str | None]]:
    """For each figure or statement its incident and the origin of its document; its own news before what is recalled."""
    out: dict[str, tuple[str, str | None]] = {}
    for dossier in sorted(case.dossiers, key=lambda d: d.incident.is_background):
        for item in getattr(dossier, field):
            origin = dossier.origin_of_item(item.id, item.document_id)
            out.setdefault(item.id, (dossier.incident.id, origin.id if origin else None))
    return out


def _told(case: Contents) -> dict[str, Toll | Telling]:
    """For each figure and statement the value or telling it is one of, in the incident it stands under."""
    out: dict[str, Toll | Telling] = {}
    for dossier in sorted(case.dossiers, key=lambda d: d.incident.is_background):
        for toll in dossier.tolls:
            out |= dict.fromkeys((i for i in toll.figure_ids if i not in out), toll)
        for telling in dossier.tellings:
            out |= dict.fromkeys((i for i in telling.statement_ids if i not in out), telling)
    return out


def _told_cells(told: Toll | Telling | None, case: Contents, document_id: str) -> Row:
    """On how much the item rests, how credible that makes it, and apart from it how reliable the user holds its source."""
    grade = grade_of(case.grades, case.documents[document_id])
    return {
        "n_origins": told.corroboration.n_origins if told else None,
        "n_speakers": told.corroboration.n_speakers if told else None,
        "credibility": told.grade.credibility if told else None,
        "credibility_reason": told.grade.reason if told else None,
        "reliability": grade.reliability if grade else None,
    }


def _made_cells(made_by: Provenance) -> Row:
    """What found it, how often such values are right, and whether that is too seldom to be sure."""
    return {
        "found_by": made_by.extractor,
        "rule": made_by.rule,
        "probability": made_by.probability,
        "is_unsure": made_by.is_unsure,
    }


def _document_cells(document: Document) -> Row:
    """The columns every row has of its document."""
    return {"document_id": document.id} | {name: getattr(document, name) for name in _DOCUMENT_COLUMNS}


def _quote(span: Span | None) -> str | None:
    """The words of a span."""
    return span.quote if span else None


TABLES = {"incidents": incident_rows, "figures": figure_rows, "statements": statement_rows}
"""The tables by name."""
