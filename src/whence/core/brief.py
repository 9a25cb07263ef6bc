"""A brief that a person puts together: rows they chose, in their order, with their words between."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Brief:
    """This says: on that day Ana began a brief and called it "Gao, week 9"."""

    id: str
    title: str
    author: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """This says: in that brief, at place 2.0, stands the incident inc-7k; or stand the words that Ana wrote on that day.

    One of `incident_id` and `text` is there. `is_out`: taken out, and kept, so that it can be put back.
    """

    id: str
    brief_id: str
    place: float
    author: str
    written_at: datetime
    incident_id: str | None = None
    text: str | None = None
    is_out: bool = False
