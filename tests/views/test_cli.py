"""The command line as a user meets it: verbs, JSON, exit codes, one line for each error."""

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whence.samples import folder
from whence.version import __version__

STORY = folder("demo") / "baiji-road"


def whence(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in that folder."""
    command = [sys.executable, "-m", "whence.views.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case made by the command itself."""
    room = tmp_path_factory.mktemp("room")
    done = whence("add", str(STORY), cwd=room)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("added 6, known 0, failed 0")
    return room


@pytest.mark.parametrize("verb", ["incidents", "documents", "figures", "statements", "skipped", "failures"])
def test_show(room: Path, verb: str) -> None:
    done = whence("show", verb, cwd=room)
    assert done.returncode == 0, done.stderr
    assert "\x1b[" not in done.stdout, "no colours when piped"
    lines = whence("show", verb, "--json", cwd=room).stdout.splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert bool(lines) == (verb != "failures")


def test_show_incident_and_why(room: Path) -> None:
    first = json.loads(whence("show", "incidents", "--json", cwd=room).stdout.splitlines()[0])
    incident_id = first["incident"]["id"]
    assert incident_id in whence("show", "incident", incident_id, cwd=room).stdout
    assert "“" in whence("why", incident_id, cwd=room).stdout
    assert whence("why", incident_id, "killed", "--json", cwd=room).returncode == 0


def test_brief_cites_every_report(room: Path) -> None:
    assert whence("brief", "-o", "brief.html", cwd=room).returncode == 0
    assert whence("brief", "-o", "brief.md", cwd=room).returncode == 0
    page = (room / "brief.html").read_text("utf-8")
    assert page.count('class="cite"') > 20
    assert "<script" not in page
    text = (room / "brief.md").read_text("utf-8")
    for heading in ("Summary", "Timeline", "Incidents", "Other statements, by speaker", "Sources"):
        assert f"## {heading}" in text
    assert "[d1:" in text
    assert whence("brief", "-o", "brief.pdf", cwd=room).returncode == 0
    assert (room / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_export_csv(room: Path) -> None:
    assert whence("export", "--csv", "out", cwd=room).returncode == 0
    rows = {}
    for name in ("incidents", "figures", "statements"):
        with (room / "out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows[name] = list(csv.DictReader(file))
        assert rows[name]
    assert {row["incident_id"] for row in rows["figures"]} - {""} <= {row["incident_id"] for row in rows["incidents"]}
    assert all(row["quote"] and row["document_id"] and row["retrieved_at"] for row in rows["statements"])


def test_verify(room: Path) -> None:
    done = whence("verify", cwd=room)
    assert done.returncode == 0
    assert "verifies" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "incident", "inc-none"), 2, "no such incident"),
        (("add", "nowhere/at/all.txt"), 1, "nowhere/at/all.txt"),
        (("brief", "-o", "brief.xyz"), 2, "name a file that ends in .html, .htm, .md, .docx, .pdf"),
        (("predict", "nothing", "in", "-o", "out"), 2, "no such task"),
        (("predict", "timex", "missing.jsonl", "-o", "out"), 2, "missing.jsonl"),
        (("evaluate", "--shared", "nowhere"), 2, "no scorers"),
    ],
)
def test_errors_are_one_line(room: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = whence(*arguments, cwd=room)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_ledger_of_a_newer_version(room: Path, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "ledger.sqlite").write_bytes(b"this is no ledger at all" * 100)
    done = whence("show", "incidents", cwd=tmp_path)
    assert done.returncode == 4
    assert len(done.stderr.strip().splitlines()) == 1


def test_help_has_an_example_for_each_verb(room: Path) -> None:
    for verb in ("add", "why", "brief", "export", "verify", "predict", "evaluate"):
        assert "Example: whence" in whence(verb, "--help", cwd=room).stdout, verb


def test_standard_input(tmp_path: Path) -> None:
    text = "A bomb killed four people in Gao on Friday, police said.\n"
    command = [sys.executable, "-m", "whence.views.cli", "add", "-", "--published", "2023-03-04"]
    done = subprocess.run(command, cwd=tmp_path, input=text, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "added 1" in done.stdout


def test_stopping_keeps_what_was_finished(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "whence.views.cli", "add", str(STORY), str(folder("train"))]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    deadline = time.monotonic() + 60
    while not list((tmp_path / "case" / "archive").rglob("*.*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "everything finished is kept" in said
    assert whence("verify", cwd=tmp_path).returncode == 0


def test_it_says_which_version_it_is(tmp_path: Path) -> None:
    assert whence("--version", cwd=tmp_path).stdout == f"whence {__version__}\n"
