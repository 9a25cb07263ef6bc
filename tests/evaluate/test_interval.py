"""Intervals: the scorer is run as it is, on documents drawn again; the same seed gives the same interval."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from whence.evaluate.draws import Draw
from whence.evaluate.interval import Plan, carry_out, load_plan, merged
from whence.evaluate.scorer import Macro

SCORER = """
import json, pathlib, sys
KINDS = {"x": ("ex",), "y": ("why",)}
pred, gold = ([json.loads(line) for line in pathlib.Path(path).read_text().splitlines()] for path in sys.argv[1:3])
said = {row["id"]: row["kind"] for row in pred}
right = [said.get(row["id"]) == row["kind"] for row in gold]
of = {KINDS[k][0]: [r for r, row in zip(right, gold) if row["kind"] == k] for k in KINDS}
print(json.dumps({"all": {"right": sum(right) / len(right)}, "n": len(gold), "ids": len({row["id"] for row in gold}),
    "per": {k: sum(v) / len(v) for k, v in of.items() if v}}))
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Forty documents, ten answered wrongly; two kinds, one of them with four cases."""
    gold = [{"id": str(n), "kind": "y" if n < 4 else "x"} for n in range(40)]
    pred = [row | {"kind": "z"} if n % 4 == 0 else row for n, row in enumerate(gold)]
    for name, rows in (("gold.jsonl", gold), ("pred.jsonl", pred)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "scorer.py").write_text(SCORER)
    figures: dict[str, str | Macro] = {
        "right": "all/right",
        "n": "n",
        "ids": "ids",
        "none": "not/there",
        "macro": Macro("per", "kind", "KINDS"),
    }
    gold_path, pred_path = (str(tmp_path / name) for name in ("gold.jsonl", "pred.jsonl"))
    draw = Draw("lines", ("id",), times=200)
    return Plan(str(tmp_path / "scorer.py"), ("{pred}", "{gold}"), gold_path, pred_path, figures, draw)


def test_an_interval_lies_around_its_value(plan: Plan) -> None:
    found = carry_out(plan)
    right = found["figures"]["right"]
    assert found["drawn"] == 40
    assert right["value"] == 0.75
    assert 0.55 < right["low"] < 0.7 < 0.8 < right["high"] < 0.95  # that of a binomial: 0.62 to 0.88


def test_as_many_documents_are_scored_each_time_and_none_twice_under_one_id(plan: Plan) -> None:
    figures = carry_out(plan)["figures"]
    assert figures["n"]["low"] == figures["n"]["high"] == 40
    assert figures["ids"]["low"] == 40


def test_the_same_answers_give_the_same_interval(plan: Plan) -> None:
    assert carry_out(plan) == carry_out(plan)


def test_a_macro_figure_is_over_classes_with_ten_cases_and_lists_the_others(plan: Plan) -> None:
    macro = carry_out(plan)["figures"]["macro"]
    assert macro["value"] == 0.75  # of "ex" alone
    assert macro["rare"] == {"why": 4}


def test_a_figure_the_scorer_does_not_give_is_none(plan: Plan) -> None:
    assert carry_out(plan)["figures"]["none"] == {"value": None, "low": None, "high": None}


def test_without_draws_there_is_no_interval(plan: Plan) -> None:
    found = carry_out(replace(plan, draw=None))
    assert found["drawn"] is None
    assert found["figures"]["right"] == {"value": 0.75}


def test_a_scorer_that_draws_by_itself_is_believed(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "scorer.py").write_text('print(\'{"f1": 0.5, "ci95": {"f1": [0.4, 0.6]}}\')')
    own = replace(plan, draw=None, figures={"f1": "f1"}, intervals={"f1": "ci95/f1"})
    assert carry_out(own)["figures"] == {"f1": {"value": 0.5, "low": 0.4, "high": 0.6}}


def test_a_plan_survives_being_written(plan: Plan) -> None:
    assert load_plan(json.dumps(asdict(plan))) == plan


def test_copies_of_a_ledger_become_one() -> None:
    copies: list[dict[str, Any]] = [
        {"incidents": [1], "boilerplate": {"a": []}},
        {"incidents": [2], "boilerplate": {"b": []}},
    ]
    assert merged(copies) == {"incidents": [1, 2], "boilerplate": {"a": [], "b": []}}
