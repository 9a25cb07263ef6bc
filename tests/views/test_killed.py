"""A desk killed in the middle of a decision: the decision is there whole, or not at all."""

import json
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from itertools import count
from pathlib import Path

import httpx
import pytest
from tests.views import killed
from tests.views.desk import free_port

from whence.case.case import Case
from whence.core.dossier import Dossier
from whence.settings import Settings


def largest(case: Case) -> Dossier:
    """The incident most reports tell."""
    return max(case.incidents(), key=lambda dossier: len(dossier.accounts))


def test_killed_at_any_change_a_decision_is_there_whole_or_not_at_all(read: Path, tmp_path: Path) -> None:
    shutil.copytree(read, tmp_path / "case")
    with Case(tmp_path / "case", Settings()) as case:
        moved = largest(case).incident.report_ids[-2:]
        before = sorted(list(dossier.incident.report_ids) for dossier in case.incidents())
    command = [sys.executable, killed.__file__, str(tmp_path / "case"), *moved]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) > 5, "killed at several changes"
    assert [one["lived"] for one in told] == [False] * (len(told) - 1) + [True]
    assert all(one["judgements"] == 0 and one["groups"] == before for one in told[:-1])
    assert told[-1]["judgements"] > 2, "several judgements are one decision"
    assert told[-1]["groups"] != before
    assert not [one["problems"] for one in told if one["problems"]]


@pytest.mark.slow
def test_a_server_killed_at_random_moments_keeps_what_it_answered(read: Path, tmp_path: Path) -> None:
    chance, answered, asked = random.Random(7), 0, count()
    shutil.copytree(read, tmp_path / "case")
    for _ in range(5):
        with Case(tmp_path / "case", Settings()) as case:
            report_ids = largest(case).incident.report_ids[-2:]
        answered += _decide_until_killed(tmp_path / "case", list(report_ids), chance.uniform(0, 2), asked)
        with Case(tmp_path / "case", Settings()) as case:
            assert case.verify() == []
            acts = Counter((j.author, j.decided_at) for j in case.judgements())
            sizes = {author: n for (author, _), n in acts.items()}
            assert answered <= len(acts) <= next(asked)
            assert min(sizes.values(), default=3) > 2, "no act is there in part"
            while [made for author in sizes for made in case.undo(author)]:
                pass
    assert answered >= 5, "decisions were taken before the ends"


def _decide_until_killed(folder: Path, report_ids: list[str], after: float, asked: "count[int]") -> int:
    """How many decisions a server answered before it was killed, so many times as long after the first as that one took."""
    port = free_port()
    command = [sys.executable, "-m", "whence.views.cli", "serve", "--case", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    assert "the desk is open" in server.stdout.readline()
    answered = 0
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False) as client:
        _wait_for(client)
        began = time.monotonic()
        try:
            while True:
                author = f"person {next(asked)}"
                answer = client.post("/api/move", json={"report_ids": report_ids, "author": author})
                assert answer.status_code == 200, answer.text
                answered += 1
                if answered == 1:
                    wait_s = after * (time.monotonic() - began)
                    threading.Timer(wait_s, server.send_signal, [signal.SIGKILL]).start()
                client.post("/api/undo", json={"author": author})
        except httpx.HTTPError:
            pass
    server.wait(20)
    server.stdout.close()
    return answered


def _wait_for(client: httpx.Client) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            client.get("/api/who")
        except httpx.HTTPError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the desk did not start")
