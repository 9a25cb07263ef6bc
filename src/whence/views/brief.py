"""The cited brief: each clause names its sentence, each row its documents; as Markdown and as one HTML page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from whence.case.case import Case
from whence.case.rows import document_labels, incident_row, show_date
from whence.case.told import credible, rests_on, show_toll, telling_note, toll_note
from whence.case.why import sentence_number, sentence_of, show_value
from whence.core.document import Document, Span
from whence.core.dossier import Dossier
from whence.core.statement import Figure, Statement
from whence.core.telling import Telling
from whence.core.vocabulary import Measure, Modality, OriginKind


@dataclass(frozen=True, slots=True)
class Cited:
    """This says: those words, resting on that sentence of a1, which the citation [a1:2] names."""

    words: str
    citations: tuple[str, ...] = ()
    quote: str | None = None


@dataclass(slots=True)
class Section:
    """A heading with paragraphs of cited clauses, and a table where there is one."""

    title: str
    level: int = 2
    paragraphs: list[list[Cited]] = field(default_factory=list)
    bullets: list[list[Cited]] = field(default_factory=list)
    header: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


def compose(case: Case) -> list[Section]:
    """The sections of the brief: summary, timeline, incidents, disagreement, statements, single origins, sources."""
    documents = case.documents()
    writer = _Writer(documents, list(case.incidents()), case.statements())
    return [section for section in writer.sections(case) if section.paragraphs or section.bullets or section.rows]


class _Writer:
    """Writes one brief."""

    def __init__(
        self, documents: Sequence[Document], dossiers: Sequence[Dossier], statements: Sequence[Statement]
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self.labels = document_labels(documents)
        self.dossiers = dossiers
        self.statements = statements

    def sections(self, case: Case) -> Iterator[Section]:
        """All sections, empty ones too."""
        yield self._summary(case)
        yield self._timeline()
        yield Section("Incidents", paragraphs=[[Cited("Main incidents first; what the articles only recall follows.")]])
        for dossier in sorted(self.dossiers, key=lambda d: d.incident.is_background):
            yield self._incident(dossier)
        yield self._disagreements()
        yield self._by_speaker()
        yield self._single_origin()
        yield self._sources()

    def cite(self, span: Span | None) -> tuple[str, ...]:
        """The citation of a span: "a1:2", the second sentence of a1."""
        if span is None:
            return ()
        number = sentence_number(self.documents[span.document_id], span)
        label = self.labels[span.document_id]
        return (f"{label}:{number}" if number else label,)

    def _summary(self, case: Case) -> Section:
        """How much there is, and on how much it rests."""
        whole = case.corroboration()
        main = [d for d in self.dossiers if not d.incident.is_background]
        unknown = f" and {whole.n_unknown} of unknown origin" if whole.n_unknown else ""
        counts = (
            f"{_n(whole.n_documents, 'document')} from {_n(whole.n_sources, 'outlet')} rest on "
            f"{_n(whole.n_origins, 'independent origin')}{unknown}. They tell of {_n(len(main), 'incident')} and recall "
            f"{_n(len(self.dossiers) - len(main), 'more incident', 'more incidents')}; {_n(len(self.statements), 'statement')} are kept with their speakers."
        )
        rule = f"Best values by the rule {case.best_rule}. This brief says who reported what; it does not say what happened."
        return Section("Summary", paragraphs=[[Cited(counts)], [Cited(rule)]])

    def _timeline(self) -> Section:
        """One row an incident, by day."""
        rows = [
            (row.when, row.where, row.what, row.killed, row.injured, row.origins)
            for dossier in self.dossiers
            if (row := incident_row(dossier))
        ]
        return Section("Timeline", header=("when", "where", "what", "killed", "injured", "origins"), rows=rows)

    def _incident(self, dossier: Dossier) -> Section:
        """What is reported of one incident, each clause with its sentence."""
        row = incident_row(dossier, self.labels)
        section = Section(f"{row.what[0].upper()}{row.what[1:]}, {row.where}, {row.when}", level=3)
        section.paragraphs.append([Cited(f"{dossier.incident.id} · {_origin_words(dossier)}")])
        section.bullets += [
            self._report(account.report.evidence, account.report.trigger) for account in dossier.accounts[:8]
        ]
        for tally in dossier.tallies:
            section.bullets.append(self._tally(dossier, tally.measure))
        if dossier.incident.time:
            section.bullets.append(
                [Cited(f"When: {row.when} ({dossier.incident.time.rule})", self.cite(dossier.incident.time.span))]
            )
        if row.by:
            section.bullets.append([Cited(f"By: {row.by}", self._party_citation(dossier))])
        by_id = {statement.id: statement for statement in dossier.statements}
        for telling in dossier.tellings:
            if telling.modality in {Modality.CLAIMED, Modality.DENIED, Modality.THREATENED} or telling.denied_by:
                section.bullets.append(self._telling(dossier, telling, [by_id[i] for i in telling.statement_ids]))
        return section

    def _party_citation(self, dossier: Dossier) -> tuple[str, ...]:
        """Where the party is named."""
        for account in dossier.accounts:
            role = account.report.claimed_by or next(iter(account.report.roles), None)
            if role:
                return self.cite(role.span)
        return ()

    def _report(self, evidence: Sequence[Span], trigger: Span) -> list[Cited]:
        """The sentence a report was read from, as it stands."""
        span = next((s for s in evidence if s.covers(trigger)), trigger)
        sentence = sentence_of(self.documents[trigger.document_id], trigger)
        return [Cited(f"“{sentence}”", self.cite(span))]

    def _tally(self, dossier: Dossier, measure: Measure) -> list[Cited]:
        """Every value of a measure, each with its speaker and sentence."""
        tally = dossier.tally(measure)
        figures = [figure for figure in dossier.figures if figure.measure is measure]
        clauses = [Cited(f"{measure.replace('_', ' ')}:")]
        clauses += [Cited(_figure_words(f), self.cite(f.span), f.as_written) for f in _distinct(figures)]
        if tally and tally.low is not None:
            best = f"best {tally.best:g}" if tally.best is not None else "no best value"
            clauses.append(Cited(f"range {tally.low:g}–{tally.high:g}, {best} ({tally.rule})"))
        clauses += [Cited(f"{note}, as written") for note in (tally.notes if tally else ())]
        for toll in dossier.tolls:
            if toll.measure is measure:
                notes = (rests_on(toll.corroboration), toll_note(dossier, toll), credible(toll.grade))
                clauses.append(Cited(f"{show_toll(toll)} rests on {'; '.join(filter(None, notes))}"))
        return clauses

    def _telling(self, dossier: Dossier, telling: Telling, statements: Sequence[Statement]) -> list[Cited]:
        """A statement once, with all who carry it, who denies it, and how credible that makes it."""
        clauses = [self._statement(statements[0])]
        clauses += [Cited("also", self.cite(s.content[0])) for s in statements[1:]]
        notes = (telling_note(dossier, telling), credible(telling.grade))
        return [*clauses, Cited("; ".join(filter(None, notes)))]

    def _statement(self, statement: Statement) -> Cited:
        """One statement in the words of the text."""
        chain = statement.attribution.chain
        via = [link.name or link.span.quote for link in chain[:-1] if link.span]
        through = f", by way of {', '.join(via)}" if via else ""
        words = f"{statement.modality} by {statement.speaker_name or 'nobody named'}{through}: “{statement.quote}”"
        return Cited(words, self.cite(statement.content[0]))

    def _disagreements(self) -> Section:
        """Measures with more than one value."""
        rows = []
        for dossier in self.dossiers:
            row = incident_row(dossier)
            for tally in dossier.tallies:
                figures = [f for f in dossier.figures if f.measure is tally.measure and not f.part_of]
                if len({f.value for f in figures if f.value is not None}) > 1:
                    told = "; ".join(f"{_figure_words(f)} [{', '.join(self.cite(f.span))}]" for f in _distinct(figures))
                    rows.append((f"{row.what}, {row.where}, {row.when}", tally.measure.replace("_", " "), told))
        return Section("Figures that disagree", header=("incident", "measure", "who gives what"), rows=rows)

    def _by_speaker(self) -> Section:
        """Statements under those who answer for them, the most quoted first."""
        section = Section("Statements by speaker")
        speakers: dict[str, list[Statement]] = {}
        for statement in self.statements:
            speakers.setdefault(statement.speaker_name or "nobody named", []).append(statement)
        for name, said in sorted(speakers.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            clauses = [Cited(f"{name}:")]
            clauses += [Cited(f"{s.modality} “{s.quote}”", self.cite(s.content[0])) for s in said]
            section.bullets.append(clauses)
        return section

    def _single_origin(self) -> Section:
        """What rests on one origin, or on none that is known."""
        section = Section("What rests on a single origin")
        for dossier in self.dossiers:
            if len(dossier.corroboration.origins) == 1:
                row = incident_row(dossier)
                section.bullets.append([Cited(f"{row.what}, {row.where}, {row.when}: {_origin_words(dossier)}")])
        return section

    def _sources(self) -> Section:
        """Every document with its label."""
        rows = []
        for document in self.documents.values():
            day = show_date(document.published.on) if document.published else "undated"
            title = document.title.quote if document.title else ""
            rows.append(
                (self.labels[document.id], document.publisher or "unknown", day, title, document.url or document.name)
            )
        return Section("Sources", header=("label", "outlet", "published", "title", "where"), rows=rows)


def _n(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 outlet", "4 outlets"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each value and speaker."""
    seen: dict[tuple[str, str | None], Figure] = {}
    for figure in figures:
        seen.setdefault((show_value(figure), figure.speaker.quote if figure.speaker else None), figure)
    return list(seen.values())


def _figure_words(figure: Figure) -> str:
    """A value with whom it counts and who gives it."""
    whom = f" {figure.whom.quote}" if figure.whom else ""
    said = f" ({figure.speaker.quote})" if figure.speaker else ""
    claimed = "claimed " if figure.modality is Modality.CLAIMED else ""
    return f"{claimed}{show_value(figure)}{whom}{said}"


def _origin_words(dossier: Dossier) -> str:
    """On how much it rests, in words."""
    corroboration = dossier.corroboration
    names = ", ".join(origin.name for origin in corroboration.origins if origin.name)
    known = [o for o in corroboration.origins if o.kind is not OriginKind.UNKNOWN]
    words = f"{_n(corroboration.n_documents, 'document')}, {_n(len(known), 'independent origin')}"
    words += f" ({names})" if names else ""
    return words + (f", {corroboration.n_unknown} of unknown origin" if corroboration.n_unknown else "")


def to_markdown(sections: Sequence[Section], title: str = "Brief") -> str:
    """The brief as Markdown."""
    lines = [f"# {title}", ""]
    for section in sections:
        lines += [f"{'#' * section.level} {section.title}", ""]
        lines += [line for clauses in section.paragraphs for line in (_markdown(clauses), "")]
        lines += [f"- {_markdown(clauses)}" for clauses in section.bullets] + [""] * bool(section.bullets)
        if section.header:
            lines += [_table_row(section.header), _table_row(("---",) * len(section.header))]
            lines += [*map(_table_row, section.rows), ""]
    return "\n".join(lines)


def _markdown(clauses: Sequence[Cited]) -> str:
    """Clauses with their citations in brackets."""
    cited = (f"{c.words} [{', '.join(c.citations)}]" if c.citations else c.words for c in clauses)
    return _sentence(cited).replace("\n", " ")


def _sentence(clauses: Iterable[str]) -> str:
    """Clauses in one line: a heading word ends in a colon, the others are kept apart by semicolons."""
    line = ""
    for clause in clauses:
        line += clause if not line else f" {clause}" if line.endswith((":", ":</bdi>")) else f"; {clause}"
    return line


def _table_row(cells: Sequence[str]) -> str:
    """One row of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;--page:#fff;--mark:#0b5c8a}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adba;--line:#39424e;--page:#14181e;--mark:#7cc0ea}}
body{font:16px/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--page);max-width:60rem;margin:2.5rem auto;padding:0 1.25rem}
h1,h2,h3{font-family:system-ui,sans-serif;line-height:1.25}h1{font-size:1.9rem}h2{font-size:1.3rem;margin-top:2.4rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}h3{font-size:1.05rem;margin-top:1.8rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font:14px/1.4 system-ui,sans-serif}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}
li{margin:.3rem 0}a.cite{color:var(--mark);font:12px system-ui,sans-serif;text-decoration:none;white-space:nowrap}p{overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}h3{break-after:avoid}}
"""


def to_html(sections: Sequence[Section], title: str = "Brief") -> str:
    """The brief as one self-contained page; citations lead to the list of sources."""
    body = "\n".join(_html(section) for section in sections)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def _html(section: Section) -> str:
    """One section."""
    parts = [f"<h{section.level}>{escape(section.title)}</h{section.level}>"]
    parts += [f"<p>{_html_clauses(clauses)}</p>" for clauses in section.paragraphs]
    if section.bullets:
        parts.append("<ul>" + "".join(f"<li>{_html_clauses(clauses)}</li>" for clauses in section.bullets) + "</ul>")
    if section.header:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in section.header)
        rows = "".join(_html_row(section, row) for row in section.rows)
        parts.append(f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>')
    return "\n".join(parts)


def _html_row(section: Section, row: Sequence[str]) -> str:
    """One row; a source's row is what citations lead to."""
    anchor = f' id="source-{escape(row[0])}"' if section.header[0] == "label" else ""
    return f"<tr{anchor}>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>"


def _html_clauses(clauses: Sequence[Cited]) -> str:
    """Clauses with their citations as links."""
    return _sentence(f"<bdi>{escape(c.words)}</bdi>" + "".join(map(_html_citation, c.citations)) for c in clauses)


def _html_citation(name: str) -> str:
    """One citation: "a1:2" leads to a1 in the list of sources."""
    return f' <a class="cite" href="#source-{escape(name.split(":")[0])}">[{escape(name)}]</a>'
