"""What is compared of an account: its days and its numbers."""

from datetime import date, timedelta

from whence.core.dossier import Account
from whence.core.incident import IncidentReport
from whence.core.statement import Figure
from whence.core.time import TimeRange
from whence.core.vocabulary import Measure, Modality


def days(account: Account) -> TimeRange | None:
    """When it happened, as far as told: the report's own time, else the week before publication."""
    time = account.report.time
    if time and time.start and time.end:
        return time
    return _days_before_publication(account.document.published_on, account.report)


def in_order(account: Account) -> tuple[date, str, int, str]:
    """Where an account stands among others: by publication, article and words, whatever version of the reader made its id."""
    published = account.document.published_on or date.max
    return published, account.document.id, account.report.trigger.start, account.id


def values(account: Account, measure: Measure) -> frozenset[float]:
    """The numbers given for that measure of the incident as a whole: no parts, nothing hypothetical."""
    counted = (f for f in account.figures if f.measure is measure and is_of_the_whole(f))
    return frozenset(figure.value for figure in counted if figure.value is not None)


def is_of_the_whole(figure: Figure) -> bool:
    """Whether the figure counts the incident as a whole: "including three officers" does not."""
    return figure.part_of is None and not figure.is_hypothetical and not figure.is_cumulative


def is_claim(figure: Figure) -> bool:
    """Whether a party merely claims it: "its fighters had killed more than thirty"."""
    return figure.modality is Modality.CLAIMED


LINKING = "linking@1"
"""What gives an incident a time that none of its reports has."""


def _days_before_publication(published: date | None, report: IncidentReport) -> TimeRange | None:
    """An undated incident that is an article's news happened in the week before it appeared."""
    if published is None or report.is_background:
        return None
    start = published - timedelta(days=6)
    return TimeRange("undated: the week before publication", start, published, 3)
