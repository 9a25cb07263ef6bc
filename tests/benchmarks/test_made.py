"""Made readings: as spread as they say, and the same ledger however many are recorded at once and in whatever order."""

import random
from collections import Counter
from itertools import islice, pairwise

from benchmarks.made import crowd, readings

from whence.core.entry import Run
from whence.core.reading import Reading
from whence.ledger.canonical import fingerprint
from whence.ledger.memory import MemoryStore
from whence.pipeline.enter import entries_of
from whence.pipeline.record import Recorder

MANY = 300


def ledger(made: list[Reading], at_once: int) -> MemoryStore:
    """A ledger of these, so many recorded together."""
    store = MemoryStore()
    recorder = Recorder(Run("run-1", "tests", made[0].document.retrieved_at), made[0].document.retrieved_at, "made")
    for start in range(0, len(made), at_once):
        store.append(entries_of(store, recorder, made[start : start + at_once]))
    return store


def test_recorded_at_once_or_one_by_one_in_any_order_they_make_one_ledger() -> None:
    made = list(islice(readings(5), MANY))
    one_by_one = ledger(made, 1)
    assert fingerprint(ledger(made, 70)) == fingerprint(one_by_one)
    assert fingerprint(ledger(random.Random(2).sample(made, MANY), MANY)) == fingerprint(one_by_one)
    found = [entry.payload for entry in one_by_one.iter_kind("incident")]
    kinds = Counter(entry.payload.kind for entry in one_by_one.iter_kind("link"))
    assert sum(len(incident.report_ids) > 1 for incident in found) > 30
    assert any(incident.possibly_same for incident in found)
    assert kinds["copy"] > 10


def test_the_same_seed_makes_the_same_readings_by_day_of_publication() -> None:
    made = list(islice(readings(7), 2000))
    assert made[:50] == list(islice(readings(7), 50))
    days = [reading.document.published_on for reading in made]
    assert all(a is not None and b is not None and a <= b for a, b in pairwise(days))
    assert len(list(readings(7, 3.0, 50))) in range(120, 180)
    towns = Counter(r.reports[0].place.name for r in made if r.reports[0].place and r.reports[0].place.where_prec == 1)
    assert 0.03 < towns.most_common(1)[0][1] / sum(towns.values()) < 0.08
    assert len({reading.document.id for reading in made}) == 2000


def test_a_crowd_is_of_one_text() -> None:
    made = list(crowd(3, 20))
    assert len({reading.reports[0].place for reading in made if reading.reports[0].place}) == 20
    store = ledger(made, 1)
    assert store.count("incident") == 1
