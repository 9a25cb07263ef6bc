"""Places what an expression means on the calendar: by the publication day in news, by the day the text is at in a narrative."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.core.document import Document
from whence.extraction.time_hits import amount
from whence.extraction.time_meanings import ClockTime, Draft, Fixed, Step, Stretch, Weekday, Yearless
from whence.extraction.time_values import Days, days_of, go_back, shifted

BACK = 2.0
LEAN = 4
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ORDER = ("Y", "Q", "M", "W", "D")  # from coarse to fine


@dataclass(frozen=True, slots=True)
class Placed:
    """This says: 2019-03-22, worked out from the publication: "published Sunday 2019-03-24".

    `why` is None for what stands on the calendar as written. `after` and `before` are bounds where the value is not known.
    """

    value: str | None
    why: str | None = None
    after: date | None = None
    before: date | None = None
    stretch: tuple[date, date] | None = None
    length: bool = False


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
    """Whether a text tells of other times than its own day: many full dates far off, hardly a "yesterday" or a "Friday"."""
    years = [
        int(d.meaning.value[:4])
        for d in drafts
        if isinstance(d.meaning, Fixed) and (d.meaning.value or "")[:4].isdigit()
    ]
    here = sum(1 for d in drafts if _is_of_the_day(d))
    if published is None:
        return len(years) >= 3 and len(years) > 2 * here
    far = sum(1 for year in years if abs(published.on.year - year) > 2)
    return far >= 6 and far > 4 * here and far > len(years) / 2


def _is_of_the_day(draft: Draft) -> bool:
    """Whether an expression speaks of the days around the publication."""
    meaning = draft.meaning
    near = isinstance(meaning, Step) and meaning.origin == "published" and meaning.unit in ("D", "W", "M")
    return near or (isinstance(meaning, Weekday) and meaning.which != "text")


class Timeline:
    """Where the text is in time while it is read from its beginning: the publication and the point last spoken of."""

    def __init__(self, published: Published | None, *, narrative: bool) -> None:
        self.published = published
        self.narrative = narrative
        self.point: str | None = None
        self.fine: date | None = None
        self.years: list[int] = []
        self.quarter: str | None = None

    def move(self, draft: Draft, value: str | None) -> None:
        """Note that the text now speaks of that point."""
        days = days_of(value) if value and len(value) >= 4 else None
        if value is None or days is None:
            return
        self.point = value.split("T")[0]
        if len(self.point) >= 7 and self.point[5].isdigit():
            self.fine = days[0]
        if value[:4].isdigit():
            self.years = [int(value[:4]), *self.years[:1]]
        if "-Q" in value and isinstance(draft.meaning, Fixed | Yearless):
            self.quarter = value

    def place(self, draft: Draft, tense: str | None = None, following: str | None = None) -> Placed:
        """The value of a draft; `tense`: its sentence looks ahead or back; `following`: the value of the date that comes after it."""
        placed = self._place(draft, tense, following)
        if draft.part and placed.value and len(placed.value) == 10:
            return replace(placed, value=placed.value + draft.part)
        return placed

    def _place(self, draft: Draft, tense: str | None, following: str | None) -> Placed:
        """The value without its time of day."""
        match draft.meaning:
            case Fixed(value=value):
                return Placed(value)
            case Yearless():
                return self._place_yearless(draft.meaning, tense)
            case Weekday():
                return self._place_weekday(draft.meaning, ahead=tense == "ahead")
            case Step():
                return self._place_step(draft.meaning, following, ahead=tense == "ahead")
            case Stretch():
                return self._place_stretch(draft.meaning)
            case ClockTime():
                return self._place_clock()

    def _place_yearless(self, meaning: Yearless, tense: str | None) -> Placed:
        """June 6, June, the summer: of which year?"""
        if meaning.of is not None:
            year = self._place_step(meaning.of, None, ahead=False)
            return Placed((year.value or "XXXX") + meaning.tail, year.why or "the year is not known")
        if self.narrative and self.point:
            return Placed(self._year_of_the_text(meaning) + meaning.tail, self._said())
        if self.published is None:
            return Placed("XXXX" + meaning.tail, "the year is not known")
        return Placed(nearest_year(meaning, self.published, tense), self.published.words)

    def _year_of_the_text(self, meaning: Yearless) -> str:
        """Of the years last spoken of and the next one, that which goes on best from the last day or month."""
        year = self.years[0] if self.years else int((self.point or "")[:4].ljust(4, "0"))
        if self.fine is None or meaning.which:
            return f"{year - (meaning.which == 'last'):04}"
        costs = [(self._jump(y, meaning.tail), i, y) for i, y in enumerate((*self.years, self.fine.year + 1))]
        return f"{min(costs)[2]:04}"

    def _jump(self, year: int, tail: str) -> float:
        """How odd it is to go from the last day or month to that one: days, those backwards counted double."""
        days = days_of(f"{year:04}{tail}")
        if days is None or self.fine is None:
            return float("inf")
        gap = (days[0] - self.fine).days
        unsaid = 0 if year in self.years else 90
        return unsaid + (gap if gap >= 0 else -BACK * gap)

    def _place_weekday(self, meaning: Weekday, *, ahead: bool) -> Placed:
        """Friday, last Friday, the following Friday."""
        base, why = self._day(in_text=self.narrative or meaning.which == "text")
        if base is None or why is None:
            return Placed(None, "no day to count from")
        back = (base.weekday() - meaning.number) % 7
        if meaning.which == "next" or (ahead and meaning.which in ("", "this") and back):
            day = base + timedelta(7 - back)
        elif meaning.which == "text" or self.narrative:
            day = base + timedelta((7 - back) % 7)
        else:
            day = base - timedelta(back or (7 if meaning.which == "last" else 0))
        return Placed(day.isoformat(), why)

    def _place_step(self, step: Step, following: str | None, *, ahead: bool) -> Placed:
        """Three days later, last week, that year."""
        if step.n is None:
            return self._bound(step)
        if step.origin == "next" and following:
            return self._from_point(following, step, f"from {following}, as the text goes on")
        if self.quarter and step.unit == "Y" and abs(step.n) == 1 and step.origin != "published":
            return self._from_point(self.quarter, step, f"from {self.quarter}, of which the text speaks")
        if step.unit == "Q" and step.origin == "text":
            return Placed(self.quarter, self._said())
        if step.origin == "published" and not self.narrative:
            return self._from_publication(step, ahead=ahead)
        if step.origin == "event" and not self.narrative:
            return Placed(amount(abs(step.n), step.unit), length=True)
        return self._from_text(step)

    def _from_publication(self, step: Step, *, ahead: bool) -> Placed:
        """Yesterday, last week, three days ago."""
        if self.published is None or not self.published.knows(step.unit):
            return Placed(None, "the day of publication is not known")
        on, n = self.published.on, step.n or 0
        weekday = on.weekday()
        if step.unit == "WE" and n == 0 and weekday < 5 and not ahead:
            n = -1
        if step.unit == "W" and n == -1 and weekday == 6:  # on a Sunday last week is the week that just ends
            n = 0
        return Placed(shifted(on, n, step.unit), self.published.words)

    def _from_text(self, step: Step) -> Placed:
        """A step from the point the text is at, else from the publication."""
        if self.narrative and step.origin == "published" and step.unit == "D" and step.n == 0:
            return Placed("PRESENT_REF")
        if self.point:
            return self._from_point(self.point, step, self._said())
        if self.published is None or self.narrative:
            return Placed(None, "no day to count from")
        return self._from_publication(step, ahead=False)

    def _from_point(self, point: str, step: Step, why: str) -> Placed:
        """A step from a point of the text, where that is precise enough for it."""
        days = days_of(point)
        if days is None or step.n is None:
            return Placed(None, why)
        if "Q" in point and step.unit == "Y":
            return Placed(f"{days[0].year + int(step.n):04}{point[4:]}", why)
        if step.unit in ("D", "W") and days[0] != days[1] and not (step.unit == "W" and "W" in point):
            value = f"{point[:4]}-XX-XX" if self.narrative else None
            return Placed(value, why, after=days[0] if step.n > 0 else None, before=days[1] if step.n < 0 else None)
        return Placed(shifted(days[0], step.n, step.unit), why)

    def _bound(self, step: Step) -> Placed:
        """Days later: after the day the text is at, nothing more; months earlier: before it."""
        days = days_of(self.point) if self.point else None
        why = self._said() if days else "no day to count from"
        if step.unit.startswith("-"):
            return Placed("PAST_REF", why, before=days[0] if days else None)
        return Placed("FUTURE_REF", why, after=days[1] if days else None)

    def _place_stretch(self, meaning: Stretch) -> Placed:
        """The past three months: their length, and the days where the publication is known."""
        length = amount(meaning.n, meaning.unit)
        if self.narrative or self.published is None or self.published.unit != "D" or meaning.n is None:
            return Placed(length)
        on = self.published.on
        other = go_back(on, meaning.n * -meaning.sign, meaning.unit)
        return Placed(length, self.published.words, stretch=(min(on, other), max(on, other)) if other else None)

    def _place_clock(self) -> Placed:
        """17:00: on the day the text is at."""
        day, why = self._day(in_text=True)
        return Placed(day.isoformat() if day else None, why or "no day to count from")

    def _day(self, *, in_text: bool) -> tuple[date | None, str | None]:
        """The day to count from and how to say so: the text's, else the publication's."""
        days = days_of(self.point) if in_text and self.point else None
        if days and days[0] == days[1]:
            return days[0], self._said()
        if self.narrative or self.published is None or self.published.unit != "D":
            return None, None
        return self.published.on, self.published.words

    def _said(self) -> str:
        """For a rule: "from 1944-06-06, of which the text speaks"."""
        return f"from {self.point}, of which the text speaks"


def nearest_year(meaning: Yearless, published: Published, tense: str | None) -> str:
    """The year that brings a month, day or season nearest to the publication.

    A date eleven months back is written with its year or with "last"; so the tense decides only where neither side is near:
    the other side must be `LEAN` times nearer to win against it.
    """
    on, tail = published.on, meaning.tail
    known = [(y, days) for y in (on.year - 1, on.year, on.year + 1) if (days := days_of(f"{y:04}{tail}"))]
    if not known or published.unit == "Y" or meaning.which == "this":
        return f"{on.year:04}{tail}"
    if meaning.which == "last":
        return f"{max((y for y, days in known if days[1] < on), default=on.year - 1):04}{tail}"
    if meaning.which == "next":
        return f"{min((y for y, days in known if days[0] > on), default=on.year + 1):04}{tail}"
    ahead, back = (1, LEAN) if tense == "ahead" else (LEAN, 1) if tense == "back" else (1, 1)
    return f"{min((_distance(days, on, ahead, back), -y) for y, days in known)[1] * -1:04}{tail}"


def _distance(days: Days, on: date, ahead: float, back: float) -> float:
    """Days from one day to others, weighed by the side they lie on; 0 where it is among them."""
    if days[0] > on:
        return (days[0] - on).days * ahead
    return max(0, (on - days[1]).days) * back
