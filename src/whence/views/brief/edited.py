"""A brief as a person put it together: their rows in their order, each clause cited, their words between, marked as theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.case.board import shown_dossier
from whence.case.case import Case
from whence.case.rows import own_label, show_date
from whence.core.brief import Brief, Passage
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.errors import InputError
from whence.views.brief.account import Teller
from whence.views.brief.section import Cited, Section, listing
from whence.views.brief.whole import RULE, sources


@dataclass(frozen=True, slots=True)
class Told:
    """This says: that passage, written by Ana and Ben, reads so; a row that is gone from the ledger has no dossier."""

    passage: Passage
    sections: tuple[Section, ...]
    by: str
    dossier: Dossier | None = None


def tell(case: Case, brief: Brief) -> tuple[list[Told], Section]:
    """The passages of a brief as sections, and its list of sources."""
    passages = case.briefs().passages(brief.id)
    found = {p.incident_id: _dossier(case, p.incident_id) for p in passages if p.incident_id}
    documents = sorted(
        {d.id: d for dossier in found.values() if dossier for d in dossier.documents}.values(), key=_by_day
    )
    labels = {document.id: own_label(document) or f"d{n}" for n, document in enumerate(documents, 1)}
    teller = Teller(labels)
    seen: set[str] = set()
    told: list[Told] = []
    for passage in passages:
        level = 3 if any(s.by and s.title for one in told for s in one.sections) else 2
        told.append(_tell(case, passage, found.get(passage.incident_id or ""), teller, seen, level))
    return told, sources(documents, labels)


def compose_edited(case: Case, brief: Brief) -> list[Section]:
    """The sections of a brief a person put together, the sources behind them."""
    told, cited = tell(case, brief)
    rule = Section("", paragraphs=[[Cited(f"{RULE} What stands beside a line with a name is that person’s own.")]])
    return [
        section for section in (rule, *(s for one in told for s in one.sections), cited) if section or section.title
    ]


def _dossier(case: Case, incident_id: str) -> Dossier | None:
    """The incident as the ledger has it now; None where it is gone."""
    try:
        return shown_dossier(case.incident(incident_id))
    except InputError:
        return None


def _tell(case: Case, passage: Passage, dossier: Dossier | None, teller: Teller, seen: set[str], level: int) -> Told:
    """One passage; rows stand under a person's heading, where there is one above."""
    by = listing(case.briefs().writers(passage))
    if passage.text is not None:
        signed = f"{by}, {show_date(passage.written_at.date())}"
        return Told(passage, tuple(_written(passage.text, signed)), by)
    if dossier is None:
        gone = f"{passage.incident_id} is in the ledger no more: nothing can be cited."
        return Told(passage, (Section("A row that is gone", level, [[Cited(gone)]]),), by)
    if dossier.incident.id in seen:
        same = f"{passage.incident_id} is now one incident with a row above."
        return Told(passage, (Section("A row told above", level, [[Cited(same)]]),), by, dossier)
    seen.add(dossier.incident.id)
    return Told(passage, (teller.section(dossier, level),), by, dossier)


def _written(text: str, signed: str) -> Iterator[Section]:
    """A person's words, by paragraph; a line that begins with # is a heading."""
    section = Section("", by=signed)
    for block in filter(None, (part.strip() for part in text.split("\n\n"))):
        if block.startswith("#"):
            if section or section.title:
                yield section
            title, _, block = block.lstrip("#").strip().partition("\n")
            section = Section(title.strip(), by=signed)
        if block:
            section.paragraphs.append([Cited(block)])
    yield section


def _by_day(document: Document) -> tuple[str, str]:
    """By publication, undated ones last."""
    return (document.published.on.isoformat() if document.published else "~", document.name)
