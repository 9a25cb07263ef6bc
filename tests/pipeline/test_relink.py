"""New reports among those of a ledger: any order, any crowd."""

import random
from datetime import timedelta

import pytest
from tests.linking.tales import AT, DAY, tell

from whence.core.dossier import Account
from whence.core.entry import Run
from whence.core.incident import Incident
from whence.core.reading import Reading
from whence.ledger.canonical import fingerprint
from whence.ledger.memory import MemoryStore
from whence.linking.blocking import block_keys
from whence.pipeline import relink
from whence.pipeline.record import Recorder
from whence.pipeline.relink import Relinker, incident_of

RECORDER = Recorder(Run("run-1", "tests", AT), AT, "tests")


def added(store: MemoryStore, *accounts: Account) -> MemoryStore:
    """The store with one document more."""
    reading = Reading(accounts[0].document, reports=tuple(a.report for a in accounts))
    found = RECORDER.found(reading, {a.id: block_keys(a) for a in accounts})
    entries = Relinker(store, RECORDER, accounts).entries()
    store.append([RECORDER.document(accounts[0].document, ()), *found, *entries])
    return store


def incidents(store: MemoryStore) -> list[Incident]:
    return [entry.payload for entry in store.iter_kind("incident")]


def story() -> list[Account]:
    """Two bombs in one town two days apart, an attack elsewhere, and one that nobody placed."""
    first = [tell(f"A car bomb killed nine in Qasrin, said {n}.", n, killed=9) for n in (1, 2, 3)]
    second = [tell(f"A bomb hit the market of Qasrin, {n}.", n, day=DAY + timedelta(days=2)) for n in (4, 5)]
    return [*first, *second, tell("That day a bomb killed nine in Qasrin.", 6, place=None, killed=9)]


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_arrival_gives_one_ledger(seed: int) -> None:
    expected, other = MemoryStore(), MemoryStore()
    for account in story():
        added(expected, account)
    for account in random.Random(seed).sample(story(), 6):
        added(other, account)
    assert fingerprint(other) == fingerprint(expected)
    assert sorted(len(incident.report_ids) for incident in incidents(expected)) == [2, 4]


def test_every_id_an_incident_had_resolves() -> None:
    store, had = MemoryStore(), set()
    for account in story():
        added(store, account)
        had |= {incident.id for incident in incidents(store)}
    assert all(incident_of(store, incident_id) for incident_id in had)


def test_a_crowd_of_near_copies_is_one_incident_in_bounded_time_and_the_cap_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relink, "CROWD", 10)
    monkeypatch.setattr(relink, "ALIKE", 6)
    store = MemoryStore()
    for number in range(40):
        added(store, tell(number=number, killed=9))
    (incident,) = incidents(store)
    assert len(incident.report_ids) == 40
    assert store.count("link") <= 40 * 6
    reasons = [entry.payload.reason for entry in store.iter_kind("skipped")]
    assert any("reports alike" in reason for reason in reasons)
    assert any("the first alone compared" in reason for reason in reasons)


def test_a_component_cut_at_the_cap_loses_no_report_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relink, "MAX_COMPONENT", 8)
    store = MemoryStore()
    for number in range(20):
        added(store, tell(number=number, killed=9))
    held = [report_id for incident in incidents(store) for report_id in incident.report_ids]
    assert sorted(held) == sorted(tell(number=n).id for n in range(20))
    assert any("solved in parts" in entry.payload.reason for entry in store.iter_kind("skipped"))


def test_a_yearly_list_meets_the_incidents_it_recalls_one_by_one() -> None:
    store = MemoryStore()
    for number in range(1, 4):
        added(
            store,
            tell(f"A bomb killed {number} in Qasrin.", number, day=DAY - timedelta(days=30 * number), killed=number),
        )
    text = "The year in bombs. " + "x" * 300
    listed = [
        tell(text, 9, day=DAY - timedelta(days=n), at=n, is_background=True, published=DAY + timedelta(days=30))
        for n in range(300)
    ]
    added(store, *listed)
    found = incidents(store)
    assert len(found) == 300
    assert sum(len(incident.document_ids) == 2 for incident in found) == 3


@pytest.mark.parametrize("year", [2011, 2031, 2121])
def test_a_wrong_year_of_publication_harms_nobody_else(year: int) -> None:
    store = MemoryStore()
    wrong = tell("A bomb hit Qasrin.", 7, day=None, published=DAY.replace(year=year))
    for account in (*story(), wrong):
        added(store, account)
    assert (wrong.id,) in {incident.report_ids for incident in incidents(store)}


@pytest.mark.parametrize("seed", range(2))
def test_a_story_of_six_months_is_one_incident_a_day_in_any_order(seed: int) -> None:
    daily = [
        tell(f"Shells killed seven in Qasrin, said {n % 2}.", n, day=DAY + timedelta(days=n // 2), killed=7)
        for n in range(360)
    ]
    store = MemoryStore()
    for account in random.Random(seed).sample(daily, len(daily)):
        added(store, account)
    found = incidents(store)
    day_of = {account.id: account.report.time.start for account in daily if account.report.time}
    spans = [{day_of[report_id] for report_id in incident.report_ids} for incident in found]
    assert sum(len(incident.report_ids) for incident in found) == 360
    assert all(len(days) == 1 for days in spans), "two days of one story became one incident"
    assert len(found) == 180
    assert not list(store.iter_kind("skipped")), "a cap was met"
