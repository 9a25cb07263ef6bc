"""Places as written to places on the map: which one is meant, how precisely it is known, and why we think so.

A place that cannot be told keeps its words and has no coordinates: an outlet's home town, or the first homonym of many, is never
put in its place. Countries and vague areas ("eastern Syria") have no pin either; their precision says so. An act that no
words place lies in the country most places of its text lie in, and no nearer.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.core.incident import IncidentReport
from whence.core.place import WHOLE_COUNTRY, Gazetteer, GazetteerEntry, Place, PlaceMention
from whence.core.reading import Reading
from whence.linking.names import plain, skeleton
from whence.linking.place_choice import Name, choose, kilometres, main_country
from whence.linking.place_clues import Clue, joins, read_clue, side_between
from whence.linking.place_precision import Located, place_of

_STATES_FIRST = frozenset({"US", "CA"})
_NATIONS = frozenset({"country", "adjective"})
_SOME = 2  # places of a text in one country, after which it speaks of that country
_RIGHT_BEFORE = 200  # characters
_KIN = 200.0  # km: how far a town may lie from the middle of the region named after it


def resolve(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places resolved, and the place of each report replaced by the resolved one."""
    mentions = [*reading.places, *_unlisted(reading)]
    seen = _chosen(reading, gazetteer, mentions)
    located = [replace(found.mention, place=place_of(found)) for found in _all_located(reading, seen)]
    country = _country_spoken_of(seen)
    reports = tuple(_with_places(report, located, country) for report in reading.reports)
    return replace(reading, places=tuple(located[: len(reading.places)]), reports=reports)


def _unlisted(reading: Reading) -> list[PlaceMention]:
    """Places of reports whose words no mention covers."""
    spans = [report.place.span for report in reading.reports if report.place and report.place.span]
    missing = [span for span in dict.fromkeys(spans) if not any(m.span.overlaps(span) for m in reading.places)]
    return [PlaceMention(span, Place(span.quote, span)) for span in missing]


def _with_places(report: IncidentReport, located: Sequence[PlaceMention], country: Place | None) -> IncidentReport:
    """The report with its place, and those listed with it, resolved; with the country its text speaks of where none is told."""
    place = country if report.place is None else _resolved(report.place, located)
    return replace(report, place=place, also_at=tuple(_resolved(other, located) for other in report.also_at))


def _resolved(place: Place, located: Sequence[PlaceMention]) -> Place:
    """The resolved place of the mention it overlaps: the most precise one, of these the first."""
    here = [found for found in located if place.span and found.span.overlaps(place.span)]
    best = min(here, key=lambda found: (found.place.where_prec or 9, found.span.start), default=None)
    return place if best is None else best.place


@dataclass(frozen=True, slots=True)
class Survey:
    """This says: those mentions, of so many distinct names, the third held by the fourth; the dateline is in ML."""

    mentions: tuple[PlaceMention, ...]
    clues: tuple[Clue, ...]
    names: dict[str, Name]
    holders: dict[int, int]
    dateline: str | None

    def name_of(self, number: int) -> Name:
        """The name of a mention."""
        return self.names[_key(self.mentions[number])]


def survey(reading: Reading, gazetteer: Gazetteer, mentions: Sequence[PlaceMention]) -> Survey:
    """Everything the text says of its place names, nothing chosen yet."""
    text = reading.document.text
    read = tuple(read_clue(text, mention.span.start, mention.span.end) for mention in mentions)
    names = _names(mentions, read, gazetteer)
    held = _holders(text, mentions)
    for inner, outer in held.items():
        names[_key(mentions[inner])].holders.append(_key(mentions[outer]))
    return Survey(tuple(mentions), read, names, held, _dateline_country(reading, mentions, names))


def locate(reading: Reading, gazetteer: Gazetteer, mentions: Sequence[PlaceMention]) -> list[Located]:
    """Each mention with the entry it means, or with what the text says it lies in, in the order given."""
    return _all_located(reading, _chosen(reading, gazetteer, mentions))


def _chosen(reading: Reading, gazetteer: Gazetteer, mentions: Sequence[PlaceMention]) -> Survey:
    """The survey of these mentions, an entry chosen for each name."""
    seen = survey(reading, gazetteer, mentions)
    choose(list(seen.names.values()), seen.names, seen.dateline)
    return seen


def _all_located(reading: Reading, seen: Survey) -> list[Located]:
    """Each mention of a survey with what was chosen for it."""
    return [_located(reading.document.text, seen, number) for number in range(len(seen.mentions))]


def _key(mention: PlaceMention) -> str:
    """Under what a name's mentions are taken together: one name means one place in one text."""
    return plain(mention.place.name)


def _names(mentions: Sequence[PlaceMention], read: Sequence[Clue], gazetteer: Gazetteer) -> dict[str, Name]:
    """The distinct names with their entries and where they stand."""
    names: dict[str, Name] = {}
    for mention, clue in zip(mentions, read, strict=True):
        written = mention.place.name
        name = names.setdefault(_key(mention), Name(written, gazetteer.find(written), []))
        name.positions.append(mention.span.start)
        name.wanted = name.wanted or clue.wanted
    return names


def _holders(text: str, mentions: Sequence[PlaceMention]) -> dict[int, int]:
    """For each mention the number of the next one, where the words between say that it holds it: "Gao, Mali"."""
    order = sorted(range(len(mentions)), key=lambda number: mentions[number].span.start)
    return {
        inner: outer
        for inner, outer in itertools.pairwise(order)
        if joins(text, mentions[inner].span.end, mentions[outer].span.start)
    }


def _dateline_country(reading: Reading, mentions: Sequence[PlaceMention], names: dict[str, Name]) -> str | None:
    """The country of the dateline, where all homonyms of its place that are large agree."""
    dateline = reading.document.dateline
    if not dateline or not dateline.place:
        return None
    inside = [names[_key(m)] for m in mentions if dateline.place.overlaps(m.span)]
    countries = [name.entries[0].country for name in reversed(inside) if name.entries]
    return countries[0] if countries else None


def _located(text: str, seen: Survey, number: int) -> Located:
    """One mention with what was chosen for its name, and what holds it."""
    mention, name, clue = seen.mentions[number], seen.name_of(number), seen.clues[number]
    inner = number if number in seen.holders else _placed_namesake(seen, name)
    outer = seen.holders.get(inner) if inner is not None else None
    holder = seen.name_of(outer).chosen if outer is not None else None
    side = None
    if inner is not None and outer is not None:
        side = side_between(text, seen.mentions[inner].span.end, seen.mentions[outer].span.start)
    entry = _of_kind(name, clue.wanted) if name.chosen else None
    context = _country_before(seen, mention) or main_country(seen.names.values())
    return Located(mention, clue, entry, name.reason, name.is_sure, holder, side, context)


def _country_before(seen: Survey, mention: PlaceMention) -> str | None:
    """The country that the sure place named right before lies in: of what else the next sentence speaks, it speaks there."""
    before = [
        (other.span.end, name.chosen.country)
        for number, other in enumerate(seen.mentions)
        if 0 < mention.span.start - other.span.end < _RIGHT_BEFORE
        and (name := seen.name_of(number)).is_sure
        and name.chosen
        and name.chosen.country
        and name.chosen.kind != "adjective"
    ]
    return max(before)[1] if before else None


def _country_spoken_of(seen: Survey) -> Place | None:
    """The country that most places of a text lie in: there lies an act that no words place, no more precisely than that."""
    shares: Counter[str] = Counter()
    for number, mention in enumerate(seen.mentions):
        name = seen.name_of(number)
        if mention.is_literal and name.is_sure and name.chosen and name.chosen.country:
            shares[name.chosen.country] += 1
    (country, n), (_, others) = [*shares.most_common(2), ("", 0), ("", 0)][:2]
    nations = (name.chosen for name in seen.names.values() if name.chosen and name.chosen.kind in _NATIONS)
    entry = next((nation for nation in nations if nation.country == country), None)
    if entry is None or n < max(_SOME, 2 * others):
        return None
    reason = f"no place is told; most places of the text lie in {entry.name}"
    return Place(entry.name, country=country, where_prec=WHOLE_COUNTRY, reason=reason)


def _placed_namesake(seen: Survey, name: Name) -> int | None:
    """For a name no gazetteer has, a mention of it, in this or another spelling, beside which the text says where it lies."""
    if name.entries:
        return None
    sounds = skeleton(name.text)
    return next((i for i in sorted(seen.holders) if skeleton(seen.mentions[i].place.name) == sounds), None)


def _of_kind(name: Name, wanted: str | None) -> GazetteerEntry | None:
    """The chosen entry, or its namesake of the kind the words want: "Raqqa" is the city, "Raqqa province" the region.

    Regions of the United States and Canada are meant by their bare names; elsewhere the town of the same name is.
    """
    chosen = name.chosen
    if chosen is None or chosen.kind not in ("city", "admin1"):
        return chosen
    kind = wanted or ("city" if chosen.country not in _STATES_FIRST else chosen.kind)
    kin = (e for e in name.entries if e.kind == kind and e.country == chosen.country and kilometres(e, chosen) <= _KIN)
    return chosen if chosen.kind == kind else next(kin, chosen)
