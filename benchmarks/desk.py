"""How long the desk takes to answer, by the number of incidents: `python -m benchmarks.desk`.

A seeded side file of so many incidents (the real ones of the samples, with other days, places, types, tolls and words) is asked over HTTP
in one process: the table with a filter, full-text search, one incident, the map by squares. The ledger behind it holds the samples.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from fastapi.testclient import TestClient

from whence.case.case import Case
from whence.case.catalog import Catalog
from whence.case.follow import NAME, Follower
from whence.case.listed import FIELDS, TYPES, place_in_order
from whence.core.ids import make_id
from whence.ledger.search import SearchFile, Shelved
from whence.samples import folder
from whence.settings import Settings
from whence.views.web.app import make_desk

SIZES = (1_000, 100_000, 1_000_000)
PROBES = 60
WORDS = [f"word{n}" for n in range(5_000)]
COUNTRIES = ("IQ", "SY", "ML", "NG", "AF", "SO", "YE", "PK")


def main() -> None:
    """Print a line for each size and view, and how the largest compares with the smallest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    sizes = parser.parse_args().sizes
    results = {size: measure(size) for size in sizes}
    for view in results[sizes[0]]:
        ratio = results[sizes[-1]][view][1] / results[sizes[0]][view][1]
        print(f"{view:24} p95 at {sizes[-1]:,} is {ratio:.2f} times that at {sizes[0]:,}")


def measure(size: int) -> dict[str, tuple[float, float]]:
    """Median and p95 milliseconds of each view."""
    with tempfile.TemporaryDirectory() as place, Case(Path(place) / "case", Settings()) as case:
        case.add(folder("demo") / "gao-barracks")
        with Follower(case).look() as catalog:
            began = time.perf_counter()
            fill(catalog, size)
        print(
            f"{size:,} incidents: seeded in {time.perf_counter() - began:.0f} s, {_megabytes(case.folder)} MB",
            flush=True,
        )
        with TestClient(make_desk(case), base_url="http://127.0.0.1") as client:
            began = time.perf_counter()
            client.get("/api/incidents?limit=1").raise_for_status()
            print(f"  opened in {time.perf_counter() - began:.1f} s", flush=True)
            real = max(case.incidents(), key=lambda dossier: len(dossier.documents)).incident.id
            return {name: timed(client, name, view) for name, view in views(real).items()}


def _megabytes(place: Path) -> int:
    """How large the side file is."""
    return sum(path.stat().st_size for path in place.glob(NAME + "*")) // 1_000_000


def views(real_id: str) -> dict[str, Callable[[random.Random], str]]:
    """The addresses each view is asked by."""
    return {
        "table with a filter": lambda r: (
            f"/incidents?type={r.choice(TYPES)}&country={r.choice(COUNTRIES)}&since=20{r.randrange(10, 24)}-01-01"
            f"&min_origins=1&sort={r.choice(('when', 'killed', 'origins', 'where'))}"
        ),
        "table, unfiltered": lambda r: f"/incidents?sort={r.choice(('when', 'killed'))}&part={r.randrange(1, 4)}",
        "full-text search": lambda r: f"/incidents?text={r.choice(WORDS)}",
        "search, common word": lambda r: f"/incidents?text=attack{r.randrange(10)}",
        "one incident": lambda r: f"/incidents/{real_id}",
        "map by squares": lambda r: f"/api/cells?size={r.choice((1, 2, 5))}&type={r.choice(TYPES)}",
        "map of everything": lambda r: "/api/cells?size=2",
    }


def timed(client: TestClient, name: str, view: Callable[[random.Random], str]) -> tuple[float, float]:
    """Median and p95 of some requests, each asked once; the first few only warm up."""
    generator, times = random.Random(name), []
    for n in range(PROBES + 5):
        address = view(generator)
        began = time.perf_counter()
        client.get(address).raise_for_status()
        if n >= 5:
            times.append(1000 * (time.perf_counter() - began))
    found = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"  {name:24} median {found[0]:7.1f} ms   p95 {found[1]:7.1f} ms", flush=True)
    return found


def fill(catalog: Catalog, size: int) -> None:
    """Put made incidents beside the real ones; each is told in one made document in three."""
    generator = random.Random(1)
    models = [
        (fields, json.loads(card))
        for (_, fields), card in zip(
            catalog.file.fields(), catalog.cards(np.flatnonzero(catalog.is_there)), strict=True
        )
    ]
    made = 0
    while made < size - len(models):
        with catalog.file.change():
            for _ in range(min(10_000, size - len(models) - made)):
                put(catalog.file, generator, models, made)
                made += 1


def put(
    file: SearchFile, generator: random.Random, models: list[tuple[bytes, dict[str, dict[str, str]]]], n: int
) -> None:
    """One made incident."""
    packed, card = generator.choice(models)
    incident_id, fields = make_id("inc", "made", n), np.frombuffer(packed, FIELDS).copy()
    day = date(2005, 1, 1) + timedelta(days=generator.randrange(7_000))
    fields["type"], fields["country"] = generator.randrange(len(TYPES)), generator.choice(COUNTRIES).encode()
    fields["start"] = fields["end"] = day.toordinal()
    fields["killed"], fields["n_origins"] = generator.randrange(200), generator.randrange(5)
    fields["lat"], fields["lon"], fields["is_drawn"] = generator.uniform(-30, 40), generator.uniform(-20, 70), True
    fields["where"], fields["place_in_order"] = (
        f"town {generator.randrange(9_000)}".encode(),
        place_in_order(incident_id),
    )
    words = " ".join([f"attack{generator.randrange(10)}", *generator.choices(WORDS, k=20)])
    document = file.put_document(make_id("doc", "made", n // 3), words, None)
    row, incident = {**card["row"], "id": incident_id}, {**card["incident"], "id": incident_id}
    text = json.dumps({**card, "row": row, "incident": incident}, separators=(",", ":"))
    file.put(Shelved(incident_id, fields.tobytes(), text, f"{incident_id} {row['where']} {row['what']}", (document,)))


if __name__ == "__main__":
    main()
