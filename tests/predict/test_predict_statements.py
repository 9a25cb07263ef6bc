"""The task `statements`: the form of its output."""

from whence.predict.statements import TASK


def test_form_of_a_line() -> None:
    text = "Police told Reuters that rebels shelled a market. The rebels denied it."
    (row,) = TASK.run([{"id": "x", "text": text, "date": "2021-05-14"}])
    first, second = row["statements"]
    assert row["id"] == "x"
    assert [text[slice(*link["span"])] for link in first["chain"]] == ["Reuters", "Police"]
    assert first["cue"] == [7, 11]
    assert (first["quoted"], first["modality"], first["denies"]) == (False, "asserted", None)
    assert (second["modality"], second["denies"]) == ("denied", 0)
    assert {key for incident in row["incidents"] for key in incident} <= {
        "trigger", "type", "status", "background", "perpetrator", "perpetrator_certainty", "claimed_by",
    }  # fmt: skip


def test_one_line_out_for_one_line_in() -> None:
    rows = list(TASK.run([{"id": "a", "text": ""}, {"id": "b", "text": "Nothing was said."}]))
    assert [(row["id"], row["statements"]) for row in rows] == [("a", []), ("b", [])]


def test_a_state_that_tells_of_its_own_strike_claims_it() -> None:
    text = "U.S. forces bombed a camp in Gao, United States Central Command said."
    (answer,) = TASK.run([{"id": "x", "text": text}])
    (incident,) = answer["incidents"]
    assert incident["perpetrator_certainty"] == "claimed_by_itself"
    assert text[slice(*incident["claimed_by"])] == "United States Central Command"
