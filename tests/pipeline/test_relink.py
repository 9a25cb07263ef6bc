"""New reports among those of a ledger: any order, any crowd."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.linking.tales import AT, DAY, judge, nation, tell

from whence.core.dossier import Account
from whence.core.entry import Entry, Run
from whence.core.incident import Incident
from whence.core.place import Place
from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType
from whence.ledger.canonical import fingerprint
from whence.ledger.memory import MemoryStore
from whence.linking.blocking import block_keys
from whence.linking.resolver import incident_id, solve
from whence.pipeline import pairs, relink
from whence.pipeline.judged import anchor_of
from whence.pipeline.record import Recorder
from whence.pipeline.relink import Relinker, incident_of

RECORDER = Recorder(Run("run-1", "tests", AT), AT, "tests")


def recorded(account: Account) -> list[Entry]:
    """The entries of a document that tells of one incident, links aside."""
    reading = Reading(account.document, figures=account.figures, reports=(account.report,))
    found = RECORDER.found(reading, {account.id: block_keys(account)})
    return [RECORDER.document(account.document, ()), *found]


def added(store: MemoryStore, *accounts: Account) -> MemoryStore:
    """The store with these reports more, linked at once."""
    entries = Relinker(store, RECORDER, accounts).entries()
    store.append([*(entry for account in accounts for entry in recorded(account)), *entries])
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


def busy_week(seed: int, size: int = 60) -> list[Account]:
    """Bombs and raids in a few towns of one country, day after day, told in like words: much may be the same."""
    generator = random.Random(seed)
    accounts = []
    for number in range(size):
        town = generator.choice(("Qasrin", "Sbeitla", None))
        place = Place(town, country="TN", lat=35.2, lon=8.8, where_prec=1) if town else None
        kind = generator.choice((IncidentType.BOMBING, IncidentType.RAID_OR_ARREST, IncidentType.OTHER))
        day = DAY + timedelta(days=generator.randrange(5))
        killed = generator.choice((None, 3, 9))
        accounts.append(tell(f"It hit {town or 'a village'} at dawn, {number % 3}.", number, day, kind, place, killed))
    return accounts


@pytest.mark.parametrize("most", [3, 200])
@pytest.mark.parametrize("seed", range(3))
def test_many_at_once_in_any_parts_give_the_ledger_that_one_by_one_gives(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "ALIKE", most)
    one_by_one, in_parts, at_once = MemoryStore(), MemoryStore(), MemoryStore()
    accounts = busy_week(seed)
    for account in accounts:
        added(one_by_one, account)
    random.Random(seed).shuffle(accounts)
    for start in range(0, 60, 13):
        added(in_parts, *accounts[start : start + 13])
    added(at_once, *accounts)
    assert fingerprint(in_parts) == fingerprint(one_by_one)
    assert fingerprint(at_once) == fingerprint(one_by_one)
    found = incidents(one_by_one)
    assert most == 3 or any(incident.possibly_same for incident in found)
    assert any(len(incident.report_ids) > 2 for incident in found)
    assert (most == 3) == any("reports alike" in entry.payload.reason for entry in one_by_one.iter_kind("skipped"))


@pytest.mark.parametrize("seed", range(3))
def test_components_are_as_if_everything_were_solved_together(seed: int) -> None:
    store = MemoryStore()
    accounts = busy_week(seed, 40)
    for account in accounts:
        added(store, account)
    links = [entry.payload for entry in store.iter_kind("link")]
    assert {i.id: i for i in incidents(store)} == {i.id: i for i in solve(accounts, links)}


def test_what_may_be_the_same_is_noted_anew_where_a_neighbour_changes_its_id() -> None:
    vague = tell("Something went off on the road.", 5, place=nation("Tunisia", "TN"))
    bombs = sorted((tell(number=n, killed=9) for n in range(1, 5)), key=lambda a: a.id, reverse=True)
    store = added(MemoryStore(), vague)
    for bomb in bombs:  # each takes the id of the incident over, as the smallest
        added(store, bomb)
        by_id = {incident.id: incident for incident in incidents(store)}
        assert set(by_id) == {incident_id(vague.id), incident_id(bomb.id)}
        assert by_id[incident_id(vague.id)].possibly_same == (incident_id(bomb.id),)
        assert by_id[incident_id(bomb.id)].possibly_same == (incident_id(vague.id),)
    gone = Relinker(store, RECORDER, (), [vague.id]).entries()
    store.append([*gone, RECORDER.entry("report", vague.id, None)])
    assert [incident.possibly_same for incident in incidents(store)] == [()]


def test_a_person_tells_two_apart_that_may_be_the_same() -> None:
    vague = tell("Something went off on the road.", 5, place=nation("Tunisia", "TN"))
    bomb = tell(number=1, killed=9)
    store = added(added(MemoryStore(), vague), bomb)
    assert all(incident.possibly_same for incident in incidents(store))
    anchors = tuple(anchor_of(account.report, account.document) for account in (vague, bomb))
    apart = replace(judge(vague, bomb, "negative", 1), anchors=anchors)
    keys = tuple(f"judged:{account.document.id}" for account in (vague, bomb))
    store.append([RECORDER.entry("judgement", apart.id, apart, keys)])
    store.append(Relinker(store, RECORDER, (), (), [bomb.id]).entries())
    assert [incident.possibly_same for incident in incidents(store)] == [(), ()]


def test_every_id_an_incident_had_resolves() -> None:
    store, had = MemoryStore(), set()
    for account in story():
        added(store, account)
        had |= {incident.id for incident in incidents(store)}
    assert all(incident_of(store, incident_id) for incident_id in had)


def test_a_crowd_of_near_copies_is_one_incident_in_bounded_time_and_the_cap_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "CROWD", 10)
    monkeypatch.setattr(pairs, "ALIKE", 6)
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
