"""Which documents tell one turn of events, though no incident of theirs is joined."""

from datetime import timedelta

from tests.linking.tales import DAY, document

from whence.linking.coverage import tell_stories
from whence.linking.resting import Carrier

OWN = "Medics in Hodeidah told Northern Radio that nine died in the port of Hodeidah; Walid Saghiri counted them."
REPEATED = "Craters were seen in the port of Hodeidah, Northern Radio reports, citing Walid Saghiri, a surgeon."
OTHER = "The price of dates has risen in Sanaa, traders say, and so have the prices of honey and of coffee."


def story_of(*texts: tuple[str, str, int]) -> list[list[int]]:
    """The numbers of the texts, story by story; each text with its publisher and its day."""
    carriers = [
        Carrier(document(text, n, DAY + timedelta(days=day), publisher))
        for n, (text, publisher, day) in enumerate(texts)
    ]
    return [[int(c.document.id[-4:]) for c in story] for story in tell_stories(carriers, (), ())]


def test_a_text_is_tied_to_the_outlet_it_cites() -> None:
    stories = story_of((OWN, "Northern Radio", 0), (REPEATED, "World Desk", 2), (OTHER, "Northern Radio", 1))
    assert stories == [[0, 1], [2]]


def test_months_apart_is_another_story() -> None:
    assert story_of((OWN, "Northern Radio", 0), (REPEATED, "World Desk", 90)) == [[0], [1]]


def test_like_wording_ties_without_any_citation() -> None:
    again = "Nine died in the port of Hodeidah, say medics in Hodeidah; Walid Saghiri counted the dead in the port."
    assert story_of((OWN, "Northern Radio", 0), (again, "Coast Courier", 1)) == [[0, 1]]
