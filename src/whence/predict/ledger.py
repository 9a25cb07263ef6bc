"""The task `ledger`: a folder of articles in, one ledger object out."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.case.case import Case
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.statement import Figure, Statement
from whence.core.vocabulary import Measure, Status
from whence.errors import InputError
from whence.linking.tallies import is_told
from whence.predict.base import PathTask
from whence.settings import Settings

_AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.HYPOTHETICAL})


def predict_ledger(folder: Path) -> dict[str, Any]:
    """The ledger of every article in the folder, by article id, as `ledger.py` takes it."""
    with tempfile.TemporaryDirectory() as room, Case(room, Settings()) as case:
        case.add(folder)
        documents = {document.id: document for document in case.documents()}
        dossiers = list(case.incidents())
        return {
            "incidents": [predicted_incident(dossier) for dossier in dossiers],
            "origins": _origins(case, documents),
            "statements": [_statement(s, documents[s.document_id]) for s in case.statements() if s.speaker_name],
            "boilerplate": {_name(d): [f.span.quote for f in d.furniture] for d in documents.values() if d.furniture},
        }


def _name(document: Document) -> str:
    """The article id of a document, else its own id."""
    return document.article_id or document.id


def predicted_incident(dossier: Dossier) -> dict[str, Any]:
    """One incident; an article is `main` where any of its reports is its news."""
    incident = dossier.incident
    roles: dict[str, str] = {}
    for account in dossier.accounts:
        role = "background" if account.report.is_background else "main"
        name = _name(account.document)
        roles[name] = "main" if "main" in (role, roles.get(name)) else role
    return {
        "articles": [{"article": name, "role": role} for name, role in roles.items()],
        "type": incident.type,
        "date": _date(dossier),
        "place": _place(dossier),
        "perpetrator": incident.perpetrator,
        "claimed_by": incident.claimed_by,
        "killed": _values(dossier, Measure.KILLED),
        "injured": _values(dossier, Measure.INJURED),
    }


def _date(dossier: Dossier) -> str | None:
    """The day, else the month, else the year in which all of the range lies; the first day of a shorter range.

    A plan without a day stands under the day it was reported.
    """
    time = dossier.incident.time
    if time is None or time.start is None or time.end is None:
        days = [document.published_on for document in dossier.documents if document.published_on]
        return min(days).isoformat() if days and dossier.incident.status in _AHEAD else None
    first, last = time.start.isoformat(), time.end.isoformat()
    if (time.end - time.start).days < 10:
        return first if first == last or not _is_week_before(dossier) else last
    return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), first)


def _is_week_before(dossier: Dossier) -> bool:
    """Whether nothing but the day of publication bounds it."""
    return bool(dossier.incident.time and dossier.incident.time.span is None)


def _place(dossier: Dossier) -> dict[str, Any]:
    """The place with what is known of it."""
    place = dossier.incident.place
    if place is None:
        return {"name": None}
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}


def _values(dossier: Dossier, measure: Measure) -> list[dict[str, Any]]:
    """Every value told for the incident as a whole, with the articles that tell it."""
    articles: dict[float, list[str]] = {}
    names = {document.id: _name(document) for document in dossier.documents}
    for figure in dossier.figures:
        if figure.measure is measure and figure.value and _counts(figure):
            held = articles.setdefault(figure.value, [])
            if names[figure.document_id] not in held:
                held.append(names[figure.document_id])
    return [{"value": value, "articles": held} for value, held in sorted(articles.items())]


def _counts(figure: Figure) -> bool:
    """Whether it is a value of the whole: claimed ones are, parts and sums over many incidents are not; "nobody" is none."""
    return is_told(figure) and figure.part_of is None


def _origins(case: Case, documents: dict[str, Document]) -> list[list[str]]:
    """The partition of the articles into origins, story by story."""
    return [[_name(documents[d]) for d in origin.document_ids] for origin in case.corroboration().origins]


def _statement(statement: Statement, document: Document) -> dict[str, Any]:
    """One statement; its quote is the longest piece of its content."""
    quote = max((span.quote for span in statement.content), key=len)
    return {
        "article": _name(document),
        "speaker": statement.speaker_name,
        "modality": statement.modality,
        "quote": quote,
    }


def run(folder: Path) -> Iterator[dict[str, Any]]:
    """The one object."""
    if not folder.is_dir():
        raise InputError(f"{folder}: not a folder", hint="name the folder that holds the articles and articles.jsonl")
    yield predict_ledger(folder)


TASK = PathTask("ledger", run)
