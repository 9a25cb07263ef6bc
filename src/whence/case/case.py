"""Case: what `whence.open` returns."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from whence.case.add import Added, Adder
from whence.case.briefs import Briefs
from whence.case.deciding import Deciding
from whence.case.grades import current_grades
from whence.case.news import Change, changes_after
from whence.case.standing import current_incident
from whence.case.tables import TABLES, Contents
from whence.case.why import EXPLAINED, Why, explain, explain_incident, explain_links
from whence.case.why_told import explain_telling, graded
from whence.core.document import Document, Failure, Provenance, Skipped
from whence.core.dossier import Dossier
from whence.core.entry import Entry, Link
from whence.core.incident import Incident
from whence.core.origin import Corroboration
from whence.core.statement import Figure, Statement
from whence.core.vocabulary import BestRule
from whence.errors import InputError
from whence.gazetteer.actors import load_actors
from whence.ledger.archive import Archive
from whence.ledger.canonical import canonical_lines, fingerprint
from whence.ledger.sql import open_store
from whence.ledger.verify import Problem, verify
from whence.linking.corroboration import assemble, corroborate
from whence.linking.coverage import tell_stories
from whence.linking.origins import Copy
from whence.linking.resting import Carrier
from whence.pipeline.base import Reader
from whence.pipeline.default import Shelf, default_reader
from whence.pipeline.nearby import read_accounts
from whence.settings import Settings, load_settings
from whence.sources.base import Hints
from whence.sources.fetch import HttpFetcher


class Case(Deciding):
    """One folder with a ledger and the raw bytes of everything in it.

    >>> case = Case("case")                                     # doctest: +SKIP
    >>> case.add("news/")                                       # doctest: +SKIP
    Added(new=4, known=0, failed=0)
    >>> for dossier in case.incidents():                        # doctest: +SKIP
    ...     print(dossier.incident.type, dossier.tally(Measure.KILLED))
    """

    def __init__(
        self, folder: str | Path = "case", settings: Settings | None = None, reader: Reader | None = None
    ) -> None:
        self._own_reader = reader
        self.folder = Path(folder)
        self.settings = settings or load_settings()
        self.best_rule = _best_rule(self.settings.best_rule)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"{folder}: cannot be a case folder: {error.strerror}", hint="name another folder"
            ) from error
        self.archive = Archive(self.folder / "archive")
        self.store = open_store(self.settings.ledger_url or self.folder / "ledger.sqlite")

    def briefs(self) -> Briefs:
        """What people put together from rows and words of their own: begin, add, write, move, take out."""
        return Briefs(self.store)

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.store.close()

    def add(
        self,
        *inputs: str | Path,
        publisher: str | None = None,
        published: str | None = None,
        url: str | None = None,
        at_once: int = 1,
        on_document: Callable[[Added], None] | None = None,
    ) -> Added:
        """Read files, folders, globs, addresses or "-" into the ledger; what is there already is passed over.

        Each document is finished, links and all, before the next is begun; or `at_once` of them together, which is faster
        for an archive, gives the same ledger, and loses at most so many when the process is killed. `on_document` is called
        after each with the count so far.
        """
        hints = Hints(publisher, published, url)
        adder = self._adder(at_once)
        return adder.add(
            [str(item) for item in inputs], hints, self._fetcher(), self.settings.max_document_bytes, on_document
        )

    def add_content(
        self, name: str, content: bytes, *, publisher: str | None = None, published: str | None = None
    ) -> Added:
        """Read one file that was handed over, bytes and name, into the ledger: what dropping a file on the page does."""
        adder = self._adder()
        return adder.add_content(name, content, Hints(publisher, published), self.settings.max_document_bytes)

    def _adder(self, at_once: int = 1) -> Adder:
        """One run of adding, from now."""
        return Adder(self.store, self.archive, self._reader, self.folder, datetime.now(UTC), at_once)

    def _fetcher(self) -> HttpFetcher:
        """What opens addresses, as set."""
        return HttpFetcher(
            timeout_s=self.settings.fetch_timeout_s,
            max_bytes=self.settings.max_document_bytes,
            allow_private=self.settings.allow_private_addresses,
        )

    @cached_property
    def _reader(self) -> Reader:
        """The user's own reader, else the shipped one with the user's own actors; made at the first document."""
        if self._own_reader:
            return self._own_reader
        extra = Path(self.settings.actors_file) if self.settings.actors_file else None
        shelf, most = Shelf.load(load_actors(extra)), self.settings.max_document_bytes
        return default_reader(shelf, max_bytes=most, reads_other_news=self.settings.read_other_news)

    def incidents(self) -> Iterator[Dossier]:
        """Everything about every incident, by day."""
        for incident in sorted(self._payloads("incident"), key=_by_time):
            yield self._dossier(incident)

    def incident(self, incident_id: str) -> Dossier:
        """Everything about one incident, by any id it ever had, or by a beginning of its id that fits no other."""
        incident = current_incident(self.store, incident_id) or self._by_beginning(incident_id)
        if incident is None:
            raise InputError(f"{incident_id}: no such incident", hint="`whence show incidents` lists them")
        return self._dossier(incident)

    def _by_beginning(self, beginning: str) -> Incident | None:
        """The one incident whose id begins so."""
        found = [incident for incident in self._payloads("incident") if incident.id.startswith(beginning)]
        return found[0] if len(found) == 1 else None

    def _dossier(self, incident: Incident) -> Dossier:
        """The dossier of an incident, its reports and near-copies fetched."""
        reports = self.store.get_many("report", incident.report_ids)
        told = read_accounts(self.store, (reports[i].payload for i in incident.report_ids if i in reports))
        accounts = list(told.values())
        carriers = self._carriers({account.document.id: account.document for account in accounts}.values())
        return assemble(incident, accounts, carriers, self.copies(incident.document_ids), self.best_rule)

    def copies(self, document_ids: Iterable[str]) -> list[Copy]:
        """The near-copies among those documents."""
        ids = set(document_ids)
        links = {e.subject_id: e.payload for d in sorted(ids) for e in self.store.find("link", f"copy:{d}")}
        among = [link for link in links.values() if {link.left_id, link.right_id} <= ids]
        return [
            Copy(k.left_id, k.right_id, "; ".join(f.words for f in k.features), k.judgement == "positive")
            for k in among
        ]

    def corroboration(self) -> Corroboration:
        """Documents, outlets and origins of the whole case, origins counted story by story."""
        documents = self.documents()
        carriers = self._carriers(documents)
        copies = self.copies(document.id for document in documents)
        stories = tell_stories(carriers, self._payloads("incident"), copies)
        return corroborate(stories, copies, (s for carrier in carriers for s in carrier.statements))

    def _carriers(self, documents: Iterable[Document]) -> list[Carrier]:
        """Documents with everything that is stated in them."""
        return [Carrier(document, tuple(self._found("statement", document.id))) for document in documents]

    def why(self, subject_id: str, field: str | None = None) -> list[Why]:
        """The words behind a value: who says it, in which document, found by what rule, and how you grade the outlet.

        Of a statement also who else tells it, through which chain, who denies it.
        `subject_id` is an incident, or a figure, statement, report, time, place or name of a document; `field` a measure
        (killed, injured, ...) or type, status, time, place, perpetrator, claimed_by, origins, or links (why its reports were joined).
        """
        return graded(self._why(subject_id, field), current_grades(self.store))

    def _why(self, subject_id: str, field: str | None) -> list[Why]:
        """The same without grades of outlets."""
        for kind in EXPLAINED:
            entry = self.store.get(kind, subject_id)
            if entry:
                item = entry.payload
                document_id = item.span.document_id if kind in {"time", "place", "mention"} else item.document_id
                return self._why_told(item) or explain(item, self.require_document(document_id))
        dossier = self.incident(subject_id)
        if field == "links":
            return explain_links(dossier, self._links(dossier.incident))
        return explain_incident(dossier, field, self._makers(dossier))

    def _makers(self, dossier: Dossier) -> dict[tuple[str, int, int], Provenance]:
        """What found the times and places of its documents, by where they stand."""
        kept = ((d.id, kind) for d in dossier.documents for kind in ("place", "time"))
        items = (entry.payload for d, kind in kept for entry in self.store.find(kind, f"document:{d}"))
        return {(i.span.document_id, i.span.start, i.span.end): i.made_by for i in items if i.made_by}

    def _why_told(self, subject: object) -> list[Why]:
        """Of a statement about an incident, who tells it; nothing of what is none."""
        if not isinstance(subject, Statement):
            return []
        reports = (e.payload for e in self.store.find("report", f"document:{subject.document_id}"))
        about = [report.id for report in reports if subject.id in report.statements]
        incidents = {e.subject_id: e.payload for i in about for e in self.store.find("incident", f"report:{i}")}
        dossiers = (self._dossier(incidents[i]) for i in sorted(incidents))
        return explain_telling(subject, dossiers, current_grades(self.store))

    def _links(self, incident: Incident) -> list[Link]:
        """The links of its reports, among each other and to reports of other incidents."""
        found = (e for i in incident.report_ids for e in self.store.find("link", f"incident:{i}"))
        return list({entry.subject_id: entry.payload for entry in found}.values())

    def documents(self) -> list[Document]:
        """Every document, by publication, undated ones last."""
        return sorted(self._payloads("document"), key=by_publication)

    def require_document(self, document_id: str) -> Document:
        """The document of that id or article id."""
        entry = self.store.get("document", document_id)
        entry = entry or next(iter(self.store.find("document", f"article:{document_id}")), None)
        if entry is None:
            raise InputError(f"{document_id}: no such document", hint="`whence show documents` lists them")
        return entry.payload  # type: ignore[no-any-return]

    def figures(self) -> list[Figure]:
        """Every figure, in the order of documents and text."""
        return [figure for document in self.documents() for figure in self._found("figure", document.id)]

    def statements(self) -> list[Statement]:
        """Every statement, in the order of documents and text."""
        return [statement for document in self.documents() for statement in self._found("statement", document.id)]

    def skipped(self) -> list[Skipped]:
        """What was seen and set aside, and why."""
        return [item for document in self.documents() for item in self._found("skipped", document.id)]

    def failures(self) -> list[Failure]:
        """What could not be read, and what to do about it."""
        return sorted(self._payloads("failure"), key=lambda failure: failure.name)

    def contents(self) -> Contents:
        """Everything the tables are made of, read once."""
        documents = {document.id: document for document in self.documents()}
        return Contents(
            tuple(self.incidents()),
            documents,
            self.figures(),
            self.statements(),
            self.best_rule,
            self.reviews(),
            current_grades(self.store),
        )

    def frame(self, name: str) -> Any:
        """A table as a pandas data frame: incidents, figures or statements, with the columns of the CSV export.

        >>> case.frame("figures").groupby("measure").size()     # doctest: +SKIP
        """
        if name not in TABLES:
            raise InputError(f"{name}: no such table", hint="one of " + ", ".join(TABLES))
        try:
            import pandas as pd
        except ImportError as error:
            raise InputError("data frames need pandas", hint="pip install 'whence[frames]'") from error
        return pd.DataFrame(TABLES[name](self.contents()))

    def changes(self, after: int = 0, limit: int = 100) -> list[Change]:
        """What was appended to the ledger behind a place, in order, so many at most: to follow what others add.

        >>> case.changes(after=812)                             # doctest: +SKIP
        """
        return changes_after(self.store, after, limit)

    def history(self, kind: str, subject_id: str) -> list[Entry]:
        """Everything the ledger ever said of a subject, oldest first."""
        return list(self.store.history(kind, subject_id))

    def verify(self) -> list[Problem]:
        """Every quote checked against the kept text, every archive file against its hash; empty if all is well."""
        return list(verify(self.store, self.archive))

    def canonical_lines(self) -> Iterator[str]:
        """The canonical export: two ledgers are equal if these are."""
        return canonical_lines(self.store)

    def fingerprint(self) -> str:
        """One hash of the canonical export."""
        return fingerprint(self.store)

    def _payloads(self, kind: str) -> Iterator[Any]:
        """Every current noun of a kind."""
        return (entry.payload for entry in self.store.iter_kind(kind))

    def _found(self, kind: str, document_id: str) -> list[Any]:
        """What was found in one document, in the order of its text."""
        found = [entry.payload for entry in self.store.find(kind, f"document:{document_id}")]
        return sorted(found, key=by_offset)


def _best_rule(name: str) -> BestRule:
    """The rule of that name."""
    try:
        return BestRule(name)
    except ValueError as error:
        raise InputError(f"best_rule: no such rule as {name!r}", hint="one of " + ", ".join(BestRule)) from error


def _by_time(incident: Incident) -> tuple[str, str]:
    """By first day, undated ones last."""
    start = incident.time.start if incident.time else None
    return (start.isoformat() if start else "9999", incident.id)


def by_publication(document: Document) -> tuple[str, str]:
    """By day of publication, undated ones last."""
    return (document.published.on.isoformat() if document.published else "9999", document.name)


def by_offset(item: Any) -> int:
    """Where in the text it stands."""
    span = getattr(item, "span", None) or (item.content[0] if getattr(item, "content", None) else None)
    return span.start if span else -1
