"""Passages marked for Whence: offsets fit the texts beside the checkout, and none touches what is reported on."""

import json
from pathlib import Path

import pytest
from training.data import leaks
from training.marked import MARKS, PARTIES, marked

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the gold data is not beside the project")


@needs_data
def test_marks_fit_their_texts() -> None:
    passages = list(marked(DATA))
    spans = [(row["text"], span) for row in passages for incident in row["incidents"] for span in incident["triggers"]]
    assert len(passages) > 300
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for text, (start, end) in spans)


@needs_data
def test_marks_of_parties_fit_their_texts() -> None:
    reports = list(marked(DATA, PARTIES))
    incidents = [(row["text"], incident) for row in reports for incident in row["incidents"]]
    spans = [(t, span) for t, i in incidents for name in ("triggers", "perpetrator", "claimed_by") for span in i[name]]
    assert len(reports) == 14
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for text, (start, end) in spans)


@needs_data
@pytest.mark.parametrize("marks", [MARKS, PARTIES])
def test_no_marked_passage_touches_what_is_reported_on(marks: Path) -> None:
    left_out = leaks(DATA)
    rows = [json.loads(line) for line in marks.read_text("utf-8").splitlines()]
    assert all(row["set"].endswith("/train") for row in rows)
    assert not any(key in left_out.get(row["set"], set()) for row in rows for key in row["ids"])
