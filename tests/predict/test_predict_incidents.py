"""The tasks over sets of articles: incidents, stories, event mentions."""

import json
from pathlib import Path

from whence.predict.run import iter_answers

ARTICLES = [
    (
        "a",
        "Five shot outside Ashby bar",
        "2021-05-08",
        "Five people were shot outside the Anchor bar in Ashby on Friday, police said.",
    ),
    (
        "b",
        "One of five shot at Ashby bar dies",
        "2021-05-09",
        "One man was killed and four were wounded at the Anchor bar in Ashby.",
    ),
    (
        "c",
        "Ferry sinks off Tihama coast",
        "2021-05-08",
        "A ferry carrying pilgrims sank off the Tihama coast; its captain swam.",
    ),
]


def folder(path: Path) -> Path:
    lines = [
        json.dumps({"doc_id": i, "title": title, "published": day, "text": text, "gold": "not read"})
        for i, title, day, text in ARTICLES
    ]
    file = path / "documents.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_incidents_partition_the_documents_and_carry_their_fields(tmp_path: Path) -> None:
    rows = list(iter_answers("incidents", folder(tmp_path)))
    assert [row["doc_ids"] for row in rows] == [["a", "b"], ["c"]]
    assert rows[0]["date"] == "2021-05-07"
    assert {1, 4} <= {*rows[0]["killed_values"], *rows[0]["injured_values"]}
    assert set(rows[0]) == {
        "doc_ids", "date", "state", "city", "killed", "injured", "killed_values", "injured_values", "event_type",
    }  # fmt: skip


def test_stories_partition_the_documents(tmp_path: Path) -> None:
    rows = list(iter_answers("stories", folder(tmp_path)))
    assert sorted(i for row in rows for i in row["doc_ids"]) == ["a", "b", "c"]


def test_an_empty_input_has_no_groups(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text("")
    for task in ("incidents", "stories"):
        assert list(iter_answers(task, tmp_path / "documents.jsonl")) == []


def test_event_mentions_answers_every_mention_of_an_event_in_order(tmp_path: Path) -> None:
    sentence = "Bombers killed nine soldiers .".split()
    documents = [{"doc_id": i, "text": " ".join(sentence), "sentences": [sentence]} for i in ("x", "y")]
    mentions = [
        {
            "mention_id": f"{i}-{kind}",
            "doc_id": i,
            "sent": 0,
            "tokens": [1],
            "text": "killed",
            "kind": kind,
            "type": "ACTION",
        }
        for i in ("y", "x")
        for kind in ("event", "entity")
    ]
    for name, rows in (("documents", documents), ("mentions", mentions)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    answers = list(iter_answers("event-mentions", tmp_path / "documents.jsonl"))
    assert [answer["mention_id"] for answer in answers] == ["y-event", "x-event"]
    assert len({answer["cluster"] for answer in answers}) == 1
