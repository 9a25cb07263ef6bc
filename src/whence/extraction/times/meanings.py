"""What an expression says before it is placed on a calendar: "Friday" is a weekday, "three days later" a step from a day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """This says: 2019-03-24, P3D or PAST_REF, whatever the document; None for words with no value of their own (Ramadan)."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """This says: one week before the publication ("last week"), or three days after the day the text is at.

    `n` is None for "days later". `origin` is published or ago ("a year ago" in a text about a quarter is that quarter), text (the day last spoken of), next (the date that follows in the
    text: "10 days after March 23"), event ("two weeks
    after the raid"), same ("the same month a year ago") or whole ("the entire year" of a quarter just told).
    """

    n: float | None
    unit: str
    origin: str = "published"


@dataclass(frozen=True, slots=True)
class Yearless:
    """This says: the 6th of June ("-06-06"), the summer ("-SU"), the third quarter ("-Q3") of a year to be found.

    `which` is last, next, this, text ("May 6 and 7": as the day before it) or "" as the words say; `of` a year the words point to ("June last year").
    """

    tail: str
    which: str = ""
    of: Step | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """This says: a Friday (Monday is 0), `which` as the words say: last, next, this, text ("the following Friday"), previous or "".

    `of` is the week the words point to ("Friday last week").
    """

    number: int
    which: str = ""
    of: Step | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """This says: three months that end (`sign` -1) or begin (1) at the publication: "the past three months"."""

    n: float | None
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class ClockTime:
    """This says: an hour of the day the text is at; the hour is the draft's `part`."""


Meaning = Fixed | Step | Yearless | Weekday | Stretch | ClockTime


@dataclass(frozen=True, slots=True)
class Draft:
    """This says: tokens 3 to 5 ("early Friday") are a DATE that means a Friday.

    `part` is of the day (TMO), `mod` early, mid or late; what `spills` reaches into the next day ("overnight").
    """

    first: int
    last: int
    type: str
    meaning: Meaning
    part: str = ""
    mod: str = ""
    spills: bool = False
