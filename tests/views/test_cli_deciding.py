"""Deciding on the command line: what waits, what it asks, a decision, its undoing."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from whence.case.case import Case
from whence.errors import InputError
from whence.samples import folder
from whence.settings import Settings
from whence.views import cli


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case of one story."""
    monkeypatch.chdir(tmp_path)
    with Case(tmp_path / "case", Settings()) as case:
        case.add(folder("demo") / "gao-barracks")
    return tmp_path


def run(*words: str) -> str:
    """What a verb prints; it went well."""
    done = CliRunner().invoke(cli.app, list(words), env={"USER": "Ana"}, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def items(*words: str) -> list[Any]:
    """What a verb prints as JSON."""
    return [json.loads(line) for line in run(*words, "--json").splitlines()]


def test_what_waits_is_asked_decided_and_taken_back(room: Path) -> None:
    first = items("show", "waiting")[0]["id"]
    assert first in run("show", "waiting")
    question = next(q for q in items("show", "questions", first) if q["kind"] == "cell")
    choice = question["choices"][0]
    assert choice["span"]["quote"] in run("show", "questions", first)
    at = [word for name in ("start", "end") for word in (f"--{name}", str(choice["span"][name]))]
    given = ("--field", question["field"], "--value", choice["value"], "--document", choice["span"]["document_id"], *at)
    (made,) = items("decide", first, "positive", *given, "--source", "a list")
    assert (made["author"], made["value"], made["span"], made["source"]) == (
        "Ana", choice["value"], choice["span"], "a list",
    )  # fmt: skip
    assert question["field"] not in [q.get("field") for q in items("show", "questions", first)]
    (undone,) = items("undo")
    assert undone["decision"] == "none"
    (redone,) = items("redo")
    assert redone == made
    assert [j["id"] for j in items("show", "judgements", first)] == [made["id"]]
    assert run("show", "strays") == "every decision has its report\n"
    assert "nothing of Ben to undo" in run("undo", "--author", "Ben")


def test_a_report_is_moved(room: Path) -> None:
    with Case(room / "case", Settings()) as case:
        dossier = max(case.incidents(), key=lambda d: len(d.accounts))
    moved = dossier.incident.report_ids[-1]
    made = items("move", moved, "--reason", "another day")
    assert {(j["subject_id"], j["decision"], j["reason"]) for j in made} == {(moved, "negative", "another day")}
    assert "another day" in run("show", "judgements")


def test_places_are_shown_with_the_value_to_keep(room: Path) -> None:
    assert "Gao, ML @ 16.27" in run("show", "places", "gao")


def test_what_changed_since_a_day_is_told(room: Path) -> None:
    before = datetime.now(UTC).replace(tzinfo=None)
    for toll in ("four", "six"):
        (room / "mopti.txt").write_text(f"Blast in Mopti\n\nA bomb killed {toll} soldiers near Mopti on Friday.\n")
        run("add", "mopti.txt", "--published", "2023-03-04", "--url", "https://news.example/mopti")
    told = run("changes", before.isoformat())
    assert "2 documents came in" in told
    assert re.search(r"text changed +doc-\w+ +Blast in Mopti", told)
    kinds = [json.loads(line)["kind"] for line in run("changes", before.isoformat(), "--json").splitlines()]
    assert kinds[0] == "text_changed"
    assert "new" in kinds
    assert ": 0 documents came in" in run("changes", "2100-01-01")


def test_a_day_that_is_none_is_said(room: Path) -> None:
    done = CliRunner().invoke(cli.app, ["changes", "last week"])
    assert isinstance(done.exception, InputError)
    assert "is no day" in str(done.exception)
