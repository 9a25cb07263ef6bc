"""A desk to test against: one story read once, copied for each test that changes it."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from whence.case.case import Case
from whence.samples import folder
from whence.settings import Settings
from whence.views.web.app import make_desk
from whence.views.web.server import DeskServer

STORY = folder("demo") / "gao-barracks"


def read_story(place: Path) -> Path:
    """A case of one story."""
    with Case(place / "case", Settings()) as case:
        case.add(STORY)
    return place / "case"


@contextmanager
def served(case_folder: Path, copy_to: Path | None = None) -> Iterator[httpx.Client]:
    """A client of the desk of a case, served on a free port of this machine; gone afterwards."""
    if copy_to:
        shutil.copytree(case_folder, copy_to)
    with socket.socket() as listening, Case(copy_to or case_folder, Settings()) as case:
        listening.bind(("127.0.0.1", 0))
        options: dict[str, Any] = {
            "log_level": "warning",
            "lifespan": "off",
            "ws": "none",
            "timeout_graceful_shutdown": 5,
        }
        desk = make_desk(case)
        server = DeskServer(uvicorn.Config(desk, **options))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        wait(lambda: server.started)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(20)
            desk.state.follower.close()


def answers(client: httpx.Client) -> bool:
    """Whether a desk is open yet."""
    try:
        client.get("/static/mark.svg")
    except httpx.HTTPError:
        return False
    return True


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait(is_so: Any) -> None:
    """Wait until that is so, twenty seconds at most."""
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end, "the desk did not start"
        time.sleep(0.02)
