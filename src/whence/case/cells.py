"""The cells of an incident that a person may correct: what the machine says in each, and what may be put there."""

from collections.abc import Callable
from datetime import date

from whence.case.rows import by, toll, what, when, where
from whence.core.dossier import Dossier
from whence.core.vocabulary import IncidentType, Measure, Status
from whence.errors import InputError

_LONGEST = 300  # characters of a value


def _days(text: str) -> str:
    """A day, or two with a slash between."""
    parts = [date.fromisoformat(part) for part in text.split("/")]
    if len(parts) > 2 or parts != sorted(parts):
        raise ValueError(text)
    return "/".join(day.isoformat() for day in parts)


def _count(text: str) -> str:
    """A whole number of people."""
    number = int(text)
    if not 0 <= number < 10_000_000:
        raise ValueError(text)
    return str(number)


def _words(text: str) -> str:
    """Words on one line."""
    if len(text) > _LONGEST or any(ord(c) < 32 for c in text):
        raise ValueError(text)
    return text


_ALLOWED: dict[str, tuple[Callable[[str], str], str]] = {
    "type": (lambda text: IncidentType(text).value, "one of " + ", ".join(IncidentType)),
    "status": (lambda text: Status(text).value, "one of " + ", ".join(Status)),
    "time": (_days, "a day, 2021-05-13, or two, 2021-05-13/2021-05-14"),
    "place": (_words, f"a name of at most {_LONGEST} characters"),
    "perpetrator": (_words, f"a name of at most {_LONGEST} characters"),
    "claimed_by": (_words, f"a name of at most {_LONGEST} characters"),
    "killed": (_count, "a whole number"),
    "injured": (_count, "a whole number"),
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
