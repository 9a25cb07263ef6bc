"""Words for acts, and mentions that name one."""

import pytest

from whence.linking.acts import are_kin, head_of, root
from whence.linking.acts_told import group_acts, shipped_act_scorer
from whence.predict.event_mentions import prepare


@pytest.mark.parametrize(
    ("words", "head"),
    [("were shot dead", "shoot"), ("the shootings", "shoot"), ("suicide bombing", "bomb"), ("robbed", "rob"), ("", "")],
)
def test_heads(words: str, head: str) -> None:
    assert head_of(words) == head


def test_inflected_forms_meet() -> None:
    assert root("robbed") == root("robbing") == root("robs")
    assert root("explosions") == root("exploded")


def test_kin_can_name_one_act() -> None:
    assert are_kin(head_of("killed"), head_of("murder"))
    assert not are_kin(head_of("killed"), head_of("wedding"))


def test_one_act_in_two_texts_meets_and_that_of_another_story_does_not() -> None:
    texts = {
        "a": "Bombers killed nine soldiers at the Ghazlani barracks in Mosul .",
        "b": "Nine soldiers were killed at the Ghazlani barracks in Mosul .",
        "c": "An avalanche killed two climbers near Chamonix in the Alps .",
    }
    documents = [{"doc_id": i, "text": t, "sentences": [t.split()]} for i, t in texts.items()]
    mentions = [
        {"doc_id": i, "sent": 0, "tokens": [t.split().index("killed")], "text": "killed", "type": "ACTION_OCCURRENCE"}
        for i, t in texts.items()
    ]
    prepared, stories = prepare(documents, mentions)
    assert group_acts(prepared, stories, shipped_act_scorer()) == [[0, 1], [2]]
