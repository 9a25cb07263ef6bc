"""Whole articles marked for Whence: texts are put together as the task takes them, and none touches what is reported on."""

import json
from pathlib import Path

import pytest
from training.articles import MARKS, article_text, lay_out, marks
from training.data import leaks

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the gold data is not beside the project")


def test_sentences_of_voa_become_lines_with_what_was_lost() -> None:
    held = {
        "v_0": {"text": "Bridge Falls to Rebels-ARAN — -Rebels took the bridge"},
        "v_1": {"text": "“It is ours,” he said. “We stay"},
    }
    row = {"ids": ["v_0", "v_1"], "breaks": [[0, 22]]}
    assert article_text(row, held) == (
        "Bridge Falls to Rebels\nARAN — Rebels took the bridge.\n“It is ours,” he said. “We stay.”\n"
    )


def test_a_wire_text_goes_by_paragraphs() -> None:
    row = {"ids": ["w"], "breaks": []}
    text = "   ARAN (AP) --\n\n   Rebels took\nthe bridge.\n\n   It fell at dawn.\n"
    assert article_text(row, {"w": {"text": text}}) == "ARAN (AP) -- Rebels took the bridge.\nIt fell at dawn.\n"


def test_a_page_has_its_title_once_above_its_lines() -> None:
    page = {"title": "Bridge falls", "text": "BRIDGE FALLS\nRebels  took the bridge.\n\nIt fell at dawn."}
    row = {"ids": ["p"], "breaks": []}
    assert article_text(row, {"p": page}) == "Bridge falls\nRebels took the bridge.\nIt fell at dawn.\n"


@needs_data
@pytest.mark.parametrize("batch", ["A", "B", "C", "D"])
def test_each_batch_lies_ready_with_its_gold(batch: str, tmp_path: Path) -> None:
    lay_out(DATA, batch, tmp_path / batch)
    gold = json.loads((tmp_path / batch / "gold.json").read_text("utf-8"))
    names = {row["id"] for row in marks(batch)}
    assert {path.stem for path in (tmp_path / batch / "articles").iterdir()} == names
    assert {name for incident in gold["incidents"] for name in incident["reported_in"]} <= names


@needs_data
def test_no_marked_article_touches_what_is_reported_on() -> None:
    left_out = leaks(DATA)
    told = (DATA / "voa_ledger" / "articles.jsonl").read_text("utf-8").splitlines()
    measured = {json.loads(line)["source_article_id"] for line in told}
    for row in map(json.loads, MARKS.read_text("utf-8").splitlines()):
        assert row["set"].endswith("/train")
        assert not set(row["ids"]) & left_out.get(row["set"], set())
        assert not any(key.removeprefix("m2e2-").rsplit("_", 1)[0] in measured for key in row["ids"])
