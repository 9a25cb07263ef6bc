"""What the articles on one incident, early and late, come to: how many killed and injured in the end, on which day.

Candidates are what the articles tell, with what speaks for each. The choice among them is weighed by `choice.Chooser`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from whence.core.document import Document
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.vocabulary import Measure
from whence.linking.accounts import is_of_the_whole
from whence.linking.choice import Features
from whence.linking.toll_words import Lean, lean_of

_DEATH = re.compile(r"\b(?:kill\w*|dead|die[sd]?|death|fatal\w*|homicide|murder\w*|slain|deceased)\b", re.IGNORECASE)
_HURT = re.compile(
    r"\b(?:wound\w*|injur\w*|hurt|hospital\w*|critical condition|stable|life-threatening|surviv\w*)\b", re.IGNORECASE
)
_OWN_HAND = re.compile(
    r"murder-suicide|(?:killed|shot) (?:him|her)self|gun on (?:him|her)self|(?:his|her) own life|suicide", re.IGNORECASE
)
_SHOT = re.compile(r"\b(?:shot|shoot\w*|gunned|gunshot|struck|hit)\b", re.IGNORECASE)
_FATALLY = re.compile(r"\bfatal", re.IGNORECASE)
_AROUND = 45  # characters behind a number in which what happened is looked for
_LEAST_SHARE = -5.0  # logarithm of a share under which words that speak against a number are not trusted further
_MOST = 60  # a larger toll is told, or not chosen


def toll_candidates(
    readings: Sequence[Reading], killed: int | None = None, lean: Callable[[Document], Lean] = lean_of
) -> dict[int, Features]:
    """Numbers of killed or, given how many were killed, of injured, with what speaks for each.

    `readings` are the articles in the order of their publication, `lean` says to what the words of one lean.
    """
    measure = Measure.KILLED if killed is None else Measure.INJURED
    told = [_told(reading, measure) for reading in readings]
    values = {value for figures in told for value, _ in figures} | {0, 1, 2}
    if killed:
        values |= {value - killed for value in values if value > killed}
    signs = _signs(readings)
    leans = [lean(reading.document)[measure] for reading in readings]
    return {
        value: _toll_features(value, told, readings, signs, killed) | _leaning(value, leans)
        for value in sorted(values)
        if value <= _MOST
    }


def _leaning(value: int, leans: Sequence[Sequence[float]]) -> dict[str, float]:
    """How much the words of the articles, and of the last of them, lean to such a number: "fatally" to one killed."""
    shares = [max(lean[min(value, len(lean) - 1)], _LEAST_SHARE) for lean in leans]
    return {"words_lean": sum(shares) / len(shares), "words_of_last_lean": shares[-1]}


def _told(reading: Reading, measure: Measure) -> list[tuple[int, Figure]]:
    """The whole numbers an article gives for the incident as a whole."""
    figures = (f for f in reading.figures if f.measure is measure and is_of_the_whole(f) and f.value is not None)
    return [(int(f.value), f) for f in figures if f.value is not None and f.value == int(f.value)]


def _signs(readings: Sequence[Reading]) -> dict[str, float]:
    """How many of the articles speak of death, of the wounded, of a death by one's own hand."""
    patterns = {"death": _DEATH, "hurt": _HURT, "own_hand": _OWN_HAND}
    return {name: _share(bool(p.search(r.document.text)) for r in readings) for name, p in patterns.items()}


def _share(answers: Iterable[bool]) -> float:
    """The share of those that are true."""
    listed = list(answers)
    return sum(listed) / len(listed) if listed else 0.0


def _toll_features(
    value: int,
    told: Sequence[Sequence[tuple[int, Figure]]],
    readings: Sequence[Reading],
    signs: Mapping[str, float],
    killed: int | None,
) -> dict[str, float]:
    """What speaks for one number."""
    everything = [v for figures in told for v, _ in figures]
    largest = max(everything, default=0)
    in_titles = [_in_title(figures, reading) for figures, reading in zip(told, readings, strict=True)]
    size = str(value) if value < 3 else "more"
    features = {
        "told": _share(any(v == value for v, _ in figures) for figures in told),
        "told_at_all": float(value in everything),
        "told_often": Counter(everything)[value] / (len(everything) or 1),
        "told_first": _share(bool(figures) and figures[0][0] == value for figures in told),
        "in_title": _share(value in titles for titles in in_titles),
        "told_last": float(any(v == value for v, _ in told[-1])),
        "largest": float(bool(everything) and value == largest),
        "one_more_by_own_hand": signs["own_hand"] * (value == largest + 1 and bool(everything)),
        f"is_{size}": 1.0,
        f"is_{size}_told_none": float(not everything),
    }
    for sign, share in signs.items():
        features[f"is_{size}_{sign}"] = share
        features[f"is_{size}_{sign}_told_none"] = share * (not everything)
    if killed is not None:
        features |= _injured_features(value, size, told, readings, killed)
    return features


def _injured_features(
    value: int, size: str, told: Sequence[Sequence[tuple[int, Figure]]], readings: Sequence[Reading], killed: int
) -> dict[str, float]:
    """What speaks for a number of injured, given the killed: "five shot, one fatally" leaves four."""
    shot = [[v for v, f in figures if _is_shot(f, r)] for figures, r in zip(told, readings, strict=True)]
    some = "some_killed" if killed else "none_killed"
    return {
        f"told_as_shot_{some}": _share(value in values for values in shot),
        f"shot_less_killed_{some}": _share(value + killed in values for values in shot),
        "told_less_killed": float(killed > 0 and any(v == value + killed for figures in told for v, _ in figures)),
        f"is_{size}_{some}": 1.0,
        f"is_{size}_{some}_told_none": float(not any(told)),
        "as_many_as_killed": float(0 < value == killed),
        f"as_many_as_killed_{size}": float(0 < value == killed),
    }


def _in_title(figures: Sequence[tuple[int, Figure]], reading: Reading) -> set[int]:
    """The numbers told in the title."""
    end = reading.document.title.end if reading.document.title else 0
    return {value for value, figure in figures if figure.span.start < end}


def _is_shot(figure: Figure, reading: Reading) -> bool:
    """Whether it counts people shot, who may have died: "five people were shot"."""
    behind = reading.document.text[figure.span.end : figure.span.end + _AROUND]
    return bool(_SHOT.search(behind)) and not _HURT.search(behind) and not _FATALLY.search(behind)


def day_candidates(readings: Sequence[Reading]) -> dict[date, Features]:
    """Days on which it can have happened, with what speaks for each; none where no article has a date."""
    published = [d for reading in readings if (d := reading.document.published_on)]
    if not published:
        return {}
    first = min(published)
    told = [_days_told(reading) for reading in readings]
    days = {day for some in told for day in some if first - timedelta(days=400) <= day <= max(published)}
    days |= {first, first - timedelta(days=1)}
    return {day: _day_features(day, first, told) for day in sorted(days)}


def _days_told(reading: Reading) -> list[date]:
    """The days an article names, in the order of the text."""
    ranges = (time.range for time in reading.times)
    return [r.start for r in ranges if r and r.start and r.start == r.end]


def _day_features(day: date, first: date, told: Sequence[Sequence[date]]) -> dict[str, float]:
    """What speaks for one day."""
    before = (first - day).days
    gap = "after" if before < 0 else str(before) if before < 4 else "week" if before < 8 else "long"
    everything = [d for some in told for d in some if d <= first]
    return {
        "told": _share(day in some for some in told),
        "told_at_all": float(any(day in some for some in told)),
        "told_often": Counter(everything)[day] / (len(everything) or 1),
        "told_first": _share(bool(some) and some[0] == day for some in told),
        "told_by_first": float(day in told[0]),
        "told_first_by_first": float(bool(told[0]) and told[0][0] == day),
        f"published_{gap}": 1.0,
        f"published_{gap}_none_told": float(not everything),
    }
