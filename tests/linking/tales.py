"""Accounts made by hand: a sentence, and what was found in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from whence.core.document import Credit, Document, Provenance, Published, Span
from whence.core.dossier import Account
from whence.core.entry import Judgement
from whence.core.ids import make_id
from whence.core.incident import IncidentReport, Role
from whence.core.place import Place
from whence.core.statement import Attribution, ChainLink, Figure, Statement
from whence.core.time import TimeRange
from whence.core.vocabulary import Bound, Certainty, IncidentType, LinkKind, Measure, Modality, RoleName, Status

AT = datetime(2021, 5, 15, tzinfo=UTC)
MADE_BY = Provenance("tests@1", "by hand")
DAY = date(2021, 5, 13)
QASRIN = Place("Qasrin", country="TN", lat=35.17, lon=8.83, where_prec=1)


def document(
    text: str, number: int = 1, published: date | None = DAY + timedelta(days=1), publisher: str | None = None
) -> Document:
    """Document number so-and-so."""
    on = Published(published, "day", "given") if published else None
    return Document(f"doc-{number:04}", "", f"{number}.txt", text, AT, published=on, publisher=publisher, language="en")


def nation(name: str, code: str, geonames_id: int | None = None) -> Place:
    """A whole country, as words tell it."""
    return Place(name, Span("doc", 0, len(name), name), code, geonames_id=geonames_id, where_prec=6)


def tell(
    text: str = "A car bomb killed nine people in Qasrin, police said.",
    number: int = 1,
    day: date | None = DAY,
    kind: IncidentType = IncidentType.BOMBING,
    place: Place | None = QASRIN,
    killed: float | None = None,
    perpetrator: str | None = None,
    claimed_by: str | None = None,
    publisher: str | None = None,
    published: date | None = DAY + timedelta(days=1),
    at: int = 0,
    status: Status = Status.HAPPENED,
    is_background: bool = False,
    also_at: tuple[Place, ...] = (),
) -> Account:
    """One document's account of an incident; `at` is where its trigger stands, so that one document can tell several."""
    source = document(text, number, published, publisher)
    trigger = source.span(at, at + 1)
    time = TimeRange("told", day, day, 1, span=trigger) if day else None
    report_id = make_id("rep", source.id, at)
    figures = (figure(source, text.split()[0], killed, report_id),) if killed is not None else ()
    report = IncidentReport(
        report_id,
        source.id,
        trigger,
        kind,
        status,
        MADE_BY,
        is_background=is_background,
        time=time,
        place=place,
        also_at=also_at,
        roles=(role(source, perpetrator),) if perpetrator else (),
        certainty=Certainty.ACCUSED if perpetrator else None,
        claimed_by=role(source, claimed_by) if claimed_by else None,
        figures=tuple(f.id for f in figures),
        evidence=(source.span(0, len(text)),),
    )
    return Account(report, source, figures)


def role(source: Document, name: str, actor_id: str | None = None) -> Role:
    """That name as the perpetrator."""
    start = source.text.index(name)
    return Role(RoleName.PERPETRATOR, source.span(start, start + len(name)), actor_id)


def figure(source: Document, written: str, value: float | None, key: str = "", **given: object) -> Figure:
    """So many killed."""
    start = source.text.index(written)
    made = Figure(
        make_id("fig", source.id, written, value, key),
        source.id,
        source.span(start, start + len(written)),
        Measure.KILLED,
        Bound.EXACT,
        MADE_BY,
        value,
        value,
        value,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def say(
    source: Document,
    content: str,
    *chain: tuple[LinkKind, str],
    modality: Modality = Modality.ASSERTED,
) -> Statement:
    """That these words came through that chain."""
    links = tuple(ChainLink(kind, _span(source, name), name) for kind, name in chain)
    statement_id = make_id("sta", source.id, content)
    return Statement(statement_id, source.id, Attribution(links), (_span(source, content),), modality, MADE_BY)


def credited(source: Document, agency: str, where: str = "dateline") -> Document:
    """The document with that agency's credit."""
    return replace(source, credits=(Credit(_span(source, agency), agency, where),))


def _span(source: Document, words: str) -> Span:
    """The first place where the words stand."""
    start = source.text.index(words)
    return source.span(start, start + len(words))


def judge(left: Account, right: Account, decision: str, hour: int = 1) -> Judgement:
    """What Ana decided about two reports."""
    at = datetime(2021, 6, 1, hour, tzinfo=UTC)
    return Judgement(make_id("jdg", left.id, right.id, hour), left.id, decision, "Ana", at, right.id)
