"""The brief of a whole case: summary, timeline, incidents, disagreement, statements, single origins, sources."""

from collections.abc import Iterable, Mapping, Sequence

from whence.case.case import Case
from whence.case.rows import document_labels, incident_row, show_date
from whence.case.told import show_toll
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.statement import Statement
from whence.core.telling import Toll
from whence.views.brief.account import Teller, headline, is_name, outlet
from whence.views.brief.section import Cited, Section, count, listing

RULE = "This brief says who reported what; it does not say what happened."


def compose(case: Case) -> list[Section]:
    """The sections that have something to say."""
    documents = case.documents()
    teller = Teller(document_labels(documents))
    dossiers = sorted(case.incidents(), key=lambda dossier: dossier.incident.is_background)
    told = [teller.section(dossier) for dossier in dossiers]
    sections = [
        _summary(case, documents, dossiers),
        timeline(dossiers),
        Section("Incidents", paragraphs=[[Cited("What articles report first; what they only recall follows.")]]),
        *told,
        _disagreements(dossiers),
        _by_speaker(teller, case.statements(), documents, told),
        _single_origin(dossiers),
        sources(documents, teller.labels),
    ]
    return [section for section in sections if section and (dossiers or section.title != "Incidents")]


def _summary(case: Case, documents: Sequence[Document], dossiers: Sequence[Dossier]) -> Section:
    """How much there is, and on how much it rests."""
    whole = case.corroboration()
    main = sum(not d.incident.is_background for d in dossiers)
    outlets = f"from {count(whole.n_sources, 'outlet')}" if whole.n_sources else "whose outlets are not known"
    unknown = f" and {whole.n_unknown} of unknown origin" if whole.n_unknown else ""
    words = (
        f"{count(len(documents), 'document')} {outlets}, resting on {count(whole.n_origins, 'independent origin')}{unknown}, "
        f"report {count(main, 'incident')} and recall {count(len(dossiers) - main, 'more', 'more')}."
    )
    return Section("Summary", paragraphs=[[Cited(words)], [Cited(RULE)]])


def timeline(dossiers: Iterable[Dossier]) -> Section:
    """One row an incident, by day."""
    found = sorted(dossiers, key=lambda d: (str(d.incident.time.start) if d.incident.time else "~", d.incident.id))
    rows = [
        (row.when, row.where, row.what, row.killed, row.injured, row.origins)
        for dossier in found
        if (row := incident_row(dossier))
    ]
    return Section("Timeline", header=("when", "where", "what", "killed", "injured", "origins"), rows=rows)


def _disagreements(dossiers: Iterable[Dossier]) -> Section:
    """Measures of which several values are told, each value with the origins it comes from."""
    rows = []
    for dossier in dossiers:
        for tally in dossier.tallies:
            tolls = [toll for toll in dossier.tolls if toll.measure is tally.measure]
            if any(toll.contradicts for toll in tolls):
                told = "; ".join(f"{_value(toll)} ({_whose(toll)})" for toll in tolls)
                rows.append((headline(dossier), tally.measure.replace("_", " "), told))
    return Section("Figures that disagree", header=("incident", "measure", "value (origin)"), rows=rows)


def _value(toll: Toll) -> str:
    """A value, with what became of it."""
    words = {"claimed": "claimed ", "revised": "first "}.get(toll.role, "")
    return words + show_toll(toll)


def _whose(toll: Toll) -> str:
    """The origins a value comes from."""
    names = [origin.name for origin in toll.corroboration.origins if origin.name]
    return listing([*names, *(["unknown"] if toll.corroboration.n_unknown else [])])


def _by_speaker(
    teller: Teller, statements: Iterable[Statement], documents: Iterable[Document], told: Sequence[Section]
) -> Section:
    """What is told under no incident above, under those who answer for it, the most quoted first."""
    section = Section("Other statements, by speaker")
    by_id = {document.id: document for document in documents}
    shown = " ".join(clause.words for s in told for clauses in s.bullets for clause in clauses)
    same: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.quote not in shown:
            same.setdefault(statement.quote.casefold(), []).append(statement)
    speakers: dict[str, list[Cited]] = {}
    for alike in same.values():
        cited = dict.fromkeys(c for s in alike for c in teller.cite(by_id[s.document_id], s.content[0]))
        words = Cited(f"{alike[0].modality} “{alike[0].quote}”", tuple(cited))
        speakers.setdefault(_speaker(alike[0], by_id), []).append(words)
    for name, said in sorted(speakers.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        section.bullets.append([Cited(f"{name}:"), *said])
    return section


def _speaker(statement: Statement, documents: Mapping[str, Document]) -> str:
    """Who answers for a statement; of "he", and of nobody, in which outlet."""
    name = statement.speaker_name
    if name and is_name(name):
        return name
    where = outlet(documents[statement.document_id])
    return f"“{name}”, in {where}" if name else f"nobody named, in {where}"


def _single_origin(dossiers: Iterable[Dossier]) -> Section:
    """What rests on one origin, or on none that is known."""
    section = Section("What rests on a single origin")
    by_origin: dict[str, list[str]] = {}
    for dossier in dossiers:
        if len(dossier.corroboration.origins) == 1:
            name = dossier.corroboration.origins[0].name or "unknown origin"
            by_origin.setdefault(name, []).append(headline(dossier))
    for name, found in sorted(by_origin.items()):
        section.bullets.append([Cited(f"{name}:"), *map(Cited, found)])
    return section


def sources(documents: Iterable[Document], labels: Mapping[str, str]) -> Section:
    """Every document with its label."""
    rows = []
    for document in documents:
        day = show_date(document.published.on) if document.published else "undated"
        title = document.title.quote if document.title else ""
        rows.append((labels[document.id], document.publisher or "unknown", day, title, document.url or document.name))
    return Section("Sources", header=("label", "outlet", "published", "title", "where"), rows=rows)
