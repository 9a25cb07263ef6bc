"""The task `figures`: fields in, fields out, order kept."""

from whence.predict.figures import TASK


def test_one_answer_a_line_in_the_form_of_the_task() -> None:
    text = "Eleven people, including three officers, were killed, police said."
    rows = list(TASK.run([{"id": "a", "text": text, "date": None}, {"id": "b", "text": ""}]))
    assert [row["id"] for row in rows] == ["a", "b"]
    first, second = rows[0]["figures"]
    assert text[first["start"] : first["end"]] == "Eleven"
    assert (first["measure"], first["lower"], first["bound"]) == ("killed", 11, "exact")
    assert text[slice(*first["speaker"])] == "police"
    assert (first["part_of"], second["part_of"]) == (None, 0)
    assert rows[1]["figures"] == []


def test_money_counts_nobody() -> None:
    [row] = TASK.run([{"id": "a", "text": "They gave $5 million in humanitarian aid."}])
    assert [figure["whom"] for figure in row["figures"]] == [None]
