"""Figures take their speaker from the statement in which they stand."""

from tests.linking.tales import document, figure, say

from whence.core.reading import Reading
from whence.core.vocabulary import LinkKind, Modality
from whence.linking.attribution import attribute

SOURCE = document("The Brigade said 30 died; police spoke of 11.")
CLAIM = say(SOURCE, "30 died", (LinkKind.GROUP, "The Brigade"), modality=Modality.CLAIMED)


def test_a_figure_in_a_claim_is_claimed_by_its_speaker() -> None:
    reading = attribute(Reading(SOURCE, figures=(figure(SOURCE, "30", 30),), statements=(CLAIM,)))
    (found,) = reading.figures
    assert (found.statement_id, found.modality) == (CLAIM.id, Modality.CLAIMED)
    assert found.speaker is not None
    assert found.speaker.quote == "The Brigade"


def test_the_narrowest_statement_counts() -> None:
    wide = say(SOURCE, "said 30 died; police spoke", (LinkKind.OUTLET, "police"))
    (found,) = attribute(Reading(SOURCE, figures=(figure(SOURCE, "30", 30),), statements=(wide, CLAIM))).figures
    assert found.statement_id == CLAIM.id


def test_a_figure_in_no_statement_stays_as_it_is() -> None:
    alone = figure(SOURCE, "11", 11)
    assert attribute(Reading(SOURCE, figures=(alone,), statements=(CLAIM,))).figures == (alone,)
