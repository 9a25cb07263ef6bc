"""Two people at one row: what the second saw when they opened it, and what somebody decided since."""

from whence.case.review import Review
from whence.core.dossier import Dossier
from whence.core.entry import Judgement
from whence.core.ids import make_id
from whence.errors import InputError


class DecidedMeanwhile(InputError):
    """Somebody decided about a row after it was opened; nothing was kept: see what they decided, then choose."""

    status = 409

    def __init__(self, incident_id: str) -> None:
        self.incident_id = incident_id
        super().__init__(
            "somebody decided about this row after you opened it; nothing of yours was kept",
            hint="look at the row again, see what was decided, and choose",
        )


def mark_of(dossier: Dossier, review: Review) -> str:
    """A row as somebody sees it now: another one after every decision about it, and after every one taken back.

    This says: "inc-7k2p:2:saw-9f2c", the incident, two decisions so far, and which.
    """
    decided = (f"{judgement.id} {judgement.decision}" for judgement in review.judgements)
    return ":".join((dossier.incident.id, str(len(review.judgements)), make_id("saw", *decided)))


def incident_of_mark(mark: str) -> str:
    """The id of the incident a mark is of; InputError where it is none."""
    parts = mark.split(":")
    if len(parts) != 3 or not parts[1].isascii() or not parts[1].isdigit():
        raise InputError("seen: not what a row gives", hint="take it from the row, or leave it out")
    return parts[0]


def decided_since(mark: str, review: Review) -> tuple[Judgement, ...]:
    """What came after a row was seen so: decisions, and what was taken back."""
    n_seen = int(mark.split(":")[1])
    return tuple(j for n, j in enumerate(review.judgements) if n >= n_seen or j.decision == "none")
