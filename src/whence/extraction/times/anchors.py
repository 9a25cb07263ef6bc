"""Places what an expression means on the calendar: by the publication day in news, by the day the text is at in a narrative."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.extraction.times.hits import amount
from whence.extraction.times.meanings import ClockTime, Draft, Fixed, Step, Stretch, Weekday, Yearless
from whence.extraction.times.setting import Published
from whence.extraction.times.values import Days, days_of, go_back, shifted, thanksgiving, week_of
from whence.extraction.times.years import nearest_year, year_of_the_text

NEAR = 20  # tokens within which a date without a year belongs to the year of the day named before it
CLOCK_NEAR = 40  # tokens within which an hour belongs to the day named before it, else to the publication
FAR = 366  # days from the publication beyond which a named day is background


@dataclass(frozen=True, slots=True)
class Placed:
    """This says: 2019-03-22, worked out from the publication: "published Sunday 2019-03-24".

    `why` is None for what stands on the calendar as written. `after` and `before` are bounds where the value is not known,
    `stretch` the days of "the past three months"; `is_length` for what turns out to be a mere duration.
    """

    value: str | None
    why: str | None = None
    after: date | None = None
    before: date | None = None
    stretch: tuple[date, date] | None = None
    is_length: bool = False


class Timeline:
    """Where the text is in time while it is read from its beginning: the publication and the point last spoken of."""

    def __init__(self, published: Published | None, *, narrative: bool) -> None:
        self.published = published
        self.narrative = narrative
        self.point: str | None = None
        self.fine: date | None = None
        self.years: list[int] = []
        self.quarter: str | None = None
        self.at = self.fine_at = 0

    def move(self, draft: Draft, value: str | None) -> None:
        """Note that the text now speaks of that point."""
        days = days_of(value) if value and len(value) >= 4 else None
        if value is None or days is None or self._is_own_day(draft, days):
            return
        self.at = draft.last
        self.point = value.split("T")[0]
        if len(self.point) >= 7 and self.point[5].isdigit():
            self.fine = days[0]
            self.fine_at = self.fine_at if isinstance(draft.meaning, Step) else draft.last
        if value[:4].isdigit():
            self.years = [int(value[:4]), *self.years[:1]]
        if "-Q" in value and isinstance(draft.meaning, Fixed | Yearless):
            self.quarter = value

    def _is_own_day(self, draft: Draft, days: Days) -> bool:
        """Whether a full date is only the publication day, as it stands over the text: no day the text tells of."""
        if self.published is None or self.published.unit != "D" or not isinstance(draft.meaning, Fixed):
            return False
        return days == (self.published.on, self.published.on)

    def place(self, draft: Draft, tense: str | None = None, beside: str | None = None) -> Placed:
        """The value of a draft; `tense`: its sentence looks ahead or back; `beside`: the value of the date it is told with."""
        placed = self._place(draft, tense, beside)
        days = days_of(placed.value) if draft.mod == "week" and placed.value else None
        if days:
            return replace(placed, value=week_of(days[0]))
        if draft.mod == "thursday" and placed.value and placed.value[:4].isdigit():
            return replace(placed, value=thanksgiving(int(placed.value[:4])))
        if draft.part and placed.value and len(placed.value) == 10:
            return replace(placed, value=placed.value + draft.part)
        return placed

    def _place(self, draft: Draft, tense: str | None, beside: str | None) -> Placed:
        """The value without its time of day."""
        match draft.meaning:
            case Fixed(value=value):
                return Placed(value)
            case Yearless():
                return self._place_yearless(draft.meaning, tense, draft.first)
            case Weekday():
                return self._place_weekday(draft.meaning, ahead=tense == "ahead")
            case Step():
                return self._place_step(draft.meaning, beside, ahead=tense == "ahead")
            case Stretch():
                return self._place_stretch(draft.meaning)
            case ClockTime():
                return self._place_clock(draft.first)

    def _place_yearless(self, meaning: Yearless, tense: str | None, first: int) -> Placed:
        """June 6, June, the summer: of which year?"""
        if meaning.of is not None:
            year = self._place_step(meaning.of, None, ahead=False)
            return Placed((year.value or "XXXX") + meaning.tail, year.why or "the year is not known")
        if self.narrative and not self.point:
            return Placed("XXXX" + meaning.tail, "the year is not known")
        if meaning.which == "text" and self.point and self.point[:4].isdigit():
            return Placed(self.point[:4] + meaning.tail, self._said())
        if self.narrative or (not meaning.which and tense != "ahead" and self._recalls(first)):
            return Placed(f"{self._year(meaning):04}{meaning.tail}", self._said())
        if self.published is None:
            return Placed("XXXX" + meaning.tail, "the year is not known")
        return Placed(nearest_year(meaning, self.published, tense), self.published.words)

    def _recalls(self, first: int) -> bool:
        """Whether news has just named a day of another year: "on 4 March 1915 it was besieged and on 8 March it fell"."""
        on = self.published.on if self.published else None
        is_far = on is not None and self.fine is not None and (on - self.fine).days > FAR
        return is_far and self.fine_at == self.at and first - self.at < NEAR

    def _year(self, meaning: Yearless) -> int:
        """The year of a date that a narrative gives without one."""
        year = self.years[0] if self.years else int((self.point or "")[:4].ljust(4, "0"))
        if self.fine is None or meaning.which:
            return year - (meaning.which == "last")
        return year_of_the_text(meaning.tail, self.years, self.fine)

    def _place_weekday(self, meaning: Weekday, *, ahead: bool) -> Placed:
        """Friday, last Friday, the following Friday."""
        if meaning.of is not None:
            week = self._place_step(meaning.of, None, ahead=False)
            days = days_of(week.value or "")
            return replace(week, value=(days[0] + timedelta(meaning.number)).isoformat() if days else None)
        base, why = self._day(in_text=self.narrative or meaning.which in ("text", "previous"))
        if base is None or why is None:
            return Placed(None, "no day to count from")
        back = (base.weekday() - meaning.number) % 7
        if meaning.which == "next" or (ahead and meaning.which in ("", "this") and back):
            day = base + timedelta(7 - back)
        elif meaning.which == "text" or (self.narrative and meaning.which != "previous"):
            day = base + timedelta((7 - back) % 7)
        else:
            day = base - timedelta(back or (7 if meaning.which in ("last", "previous") else 0))
        return Placed(day.isoformat(), why)

    def _place_step(self, step: Step, beside: str | None, *, ahead: bool) -> Placed:
        """Three days later, last week, that year."""
        if step.n is None:
            return self._bound(step)
        if step.origin == "next" and beside:
            return self._from_point(beside, step, f"from {beside}, as the text goes on")
        if step.origin == "event" and beside and self.narrative:
            return Placed(beside, self._said())
        if self.quarter and step.unit == "Y" and step.n == -1 and step.origin in ("text", "ago", "same"):
            return self._from_point(self.quarter, step, f"from {self.quarter}, of which the text speaks")
        if step.origin == "same" and self.point and self.point[:4].isdigit():
            return Placed(f"{int(self.point[:4]) - 1:04}{self.point[4:7]}", self._said())
        if step.origin == "whole" and self.quarter and not self.narrative:
            return Placed(self.quarter[:4], f"from {self.quarter}, of which the text speaks")
        if step.unit == "Q" and step.origin == "text":
            return Placed(self.quarter, self._said())
        if step.origin in ("published", "ago", "whole") and not self.narrative:
            return self._from_publication(step, ahead=ahead)
        if step.origin == "event" and not self.narrative:
            return Placed(amount(abs(step.n), step.unit), is_length=True)
        return self._from_text(step)

    def _from_publication(self, step: Step, *, ahead: bool) -> Placed:
        """Yesterday, last week, three days ago."""
        if self.published is None or not self.published.knows(step.unit):
            return Placed(None, "the day of publication is not known")
        on, n = self.published.on, step.n or 0
        weekday = on.weekday()
        if step.unit == "WE" and weekday < 5 and (n == 1 or (n == 0 and not ahead)):  # none of this week's days yet
            n -= 1
        if step.unit == "W" and n == -1 and weekday == 6:  # on a Sunday last week is the week that just ends
            n = 0
        return Placed(shifted(on, n, step.unit), self.published.words)

    def _from_text(self, step: Step) -> Placed:
        """A step from the point the text is at, else from the publication."""
        if self.narrative and step.origin == "published" and step.unit == "D" and step.n == 0:
            return Placed("PRESENT_REF")
        if self.point:
            return self._from_point(self.point, step, self._said())
        if self.published is None or self.narrative or step.unit == "D":  # "that day" of no day told
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

    def _place_clock(self, first: int) -> Placed:
        """17:00: on the day the text is at, where that was named shortly before."""
        day, why = self._day(in_text=self.narrative or first - self.at < CLOCK_NEAR)
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
