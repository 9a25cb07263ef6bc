"""One incident told with its citations: who reports it, who gives which figure, who claims and who denies."""

import re
from collections.abc import Iterator, Mapping, Sequence

from whence.case.rows import incident_row
from whence.case.told import show_toll
from whence.case.why import sentence_number, sentence_of, show_value
from whence.core.document import Document, Span
from whence.core.dossier import Account, Dossier
from whence.core.statement import Figure
from whence.core.telling import Telling, Toll
from whence.core.vocabulary import Certainty, Measure, Modality
from whence.views.brief.section import Cited, Section, count, listing

_SHOWN = {Modality.CLAIMED, Modality.DENIED, Modality.THREATENED}
_PRONOUNS = {"he", "she", "it", "they", "we", "i", "one", "who", "that", "this", "him", "her", "them"}
_OF_WHOM = re.compile(r"\b(?:number|handful|group|dozens|scores|hundreds|thousands|millions)$")
_SURE = {
    Certainty.FACT: "named without reserve",
    Certainty.CLAIMED_BY_ITSELF: "by its own claim",
    Certainty.ACCUSED: "accused",
    Certainty.SUSPECTED: "suspected",
    Certainty.DENIED: "denied",
}
_VERBS = {"asserted": "says", "claimed": "claims", "denied": "denies", "planned": "plans", "threatened": "threatens"}
UNNAMED = "an unnamed outlet"


class Teller:
    """Tells incidents; `labels` are the short names of documents in citations."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels

    def section(self, dossier: Dossier, level: int = 3) -> Section:
        """What is reported of one incident, each clause with its sentence."""
        section = Section(headline(dossier), level, [[Cited(f"{origin_words(dossier)} ({dossier.incident.id})")]])
        documents = {document.id: document for document in dossier.documents}
        section.bullets += self._reports(dossier)
        for tally in dossier.tallies:
            section.bullets += self._measure(dossier, tally.measure, documents)
        section.bullets += [[item] for item in (self._when(dossier, documents), self._by(dossier, documents)) if item]
        section.bullets += self._tellings(dossier, documents)
        return section

    def cite(self, document: Document, span: Span | None) -> tuple[str, ...]:
        """The citation of a span: "a1:2", the second sentence of a1."""
        number = sentence_number(document, span) if span else None
        label = self.labels[document.id]
        return (f"{label}:{number}" if number else label,) if span else ()

    def _reports(self, dossier: Dossier) -> Iterator[list[Cited]]:
        """A sentence from each origin, with the others that tell it from there."""
        for origin in dossier.corroboration.origins:
            its = [account for account in dossier.accounts if account.document.id in origin.document_ids]
            if its:
                first, *others = dict.fromkeys(its)
                source = f", from {origin.name}" if origin.name and origin.name != first.document.publisher else ""
                sentence = sentence_of(first.document, first.report.trigger)
                clauses = [Cited(f"{outlet(first.document)}{source}: “{sentence}”", self._where(first))]
                later = {a.document.id: a for a in reversed(others) if a.document.id != first.document.id}
                clauses += [
                    Cited(f"told too by {outlet(a.document)}", self._where(a)) for a in reversed(later.values())
                ]
                yield clauses

    def _where(self, account: Account) -> tuple[str, ...]:
        """The sentence a report was read from."""
        trigger = account.report.trigger
        return self.cite(account.document, next((s for s in account.report.evidence if s.covers(trigger)), trigger))

    def _measure(self, dossier: Dossier, measure: Measure, documents: Mapping[str, Document]) -> Iterator[list[Cited]]:
        """Every value of a measure with who gives it where; before several, how far they lie apart."""
        tally = dossier.tally(measure)
        tolls = [toll for toll in dossier.tolls if toll.measure is measure]
        name = measure.replace("_", " ")
        notes = [f"{note}, as written" for note in (tally.notes if tally else ())]
        if tally and tally.low is not None and tally.low != tally.high:
            best = f"; {tally.best:g} by the rule {tally.rule}" if tally.best is not None else ""
            yield [Cited(f"{name}, from {tally.low:g} to {tally.high:g} as given{best}"), *map(Cited, notes)]
        elif notes:
            yield [Cited(f"{name}: {'; '.join(notes)}")]
        by_id = {figure.id: figure for figure in dossier.figures}
        for toll in tolls:
            yield self._toll(dossier, toll, [by_id[i] for i in toll.figure_ids if i in by_id], documents)
        told = {i for toll in tolls for i in toll.figure_ids}
        parts = [f for f in dossier.figures if f.measure is measure and f.id not in told and f.value is not None]
        if parts:
            words = [(figure, f"{show_value(figure)}{_whom(figure)}{_said(figure)}") for figure in parts]
            cited = [Cited(text, self.cite(documents[f.document_id], f.span)) for f, text in words]
            yield [Cited(f"{name}, parts and other figures:"), *cited]

    def _toll(
        self, dossier: Dossier, toll: Toll, figures: Sequence[Figure], documents: Mapping[str, Document]
    ) -> list[Cited]:
        """One value: who says it, which outlets carry it, what became of it, how credible that makes it."""
        whom = next((w for f in figures if (w := _whom(f))), "")
        claimed = "claimed " if toll.role == "claimed" else ""
        clauses = [Cited(f"{toll.measure.replace('_', ' ')}, {claimed}{show_toll(toll)}{whom}:")]
        for document_id in dict.fromkeys(figure.document_id for figure in figures):
            clauses.append(self._given(documents[document_id], [f for f in figures if f.document_id == document_id]))
        by_id = {other.id: other for other in dossier.tolls}
        replaced = f"later {show_toll(by_id[toll.revised_by])} of the same origin" if toll.revised_by else ""
        if replaced:
            clauses.append(Cited(replaced))
        return [*clauses, Cited(f"credibility {toll.grade.credibility}, {toll.grade.reason.replace(';', ',')}")]

    def _given(self, document: Document, figures: Sequence[Figure]) -> Cited:
        """One outlet that gives a value, in whose words."""
        speakers = dict.fromkeys(f.speaker.quote for f in figures if f.speaker and is_name(f.speaker.quote))
        cited = dict.fromkeys(c for figure in figures for c in self.cite(document, figure.span))
        said = f", citing {listing([*speakers])}" if speakers else ""
        return Cited(f"{outlet(document)}{said}", tuple(cited))

    def _when(self, dossier: Dossier, documents: Mapping[str, Document]) -> Cited | None:
        """The words its day was read from."""
        time = dossier.incident.time
        if time is None:
            return None
        day = incident_row(dossier).when
        if time.span is None:
            return Cited(f"when: {day}, {time.rule}")
        document = documents.get(time.span.document_id)
        if document is None:
            return None
        told = f"{outlet(document)} writes “{time.span.quote}”"
        return Cited(
            f"when: {told}" if time.start is None else f"when: {day}, as {told}", self.cite(document, time.span)
        )

    def _by(self, dossier: Dossier, documents: Mapping[str, Document]) -> Cited | None:
        """Who is named for it, and how."""
        incident = dossier.incident
        who = incident.claimed_by or incident.perpetrator
        if not who:
            return None
        sure = "which claims it" if incident.claimed_by else _SURE.get(incident.certainty or Certainty.FACT, "named")
        for account in dossier.accounts:
            role = account.report.claimed_by or next(iter(account.report.roles), None)
            if role:
                words = f"named for it: {who}, {sure}, in {outlet(account.document)}"
                return Cited(words, self.cite(documents[account.document.id], role.span))
        return Cited(f"named for it: {who}, {sure}")

    def _tellings(self, dossier: Dossier, documents: Mapping[str, Document]) -> Iterator[list[Cited]]:
        """Claims, denials and threats, each once, with all who carry it; a denial stands behind what it denies."""
        by_id = {telling.id: telling for telling in dossier.tellings}
        for telling in dossier.tellings:
            if any(by_id[other].modality in _SHOWN or by_id[other].denied_by for other in telling.denies):
                continue  # told behind what it denies
            if telling.modality in _SHOWN or telling.denied_by:
                denials = (self._telling(dossier, by_id[other], documents) for other in telling.denied_by)
                own = self._telling(dossier, telling, documents)
                yield [*own, *(clause for denial in denials for clause in denial)]

    def _telling(self, dossier: Dossier, telling: Telling, documents: Mapping[str, Document]) -> list[Cited]:
        """One statement with those who carry it."""
        by_id = {statement.id: statement for statement in dossier.statements}
        first, *others = [by_id[i] for i in telling.statement_ids]
        via = [name for name in telling.chain[:-1] if is_name(name)]
        through = f" by way of {listing(via)}" if via else ""
        verb = _VERBS.get(telling.modality, "says")
        speaker = telling.speaker or "nobody named"
        words = f"{speaker} {verb}{through}, in {outlet(documents[first.document_id])}: “{telling.quote}”"
        clauses = [Cited(words, self.cite(documents[first.document_id], first.content[0]))]
        seen = dict.fromkeys((s.document_id, self.cite(documents[s.document_id], s.content[0])) for s in others)
        return clauses + [
            Cited(f"also {outlet(documents[i])}", cited) for i, cited in seen if cited != clauses[0].citations
        ]


def headline(dossier: Dossier) -> str:
    """The incident in one line: "Suicide bombing, Gao, ML, 3 March 2023"; what is only recalled says so."""
    row = incident_row(dossier)
    what = row.what.removesuffix(", background")
    told = [f"{what[0].upper()}{what[1:]}", row.where if row.where != "unknown" else "place not told", _day(row.when)]
    return ("Recalled: " if dossier.incident.is_background else "") + ", ".join(told)


def _day(when: str) -> str:
    """The day, or that none is told."""
    return when.replace("unknown", "day not told", 1) if when.startswith("unknown") else when


def origin_words(dossier: Dossier) -> str:
    """Who reports it, on how many origins: "3 documents report it, from 2 independent origins (Meridian Press, Northern Radio)"."""
    told = dossier.corroboration
    names = listing([origin.name for origin in told.origins if origin.name])
    verb = "recall" if dossier.incident.is_background else "report"
    words = f"{count(told.n_documents, 'document')} {verb}{'s' if told.n_documents == 1 else ''} it, "
    parts = [f"{count(told.n_origins, 'independent origin')}{f' ({names})' if names else ''}"] if told.n_origins else []
    parts += [f"{told.n_unknown} of unknown origin"] if told.n_unknown else []
    return words + (listing(parts) or "of no known origin")


def outlet(document: Document) -> str:
    """Who published it."""
    return document.publisher or UNNAMED


def is_name(words: str | None) -> bool:
    """Whether words name somebody: "he" does not."""
    return bool(words) and (words or "").strip().casefold() not in _PRONOUNS


def _whom(figure: Figure) -> str:
    """Whom a figure counts: " people", " of militants" behind "a number"."""
    of = " of" if figure.value is None and _OF_WHOM.search(show_value(figure)) else ""
    return f"{of} {figure.whom.quote}" if figure.whom else ""


def _said(figure: Figure) -> str:
    """Who gives it."""
    return f" ({figure.speaker.quote})" if figure.speaker and is_name(figure.speaker.quote) else ""
