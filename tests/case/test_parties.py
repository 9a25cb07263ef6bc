"""The network of parties: who does what to whom, and that persons are none."""

import pytest
from tests.case.whole import read_whole

from whence.case.case import Case
from whence.case.find import Found
from whence.case.parties import Network, body_of, group_name, network_of, ties_of
from whence.settings import Settings

TEXT = """Blast in Gao

A car bomb killed four soldiers in Gao on Friday, the army said. The Red Dune Katiba claimed responsibility for the attack.
The Red Dune Katiba said it had carried out the bombing. Oumar Toure, a shopkeeper, said he heard the blast.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    """The incidents of one article."""
    with Case(tmp_path_factory.mktemp("parties") / "case", Settings()) as case:
        case.add_content("a.txt", TEXT.encode(), publisher="Sahel Tribune", published="2023-03-04")
        return read_whole(case)


@pytest.fixture(scope="module")
def network(found: list[Found]) -> Network:
    """Its network."""
    return network_of((item.id, ties_of(item.dossier, {})) for item in found)


def test_a_claim_of_a_group_goes_against_whom_it_hit(network: Network) -> None:
    claims = [(r.source, r.target) for r in network.relations if r.kind == "claims"]
    assert claims == [("Red Dune Katiba", "army, ML")]
    party = next(p for p in network.parties if p.name == "Red Dune Katiba")
    assert (party.kind, party.n_claimed) == ("group", 1)


def test_an_outlet_cites_the_body_behind_a_spokesman(network: Network) -> None:
    assert ("Sahel Tribune", "army, ML") in {(r.source, r.target) for r in network.relations if r.kind == "cites"}


def test_persons_are_no_parties_and_are_counted(network: Network, found: list[Found]) -> None:
    assert not [p.name for p in network.parties if "Toure" in p.name or "shopkeeper" in p.name]
    assert network.n_left_out >= 1
    ids = {item.dossier.documents[0].id for item in found}
    persons = dict.fromkeys(ids, frozenset({"Red Dune Katiba"}))
    named = network_of((item.id, ties_of(item.dossier, persons)) for item in found)
    assert "Red Dune Katiba" not in {p.name for p in named.parties}


@pytest.mark.parametrize("words", ["Mahdi Nasser", "two men", "a teacher", "the driver", ""])
def test_whoever_stands_for_no_body_is_no_party(words: str) -> None:
    assert body_of(words, "IQ") is None


@pytest.mark.parametrize(
    "words", ["He", "Col. Dante Ripalda", "a rebel group", "the outfit", None, "Dr Khan", "x" * 90 + " A B"]
)
def test_what_names_nobody_or_a_person_is_no_group(words: str | None) -> None:
    assert group_name(words, ()) is None
