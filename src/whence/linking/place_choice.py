"""Which of the places of one name is meant, by everything the document says; the reason in words.

A linear score over a few clues, the weights fitted on the train parts by `training/train_places.py`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from whence.core.place import GazetteerEntry
from whence.linking.names import plain, skeleton

MOST = 60  # homonyms looked at for one name: the largest
_FAR, _CLOSE = 161.0, 120.0  # km: nearer homonyms are no rivals; what counts as next door
_ROUNDS = 3
_METROPOLIS = 1_000_000  # people: such a city is meant wherever its bare name stands
_SOME = 2  # namings of places elsewhere, after which a lone town far from them needs a word in its favour
_AROUND, _NEIGHBOURS = 1500, 25  # characters of text, and places in it, that count as around a name
_OFTEN = 3  # namings that make a country the one a text speaks of
WEIGHTS = {
    "size": 6.7,
    "country": 1.7,
    "area": 5.0,
    "admin1": -0.1,
    "admin2": 0.6,
    "city": -1.4,
    "wanted": 1.8,
    "unwanted": -0.8,
    "beside": 3.5,
    "against": -0.6,
    "votes": 1.0,
    "region": 1.8,
    "share": 3.3,
    "near": 4.1,
    "own": 1.5,
    "first": 0.4,
    "capital": 2.0,
    "dateline": 1.0,
}

_plain = lru_cache(maxsize=65536)(plain)
_skeleton = lru_cache(maxsize=65536)(skeleton)


@dataclass(slots=True)
class Name:
    """This says: "Gao" stands in this text twice, may be one of those entries, and "Mali" is named beside it."""

    text: str
    entries: tuple[GazetteerEntry, ...]
    positions: list[int]
    holders: list[str] = field(default_factory=list)
    wanted: str | None = None
    chosen: GazetteerEntry | None = None
    reason: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """This says: the text names Mali three times, the region Gao once; 80 % of its places so far lie in Mali; dateline ML."""

    votes: Counter[str]
    regions: Counter[tuple[str, str]]
    shares: Counter[str]
    dateline: str | None
    chosen: tuple[tuple[int, GazetteerEntry], ...]


def choose(names: Sequence[Name], holders: dict[str, Name], dateline: str | None) -> None:
    """Give every name its entry, reason and sureness; later rounds see what the earlier ones chose."""
    for _ in range(_ROUNDS):
        setting = take_stock(names, dateline)
        for name in names:
            _choose(name, setting, holders)
    for name in names:
        if name.chosen and name.chosen.kind == "admin2" and name.chosen.geonames_id is None:
            name.chosen = _by_neighbour(name.chosen, name.positions[0], take_stock(names, dateline))


def _by_neighbour(county: GazetteerEntry, position: int, setting: Setting) -> GazetteerEntry:
    """A county of which only the state is known, moved to the nearest-named town of that state in the text."""
    towns = [
        (abs(other - position), entry.lat, entry.lon)
        for other, entry in setting.chosen
        if entry.kind == "city" and (entry.country, entry.admin1) == (county.country, county.admin1)
    ]
    return replace(county, lat=min(towns)[1], lon=min(towns)[2]) if towns else county


def take_stock(names: Sequence[Name], dateline: str | None) -> Setting:
    """What all names together tell, as far as chosen."""
    votes: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    shares: Counter[str] = Counter()
    for name in names:
        n = len(name.positions)
        for country in {e.country for e in name.entries if e.kind in ("country", "adjective") and e.country}:
            votes[country] += n if name.chosen is None or name.chosen.country == country else 0
        for region in {(e.country, e.admin1) for e in name.entries if e.kind == "admin1" and e.admin1}:
            regions[region[0], region[1] or ""] += n if name.chosen is None or name.chosen.country == region[0] else 0
        if name.chosen and name.chosen.country:
            shares[name.chosen.country] += n
    chosen = tuple(
        (position, name.chosen)
        for name in names
        if name.chosen and name.chosen.kind in ("city", "admin1", "admin2")
        for position in name.positions[:5]
    )
    return Setting(votes, regions, shares, dateline, tuple(sorted(chosen, key=lambda item: item[0])))


def main_country(names: Iterable[Name]) -> str | None:
    """The country that the sure places of a text lie in at least three times, and twice as often as in any other."""
    shares: Counter[str] = Counter()
    for name in names:
        if name.chosen and name.is_sure and name.chosen.country:
            shares[name.chosen.country] += len(name.positions)
    (first, n), (_, others) = [*shares.most_common(2), ("", 0), ("", 0)][:2]
    return first if n >= _OFTEN and n >= 2 * others else None


def _choose(name: Name, setting: Setting, holders: dict[str, Name]) -> None:
    """The entry of the highest score, with its reason."""
    if not name.entries:
        return
    scored = [
        (sum(WEIGHTS[clue] * value for clue, value in values.items()), -number, entry, values)
        for number, entry in enumerate(name.entries[:MOST])
        for values in [dict(clues(entry, name, setting, holders))]
    ]
    scored.sort(key=lambda row: row[:2], reverse=True)
    _, _, best, values = scored[0]
    rivals = [row[2] for row in scored[1:] if kilometres(row[2], best) > _FAR]
    name.chosen = best
    name.reason, name.is_sure = _reason(best, rivals, values, name, setting)


def clues(entry: GazetteerEntry, name: Name, setting: Setting, holders: dict[str, Name]) -> Iterator[tuple[str, float]]:
    """What speaks for this entry, each with a value of about 0 to 1."""
    kind = entry.kind if entry.kind != "adjective" else "country" if entry.country else "area"
    yield kind, 1.0
    yield "size", math.log10(entry.population + 10) / 7
    yield "first", float(entry is name.entries[0])
    yield "capital", float(entry is name.entries[0] and any(e.population > entry.population for e in name.entries))
    yield "own", _likeness(entry.name, name.text)
    if name.wanted:
        yield "wanted" if entry.kind == name.wanted else "unwanted", 1.0
    if name.holders:
        yield ("beside" if any(_holds(holders[h], entry) for h in name.holders if h in holders) else "against"), 1.0
    yield "votes", math.log1p(max(0, setting.votes[entry.country] - own_votes(name, entry.country)))
    yield "region", float(setting.regions[entry.country, entry.admin1 or ""] > _own_regions(name, entry))
    mine = len(name.positions) if name.chosen and name.chosen.country == entry.country else 0
    others = sum(setting.shares.values()) - (len(name.positions) if name.chosen else 0)
    yield "share", (setting.shares[entry.country] - mine) / others if others else 0.0
    yield "dateline", float(setting.dateline == entry.country)
    if entry.kind in ("city", "admin1", "admin2"):
        yield "near", _nearness(entry, name, setting)


def _likeness(name: str, written: str) -> float:
    """1 for the entry's own name, a half for another spelling of it, 0 for another name it has: Sloviansk is Slovyansk, and was Nikopol."""
    if _plain(name) == _plain(written):
        return 1.0
    return 0.5 if _skeleton(name) == _skeleton(written) else 0.0


def own_votes(name: Name, country: str) -> int:
    """How many of the country's votes are the name's own: "Georgia" is no evidence for itself."""
    mine = any(e.country == country for e in name.entries if e.kind in ("country", "adjective"))
    return len(name.positions) if mine else 0


def _own_regions(name: Name, entry: GazetteerEntry) -> int:
    """How many of the namings of the entry's region are the name's own."""
    region = (entry.country, entry.admin1)
    mine = any((e.country, e.admin1) == region for e in name.entries if e.kind == "admin1")
    return len(name.positions) if mine else 0


def _holds(holder: Name, entry: GazetteerEntry) -> bool:
    """Whether one of the entries of the name beside is the country or region the entry lies in."""
    for outer in holder.entries:
        if outer.kind in ("country", "adjective") and outer.country == entry.country and entry.kind != "country":
            return True
        if outer.kind == "admin1" and (outer.country, outer.admin1) == (entry.country, entry.admin1) and outer != entry:
            return True
    return False


def _nearness(entry: GazetteerEntry, name: Name, setting: Setting) -> float:
    """1 where the nearest of the places named around it is next door, falling with the distance."""
    own = name.positions[:5]
    around = {
        other.geonames_id or other: other
        for position, other in setting.chosen
        if other is not name.chosen and min(abs(position - mine) for mine in own) < _AROUND
    }
    if not around:
        return 0.0
    nearest = min(kilometres(entry, other) for other in islice(around.values(), _NEIGHBOURS))
    return math.exp(-nearest / _CLOSE)


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """The distance on the globe (haversine formula)."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _reason(
    best: GazetteerEntry, rivals: Sequence[GazetteerEntry], values: dict[str, float], name: Name, setting: Setting
) -> tuple[str, bool]:
    """Why this entry, in words, and whether that is enough to pin it."""
    decisive = next((words for clue, words in _WORDS if values.get(clue, 0) > 0.35), None)
    if not rivals:
        is_sure = _belongs(best, decisive, setting)
        alone = "the only place of that name in the gazetteer"
        return (
            alone if is_sure else f"{alone} is a small one in {best.country}, which the text does not name"
        ), is_sure
    if decisive:
        return f"{decisive}; one of {len(rivals) + 1} places of that name", True
    if _is_elsewhere(best, name, setting):
        return (
            f"the largest of {len(rivals) + 1} places of that name lies in {best.country}, which the text does not name",
            False,
        )
    larger = best.population >= 10 * max(rival.population for rival in rivals)
    if best.kind in ("country", "area", "adjective") or larger:
        return f"by far the largest of {len(rivals) + 1} places of that name", True
    return f"{len(rivals) + 1} places have that name and nothing in the text decides", False


def _is_elsewhere(best: GazetteerEntry, name: Name, setting: Setting) -> bool:
    """Whether a town that is no metropolis lies in a country that nothing else in the text lies in, though other places do."""
    others = setting.shares - Counter({name.chosen.country: len(name.positions)} if name.chosen else {})
    is_modest = best.kind == "city" and best.population < _METROPOLIS
    is_named = others[best.country] > 0 or setting.votes[best.country] > 0
    return is_modest and not is_named and others.total() >= _SOME


def _belongs(best: GazetteerEntry, decisive: str | None, setting: Setting) -> bool:
    """Whether a name that only one small town has can be that town: not if the text speaks of other countries alone."""
    is_large = best.kind != "city" or best.population >= 50_000
    return is_large or decisive is not None or not setting.votes or setting.votes[best.country] > 0


_WORDS = (
    ("beside", "its country or region is named beside it"),
    ("region", "its region is named in the text"),
    ("near", "close to the other places of the text"),
    ("dateline", "in the country of the dateline"),
    ("votes", "its country is named in the text"),
    ("share", "in the country where most places of the text lie"),
)
