"""Which incidents to show: filters that are the same in an address, in the API and in Python, and their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whence.case.cells import placed
from whence.case.review import Review
from whence.case.rows import IncidentRow
from whence.core.dossier import Dossier
from whence.core.incident import Tally
from whence.core.place import Place
from whence.core.statement import Figure
from whence.core.vocabulary import IncidentType, Status
from whence.errors import InputError

REVIEWS = ("open", "accepted", "rejected", "unsure", "contested", "waiting", "unsigned", "signed", "disputed")
_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Found:
    """This says: this incident, as one row of words, with what people decided about it."""

    dossier: Dossier
    row: IncidentRow
    review: Review

    @property
    def id(self) -> str:
        """The id of the incident."""
        return self.dossier.incident.id

    @property
    def place(self) -> Place | None:
        """Where it may be drawn: the place a person put there, else the machine's."""
        correction = self.review.correction("place")
        return placed(correction.value) if correction and correction.value else self.dossier.incident.place

    @property
    def is_background(self) -> bool:
        """Whether the articles only recall it."""
        return self.dossier.incident.is_background

    @property
    def n_documents(self) -> int:
        """How many documents tell it."""
        return self.dossier.corroboration.n_documents

    @property
    def n_possible(self) -> int:
        """How many others it may be the same as."""
        return len(self.dossier.incident.possibly_same)

    @property
    def by(self) -> tuple[str, ...]:
        """Who decided what holds of it."""
        return self.review.by

    @property
    def n_origins(self) -> int:
        """On how many independent origins it rests."""
        return self.dossier.corroboration.n_origins

    @property
    def n_unknown(self) -> int:
        """How many documents of unknown origin tell it."""
        return self.dossier.corroboration.n_unknown

    @property
    def state(self) -> str:
        """What people decided about the whole row."""
        return self.review.state

    @property
    def is_corrected(self) -> bool:
        """Whether a person put a value of theirs."""
        return bool(self.review.corrections)

    @property
    def is_contested(self) -> bool:
        """Whether a newer run reads it otherwise than when it was decided about."""
        return self.review.is_contested

    @property
    def n_signed(self) -> int:
        """How many people stand behind the row as it is decided."""
        return self.review.n_signed

    @property
    def is_disputed(self) -> bool:
        """Whether people decided otherwise about it."""
        return self.review.is_disputed

    @property
    def disagreement(self) -> int:
        """By how many values, of whatever is counted, the origins differ; 0 where they agree."""
        return sum(self._spread(tally) for tally in self.dossier.tallies)

    def _spread(self, tally: Tally) -> int:
        """By how many values of one measure they differ."""
        return max(len({f.value for f in _figures(self.dossier, tally.figures)} - {None}) - 1, 0)

    @property
    def weight(self) -> int:
        """How much a look by a person would change: values that differ and nobody decided about, a possible merge, a run that disagrees."""
        if self.review.state != "open" and not self.review.is_contested:
            return 0
        decided = {c.field for c in (*self.review.corrections, *self.review.checks)}
        differing = sum(self._spread(tally) for tally in self.dossier.tallies if tally.measure not in decided)
        return 3 * differing + 2 * len(self.dossier.incident.possibly_same) + 10 * self.review.is_contested


def _figures(dossier: Dossier, ids: Iterable[str]) -> list[Figure]:
    """The figures of those ids."""
    wanted = set(ids)
    return [figure for figure in dossier.figures if figure.id in wanted]


@dataclass(frozen=True, slots=True)
class Filter:
    """This says: bombings in Iraq since March on which origins disagree; what is None or empty asks for nothing.

    `country` is a code of two letters, `review` one of REVIEWS (`waiting`: a person's look would change something; `unsigned`:
    one person alone decided about the row, `signed`: a second one decided the same, `disputed`: people decided otherwise).
    """

    text: str | None = None
    country: str | None = None
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    background: bool | None = None
    disagreement: bool | None = None
    min_origins: int | None = None
    review: str | None = None
    sort: str = "when"


SORTS = ("when", "where", "what", "killed", "injured", "origins", "documents", "weight")
"""The orders there are; each breaks ties by day and id."""


def parse_filter(given: Mapping[str, Sequence[str]]) -> Filter:
    """The filter of an address; InputError names the first value that is not allowed, empty values ask for nothing.

    >>> parse_filter({"type": ["bombing"], "since": ["2021-05-01"], "country": [""]}).since
    datetime.date(2021, 5, 1)
    """
    values = {name: [text.strip() for text in texts if text.strip()] for name, texts in given.items()}
    one = {name: texts[-1] for name, texts in values.items() if texts}
    text, country = one.get("text"), one.get("country")
    if text and len(text) > _LONGEST:
        raise InputError("text: too long a search", hint=f"at most {_LONGEST} characters")
    return Filter(
        text,
        country.upper() if country else None,
        tuple(_among("type", text, tuple(IncidentType)) for text in values.get("type", ())),
        tuple(_among("status", text, tuple(Status)) for text in values.get("status", ())),
        _day("since", one.get("since")),
        _day("until", one.get("until")),
        _yes("background", one.get("background")),
        _yes("disagreement", one.get("disagreement")),
        _number("min_origins", one.get("min_origins")),
        _among("review", one["review"], REVIEWS) if "review" in one else None,
        _among("sort", one.get("sort", "when"), SORTS),
    )


def _among(name: str, text: str, allowed: tuple[str, ...]) -> str:
    """A value of a closed list."""
    if text not in allowed:
        raise InputError(f"{name}: no such value as {text[:80]!r}", hint="one of " + ", ".join(allowed))
    return str(text)


def _yes(name: str, text: str | None) -> bool | None:
    """Yes, no, or not asked."""
    return None if text is None else _among(name, text.lower(), ("yes", "no")) == "yes"


def _day(name: str, text: str | None) -> date | None:
    """A day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"{name}: {text!r} is no day", hint="a day such as 2021-05-13") from error


def _number(name: str, text: str | None) -> int | None:
    """A small whole number."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise InputError(f"{name}: {text[:80]!r} is no whole number", hint="a number such as 2")
    return int(text)
