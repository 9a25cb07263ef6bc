"""An incident as one row of words: what the terminal, the brief and the page all show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whence.case.why import show_value
from whence.core.document import Document
from whence.core.dossier import Dossier
from whence.core.incident import Incident
from whence.core.place import Place
from whence.core.statement import Figure
from whence.core.time import TimeRange
from whence.core.vocabulary import Measure, Status

_LONGEST_LABEL = 8
_SHORTEST = 4  # characters of an id shown behind its prefix


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """This says: inc-7k · 13 May 2021 · Qasrin · car bombing · killed 7 · ≥ 9 · 11 | claimed > 30 · injured 26 · 2 origins."""

    id: str
    when: str
    where: str
    what: str
    killed: str
    injured: str
    origins: str
    by: str


def incident_row(dossier: Dossier, labels: dict[str, str] | None = None) -> IncidentRow:
    """The row of one incident; `labels` are short names of its documents, for the origins."""
    incident = dossier.incident
    return IncidentRow(
        incident.id,
        marked(when(incident.time), dossier, "time"),
        marked(where(incident.place, incident.also_at), dossier, "place"),
        what(incident),
        toll(dossier, Measure.KILLED),
        toll(dossier, Measure.INJURED),
        origins(dossier, labels or {}),
        marked(by(incident), dossier, "claimed_by" if incident.claimed_by else "perpetrator"),
    )


def marked(words: str, dossier: Dossier, cell: str) -> str:
    """The words of a cell, with "unsure" behind them where cells like it are often read wrong: "ISIS (fact) · unsure"."""
    return f"{words} · unsure" if words and dossier.is_unsure(cell) else words


def show_date(day: date) -> str:
    """A day as people write it: 13 May 2021."""
    return f"{day.day} {day:%B %Y}"


def when(time: TimeRange | None) -> str:
    """The days: "13 May 2021", "May 2021", "3 to 5 June 2021", "after 23 March 2019", "unknown"."""
    if time is None:
        return "unknown"
    if time.start is None or time.end is None:
        bounds = [f"after {show_date(time.after)}"] if time.after else []
        bounds += [f"before {show_date(time.before)}"] if time.before else []
        words = " ".join(bounds) or "unknown"
        return f"{words} (“{time.as_written}”)" if time.as_written else words
    if time.start == time.end:
        return show_date(time.start)
    if (time.start.day, time.end.day) == (1, _last_day(time.end)):
        if (time.start.year, time.start.month) == (time.end.year, time.end.month):
            return f"{time.start:%B %Y}"
        if (time.start.month, time.end.month, time.start.year) == (1, 12, time.end.year):
            return str(time.start.year)
    return f"{show_date(time.start)} to {show_date(time.end)}"


def _last_day(day: date) -> int:
    """The last day of the month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < date.max.year else day
    return (following - date.resolution).day


def where(place: Place | None, also_at: Sequence[Place] = ()) -> str:
    """The place with its region and country, as far as known, and those listed with it: "Gao, ML; also Mopti"."""
    if place is None:
        return "unknown"
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return ", ".join(parts) + (f"; also {also(also_at)}" if also_at else "")


def also(places: Sequence[Place]) -> str:
    """The names of the places listed with another: "Niger, Iraq, Syria"."""
    return ", ".join(place.name for place in places)


def what(incident: Incident) -> str:
    """The type in words, with its status where it did not simply happen."""
    words = incident.type.replace("_", " ")
    if incident.status is not Status.HAPPENED:
        words += f" ({incident.status})"
    return words + (", background" if incident.is_background else "")


def by(incident: Incident) -> str:
    """Who is named for it, and how sure the texts are."""
    if incident.claimed_by:
        return f"claimed by {incident.claimed_by}"
    if not incident.perpetrator:
        return ""
    sure = incident.certainty.replace("_", " ") if incident.certainty else "unknown"
    return f"{incident.perpetrator} ({sure})"


def toll(dossier: Dossier, measure: Measure) -> str:
    """Every value of a measure, claims of parties behind a bar: "7 · ≥ 9 · 11 | claimed > 30"."""
    tally = dossier.tally(measure)
    if tally is None:
        return "–"
    by_id = {figure.id: figure for figure in dossier.figures}
    counted = values(by_id[i] for i in tally.figures + tally.revised)
    claimed = values(by_id[i] for i in tally.claims)
    return " | ".join(filter(None, (" · ".join(counted), "claimed " + " · ".join(claimed) if claimed else ""))) or "–"


def values(figures: Iterable[Figure]) -> list[str]:
    """The distinct values, smallest first, words last; one that is unsure wherever it is told says so."""
    figures = tuple(figures)
    shown = {show_value(figure): figure.value for figure in figures}
    sure = {show_value(figure) for figure in figures if not figure.made_by.is_unsure}
    ordered = sorted(shown, key=lambda text: (shown[text] is None, shown[text] or 0, text))
    return [text if text in sure else f"{text} (unsure)" for text in ordered]


def origins(dossier: Dossier, labels: dict[str, str]) -> str:
    """The count of origins with what each holds: "2 (a1=a2, a3)"."""
    corroboration = dossier.corroboration
    groups = ("=".join(labels.get(d, d) for d in origin.document_ids) for origin in corroboration.origins)
    count = f"{corroboration.n_origins}" + (f" + {corroboration.n_unknown} unknown" if corroboration.n_unknown else "")
    return f"{count} ({', '.join(groups)})" if labels else count


def document_labels(documents: Sequence[Document]) -> dict[str, str]:
    """Short names for documents: the user's own article id where it is short, else d1, d2, ... in order."""
    return {document.id: own_label(document) or f"d{n}" for n, document in enumerate(documents, 1)}


def own_label(document: Document) -> str | None:
    """The article id, where it is short enough to stand in a table."""
    article_id = document.article_id
    return article_id if article_id and len(article_id) <= _LONGEST_LABEL else None


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """The shortest beginnings that still tell these ids apart."""
    prefix = max((i.index("-") + 1 for i in ids), default=0)
    longest = max(map(len, ids), default=0)
    for length in range(prefix + _SHORTEST, longest + 1):
        if len({i[:length] for i in ids}) == len(set(ids)):
            return {i: i[:length] for i in ids}
    return {i: i for i in ids}
