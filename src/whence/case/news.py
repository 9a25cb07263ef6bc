"""What was appended to the ledger behind a place: so that whoever looks can follow a running `whence add`."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from whence.ledger.base import View

MOST = 10_000  # rows counted at once


@dataclass(frozen=True, slots=True)
class Change:
    """This says: at place 812 of the ledger something is said of inc-7k2p, at that time; withdrawn is what holds no more."""

    seq: int
    kind: str
    subject_id: str
    recorded_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class News:
    """This says: up to place 812, 3 documents came in, 2 incidents are new or told otherwise, one decision was taken."""

    after: int
    n_documents: int = 0
    n_incidents: int = 0
    n_judgements: int = 0


def changes_after(view: View, after: int, limit: int) -> list[Change]:
    """What was appended behind a place, in order, so many at most."""
    rows = islice(view.iter_rows(after=after), limit)
    return [Change(r.seq, r.kind, r.subject_id, datetime.fromisoformat(r.recorded_at), r.payload is None) for r in rows]


def news_after(view: View, after: int) -> News:
    """What came in behind a place, counted by subject; of very much, the first part."""
    changes = changes_after(view, after, MOST)
    counts = Counter(kind for kind, _ in {(change.kind, change.subject_id) for change in changes})
    return News(changes[-1].seq if changes else after, counts["document"], counts["incident"], counts["judgement"])
