"""One report with everything it names, and everything the ledger holds on one incident."""

from dataclasses import dataclass

from whence.core.document import SURE_FROM, Document
from whence.core.incident import Incident, IncidentReport, Tally
from whence.core.origin import Corroboration, Origin
from whence.core.statement import Figure, Statement
from whence.core.telling import Telling, Toll
from whence.core.vocabulary import Measure


@dataclass(frozen=True, slots=True)
class Account:
    """This says: a1's report of the bombing, with a1 itself, its figures (9 killed) and its statements.

    `figures` and `statements` are those the report names; linking never looks into a store for more.
    """

    report: IncidentReport
    document: Document
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id


@dataclass(frozen=True, slots=True)
class Sureness:
    """This says: the perpetrator of this incident is right with a probability of 0.55: of cells like it, 55 of 100 were right on gold."""

    cell: str
    probability: float


@dataclass(frozen=True, slots=True)
class Dossier:
    """This says: everything the ledger holds on inc-7k: its reports, documents, figures, statements, origins and tallies.

    What every view shows; made anew from entries at any time. Statements and figures are in the order of their documents;
    `tolls` are the distinct values of each measure, `tellings` statements that several documents tell alike, each once;
    `sureness` is how likely each cell of the incident is right.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    documents: tuple[Document, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    corroboration: Corroboration
    tallies: tuple[Tally, ...]
    tolls: tuple[Toll, ...] = ()
    tellings: tuple[Telling, ...] = ()
    sureness: tuple[Sureness, ...] = ()

    def is_unsure(self, cell: str) -> bool:
        """Whether that cell is marked unsure: kept and shown, and more than two of five cells like it were wrong."""
        return any(s.cell == cell and s.probability < SURE_FROM for s in self.sureness)

    def tally(self, measure: Measure) -> Tally | None:
        """The tally of that measure, if anything was counted."""
        return next((tally for tally in self.tallies if tally.measure is measure), None)

    def toll_of(self, figure_id: str) -> Toll | None:
        """The value that figure gives; None for a part, or for what is counted of no incident."""
        return next((toll for toll in self.tolls if figure_id in toll.figure_ids), None)

    def telling_of(self, statement_id: str) -> Telling | None:
        """The telling that statement is one of."""
        return next((telling for telling in self.tellings if statement_id in telling.statement_ids), None)

    def origin_of_item(self, item_id: str, document_id: str) -> Origin | None:
        """Where that figure or statement of the document started: what came through CNN is CNN's; else its document's origin."""
        item = self.toll_of(item_id) or self.telling_of(item_id)
        among = item.corroboration.origins if item else ()
        return next((o for o in among if document_id in o.document_ids), None) or self.origin_of(document_id)

    def origin_of(self, document_id: str) -> Origin | None:
        """The origin that document belongs to."""
        return next((o for o in self.corroboration.origins if document_id in o.document_ids), None)
