"""One report with everything that linking looks at, and the few values that are compared."""

from dataclasses import dataclass
from datetime import date, timedelta

from whence.core.document import Document
from whence.core.incident import IncidentReport
from whence.core.statement import Figure, Statement
from whence.core.time import TimeRange
from whence.core.vocabulary import Measure, Modality


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

    @property
    def days(self) -> TimeRange | None:
        """When it happened, as far as told: the report's own time, else that of the days before publication."""
        time = self.report.time
        if time and time.start and time.end:
            return time
        return _days_before_publication(self.document.published_on, self.report)

    def values(self, measure: Measure) -> frozenset[float]:
        """The numbers given for that measure of the incident as a whole: no parts, nothing hypothetical."""
        return frozenset(
            figure.value
            for figure in self.figures
            if figure.measure is measure and figure.value is not None and is_of_the_whole(figure)
        )


def is_of_the_whole(figure: Figure) -> bool:
    """Whether the figure counts the incident as a whole: "including three officers" does not."""
    return figure.part_of is None and not figure.is_hypothetical and not figure.is_cumulative


def is_claim(figure: Figure) -> bool:
    """Whether a party merely claims it: "its fighters had killed more than thirty"."""
    return figure.modality is Modality.CLAIMED


def _days_before_publication(published: date | None, report: IncidentReport) -> TimeRange | None:
    """An undated incident that is an article's news happened in the week before it appeared."""
    if published is None or report.is_background:
        return None
    start = published - timedelta(days=6)
    return TimeRange("undated: the week before publication", start, published, 3)
