"""What several documents tell alike, in words: on how much each value and each statement rests, and how credible that makes it."""

from collections.abc import Mapping

from whence.core.dossier import Dossier
from whence.core.entry import SourceGrade
from whence.core.origin import Corroboration
from whence.core.telling import Grade, Telling, Toll
from whence.core.vocabulary import Bound
from whence.linking.names import plain

_SIGNS = {Bound.AT_LEAST: "≥ ", Bound.MORE_THAN: "> ", Bound.AT_MOST: "≤ ", Bound.LESS_THAN: "< ", Bound.ABOUT: "~ "}


def show_number(bound: Bound, lower: float | None, upper: float | None, value: float | None, as_written: str) -> str:
    """A number with its bound as a sign; the words where there is no number: "dozens".

    >>> show_number(Bound.AT_LEAST, 9, None, 9, "at least nine")
    '≥ 9'
    """
    if bound is Bound.RANGE and lower is not None and upper is not None:
        return f"{lower:,.10g}–{upper:,.10g}"
    return as_written if value is None else _SIGNS.get(bound, "") + f"{value:,.10g}"


def show_toll(toll: Toll) -> str:
    """The value with its bound as a sign."""
    value = toll.lower if toll.lower is not None else toll.upper
    return show_number(toll.bound, toll.lower, toll.upper, value, toll.as_written)


def rests_on(told: Corroboration, grades: Mapping[str, SourceGrade] | None = None) -> str:
    """On how much: "4 documents, 3 outlets, 2 origins (Meridian Press [B], Northern Radio), 1 speaker"."""
    names = ", ".join(_named(origin.name, grades or {}) for origin in told.origins if origin.name)
    words = [_n(told.n_documents, "document"), _n(told.n_sources, "outlet"), _n(told.n_origins, "origin")]
    words[-1] += f" ({names})" if names else ""
    words += [f"{told.n_unknown} of unknown origin"] if told.n_unknown else []
    words += [_n(told.n_speakers, "speaker")] if told.n_speakers else []
    return ", ".join(words)


def _named(name: str, grades: Mapping[str, SourceGrade]) -> str:
    """The name with its user's grade, where there is one."""
    grade = grades.get(plain(name))
    return f"{name} [{grade.reliability}]" if grade else name


def _n(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" + ("s" if count != 1 else "")


def credible(grade: Grade) -> str:
    """The suggested credibility with its reason."""
    return f"credibility {grade.credibility}: {grade.reason}"


def toll_note(dossier: Dossier, toll: Toll) -> str:
    """What became of it and what it contradicts: "contradicts 11", "replaced by 9"."""
    by_id = {other.id: other for other in dossier.tolls}
    words = ["a party's claim"] if toll.role == "claimed" else []
    if toll.revised_by:
        words.append(f"replaced by {show_toll(by_id[toll.revised_by])} of the same origin")
    if toll.contradicts:
        words.append("contradicts " + ", ".join(show_toll(by_id[other]) for other in toll.contradicts))
    return "; ".join(words)


def telling_note(dossier: Dossier, telling: Telling) -> str:
    """What it denies, and who denies it."""
    by_id = {other.id: other for other in dossier.tellings}
    words = [f"denies {_who(by_id[other])}: “{by_id[other].quote}”" for other in telling.denies]
    words += [f"denied by {_who(by_id[other])}" for other in telling.denied_by]
    return "; ".join(words)


def _who(telling: Telling) -> str:
    """Its speaker."""
    return telling.speaker or "nobody named"


def is_notable(telling: Telling) -> bool:
    """Whether there is more to say of it than of the statement alone: several carry it, or it is one of a pair."""
    return telling.corroboration.n_documents > 1 or bool(telling.denies or telling.denied_by)
