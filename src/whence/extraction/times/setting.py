"""What a text's expressions count from: its day of publication, or, in a narrative of other times, the text itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whence.core.document import Document
from whence.extraction.times.meanings import Draft, Fixed, Step, Weekday

MANY = 8  # years named that are not the publication's own, from which on a text may be a narrative
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ORDER = ("Y", "Q", "M", "W", "D")  # from coarse to fine


@dataclass(frozen=True, slots=True)
class Published:
    """This says: published on 24 March 2019, known to the day ("D"), the month or the year."""

    on: date
    unit: str

    @property
    def words(self) -> str:
        """For a rule: "published Sunday 2019-03-24"."""
        if self.unit == "D":
            return f"published {_WEEKDAYS[self.on.weekday()]} {self.on}"
        return f"published {self.on.isoformat()[: 7 if self.unit == 'M' else 4]}"

    def knows(self, unit: str) -> bool:
        """Whether it is known precisely enough to count in such units from it."""
        unit = "Y" if unit in ("DE", "CE") else "W" if unit == "WE" else unit
        return unit in _ORDER and _ORDER.index(unit) <= _ORDER.index(self.unit)


def published_of(document: Document) -> Published | None:
    """The day a document's relative expressions count from: its publication, else the day its dateline names."""
    if document.published:
        unit = {"day": "D", "month": "M", "year": "Y"}[document.published.precision]
        return Published(document.published.on, unit)
    on = document.dateline.on if document.dateline else None
    return Published(on, "D") if on else None


def is_narrative(drafts: Sequence[Draft], published: Published | None) -> bool:
    """Whether a text tells of other times than its own day: many years named that are not its own, hardly a "yesterday".

    In an undated text a single "yesterday" tells news: its days then stay without a value rather than get a wrong year.
    """
    fixed = [draft.meaning.value or "" for draft in drafts if isinstance(draft.meaning, Fixed)]
    years = [int(value[:4]) for value in fixed if value[:4].isdigit() and len(value) >= 4]
    years += [0 for value in fixed if value.startswith("BC")]
    here = sum(1 for draft in drafts if _is_of_the_day(draft))
    if published is None:
        return len(years) >= 3 and not here
    far = sum(1 for year in years if year != published.on.year)
    return far >= MANY and far > 4 * here and far > len(years) / 2


def _is_of_the_day(draft: Draft) -> bool:
    """Whether an expression speaks of the days around the publication."""
    meaning = draft.meaning
    near = isinstance(meaning, Step) and meaning.origin == "published" and meaning.unit in ("D", "W", "M")
    return near or (isinstance(meaning, Weekday) and meaning.which != "text")
