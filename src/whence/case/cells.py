"""The cells of an incident that a person may correct: what the machine says in each, and what may be put there."""

import re
from collections.abc import Callable
from datetime import date

from whence.case.rows import by, toll, what, when, where
from whence.core.dossier import Dossier
from whence.core.place import Place
from whence.core.vocabulary import IncidentType, Measure, Status
from whence.errors import InputError

_LONGEST = 300  # characters of a value
_COUNT = re.compile(r"(?P<sign>>=|≥|<=|≤)?\s*(?P<low>[0-9]{1,7})(?:\s*[-–]\s*(?P<high>[0-9]{1,7}))?")
_SIGNS = {">=": "≥", "≥": "≥", "<=": "≤", "≤": "≤"}
_AT = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]{1,6})?),\s*(-?[0-9]{1,3}(?:\.[0-9]{1,6})?)")


def _days(text: str) -> str:
    """A day, or two with a slash between."""
    parts = [date.fromisoformat(part) for part in text.split("/")]
    if len(parts) > 2 or parts != sorted(parts):
        raise ValueError(text)
    return "/".join(day.isoformat() for day in parts)


def _count(text: str) -> str:
    """A whole number of people, a range of them, or a number with a bound."""
    found = _COUNT.fullmatch(text)
    if not found:
        raise ValueError(text)
    sign, low, high = found["sign"], int(found["low"]), found["high"]
    if high and (sign or int(high) < low):
        raise ValueError(text)
    return f"{low}–{int(high)}" if high else f"{_SIGNS[sign]} {low}" if sign else str(low)


def _words(text: str) -> str:
    """Words on one line."""
    if len(text) > _LONGEST or any(ord(c) < 32 for c in text):
        raise ValueError(text)
    return text


def _place(text: str) -> str:
    """A name, and where it lies if that is given."""
    name, at, place = text.partition("@")
    found = _AT.fullmatch(place.strip()) if at else None
    if at and (not found or not name.strip() or abs(float(found[1])) > 90 or abs(float(found[2])) > 180):
        raise ValueError(text)
    return f"{_words(name.strip())} @ {degrees(float(found[1]))},{degrees(float(found[2]))}" if found else _words(text)


def degrees(number: float) -> str:
    """Degrees to about a metre: 16.27167."""
    return f"{round(number, 5):.8g}"


_ALLOWED: dict[str, tuple[Callable[[str], str], str]] = {
    "type": (lambda text: IncidentType(text).value, "one of " + ", ".join(IncidentType)),
    "status": (lambda text: Status(text).value, "one of " + ", ".join(Status)),
    "time": (_days, "a day, 2021-05-13, or two, 2021-05-13/2021-05-14"),
    "place": (_place, f"a name of at most {_LONGEST} characters, and where it lies if you know: Gao, ML @ 16.27,-0.04"),
    "perpetrator": (_words, f"a name of at most {_LONGEST} characters"),
    "claimed_by": (_words, f"a name of at most {_LONGEST} characters"),
    "killed": (_count, "a whole number, or 7-11, >= 9, <= 9"),
    "injured": (_count, "a whole number, or 7-11, >= 9, <= 9"),
}
CELLS = tuple(_ALLOWED)
"""The fields of an incident a person may correct."""


def checked_value(field: str, value: str) -> str:
    """A value as it is kept; InputError where the field or the value is not allowed.

    >>> checked_value("time", " 2021-05-13 ")
    '2021-05-13'
    """
    checked_field(field)
    check, allowed = _ALLOWED[field]
    try:
        if not value.strip():
            raise ValueError(value)
        return check(value.strip())
    except ValueError as error:
        raise InputError(f"value: {value[:80]!r} is no {field}", hint=allowed) from error


def checked_field(field: str) -> None:
    """InputError where no such cell may be decided about."""
    if field not in _ALLOWED:
        raise InputError(f"field: {field!r} cannot be corrected", hint="one of " + ", ".join(CELLS))


def placed(value: str) -> Place:
    """A corrected place.

    >>> placed("Gao, ML @ 16.27,-0.04").lat
    16.27
    """
    name, _, at = value.partition(" @ ")
    lat, lon = map(float, at.split(",")) if at else (None, None)
    return Place(name, lat=lat, lon=lon, where_prec=1 if at else None, reason="a person's value")


def said(dossier: Dossier, field: str | None) -> str:
    """What the machine says in one cell, or in all that a review looks at.

    This says: of `killed` the machine says "7 · ≥ 9 · 11".
    """
    incident = dossier.incident
    cells = {
        "type": incident.type.value,
        "status": incident.status.value,
        "time": when(incident.time),
        "place": where(incident.place, incident.also_at),
        "perpetrator": incident.perpetrator or "unknown",
        "claimed_by": incident.claimed_by or "nobody",
        "killed": toll(dossier, Measure.KILLED),
        "injured": toll(dossier, Measure.INJURED),
    }
    if field:
        return cells[field]
    return f"{what(incident)}; {when(incident.time)}; {where(incident.place, incident.also_at)}; {by(incident)}; {cells['killed']}; {cells['injured']}"
