"""Why a cell says what it says: the words, the speaker, the document, the origin, and what found them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from whence.case.told import credible, show_number, toll_note
from whence.core.document import Document, Mention, Provenance, Span
from whence.core.dossier import Account, Dossier
from whence.core.entry import Link
from whence.core.incident import IncidentReport
from whence.core.origin import Origin
from whence.core.place import Place, PlaceMention
from whence.core.statement import Figure, Statement
from whence.core.time import TimeExpression
from whence.core.vocabulary import Measure, Modality, Reliability, RoleName
from whence.errors import InputError
from whence.linking.accounts import LINKING

Subject = Figure | Statement | IncidentReport | TimeExpression | PlaceMention | Mention
EXPLAINED = ("figure", "statement", "report", "time", "place", "mention")
"""The kinds of entry that can be explained by themselves."""
Makers = Mapping[tuple[str, int, int], Provenance]
"""What found the words at those offsets of a document."""
FIELDS = ("type", "status", "time", "place", "perpetrator", "claimed_by", "origins", "links", *Measure)


@dataclass(frozen=True, slots=True)
class Why:
    """This says: 7, because police said "seven" in a1, which carries Meridian Press; found by figures@1.

    `sentence` holds the quote with what stands around it; `note` is what a reader must know beside ("a party's claim",
    "replaced by a later value", "a part of 11"). `reliability` is the user's own grade of the outlet, None where it has none.
    """

    value: str
    quote: str | None
    document: Document | None
    speaker: str | None = None
    sentence: str | None = None
    origin: Origin | None = None
    made_by: Provenance | None = None
    span: Span | None = None
    note: str | None = None
    reliability: Reliability | None = None


def show_value(figure: Figure) -> str:
    """The number with its bound as a sign.

    A figure without numbers shows its words: "dozens".
    """
    return show_number(figure.bound, figure.lower, figure.upper, figure.value, figure.as_written)


def explain(subject: Subject, document: Document | None) -> list[Why]:
    """The reasons behind one thing found in a document."""
    if isinstance(subject, Figure):
        return [_of_figure(subject, document)]
    if isinstance(subject, Statement):
        return [_of_statement(subject, document)]
    if isinstance(subject, TimeExpression):
        note = subject.range.rule if subject.range else None
        return [_of_span(subject.value or "no day known", subject.span, document, subject.made_by, note)]
    if isinstance(subject, PlaceMention):
        return [_of_span(_located(subject.place), subject.span, document, subject.made_by, subject.place.reason)]
    if isinstance(subject, Mention):
        return [_of_span(f"{subject.label}: {subject.name}", subject.span, document, subject.made_by)]
    return [_of_span(subject.type, subject.trigger, document, subject.made_by)]


def explain_incident(dossier: Dossier, field: str | None = None, makers: Makers | None = None) -> list[Why]:
    """The reasons behind one field of an incident, or behind all of them; `makers` say what found the times and places."""
    return list(_of_incident(dossier, field, makers or {}))


def _of_incident(dossier: Dossier, field: str | None, makers: Makers) -> Iterator[Why]:
    """The reasons for one field, or for all of them."""
    if field is not None and field not in FIELDS:
        raise InputError(f"{field}: no such field of an incident", hint="one of " + ", ".join(FIELDS))
    for name in (f for f in FIELDS if f != "links") if field is None else (field,):
        if name == "origins":
            yield from _of_origins(dossier)
        elif name in set(Measure):
            yield from _of_measure(dossier, Measure(name))
        else:
            told = [why for account in dossier.accounts for why in _of_report(dossier, account, name, makers)]
            yield from told or (_of_linking(dossier) if name == "time" else ())


def _of_measure(dossier: Dossier, measure: Measure) -> Iterator[Why]:
    """Every figure of that measure, those that count first."""
    tally = dossier.tally(measure)
    claims, parts, revised = (
        set(ids) for ids in ((tally.claims, tally.parts, tally.revised) if tally else ((), (), ()))
    )
    by_id = {figure.id: figure for figure in dossier.figures}
    documents = {document.id: document for document in dossier.documents}
    for figure in sorted(
        (f for f in dossier.figures if f.measure is measure), key=lambda f: (f.id in claims, f.id in parts)
    ):
        note = (
            "a party's claim, listed and not counted" if figure.id in claims
            else f"a part of {by_id[figure.part_of].as_written}" if figure.id in parts and figure.part_of in by_id
            else "a part of a whole" if figure.id in parts
            else "replaced by a later value of the same origin" if figure.id in revised
            else "denied" if figure.modality is Modality.DENIED
            else None
        )  # fmt: skip
        toll = dossier.toll_of(figure.id)
        more = (toll_note(dossier, toll), credible(toll.grade)) if toll else ()
        note = "; ".join(dict.fromkeys(filter(None, (note, *more)))) or None
        why = _of_figure(figure, documents[figure.document_id], note)
        yield replace(why, origin=dossier.origin_of_item(figure.id, figure.document_id))


def _of_origins(dossier: Dossier) -> Iterator[Why]:
    """Every origin with its documents and reasons."""
    documents = {document.id: document for document in dossier.documents}
    for origin in dossier.corroboration.origins:
        name = origin.name or "unknown"
        for reason in origin.reasons:
            document = documents[reason.span.document_id if reason.span else origin.document_ids[0]]
            quote = reason.span.quote if reason.span else None
            yield Why(f"{name} ({origin.kind})", quote, document, origin=origin, span=reason.span, note=reason.text)


def explain_links(dossier: Dossier, links: Iterable[Link]) -> list[Why]:
    """Why its reports were joined, the strongest link first: every feature in words, with its weight."""
    accounts = {account.id: account for account in dossier.accounts}
    return [_of_link(link, accounts) for link in sorted(links, key=lambda k: (-(k.score or 0.0), k.id))]


def _of_link(link: Link, accounts: Mapping[str, Account]) -> Why:
    """One link, shown by the report of it that the incident holds."""
    here = next(accounts[i] for i in (link.left_id, link.right_id) if i in accounts)
    other = link.right_id if here.id == link.left_id else link.left_id
    there = accounts.get(other)
    whom = _placed(there.report.trigger, there.document) if there else f"{other}, of another incident"
    weighed = "; ".join(f"{f.words} ({f.weight:+g})" for f in link.features)
    words = {"positive": "the same", "unsure": "possibly the same"}.get(link.judgement, link.judgement)
    why = _of_span(f"{words}, {link.score:g}", here.report.trigger, here.document, None, f"with {whom}: {weighed}")
    return replace(why, speaker=None)


def _placed(span: Span, document: Document) -> str:
    """A word with where it stands."""
    return f"“{span.quote}” in {document.publisher or document.name}"


def _of_report(dossier: Dossier, account: Account, field: str, makers: Makers) -> Iterator[Why]:
    """What one report says of one field."""
    report, document = account.report, account.document
    found: list[tuple[str, Span | None, str | None]] = []
    if field in {"type", "status"}:
        found = [(getattr(report, field).value, report.trigger, None)]
    elif field == "time" and report.time:
        time = report.time
        days = f"{time.start} to {time.end}" if time.start != time.end else str(time.start)
        found = [(days if time.start else "unknown", time.span, time.rule)]
    elif field == "place" and report.place:
        found = [(_located(place), place.span, place.reason) for place in (report.place, *report.also_at)]
    elif field == "claimed_by" and report.claimed_by:
        found = [(report.claimed_by.span.quote, report.claimed_by.span, None)]
    elif field == "perpetrator":
        role = report.role(RoleName.PERPETRATOR)
        found = [(role.span.quote, role.span, str(report.certainty) if report.certainty else None)] if role else []
    for value, span, note in found:
        made_by = _maker(dossier, report, field, span, makers)
        yield _with_origin(_of_span(value, span, document, made_by, note), dossier)


def _of_linking(dossier: Dossier) -> Iterator[Why]:
    """The time that an incident has and none of its reports: it was worked out from the day of publication."""
    time, document = dossier.incident.time, dossier.documents[0]
    if time is not None:
        share = next((s.probability for s in dossier.sureness if s.cell == "time"), None)
        made_by = Provenance(LINKING, time.rule, probability=share)
        yield _with_origin(_of_span(f"{time.start} to {time.end}", time.span, document, made_by, time.rule), dossier)


def _located(place: Place) -> str:
    """A place with its precision: "Gao, ML (where_prec 1)"."""
    where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    return f"{where} (where_prec {place.where_prec or 'unknown'})"


_RULES = {
    "status": "the words around “{trigger}”",
    "time": "the day of the acts told as one with “{trigger}”",
    "place": "the place of the acts told as one with “{trigger}”",
    "perpetrator": "who is named for “{trigger}”, here or where it is taken up again",
    "claimed_by": "who says in the text that “{trigger}” was theirs",
}


def _maker(dossier: Dossier, report: IncidentReport, field: str, span: Span | None, makers: Makers) -> Provenance:
    """What found a cell: of a time or place the extractor of its words, else that of the report; and how often such cells are right."""
    found = makers.get((span.document_id, span.start, span.end)) if span else None
    if found is None:
        rule = _RULES[field].format(trigger=report.trigger.quote) if field in _RULES else report.made_by.rule
        found = Provenance(report.made_by.extractor, rule)
    share = next((s.probability for s in dossier.sureness if s.cell == field), None)
    return replace(found, probability=share)


def _of_figure(figure: Figure, document: Document | None, note: str | None = None) -> Why:
    """A figure with its words and speaker."""
    speaker = figure.speaker.quote if figure.speaker else None
    why = _of_span(show_value(figure), figure.span, document, figure.made_by, note)
    return replace(why, speaker=speaker)


def _of_statement(statement: Statement, document: Document | None) -> Why:
    """A statement with its chain."""
    chain = " > ".join(
        link.name or (link.span.quote if link.span else "nobody named") for link in statement.attribution.chain
    )
    why = _of_span(statement.modality, statement.content[0], document, statement.made_by, f"chain: {chain}")
    return replace(why, quote=statement.quote, speaker=statement.speaker_name)


def _of_span(
    value: str, span: Span | None, document: Document | None, made_by: Provenance | None, note: str | None = None
) -> Why:
    """A value with its span and the sentence around it."""
    sentence = sentence_of(document, span) if document and span else None
    return Why(value, span.quote if span else None, document, None, sentence, None, made_by, span, note)


def _with_origin(why: Why, dossier: Dossier) -> Why:
    """The same with the origin of its document."""
    origin = dossier.origin_of(why.document.id) if why.document else None
    return replace(why, origin=origin)


def sentence_of(document: Document, span: Span) -> str:
    """The sentence a span begins in, else the span's own words."""
    for start, end in document.sentences:
        if start <= span.start < end:
            return document.text[start:end]
    return span.quote


def sentence_number(document: Document, span: Span) -> int | None:
    """The number of the sentence a span begins in, from 1; None outside the article's sentences."""
    return next((n for n, (start, end) in enumerate(document.sentences, 1) if start <= span.start < end), None)
