"""In which town of which region did it happen? A vote of the articles, early mentions first, homes of outlets on a draw."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.core.place import Place
from whence.core.reading import Reading

_TOWN = 2  # where_prec up to which a place is a town
_REGION = 4  # where_prec of a first-level region
_HOME = 0.5  # weight of an outlet's home beside the places in the text
_LEAST_HOME = 2  # articles of an outlet before it is said to have a home
_IN_TITLE = 1.5
_HALF_WAY = 300  # characters from the beginning after which a mention weighs half

Votes = dict[str, float]


@dataclass(frozen=True, slots=True)
class Locality:
    """This says: the town of Lancaster in the region California."""

    region: str | None
    town: str | None


def choose_locality(readings: Sequence[Reading], homes: Mapping[str, str]) -> Locality | None:
    """The region and the town most of the articles point to; None where they name none."""
    regions = _region_votes(readings)
    for reading in readings:
        home = homes.get(reading.document.publisher or "")
        if home:
            regions[home] += _HOME / len(readings)
    if not regions:
        return None
    region = _top(regions)
    towns: Votes = defaultdict(float)
    for reading in readings:
        for name, weight in _shares(reading, lambda p: p.name if p.admin1 == region and _is_town(p) else None).items():
            towns[name] += weight
    return Locality(region, _top(towns) if towns else None)


def home_regions(readings: Iterable[Reading]) -> dict[str, str]:
    """The region each outlet mostly writes about, where it mostly writes about one."""
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    counts: Counter[str] = Counter()
    for reading in readings:
        publisher = reading.document.publisher
        if publisher:
            counts[publisher] += 1
            for region, weight in _shares(reading, lambda p: p.admin1).items():
                votes[publisher][region] += weight
    return {
        publisher: _top(regions)
        for publisher, regions in votes.items()
        if counts[publisher] >= _LEAST_HOME and regions and regions[_top(regions)] > 0.6 * counts[publisher]
    }


def _region_votes(readings: Sequence[Reading]) -> Votes:
    """How much each region is pointed to, an article having one vote to share among what it names."""
    votes: Votes = defaultdict(float)
    for reading in readings:
        for name, weight in _shares(reading, lambda p: p.admin1).items():
            votes[name] += weight / len(readings)
    return votes


def _shares(reading: Reading, name_of: Callable[[Place], str | None]) -> dict[str, float]:
    """One article's vote."""
    weights: dict[str, float] = defaultdict(float)
    title_end = reading.document.title.end if reading.document.title else 0
    for mention in reading.places:
        name = name_of(mention.place)
        if name and mention.is_literal:
            at = mention.span.start
            weights[name] += _IN_TITLE if at < title_end else 1 / (1 + (at - title_end) / _HALF_WAY)
    total = sum(weights.values()) or 1.0
    return {name: weight / total for name, weight in weights.items()}


def _is_town(place: Place) -> bool:
    """Whether it is a town, or near one."""
    return place.where_prec is not None and place.where_prec <= _TOWN


def _top(votes: Mapping[str, float]) -> str:
    """The name with most votes, the first by alphabet of equals."""
    return min(votes, key=lambda name: (-votes[name], name))
