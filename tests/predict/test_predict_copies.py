"""The task copies."""

from whence.predict.base import Record
from whence.predict.copies import TASK

TEXT = "At least nine people were killed when a car bomb went off outside the governor's office in Qasrin on Thursday, a hospital official said. Police put the toll at seven."


def test_groups_of_two_or_more() -> None:
    records: list[Record] = [
        {"doc_id": "1", "title": "Nine dead", "publisher": "a", "published": "2021-05-14", "text": TEXT},
        {
            "doc_id": "2",
            "title": "Tuna up",
            "publisher": "b",
            "published": None,
            "text": "The cold store of Polloc opens on Friday after two years of delay, the port said.",
        },
        {"doc_id": "3", "text": TEXT.replace(" in Qasrin", "")},
    ]
    assert list(TASK.run(records)) == [{"doc_ids": ["1", "3"]}]


def test_no_documents_no_groups() -> None:
    assert list(TASK.run([])) == []
