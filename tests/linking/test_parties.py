"""Names of parties, and the actors behind them."""

from dataclasses import replace

import pytest
from tests.linking.tales import role, tell

from whence.core.incident import Actor
from whence.core.place import GazetteerEntry
from whence.core.reading import Reading
from whence.core.vocabulary import Certainty
from whence.linking.actors import ActorNames, acronyms, bare_name, resolve
from whence.linking.parties import claimant, is_named, perpetrator, same_name, same_party

ISLAMIC_STATE = Actor("act-is", "Islamic State", "armed_group", ("ISIS", "IS", "ISIL", "Daesh"), "IQ")
PLAINS = Actor("act-fpb", "Free Plains Brigade", "armed_group", ("FPB",), "TN")
PORTS = Actor("act-ports", "Free Ports Bureau", "organisation", ("FPB",), "KE")


def test_every_alias_is_one_actor() -> None:
    names = ActorNames.of([ISLAMIC_STATE])
    forms = ("ISIS", "the Islamic State", "suspected ISIL militants", "Daesh", "Islamic State group")
    assert {actor.id for form in forms if (actor := names.find(form))} == {"act-is"}
    assert all(names.find(form) for form in forms)


def test_two_groups_with_one_acronym_are_not_told_apart_without_evidence() -> None:
    names = ActorNames.of([PLAINS, PORTS])
    assert names.find("FPB") is None
    assert names.find("FPB", "The Free Plains Brigade spoke; later FPB denied it.") == PLAINS
    assert names.find("FPB", "FPB spoke.", ["KE"]) == PORTS
    assert names.find("FPB", "FPB spoke.", ["KE", "TN"]) is None


class Adjectives:
    """A gazetteer of one adjective."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        return (GazetteerEntry("Malira", "adjective", "XX", 1.0, 1.0, 0),) if name == "Maliran" else ()

    def longest_names(self) -> int:
        return 1


def test_an_adjective_is_no_name_of_a_party() -> None:
    state = Actor("act-m", "Malira", "government", ("Maliran",))
    for quote, called in (("Maliran", "Malira"), ("Maliran fighters", "Maliran fighters")):
        told = tell(f"{quote} shelled Qasrin.", perpetrator=quote)
        reading = resolve(Reading(told.document, reports=(told.report,)), ActorNames.of([state]), Adjectives())
        found = replace(told, report=reading.reports[0])
        assert perpetrator([found])[0] == called
    assert found.report.roles[0].actor_id is None


def test_an_acronym_is_what_its_document_says() -> None:
    text = "Fighters of the Free Plains Brigade (FPB) fled; FPB denied it."
    told = tell(text, perpetrator="FPB")
    reading = resolve(Reading(told.document, reports=(told.report,)), ActorNames.of([PLAINS, PORTS]), Adjectives())
    assert reading.reports[0].roles[0].actor_id == "act-fpb"
    assert acronyms(text) == {"FPB": "Free Plains Brigade"}


def test_one_acronym_spelled_out_differently_by_two_documents_is_two_parties() -> None:
    a = tell("The Free Plains Brigade (FPB) attacked.", 1, perpetrator="FPB")
    b = tell("The Front of Peoples and Brothers (FPB) attacked.", 2, perpetrator="FPB")
    assert not same_party((a, a.report.roles[0]), (b, b.report.roles[0]))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Free Plains Brigade", "FPB", True),
        ("Rwenzori Covenant Front", "Ruwenzori Covenant Front", True),
        ("the Free Plains Brigade", "Brigade of Ports", False),
        ("Red Dune", "Red Dune Katiba", True),
        ("army", "police", False),
        ("", "police", False),
    ],
)
def test_names_of_one_party(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
    assert same_name(right, left) is same


def test_actor_ids_decide_where_both_are_known() -> None:
    a = tell("ISIS struck.", 1, perpetrator="ISIS")
    b = tell("Daesh struck.", 2, perpetrator="Daesh")
    known = role(a.document, "ISIS", "act-is"), role(b.document, "Daesh", "act-is")
    assert same_party((a, known[0]), (b, known[1]))


def test_a_named_perpetrator_before_gunmen_spelled_out_before_initials() -> None:
    accounts = [
        tell("Gunmen attacked.", 1, perpetrator="Gunmen"),
        tell("FPB attacked.", 2, perpetrator="FPB"),
        tell("The Free Plains Brigade attacked.", 3, perpetrator="The Free Plains Brigade"),
    ]
    assert perpetrator(accounts) == ("Free Plains Brigade", Certainty.ACCUSED)
    assert perpetrator(accounts[:1])[0] == "Gunmen"
    assert perpetrator([tell()]) == (None, None)


def test_who_claims_it_is_the_perpetrator_where_nobody_else_is_named() -> None:
    told = tell("The Red Dune Katiba claimed it.", claimed_by="The Red Dune Katiba")
    assert perpetrator([told]) == ("Red Dune Katiba", Certainty.CLAIMED_BY_ITSELF)
    assert claimant([told]) == "Red Dune Katiba"


def test_bare_and_named() -> None:
    assert bare_name("suspected Free Plains Brigade militants") == "Free Plains Brigade"
    assert bare_name("militants") == "militants"
    assert bare_name("soldiers and gunmen") == "soldiers and gunmen"
    assert [is_named(name) for name in ("Free Plains Brigade", "FPB", "Gunmen", "the army")] == [
        True,
        True,
        False,
        False,
    ]


def test_of_parties_named_as_surely_the_one_most_reports_name() -> None:
    names = ("Free Ports Bureau", "Free Plains Brigade", "Free Plains Brigade")
    told = [tell(f"The {name} struck Qasrin.", number=n, perpetrator=name) for n, name in enumerate(names, 1)]
    assert perpetrator(told)[0] == "Free Plains Brigade"
    assert perpetrator(told[::-1])[0] == "Free Plains Brigade"
