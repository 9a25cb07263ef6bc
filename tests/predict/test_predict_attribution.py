"""The task `attribution`: spans as PolNeAR cuts them."""

from typing import Any

from whence.predict.attribution import TASK


def words(text: str) -> list[dict[str, list[str]]]:
    """The attributions of a text with the words of their spans."""
    (row,) = TASK.run([{"doc_id": "d", "text": text}])
    attributions: list[dict[str, Any]] = row["attributions"]
    return [{key: [text[s:e] for s, e in spans] for key, spans in a.items()} for a in attributions]


def test_the_source_takes_in_its_apposition_and_the_cue_its_auxiliaries() -> None:
    (found,) = words("Ana Tal, the mayor of the town, has said that the road was closed.")
    assert found == {
        "source": ["Ana Tal, the mayor of the town"],
        "cue": ["has said"],
        "content": ["the road was closed"],
    }


def test_requests_and_praise_count_here() -> None:
    (found,) = words("The senator praised the plan.")
    assert (found["source"], found["cue"], found["content"]) == (["The senator"], ["praised"], ["the plan"])


def test_a_quote_that_goes_on_joins_the_attribution_before() -> None:
    (found,) = words('"It was loud," she said. "We ran to the river."')
    assert found["content"] == ["It was loud", "We ran to the river"]


def test_of_a_chain_the_outer_speaker_is_kept() -> None:
    (found,) = words("Police said witnesses told them that the car was blue.")
    assert (found["source"], found["cue"]) == (["Police"], ["said"])
