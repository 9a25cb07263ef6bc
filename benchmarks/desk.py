"""How long the desk takes to answer, by the number of incidents: `python -m benchmarks.desk`.

A seeded side file of so many incidents (the real ones of the samples, with other days, places, types, tolls and words) is asked over HTTP
in one process, its processor time measured: the table with a filter, full-text search, one incident, the map by squares, what was read
and set aside. The ledger behind it holds the samples, and one thing set aside in each made document.
"""

import argparse
import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from fastapi.testclient import TestClient

from whence.case.case import Case
from whence.case.follow import NAME, Follower
from whence.case.listed import FIELDS, TYPES, place_in_order
from whence.case.spread import Outlet
from whence.case.whole import Whole
from whence.core.document import Failure, Skipped
from whence.core.entry import Run
from whence.core.ids import make_id
from whence.core.origin import Origin
from whence.core.payload import dump
from whence.core.vocabulary import OriginKind
from whence.ledger.row import make_entry
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
        fill(case, size)
        print(
            f"{size:,} incidents: seeded in {time.perf_counter() - began:.0f} s, {_megabytes(case.folder)} MB",
            flush=True,
        )
        with TestClient(make_desk(case), base_url="http://127.0.0.1") as client:
            began = time.perf_counter()
            client.get("/api/incidents?limit=1").raise_for_status()
            print(f"  opened in {time.perf_counter() - began:.1f} s", flush=True)
            n_documents, skipped = client.get("/api/documents?limit=1").json()["n"], _ids(client, "skipped")
            real = max(case.incidents(), key=lambda dossier: len(dossier.documents)).incident.id
            return {name: timed(client, name, view) for name, view in views(real, n_documents, skipped).items()}


def _ids(client: TestClient, name: str) -> list[str]:
    """Ids of a list, as cursors."""
    items = client.get(f"/api/{name}?limit=500").raise_for_status().json()["items"]
    return [item["id"] for item in items]


def _megabytes(place: Path) -> int:
    """How large the side file is."""
    return sum(path.stat().st_size for path in place.glob(NAME + "*")) // 1_000_000


def views(real_id: str, n_documents: int, skipped: Sequence[str]) -> dict[str, Callable[[random.Random], str]]:
    """The addresses each view is asked by."""
    parts = max(n_documents // 100, 1)
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
        "sources": lambda r: f"/sources?part={r.randrange(1, 3)}&origins={r.randrange(1, parts + 1)}",
        "set aside": lambda r: f"/failures?part={r.randrange(1, parts + 1)}&unread={r.randrange(1, parts + 1)}",
        "list of documents": lambda r: f"/api/documents?after={made_document(r.randrange(n_documents // 2))}",
        "list of things set aside": lambda r: f"/api/skipped?after={r.choice(skipped)}",
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


def fill(case: Case, size: int) -> None:
    """Put made incidents beside the real ones, three to a made document: straight into the file, as adding one by one takes hours."""
    db = sqlite3.connect(case.folder / NAME, isolation_level=None)
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
        fill_documents(case, db, [d - first_document for d in documents], first_document)
        db.executemany("INSERT INTO document_words (rowid, words) VALUES (?, ?)", zip(documents, words, strict=True))
        db.executemany("INSERT INTO incident_words (rowid, words) VALUES (?, ?)", zip(numbers, ids, strict=True))
        told = [(number, documents[k // 3]) for k, number in enumerate(numbers)]
        db.executemany("INSERT INTO tells VALUES (?, ?)", told)
        db.execute("COMMIT")
    db.close()


def made_document(n: int) -> str:
    """The id of a made document."""
    return f"doc-made-{n}"


def fill_documents(case: Case, db: sqlite3.Connection, made: Sequence[int], first: int) -> None:
    """Put made documents beside the real ones, in each one thing set aside; every tenth could not be read, every one has an origin."""
    days = [(date(2005, 1, 1) + timedelta(days=n * 7 % 7_000)).isoformat() for n in made]
    [card] = db.execute("SELECT card FROM documents ORDER BY number LIMIT 1").fetchone()
    rows = (
        {
            "number": first + n,
            "id": made_document(n),
            "outlet": f"outlet {n % 200}",
            "came_at": "2000-01-01T00:00:00+00:00",
        }
        | {"published": day, "name": f"{n}.txt", "card": json.dumps(json.loads(card) | {"id": made_document(n)})}
        | {"n_figures": 0, "n_statements": 0, "n_skipped": 1}
        for n, day in zip(made, days, strict=True)
    )
    _insert(db, "documents", rows)
    failed = (Failure(f"fai-made-{n}", f"{n}.pdf", f"{n}.pdf: needs a password") for n in made if n % 10 == 0)
    _insert(db, "failures", ({"id": f.id, "name": f.name, "card": json.dumps(dump(f))} for f in failed))
    found = [Skipped(f"skp-made-{n}", made_document(n), "number", "it is an age") for n in made]
    run, now = Run("run-made", "made", datetime.now(UTC)), datetime.now(UTC)
    keys = ((item, (f"document:{item.document_id}",)) for item in found)
    case.store.append([make_entry("skipped", item.id, item, run.id, now, key) for item, key in keys])
    last = next(iter(case.store.iter_rows(after=case.store.length() - 1)))
    db.execute("UPDATE about SET seen_seq = ?, seen_id = ?", (last.seq, last.id))
    fill_whole(db, case.store.length(), made)


def fill_whole(db: sqlite3.Connection, length: int, made: Sequence[int]) -> None:
    """Put what counting the whole case would give beside the documents: 200 outlets, an origin for each document."""
    n = max(made) + 1
    outlets = [Outlet(f"outlet {k}", n // 200 + 1, n // 200, 1, (), (), ()) for k in range(200)]
    kept = [Whole(length, n, 200, n, 0, 0, n, 200, n // 200 + 1)]
    origins = (Origin(f"ori-{k}", OriginKind.OWN_REPORTING, (made_document(k),), f"outlet {k % 200}") for k in made)
    for name, items, start in (("whole", kept, 0), ("outlets", outlets, 0), ("origins", origins, made[0])):
        rows = ({"list": name, "number": start + k, "card": json.dumps(dump(item))} for k, item in enumerate(items))
        _insert(db, "counted", rows)


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Put rows of named values into a table."""
    for names, some in groupby(rows, key=tuple):
        marks = ",".join("?" * len(names))
        values = (tuple(row.values()) for row in some)
        db.executemany(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})", values)


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
