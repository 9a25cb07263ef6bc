"""How long the desk takes to answer, by the number of incidents: `python -m benchmarks.desk`.

A seeded side file of so many incidents (the real ones of the samples, with other days, places, types, tolls and words) is asked over HTTP
in one process, its processor time measured: the table with a filter, full-text search, one incident, the map by squares. The ledger behind it holds the samples.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from fastapi.testclient import TestClient

from whence.case.case import Case
from whence.case.follow import NAME, Follower
from whence.case.listed import FIELDS, TYPES, place_in_order
from whence.core.ids import make_id
from whence.samples import folder
from whence.settings import Settings
from whence.views.web.app import make_desk

SIZES = (1_000, 100_000, 1_000_000)
PROBES = 60
CHUNK = 30_000
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
        with Follower(case).look():
            began = time.perf_counter()  # the side file of the real ones is there now
        fill(case.folder, size)
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
        "map, one type": lambda r: f"/api/map?type={r.choice(TYPES)}&box={box(r)}",
        "map of everything": lambda r: f"/api/map?box={box(r)}",
        "map by squares": lambda r: f"/api/cells?size={r.choice((1, 2, 5))}&type={r.choice(TYPES)}",
        "page of the map": lambda r: f"/map?country={r.choice(COUNTRIES)}",
        "page of the timeline": lambda r: f"/timeline?since=20{r.randrange(10, 24)}-01-01",
        "timeline, one type": lambda r: f"/api/timeline?type={r.choice(TYPES)}",
        "network of a country": lambda r: f"/api/network?country={r.choice(COUNTRIES)}",
        "overview": lambda r: "/",
    }


def box(r: random.Random) -> str:
    """A part of a map as a window shows it: the whole world, a continent, or a region."""
    wide = r.choice((360, 60, 12))
    west, south = r.uniform(-20, max(70 - wide, -19)), r.uniform(-30, 20)
    return f"{west:.2f},{max(south, -90):.2f},{west + wide:.2f},{min(south + wide / 2, 90):.2f}"


def timed(client: TestClient, name: str, view: Callable[[random.Random], str]) -> tuple[float, float]:
    """Median and p95 of some requests, the first few only warm up."""
    generator, times = random.Random(name), []
    for n in range(PROBES + 5):
        address = view(generator)
        began = time.process_time()
        client.get(address).raise_for_status()
        if n >= 5:
            times.append(1000 * (time.process_time() - began))
    found = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"  {name:24} median {found[0]:7.1f} ms   p95 {found[1]:7.1f} ms", flush=True)
    return found


def fill(place: Path, size: int) -> None:
    """Put made incidents beside the real ones, three to a made document: straight into the file, as adding one by one takes hours."""
    db = sqlite3.connect(place / NAME, isolation_level=None)
    models = db.execute("SELECT id, fields, card, drawn, ties FROM incidents").fetchall()
    first, first_document = (
        db.execute(f"SELECT max(number) FROM {t}").fetchone()[0] + 1 for t in ("incidents", "documents")
    )
    for start in range(0, size - len(models), CHUNK):
        n = min(CHUNK, size - len(models) - start)
        generator = np.random.default_rng(start)
        which, fields = generator.integers(0, len(models), n), made_fields(generator, models, n)
        ids = [make_id("inc", "made", start + k) for k in range(n)]
        fields["place_in_order"] = [place_in_order(i) for i in ids]
        cards, drawn_as, ties = (
            [models[m][k].replace(models[m][0], i) for m, i in zip(which, ids, strict=True)] for k in (2, 3, 4)
        )
        numbers = range(first + start, first + start + n)
        documents = range(first_document + start // 3, first_document + (start + n + 2) // 3)
        drawn = generator.integers(0, len(WORDS), (len(documents), 20)).tolist()
        words = [" ".join([WORDS[w] for w in some]) + f" attack{some[0] % 10}" for some in drawn]
        db.execute("BEGIN")
        rows = zip(numbers, ids, (bytes(f.tobytes()) for f in fields), cards, drawn_as, ties, strict=True)
        db.executemany("INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?)", rows)
        made = [(d, f"doc-made-{d}", None, f"outlet {d % 200}", "2000-01-01T00:00:00+00:00", None) for d in documents]
        db.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", made)
        db.executemany("INSERT INTO document_words (rowid, words) VALUES (?, ?)", zip(documents, words, strict=True))
        db.executemany("INSERT INTO incident_words (rowid, words) VALUES (?, ?)", zip(numbers, ids, strict=True))
        told = [(number, documents[k // 3]) for k, number in enumerate(numbers)]
        db.executemany("INSERT INTO tells VALUES (?, ?)", told)
        db.execute("COMMIT")
    db.close()


def made_fields(generator: np.random.Generator, models: Sequence[tuple[str, bytes, str]], n: int) -> Any:
    """The packed fields of so many made incidents."""
    packed = np.frombuffer(b"".join(model[1] for model in models), FIELDS)
    fields = packed[generator.integers(0, len(packed), n)].copy()
    fields["type"] = generator.integers(0, len(TYPES), n)
    fields["country"] = generator.choice(np.array(COUNTRIES, "S3"), n)
    fields["start"] = fields["end"] = date(2005, 1, 1).toordinal() + generator.integers(0, 7_000, n)
    fields["killed"], fields["n_origins"] = generator.integers(0, 200, n), generator.integers(0, 5, n)
    fields["lat"], fields["lon"] = generator.uniform(-30, 40, n), generator.uniform(-20, 70, n)
    fields["is_drawn"] = True
    fields["where"] = [f"town {k}".encode() for k in generator.integers(0, 9_000, n)]
    return fields


if __name__ == "__main__":
    main()
