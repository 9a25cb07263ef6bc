"""Do two reports tell of one happening? A score made of features that are words a person understands."""

import math
from collections.abc import Callable, Iterator

from whence.core.dossier import Account
from whence.core.entry import Feature, Link
from whence.core.ids import make_id
from whence.core.incident import IncidentReport
from whence.core.place import Place
from whence.core.vocabulary import IncidentType, Measure, RoleName, Status
from whence.inference.stems import stem
from whence.linking.accounts import days, values
from whence.linking.names import skeleton
from whence.linking.parties import is_named, party_name, same_party
from whence.linking.retelling import common_names, common_words, evidence, lead, names_alike, words_alike

SAME = 3.0  # from this score on two reports are one incident
POSSIBLY = 1.5  # from this score on a person should look

_BY_CHANCE = 0.15  # likeness of wording that means nothing
_SENTENCES = 4.0  # weight of like wording of the sentences on the incident
_NEWS = 4.0  # weight of like wording of the beginnings of two texts
_NAMES = 1.5  # weight of like names in them
_MOST_NEWS = 2.5  # two texts may be of one story and tell of two incidents in it
_MOST_APART = 0.9  # on two days or in two countries the same words are told of two alike as easily as of one
_IN_A_LIST = 0.5  # a place told among others says little: one threat to two towns is no attack on either
_WEEK = 7
_OFTEN = 2  # a toll that two of many acts have in common by chance
_EARTH_KM = 6371.0
_EXACT = 2  # where_prec up to which a place is a pin
_KIN = (
    {IncidentType.BOMBING, IncidentType.SUICIDE_BOMBING, IncidentType.ARMED_ASSAULT},
    {IncidentType.ARMED_ASSAULT, IncidentType.CLASH, IncidentType.ASSASSINATION, IncidentType.KIDNAPPING},
    {IncidentType.RAID_OR_ARREST, IncidentType.CLASH, IncidentType.THREAT_OR_PLOT},
    {IncidentType.AIR_STRIKE_OR_SHELLING, IncidentType.CLASH},
    {IncidentType.PRISON_BREAK, IncidentType.CLASH, IncidentType.ARMED_ASSAULT},
    {IncidentType.ARSON_OR_SABOTAGE, IncidentType.BOMBING},
    {IncidentType.AIR_STRIKE_OR_SHELLING, IncidentType.BOMBING},
)
_ANY = {IncidentType.OTHER, IncidentType.ARMED_ASSAULT}  # "attack" is said of every kind
_DID_HAPPEN = {Status.HAPPENED, Status.ATTEMPTED}


def compare(left: Account, right: Account) -> Link:
    """The link of two reports, with every feature that spoke for or against it.

    Depends on nothing but the two, so the order in which reports arrive never matters.
    """
    left, right = sorted((left, right), key=lambda account: account.id)
    features = tuple(feature for rule in _RULES for feature in rule(left, right))
    score = round(sum(feature.weight for feature in features), 3)
    judgement = "positive" if score >= SAME else "unsure" if score >= POSSIBLY else "negative"
    return Link(make_id("lnk", left.id, right.id), "incident", left.id, right.id, judgement, score, features)


def _days(left: Account, right: Account) -> Iterator[Feature]:
    """Same day, or how far apart."""
    a, b = days(left), days(right)
    if not (a and b and a.start and a.end and b.start and b.end):
        yield Feature("days", "one tells no day", -1.5)
        return
    gap = max((b.start - a.end).days, (a.start - b.end).days, 0)
    if gap:
        yield Feature("days", f"{gap} day{'s' * (gap > 1)} apart", -2.0 if gap == 1 else -5.0)
    elif a.date_prec == b.date_prec == 1:
        yield Feature("days", "same day", 2.0)
    else:
        yield Feature("days", "days that can be the same", 0.8 if _tell_days(left, right) else 0.4)


def _tell_days(left: Account, right: Account) -> bool:
    """Whether both tell a day, or a week at most in which it lies."""
    told = [days(account) for account in (left, right)]
    return all(time and time.start and time.end and (time.end - time.start).days < _WEEK for time in told)


def can_be_one_day(left: Account, right: Account) -> bool:
    """Whether the days told have one in common, as far as they are told."""
    a, b = days(left), days(right)
    if not (a and b and a.start and a.end and b.start and b.end):
        return True
    return a.start <= b.end and b.start <= a.end


def _place(left: Account, right: Account) -> Iterator[Feature]:
    """Kilometres apart where both are pins, else what the names say."""
    a, b = left.report.place, right.report.place
    if not a or not b or a.is_assumed or b.is_assumed:
        return
    if skeleton(a.name) != skeleton(b.name) and (listed := _listed(left.report, right.report)):
        yield Feature("place", f"{listed} among the places told", _IN_A_LIST)
    elif a.country and b.country and a.country != b.country:
        yield Feature("place", f"{a.country} and {b.country}", -5.0)
    elif skeleton(a.name) == skeleton(b.name):
        yield Feature("place", f"both {a.name}", 2.0)
    elif (kilometres := distance(a, b)) is not None:
        weight = 1.8 if kilometres <= 15 else 0.6 if kilometres <= 50 else -2.0
        yield Feature("place", f"{kilometres:.0f} km apart", weight)
    elif a.country and a.country == b.country:
        yield Feature("place", f"both in {a.country}", -0.2)


def _listed(left: IncidentReport, right: IncidentReport) -> str | None:
    """A place one of them lists beside others that the other tells too."""
    theirs = {skeleton(place.name) for place in (right.place, *right.also_at) if place}
    mine = (place for place in (left.place, *left.also_at) if place)
    return next((place.name for place in mine if skeleton(place.name) in theirs), None)


def distance(a: Place, b: Place) -> float | None:
    """Kilometres between two places that are pins, else None (haversine formula)."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if max(a.where_prec or 9, b.where_prec or 9) > _EXACT:
        return None
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def are_elsewhere(left: Account, right: Account) -> bool:
    """Whether both are pins, in two countries."""
    a, b = left.report.place, right.report.place
    return bool(a and b and distance(a, b) and a.country and b.country and a.country != b.country)


def _type(left: Account, right: Account) -> Iterator[Feature]:
    """The same kind of act, kinds that are easily told for one another, or different kinds."""
    a, b = left.report.type, right.report.type
    if a is b:
        yield Feature("type", f"both {a}", 1.0)
    elif any({a, b} <= kin for kin in _KIN) or {a, b} & _ANY:
        yield Feature("type", f"{a} and {b}", 0.4 if _tell_days(left, right) else -1.0)
    else:
        yield Feature("type", f"{a} and {b}", -2.0)


def _status(left: Account, right: Account) -> Iterator[Feature]:
    """One that came to pass and one that did not are two."""
    if (left.report.status in _DID_HAPPEN) != (right.report.status in _DID_HAPPEN):
        yield Feature("status", f"{left.report.status} and {right.report.status}", -2.0)


def _tolls(left: Account, right: Account) -> Iterator[Feature]:
    """Numbers of killed and injured that agree."""
    for measure in (Measure.KILLED, Measure.INJURED):
        a, b = values(left, measure), values(right, measure)
        if a & b:
            common = max(a & b)
            yield Feature("tolls", f"{measure} {common:g} in both", 1.0 if common > _OFTEN else 0.5)
        elif a and b and max(a | b) > 4 * max(min(a | b), 1):
            yield Feature("tolls", f"{measure} {min(a | b):g} and {max(a | b):g}", -0.5)


def _parties(left: Account, right: Account) -> Iterator[Feature]:
    """The same perpetrator, or two different ones that are named."""
    a, b = left.report.role(RoleName.PERPETRATOR), right.report.role(RoleName.PERPETRATOR)
    if not a or not b:
        return
    names = party_name(left, a), party_name(right, b)
    if same_party((left, a), (right, b)):
        yield Feature("parties", f"both {names[0]}", 1.2 if is_named(names[0]) else 0.4)
    elif all(map(is_named, names)):
        yield Feature("parties", f"{names[0]} and {names[1]}", -0.6)


def _words(left: Account, right: Account) -> Iterator[Feature]:
    """Like wording of the sentences they were read from, and of the news of two texts."""
    a, b = evidence(left), evidence(right)
    are_apart = not can_be_one_day(left, right) or are_elsewhere(left, right)
    most = _MOST_APART if are_apart else math.inf
    known = _common_place(left, right)
    sentences = min(max(0.0, words_alike(a, b, known) - _BY_CHANCE) * _SENTENCES, most)
    if sentences:
        yield Feature("words", "both say " + ", ".join(common_words(a, b, known)), round(sentences, 2))
    if left.report.is_background or right.report.is_background or are_apart:
        return
    a, b = lead(left), lead(right)
    news = max(0.0, words_alike(a, b, known) - _BY_CHANCE) * _NEWS + names_alike(a, b, known) * _NAMES
    if names := common_names(a, b, known):
        yield Feature("news", "both texts name " + ", ".join(names), round(min(news, _MOST_NEWS), 2))


def _common_place(left: Account, right: Account) -> frozenset[str]:
    """The words both places have in their names: what `_place` weighs already, and all that two texts of one town need share."""
    a, b = left.report.place, right.report.place
    if a is None or b is None:
        return frozenset()
    return frozenset(map(stem, a.name.split())) & frozenset(map(stem, b.name.split()))


_RULES: tuple[Callable[[Account, Account], Iterator[Feature]], ...] = (
    _days,
    _place,
    _type,
    _status,
    _tolls,
    _parties,
    _words,
)
