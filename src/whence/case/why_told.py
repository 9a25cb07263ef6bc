"""Why a statement is believed to have been made: who else tells it, through which chain, who denies it, how credible it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from whence.case.grades import Grades, grade_of
from whence.case.told import credible, rests_on, telling_note
from whence.case.why import Why, explain
from whence.core.dossier import Dossier
from whence.core.statement import Statement
from whence.core.telling import Telling


def explain_telling(statement: Statement, dossiers: Iterable[Dossier], grades: Grades) -> list[Why]:
    """The statement first, with what is told of it in each incident it is about, then those of other documents that tell it."""
    rows: dict[str, Why] = {}
    for dossier in dossiers:
        telling = dossier.telling_of(statement.id)
        if telling:
            for row in _rows(statement, dossier, telling, grades):
                rows.setdefault(f"{row.document.id if row.document else ''} {row.span}", row)
    return list(rows.values())


def _rows(statement: Statement, dossier: Dossier, telling: Telling, grades: Grades) -> Iterator[Why]:
    """One row for each document that carries it; what holds of all of them stands beside the one asked for."""
    documents = {document.id: document for document in dossier.documents}
    by_id = {other.id: other for other in dossier.statements}
    for other_id in (statement.id, *(i for i in telling.statement_ids if i != statement.id)):
        other = by_id[other_id]
        (why,) = explain(other, documents[other.document_id])
        origin = dossier.origin_of_item(other_id, other.document_id)
        about_all = [_together(telling, grades), telling_note(dossier, telling), credible(telling.grade)]
        notes = [why.note, *(about_all if other_id == statement.id else ["the same statement"])]
        yield replace(why, origin=origin, note="; ".join(filter(None, notes)))


def _together(telling: Telling, grades: Grades) -> str:
    """On how much it rests, and the whole chain by which it came, where one document gives only a part of it."""
    chain = f", whole chain: {' > '.join(telling.chain)}" if telling.corroboration.n_documents > 1 else ""
    return f"told by {rests_on(telling.corroboration, grades)}{chain}"


def graded(reasons: Sequence[Why], grades: Grades) -> list[Why]:
    """The same, each with the user's grade of the outlet of its document."""
    return [
        replace(why, reliability=grade.reliability)
        if why.document and (grade := grade_of(grades, why.document))
        else why
        for why in reasons
    ]
