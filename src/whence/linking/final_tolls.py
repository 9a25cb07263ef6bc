"""How many were killed and how many injured in the end, by what the articles on one incident, early and late, tell.

Candidates are pairs, of killed and injured, as what is told of the one bears on the other: "five shot, one of them died". The
choice among them is weighed by `choice.Chooser`.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whence.core.document import Document
from whence.core.reading import Reading
from whence.core.statement import Figure
from whence.core.vocabulary import Measure
from whence.linking.accounts import is_of_the_whole
from whence.linking.choice import Features, share_of
from whence.linking.toll_signs import DEATH, HURT, OWN_HAND, TollSigns, toll_signs
from whence.linking.toll_words import Lean, lean_of

_SHOT = re.compile(r"\b(?:shot|shoot\w*|gunned|gunshot|struck|hit)\b", re.IGNORECASE)
_FATALLY = re.compile(r"\bfatal", re.IGNORECASE)
_AROUND = 45  # characters behind a number in which what happened is looked for
_LEAD = 500  # characters from the beginning of a text in which its news is told
_LEAST_SHARE = -5.0  # logarithm of a share under which words that speak against a number are not trusted further
_MOST = 60  # a larger toll is told, or not chosen
_MANY_KILLED = 20  # a toll told before that is larger is none of this incident

Toll = tuple[int, int]
"""Killed and injured."""

Told = Sequence[tuple[int, Figure]]
"""The numbers one article gives for a measure, each with its figure."""


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles on one incident, in the order of their publication, with what each tells and shows."""

    readings: Sequence[Reading]
    told: Mapping[Measure, Sequence[Told]]
    signs: Sequence[TollSigns]
    leans: Sequence[Lean]
    spoken: Mapping[str, float]
    """The shares of articles that speak of death, of the wounded, of a death by one's own hand."""
    shot: Sequence[set[int]]
    shot_in_title: Sequence[set[int]]


def toll_candidates(readings: Sequence[Reading], lean: Callable[[Document], Lean] = lean_of) -> dict[Toll, Features]:
    """Numbers of killed and injured, with what speaks for each two.

    `readings` are the articles in the order of their publication, `lean` says to what the words of one lean.
    """
    articles = _articles(readings, lean)
    killed = {value: _killed_features(value, articles) for value in _values(articles, Measure.KILLED)}
    told = _values(articles, Measure.INJURED)
    left = {k: told | {value - k for value in told if value > k} for k in killed}
    injured = {value: _injured_features(value, articles) for value in set().union(*left.values())}
    return {
        (k, i): killed[k] | injured[i] | _features_of_both(k, i, articles)
        for k in sorted(killed)
        for i in sorted(left[k])
    }


def _articles(readings: Sequence[Reading], lean: Callable[[Document], Lean]) -> _Articles:
    """What is looked at of each article."""
    told = {m: [_told(reading, m) for reading in readings] for m in (Measure.KILLED, Measure.INJURED)}
    shot = [[(v, f) for v, f in its if _is_shot(f, r)] for its, r in zip(told[Measure.INJURED], readings, strict=True)]
    spoken = {"death": DEATH, "hurt": HURT, "own_hand": OWN_HAND}
    return _Articles(
        readings,
        told,
        [toll_signs(reading.document) for reading in readings],
        [lean(reading.document) for reading in readings],
        {name: share_of(bool(p.search(r.document.text)) for r in readings) for name, p in spoken.items()},
        [{value for value, _ in its} for its in shot],
        [_before(_title_end(r), its) for its, r in zip(shot, readings, strict=True)],
    )


def _values(articles: _Articles, measure: Measure) -> set[int]:
    """The numbers that can be chosen."""
    return {v for its in articles.told[measure] for v, _ in its if v <= _MOST} | {0, 1, 2}


def _told(reading: Reading, measure: Measure) -> Told:
    """The whole numbers an article gives for the incident as a whole."""
    figures = (f for f in reading.figures if f.measure is measure and is_of_the_whole(f) and f.value is not None)
    return [(int(f.value), f) for f in figures if f.value is not None and f.value == int(f.value)]


def _size(value: int) -> str:
    """A small number in itself, a larger one as "more"."""
    return str(value) if value < 3 else "more"


def _before(end: int, told: Told) -> set[int]:
    """The numbers told before a place in the text."""
    return {value for value, figure in told if figure.span.start < end}


def _title_end(reading: Reading) -> int:
    """Where the title ends."""
    return reading.document.title.end if reading.document.title else 0


def _is_shot(figure: Figure, reading: Reading) -> bool:
    """Whether it counts people shot, who may have died: "five people were shot"."""
    behind = reading.document.text[figure.span.end : figure.span.end + _AROUND]
    return bool(_SHOT.search(behind)) and not HURT.search(behind) and not _FATALLY.search(behind)


def _number_features(value: int, measure: Measure, articles: _Articles) -> dict[str, float]:
    """What speaks for one number, of killed or of injured."""
    told = articles.told[measure]
    everything = [v for its in told for v, _ in its]
    largest = max(everything, default=0)
    titles = [_before(_title_end(r), its) for its, r in zip(told, articles.readings, strict=True)]
    size = _size(value)
    features = {
        "told": share_of(any(v == value for v, _ in its) for its in told),
        "told_at_all": float(value in everything),
        "told_often": Counter(everything)[value] / (len(everything) or 1),
        "told_first": share_of(bool(its) and its[0][0] == value for its in told),
        "told_in_lead": share_of(value in _before(_LEAD, its) for its in told),
        "in_title": share_of(value in its for its in titles),
        "told_last": float(any(v == value for v, _ in told[-1])),
        "largest": float(bool(everything) and value == largest),
        "one_more_by_own_hand": articles.spoken["own_hand"] * (value == largest + 1 and bool(everything)),
        f"is_{size}": 1.0,
        f"is_{size}_told_none": float(not everything),
        f"is_{size}_of_many": share_of(signs.tells_of_many for signs in articles.signs),
    }
    for name, share in articles.spoken.items():
        features[f"is_{size}_{name}"] = share
        features[f"is_{size}_{name}_told_none"] = share * (not everything)
    features |= _leaning(value, [lean[measure] for lean in articles.leans])
    return {f"{measure}_{name}": x for name, x in features.items()}


def _leaning(value: int, leans: Sequence[Sequence[float]]) -> dict[str, float]:
    """How much the words of the articles, and of the last of them, lean to such a number: "fatally" to one killed."""
    shares = [max(lean[min(value, len(lean) - 1)], _LEAST_SHARE) for lean in leans]
    return {"words_lean": sum(shares) / len(shares), "words_of_last_lean": shares[-1]}


def _killed_features(value: int, articles: _Articles) -> dict[str, float]:
    """What speaks for a number of killed."""
    signs, size = articles.signs, _size(value)
    last = signs[-1]
    before = [v for its in articles.told[Measure.KILLED][:-1] for v, _ in its if v < _MANY_KILLED]
    return _number_features(value, Measure.KILLED, articles) | {
        "killed_dead_aged": share_of(0 < value == its.dead for its in signs),
        "killed_dead_aged_last": float(0 < value == last.dead),
        "killed_more_than_aged": float(value > max(its.aged for its in signs)),
        f"killed_is_{size}_title_of_death": share_of(its.title_of_death for its in signs),
        f"killed_is_{size}_last_title_of_death": float(last.title_of_death),
        f"killed_is_{size}_alone": float(len(signs) == 1),
        "killed_one_more_in_the_end": float(
            last.title_of_death and len(signs) > 1 and value == max(before, default=0) + 1
        ),
        "killed_murders": share_of(value in its.murders for its in signs),
        "killed_murders_at_all": float(any(value in its.murders for its in signs)),
        f"killed_is_{size}_one_dies": share_of(its.one_dies for its in signs),
        f"killed_is_{size}_one_dies_last": float(last.one_dies),
        f"killed_is_{size}_two_dead": share_of(its.two_dead for its in signs),
    }


def _injured_features(value: int, articles: _Articles) -> dict[str, float]:
    """What speaks for a number of injured."""
    return _number_features(value, Measure.INJURED, articles) | {
        "injured_hurt_aged": share_of(0 < value == its.hurt for its in articles.signs),
        "injured_assaults": share_of(value in its.assaults for its in articles.signs),
        f"injured_is_{_size(value)}_two_hurt": share_of(its.two_hurt for its in articles.signs),
    }


def _features_of_both(killed: int, injured: int, articles: _Articles) -> dict[str, float]:
    """What speaks for two numbers together: "five shot, one fatally" leaves four."""
    told, shot, total = articles.told[Measure.INJURED], articles.shot, killed + injured
    some, size = "some_killed" if killed else "none_killed", _size(injured)
    in_title = share_of(total in its for its in articles.shot_in_title)
    shot_in_all = share_of(total in its for its in shot)
    return {
        f"shot_injured_{some}": share_of(injured in its for its in shot),
        f"shot_less_killed_{some}": shot_in_all,
        "told_less_killed": float(killed > 0 and any(v == total for its in told for v, _ in its)),
        f"injured_is_{size}_{some}": 1.0,
        f"injured_is_{size}_{some}_told_none": float(not any(told)),
        "as_many_as_killed": float(0 < injured == killed),
        f"as_many_as_killed_{size}": float(0 < injured == killed),
        "shot": shot_in_all,
        "shot_at_all": float(any(total in its for its in shot)),
        "shot_most": float(total == max((v for its in shot for v in its), default=-1)),
        "shot_in_title": in_title,
        "shot_in_title_at_all": float(in_title > 0),
        "shot_in_title_some_killed": in_title * (killed > 0),
        "shootings": share_of(total in its.shootings for its in articles.signs),
        "aged": share_of(total == its.aged for its in articles.signs),
        f"both_{_size(total)}": 1.0,
    }
