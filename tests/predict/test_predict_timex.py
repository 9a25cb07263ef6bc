"""The task `timex`: fields in, fields out, and days that are none."""

from whence.predict.timex import TASK


def test_one_answer_a_line_in_the_form_of_the_task() -> None:
    text = "It fell on Friday."
    rows = list(TASK.run([{"doc_id": "a", "text": text, "dct": "2019-03-24T10:00"}, {"doc_id": "b", "text": ""}]))
    assert rows == [
        {"doc_id": "a", "timexes": [{"start": 11, "end": 17, "type": "DATE", "value": "2019-03-22"}]},
        {"doc_id": "b", "timexes": []},
    ]


def test_a_day_that_is_no_iso_day_counts_as_unknown() -> None:
    rows = list(
        TASK.run(
            [{"doc_id": day, "text": "It fell on Friday.", "dct": day} for day in ("03-02-2009", "2009-02-31", "")]
        )
    )
    assert [row["timexes"][0]["value"] for row in rows] == [None, None, None]


def test_a_line_of_the_text_may_give_its_day() -> None:
    text = "Ferries stop\n\nMarch 24, 2019\n\nThe last ferry left the harbour of Qasrin on Friday, officials said."
    [row] = TASK.run([{"doc_id": "a", "text": text, "dct": None}])
    assert [time["value"] for time in row["timexes"]] == ["2019-03-24", "2019-03-22"]
