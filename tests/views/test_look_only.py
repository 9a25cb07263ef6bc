"""A case in a folder that cannot be written: every page opens, whatever would change something says why not."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.views.browsing import add_versions, paths
from tests.views.desk import answers, free_port, read_story, served, wait

from whence.accounts.account import Role
from whence.accounts.book import AccountBook

_DROP, _WRITE_ALL = 24, 1  # PR_CAPBSET_DROP and CAP_DAC_OVERRIDE of Linux: what lets root write where nobody may


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Path]:
    """The case of one story, with versions of a text; can be written again afterwards, so that it can be removed."""
    made = read_story(tmp_path)
    add_versions(made)
    yield made
    set_writable(made, 0o200)


def set_writable(folder: Path, bits: int) -> None:
    """Let the owner write in a folder, or nobody."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod((path.stat().st_mode & ~0o222) | bits)


def _as_one_who_must_ask() -> None:
    """Where this is root: let permissions hold for it too."""
    if os.geteuid() == 0:
        assert ctypes.CDLL(None).prctl(_DROP, _WRITE_ALL, 0, 0, 0) == 0


@contextmanager
def looked_at(folder: Path) -> Iterator[httpx.Client]:
    """A client of `whence serve` on that folder, run by somebody who may not write there."""
    port = free_port()
    command = [sys.executable, "-m", "whence.views.cli", "serve", "--case", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, preexec_fn=_as_one_who_must_ask)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            wait(lambda: server.poll() is not None or answers(client))
            yield client
    finally:
        server.terminate()
        server.wait(20)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a verb as somebody who may not write there."""
    command = [sys.executable, "-m", "whence.views.cli", *words, "--case", str(folder)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, preexec_fn=_as_one_who_must_ask
    )


def names(folder: Path) -> list[str]:
    """The files of a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_case_that_cannot_be_written_is_looked_at(case: Path) -> None:
    with served(case) as desk:
        pages, incident_id = paths(desk), desk.get("/api/incidents").json()["items"][0]["row"]["id"]
        given = {"subject_id": incident_id, "decision": "positive", "author": "Ana"}
        assert desk.post("/api/decide", json=given).status_code == 200
    before = names(case)
    set_writable(case, 0)
    with looked_at(case) as desk:
        for name, path in pages.items():
            answer = desk.get(path)
            assert answer.status_code == (404 if name == "error" else 200), f"{name}: {answer.text[:300]}"
            assert "its folder cannot be written" in answer.text, name
        for path in ("/api/decide", "/decide", "/undo", "/documents/add", "/accounts/add"):
            answer = desk.post(path, json=given) if path.startswith("/api") else desk.post(path, data=given)
            assert answer.status_code == 403, path
            assert "its folder cannot be written" in answer.text
            assert str(case) not in answer.text
        assert desk.get("/api/judgements").json()["n"] == 1
        assert desk.get("/incidents?text=gao").text.count("<tr") > 1
    assert names(case) == before
    for words in (("show", "incidents"), ("verify",)):
        assert run(case, *words).returncode == 0, words
    done = run(case, "decide", incident_id, "negative", "--author", "Ben")
    assert done.returncode == 4
    assert "can be read and not changed" in done.stderr


def test_what_a_killed_writer_left_in_its_journal_is_looked_at_too(case: Path) -> None:
    program = "import os, sys; from whence.case.case import Case; case = Case(sys.argv[1]); "
    program += "case.decide(next(case.incidents()).incident.id, 'positive', author='Ana'); os._exit(0)"
    subprocess.run([sys.executable, "-c", program, str(case)], check=True, timeout=60)
    assert (case / "ledger.sqlite-wal").stat().st_size > 0
    set_writable(case, 0)
    assert "Ana" in run(case, "show", "judgements").stdout


@pytest.mark.slow
def test_with_accounts_one_signs_in_all_the_same(case: Path) -> None:
    AccountBook(case).add("Ana", Role.ADMIN, password="four words of mine")
    set_writable(case, 0)
    with looked_at(case) as desk:
        assert desk.get("/incidents").status_code == 303
        answer = desk.post("/api/sign-in", json={"name": "Ana", "password": "four words of mine"})
        assert answer.status_code == 200, answer.text
        assert desk.get("/incidents").status_code == 200
        change = {"name": "Ana", "role": "reader", "token": answer.json()["token"]}
        assert desk.post("/accounts/role", data=change).status_code == 403
