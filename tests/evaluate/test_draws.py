"""What is drawn for an interval: what belongs together stays together, copies are documents of their own."""

import random
from typing import Any

from whence.evaluate.draws import Draw, copies, drawn, units

LINES = Draw("lines", ("doc_id",))
GROUPS = Draw("groups")
LEDGER = Draw("ledger")
AB, C = frozenset({"a", "b"}), frozenset({"c"})


def test_each_line_is_drawn_alone() -> None:
    assert units(LINES, [{"doc_id": "a"}, {"doc_id": "c"}], []) == [{"a"}, {"c"}]


def test_a_false_join_is_drawn_with_both_documents() -> None:
    gold = [{"doc_ids": ["a"]}, {"doc_ids": ["b"]}, {"doc_ids": ["c"]}]
    assert units(GROUPS, gold, [{"doc_ids": ["b", "a", "not in gold"]}]) == [{"a", "b"}, {"c"}]


def test_mentions_are_drawn_by_topic_and_by_what_an_answer_joins() -> None:
    draw = Draw("lines", ("mention", "cluster"), together="topic")
    gold = [{"mention": m, "topic": t} for m, t in (("a", 1), ("b", 1), ("c", 2), ("d", 3))]
    answers = [{"mention": m, "cluster": c} for m, c in (("a", "x"), ("b", "y"), ("c", "z"), ("d", "z"))]
    assert units(draw, gold, answers) == [{"a", "b"}, {"c", "d"}]


def test_articles_of_one_incident_or_one_cluster_of_origins_are_drawn_together() -> None:
    gold = ledger(incidents=[{"articles": [{"article": "a", "role": "main"}]}], origins=[["b", "d"], ["c"]])
    answer = ledger(incidents=[{"articles": [{"article": "a"}, {"article": "b"}]}])
    assert units(LEDGER, [gold], [answer]) == [{"a", "b", "d"}, {"c"}]


def test_as_many_parts_are_drawn_as_there_are() -> None:
    for seed in range(20):
        taken = drawn([AB, C], random.Random(seed))
        assert sum(("a" in part) + ("c" in part) for part in taken) == 2
        assert all(("a" in part) == ("b" in part) for part in taken)


def test_the_same_seed_draws_the_same() -> None:
    parts = [frozenset({str(n)}) for n in range(50)]
    assert drawn(parts, random.Random(13)) == drawn(parts, random.Random(13))
    assert drawn(parts, random.Random(13)) != drawn(parts, random.Random(14))


def test_a_second_copy_has_ids_of_its_own() -> None:
    rows = [{"doc_id": "a", "n": 1}, {"doc_id": "c", "n": 2}]
    assert list(copies(LINES, rows, [AB | C, C], AB | C)) == [
        {"doc_id": "a~0", "n": 1},
        {"doc_id": "c~0", "n": 2},
        {"doc_id": "c~1", "n": 2},
    ]


def test_what_was_not_drawn_is_left_out_of_groups_pairs_and_tables() -> None:
    rows: list[Any] = [
        {"doc_ids": ["a", "c"], "variants": {"a": {"level": "easy"}, "c": {"level": "hard"}}},
        ["a", "c"],
        {"doc_ids": ["c"]},
    ]
    assert list(copies(GROUPS, rows, [AB], AB | C)) == [{"doc_ids": ["a~0"], "variants": {"a~0": {"level": "easy"}}}]


def test_a_ledger_loses_what_only_articles_not_drawn_said() -> None:
    whole = ledger(
        incidents=[
            {
                "articles": [{"article": "a"}, {"article": "c"}],
                "killed": [{"value": 4, "articles": ["c"]}, {"value": 5}],
            },
            {"articles": [{"article": "c"}], "killed": []},
        ],
        origins=[["a", "c"]],
        statements=[{"article": "c", "speaker": "police"}, {"article": "b", "speaker": "a minister"}],
    )
    assert list(copies(LEDGER, [whole], [AB], AB | C)) == [
        ledger(
            incidents=[{"articles": [{"article": "a~0"}], "killed": [{"value": 5}]}],
            origins=[["a~0"]],
            statements=[{"article": "b~0", "speaker": "a minister"}],
        )
    ]


def ledger(**parts: Any) -> dict[str, Any]:
    """A ledger of these parts, the others empty."""
    return {"incidents": [], "origins": [], "statements": [], "boilerplate": {}} | parts
