"""The task `attribution`: spans as PolNeAR cuts them."""

from typing import Any

from whence.predict.attribution import TASK


def words(text: str) -> list[dict[str, list[str]]]:
    """The attributions of a text with the words of their spans."""
    (row,) = TASK.run([{"doc_id": "d", "text": text}])
    attributions: list[dict[str, Any]] = row["attributions"]
    return [{key: [text[s:e] for s, e in spans] for key, spans in a.items()} for a in attributions]


def test_source_cue_and_content_are_found() -> None:
    (found,) = words("Ana Tal, the mayor of the town, has said that the road was closed.")
    assert found["source"][0].startswith("Ana Tal, the mayor of the town")
    assert found["cue"] == ["has said"]
    assert found["content"][0].endswith("the road was closed")


def test_beliefs_count_here() -> None:
    (found,) = words("The senator believes that the plan will fail.")
    assert (found["source"], found["cue"]) == (["The senator"], ["believes"])


def test_a_quote_that_goes_on_joins_the_attribution_before() -> None:
    (found,) = words("“It was very loud in the street,” she said. “We all ran to the river.”")
    assert (found["source"], found["cue"], len(found["content"])) == (["she"], ["said"], 2)


def test_offsets_hold_beyond_the_plain_letters() -> None:
    (found,) = words("💥 Ngã ba Đồng Lộc: e\u0301l mayor said that the road was closed.")
    assert found["cue"] == ["said"]


def test_a_text_without_attributions_has_none() -> None:
    assert words("") == []
    assert words("It rained.") == []
