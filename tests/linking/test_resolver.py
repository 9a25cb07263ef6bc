"""Links and judgements into incidents."""

import itertools
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.linking.tales import DAY, QASRIN, judge, nation, tell

from whence.core.dossier import Account
from whence.core.entry import Link
from whence.core.incident import Incident
from whence.core.place import Place
from whence.core.vocabulary import IncidentType, Status
from whence.linking.incidents import compare
from whence.linking.resolver import incident_id, solve


def links_of(accounts: list[Account]) -> list[Link]:
    links = [compare(a, b) for a, b in itertools.combinations(accounts, 2) if a.document.id != b.document.id]
    return [link for link in links if link.judgement != "negative"]


def partition(incidents: tuple[Incident, ...]) -> set[tuple[str, ...]]:
    return {incident.report_ids for incident in incidents}


def story() -> list[Account]:
    """Six documents on two bombs in one town, two days apart."""
    first = [tell(f"A car bomb killed nine in Qasrin, said {n}.", n, killed=9) for n in (1, 2, 3)]
    later = DAY + timedelta(days=2)
    second = [tell(f"A bomb at the market of Qasrin killed {n}.", n, day=later, killed=2) for n in (4, 5, 6)]
    return first + second


@pytest.mark.parametrize("seed", range(5))
def test_order_of_arrival_does_not_matter(seed: int) -> None:
    accounts = story()
    expected = solve(accounts, links_of(accounts))
    shuffled = random.Random(seed).sample(accounts, len(accounts))
    links = links_of(shuffled)
    random.Random(seed).shuffle(links)
    assert set(solve(shuffled, links)) == set(expected)


def test_two_bombs_in_one_town_in_one_week_are_two_incidents() -> None:
    assert sorted(map(len, partition(solve(story(), links_of(story()))))) == [3, 3]


def test_two_reports_of_one_document_never_merge_even_through_a_third() -> None:
    a, b = tell(number=1, at=0), tell(number=1, at=2)
    c = tell(number=2)
    assert all(not {a.id, b.id} <= set(ids) for ids in partition(solve([a, b, c], links_of([a, b, c]))))


def test_days_of_one_incident_do_not_drift_apart_over_vague_reports() -> None:
    monday, thursday = tell(number=1), tell(number=2, day=DAY + timedelta(days=3))
    vague = tell(number=3, day=None, published=DAY + timedelta(days=4))
    found = partition(solve([monday, thursday, vague], links_of([monday, thursday, vague])))
    assert not any({monday.id, thursday.id} <= set(ids) for ids in found)


def test_a_persons_judgement_is_stronger_than_any_score_and_can_be_taken_back() -> None:
    a, b = tell(number=1, killed=9), tell(number=2, killed=9)
    links = links_of([a, b])
    assert len(solve([a, b], links)) == 1
    apart = [judge(a, b, "negative", 1)]
    assert len(solve([a, b], links, apart)) == 2
    assert len(solve([a, b], links, [*apart, judge(a, b, "none", 2)])) == 1


def test_a_person_joins_what_no_link_joins_and_parts_it_again() -> None:
    a, b = tell(number=1), tell("A raid in Marib.", number=2, kind=IncidentType.RAID_OR_ARREST, place=None)
    together = [judge(a, b, "positive", 1)]
    assert len(solve([a, b], (), together)) == 1
    assert len(solve([a, b], (), [*together, judge(a, b, "negative", 2)])) == 2


def test_possibly_the_same_is_shown_and_not_merged() -> None:
    a = tell(number=1)
    b = tell("Something went off on the road.", number=2, place=nation("Tunisia", "TN"))
    links = [link for link in links_of([a, b]) if link.judgement == "unsure"]
    assert links, "the two should be neither one nor two"
    first, second = solve([a, b], links)
    assert first.possibly_same == (second.id,)
    assert second.possibly_same == (first.id,)


def test_the_id_is_that_of_the_smallest_report() -> None:
    (incident,) = solve([tell(number=1), tell(number=2)], links_of([tell(number=1), tell(number=2)]))
    assert incident.id == incident_id(min(incident.report_ids))


def test_a_country_that_no_words_tell_gives_way_to_any_place_told() -> None:
    told, assumed = (
        tell(number=1, place=Place("Gemra")),
        tell(number=2, place=Place("Mali", country="ML", where_prec=6)),
    )
    left, right = sorted((told.id, assumed.id))
    (incident,) = solve([assumed, told], [Link("l", "incident", left, right, "positive", 5.0)])
    assert incident.place == Place("Gemra")


def test_fields_news_before_recollection_precise_before_vague() -> None:
    vague = tell("Bombs fell.", 2, place=nation("Tunisia", "TN"), kind=IncidentType.OTHER)
    left, right = sorted((tell(number=1).id, vague.id))
    links = [Link("l", "incident", left, right, "positive", 5.0)]
    (incident,) = solve([tell(number=1), vague], links)
    assert incident.place is not None
    assert incident.place.name == "Qasrin"
    assert incident.type is IncidentType.BOMBING
    assert incident.status is Status.HAPPENED


def test_a_yearly_list_of_300_incidents_stays_300() -> None:
    listed = [tell("x" * 301, 1, day=DAY - timedelta(days=n), at=n, is_background=True) for n in range(300)]
    report = tell(number=2)
    incidents = solve([*listed, report], [compare(report, account) for account in listed])
    assert len(incidents) == 300
    assert max(len(incident.report_ids) for incident in incidents) == 2


def test_an_incident_keeps_the_places_that_reports_list_with_its_own() -> None:
    several = tell("Attacks in Marib, Qasrin and Gemra.", 1, place=Place("Marib"), also_at=(QASRIN, Place("Gemra")))
    accounts = [several, tell(number=2)]
    link = replace(compare(*accounts), judgement="positive")
    (incident,) = solve(accounts, [link])
    assert incident.place == QASRIN
    assert [place.name for place in incident.also_at] == ["Marib", "Gemra"]
    elsewhere = tell("Threats to Marib and Gemra.", 3, place=Place("Marib"), also_at=(Place("Gemra"),))
    (incident,) = solve([elsewhere, accounts[1]], [replace(compare(elsewhere, accounts[1]), judgement="positive")])
    assert (incident.place, incident.also_at) == (QASRIN, ())
