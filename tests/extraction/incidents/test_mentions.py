"""What names what: groups, persons, organisations, places, facilities and weapons in invented sentences."""

from itertools import pairwise

import pytest

from whence.core.incident import Actor
from whence.core.place import GazetteerEntry
from whence.core.reading import Reading
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import given_document

PLAINS = Actor("act-1", "Banner of the North", "armed_group", aliases=("BotN",))
COURIER = Actor("act-2", "Coast Courier", "outlet")


class TwoTowns:
    """A gazetteer that knows Qasrin and Talmin."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        return (GazetteerEntry(name, "city", "SY", 35.0, 40.0, 1000),) if name in {"Qasrin", "Talmin"} else ()

    def longest_names(self) -> int:
        return 1


def named(text: str, mentions: Mentions | None = None) -> dict[str, str]:
    reading = (mentions or Mentions()).extract(Reading(given_document(text)))
    return {mention.span.quote: mention.label.value for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("The Free Plains Brigade spoke.", "The Free Plains Brigade", "group"),
        ("Officials met the Taliban.", "Taliban", "group"),
        ("President Amina Sule spoke.", "Amina Sule", "person"),
        ("Farid Haddad said nothing.", "Farid Haddad", "person"),
        ("The United Nations called for calm.", "The United Nations", "organisation"),
        ("They met in Qasrin.", "Qasrin", "place"),
        ("It stood outside the governor's office.", "the governor's office", "facility"),
        ("Shops at the Gamra Market closed.", "the Gamra Market", "facility"),
        ("Men with AK-47s fled.", "AK-47s", "weapon"),
        ("A car bomb was found.", "car bomb", "weapon"),
    ],
)
def test_label(text: str, words: str, label: str) -> None:
    assert named(text).get(words) == label


def test_known_actors_come_first_and_keep_their_kind() -> None:
    found = named("The Coast Courier said BotN and Banner of the North are one.", Mentions((PLAINS, COURIER)))
    assert found["BotN"] == found["Banner of the North"] == "group"
    assert found["Coast Courier"] == "organisation"


def test_with_a_gazetteer_only_known_names_are_places() -> None:
    text = "They met in Qasrin, in Talmin and in Spring."
    found = named(text, Mentions(gazetteer=TwoTowns()))
    assert [words for words, label in found.items() if label == "place"] == ["Qasrin", "Talmin"]


@pytest.mark.parametrize("text", ["He spoke in March.", "The Iraqi army left.", "They met on Friday."])
def test_no_place(text: str) -> None:
    assert "place" not in named(text).values()


def test_names_lose_their_article() -> None:
    reading = Mentions().extract(Reading(given_document("The Free Plains Brigade spoke.")))
    assert reading.mentions[0].name == "Free Plains Brigade"


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    text = "President Amina Sule of the Free Plains Brigade met the Taliban in Qasrin with a car bomb and rockets."
    spans = [m.span for m in Mentions((PLAINS,)).extract(Reading(given_document(text))).mentions]
    assert all(left.end <= right.start for left, right in pairwise(spans))
