"""Who "the group" is: invented passages in which a party is called by a common word and named elsewhere."""

from dataclasses import replace

import pytest

from whence.core.reading import Reading
from whence.core.vocabulary import Certainty, RoleName
from whence.extraction.incidents.called_groups import called_groups
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import given_document


def who(text: str) -> tuple[str | None, Certainty | None]:
    """The perpetrator of the first report, and how sure the text is."""
    report = Incidents().extract(Mentions().extract(Reading(given_document(text, "2021-05-14")))).reports[0]
    role = report.role(RoleName.PERPETRATOR)
    return (role.span.quote if role else None, report.certainty)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A splinter group claimed the attack in Qasrin. It is the Free Plains Brigade.", "Free Plains Brigade"),
        ("The Plains Front fights in Qasrin. The faction claimed the bombing of the bridge.", "Plains Front"),
        ("Gunmen attacked a bus. The army blamed the Free Plains Brigade.", "the Free Plains Brigade"),
    ],
)
def test_a_common_word_stands_for_the_group_named(text: str, name: str) -> None:
    assert (who(text)[0] or "").endswith(name)


def test_one_accused_by_name_comes_before_gunmen() -> None:
    assert who("Gunmen attacked a bus. The army blamed the Free Plains Brigade.")[1] == Certainty.ACCUSED


def test_a_force_named_as_acting_is_not_replaced() -> None:
    assert who("Soldiers attacked a village. The army blamed the Free Plains Brigade.")[0] == "Soldiers"


def test_its_aircraft_are_those_of_whom_the_sentence_speaks() -> None:
    assert who("The Plains Army denied that its aircraft attacked a village.")[0] == "The Plains Army"


def test_those_who_escape_are_who_did_it() -> None:
    assert who("More than 200 inmates escaped from a prison in Talmin after a blast.")[0] == "200 inmates"


def test_what_one_is_accused_of_is_no_part_of_the_name() -> None:
    assert who("A bomb killed nine. The group accused soldiers of causing the blast.")[0] == "soldiers"


def test_an_accusation_before_any_act_is_of_the_act_that_follows() -> None:
    assert who("A local leader blamed the Dawn Guard. Police said it was arson.")[0] == "the Dawn Guard"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The insurgent group Sons of Qasrin left.", {"Sons of Qasrin"}),
        ("Sahab Kar, a small armed faction, said so.", {"Sahab Kar"}),
        ("The Free Plains Brigade (FPB) denied it.", {"Free Plains Brigade", "FPB"}),
        ("a group calling itself Banner of the Hills", {"Banner of the Hills"}),
        ("The group met. Police left. A gang came.", set()),
    ],
)
def test_called_groups(text: str, names: set[str]) -> None:
    assert called_groups(text) == names


def test_who_is_only_a_group_of_somewhere_in_the_title_has_a_name_beneath() -> None:
    text = "Congo rebels say they killed nine soldiers\n\nNine soldiers died on a bridge. It was the work of the Free Plains Brigade."
    document = given_document(text, "2021-05-14")
    titled = replace(document, title=document.span(0, text.index("\n")))
    role = Incidents().extract(Mentions().extract(Reading(titled))).reports[0].role(RoleName.PERPETRATOR)
    assert role is not None
    assert role.span.quote.endswith("Free Plains Brigade")


def test_whoever_attacked_gives_way_to_another_word_for_them() -> None:
    assert who("The attackers shot four clerks in Qasrin. Armed men killed them in the attack.")[0] == "Armed men"


def test_a_court_does_no_act_it_deals_with() -> None:
    assert who("Two clerks were arrested in Qasrin. The court denied claims that it was a false arrest.")[0] is None
