"""Does linking one more report cost the same in a large ledger as in a small one?

    .venv/bin/python -m benchmarks.linking [1000 10000 100000] [--scratch 2000] [--crowd 2000]

Fills ledgers in memory with made reports (seeded): so many a day whatever the size, a few countries and towns holding most of
them, one to eight reports an incident, every fifth incident with a look-alike in its town within three days. Then links the same
number of further reports to each, and prints the median cost of one as a ratio to that in the smallest ledger. `--scratch`
links so many reports one by one from nothing, `--crowd` so many near-copies of one report: seconds, and reports a second.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from whence.core.document import Document, Provenance, Published
from whence.core.dossier import Account
from whence.core.entry import Run
from whence.core.ids import make_id
from whence.core.incident import IncidentReport
from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import IncidentType, Status
from whence.ledger.memory import MemoryStore
from whence.linking.blocking import block_keys
from whence.linking.incidents import compare
from whence.linking.resolver import solve
from whence.pipeline.record import Recorder
from whence.pipeline.relink import Relinker

PROBES = 30
A_DAY = 100  # reports a day, as many as a national desk sees
N_COUNTRIES = 60
N_TOWNS = 150  # of a country
LOOK_ALIKES = 0.2
AT = datetime(2024, 1, 1, tzinfo=UTC)
TYPES = tuple(IncidentType)
WORDS = "market convoy school barracks checkpoint bridge village hospital road station mosque depot river camp ferry".split()


def main() -> None:
    """Fill, link, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--scratch", type=int, default=2000)
    parser.add_argument("--crowd", type=int, default=1000)
    given = parser.parse_args()
    costs: dict[int, float] = {}
    for size in sorted(given.sizes):
        costs[size] = cost_in(size)
        ratio = costs[size] / costs[min(costs)]
        print(
            f"{size:>8} reports: {costs[size] * 1000:.1f} ms to link one more; ratio {ratio:.2f}; {peak()}", flush=True
        )
    for name, count, made in (("from nothing", given.scratch, incidents), ("near-copies", given.crowd, crowd)):
        started = time.perf_counter()
        store = MemoryStore()
        for account in taken(made(random.Random(3), count), count):
            link(store, account)
        seconds = time.perf_counter() - started
        print(f"{count:>8} {name}: {seconds:.1f} s, {count / seconds:.0f} a second; {peak()}", flush=True)


def peak() -> str:
    """The most memory held so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def cost_in(size: int) -> float:
    """Median seconds of processor time to link one more report into a ledger of that size."""
    store = MemoryStore()
    block: list[Account] = []
    for account in taken(incidents(random.Random(1), size), size):
        block.append(account)
        if len(block) == 1000:
            keep(store, block)
            block = []
    keep(store, block)
    times = []
    for account in taken(incidents(random.Random(2), size), PROBES):
        started = time.process_time()
        link(store, account)
        times.append(time.process_time() - started)
    return statistics.median(times)


def taken(groups: Iterator[list[Account]], count: int) -> Iterator[Account]:
    """The accounts of the groups, so many of them."""
    for group in groups:
        for account in group:
            if count <= 0:
                return
            count -= 1
            yield account


def recorder() -> Recorder:
    """Who records."""
    return Recorder(Run("run-1", "benchmark", AT), AT, "made")


def keep(store: MemoryStore, accounts: list[Account]) -> None:
    """Accounts as a ledger holds them, linked to one another where they are of one incident."""
    record = recorder()
    entries = []
    for account in accounts:
        reading = Reading(account.document, reports=(account.report,))
        entries += [record.document(account.document, ()), *record.found(reading, {account.id: block_keys(account)})]
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        groups.setdefault(account.document.name, []).append(account)
    for group in groups.values():
        links = [compare(a, b) for i, a in enumerate(group) for b in group[:i]]
        links = [found for found in links if found.judgement != "negative"]
        entries += [record.link(found) for found in links]
        entries += [record.incident(incident) for incident in solve(group, links)]
    store.append(entries)


def link(store: MemoryStore, account: Account) -> None:
    """One more report, linked and recorded."""
    record = recorder()
    reading = Reading(account.document, reports=(account.report,))
    found = record.found(reading, {account.id: block_keys(account)})
    store.append([record.document(account.document, ()), *found, *Relinker(store, record, [account]).entries()])


def incidents(generator: random.Random, size: int) -> Iterator[list[Account]]:
    """The reports of one incident after the other, days spread so that the number a day does not depend on the size."""
    n_days = max(size // A_DAY, 10)
    number = 0
    while True:
        day = date(2000, 1, 1) + timedelta(days=generator.randrange(n_days))
        country = min(int(generator.paretovariate(0.7)) - 1, N_COUNTRIES - 1)
        town = min(int(generator.paretovariate(0.7)) - 1, N_TOWNS - 1)
        for shift in (0, generator.choice((1, 2, 3))) if generator.random() < LOOK_ALIKES else (0,):
            number += 1
            yield reports(generator, day + timedelta(days=shift), country, town, number)


def crowd(generator: random.Random, size: int) -> Iterator[list[Account]]:
    """One incident, told in the same words by everybody."""
    kind, words = generator.choice(TYPES), generator.sample(WORDS, 5)
    yield [account(generator, date(2020, 2, 2), 1, 1, kind, words, 0, copy) for copy in range(size)]


def reports(generator: random.Random, day: date, country: int, town: int, number: int) -> list[Account]:
    """One to eight reports of one incident."""
    kind, words = generator.choice(TYPES), generator.sample(WORDS, 5)
    count = min(int(generator.paretovariate(1.3)), 8)
    return [account(generator, day, country, town, kind, words, number, copy) for copy in range(count)]


def account(
    generator: random.Random,
    day: date,
    country: int,
    town: int,
    kind: IncidentType,
    words: list[str],
    number: int,
    copy: int,
) -> Account:
    """One made report in a made document."""
    name = f"Town{country:02}x{town:03}"
    text = f"Attack in {name}\n\nThe {kind} at the {' and the '.join(words)} of {name} came at {copy} past noon, No {number}."
    published = Published(day + timedelta(days=generator.randrange(2)), "day", "given")
    document_id = make_id("doc", text, number, copy, generator.random())
    document = Document(document_id, "", f"incident-{number}", text, AT, published=published, language="en")
    at = text.index(name)
    place = Place(name, document.span(at, at + len(name)), f"C{country:02}", None, country / 2, town / 3, None, 1)
    trigger = document.span(0, 6)
    time_range = TimeRange("made", day, day, 1, span=trigger)
    report = IncidentReport(
        make_id("rep", document_id),
        document_id,
        trigger,
        kind,
        Status.HAPPENED,
        Provenance("made@1", "made"),
        time=time_range,
        place=place,
        evidence=(document.span(text.index("The"), len(text)),),
    )
    return Account(report, document)


if __name__ == "__main__":
    main()
