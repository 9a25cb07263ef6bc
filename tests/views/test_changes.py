"""Following the ledger: what others append is listed and streamed; files are added with what could not be read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from whence.case.case import Case
from whence.settings import Settings

TEXT = "Blast in Mopti\n\nA roadside bomb killed three soldiers near Mopti on Friday, the army said.\n"


def test_changes_are_paged_by_their_place(desk: httpx.Client) -> None:
    found: list[Any] = []
    after = 0
    while True:
        page = desk.get("/api/changes", params={"after": after, "limit": 500}).json()
        found += page["items"]
        if page["next"] is None:
            break
        after = page["next"]
    assert [item["seq"] for item in found] == list(range(1, page["n"] + 1))
    assert {"document", "incident", "run"} <= {item["kind"] for item in found}
    assert desk.get("/api/changes", params={"after": page["n"]}).json()["items"] == []
    assert desk.get("/api/changes", params={"after": -1}).status_code == 400


def test_a_page_follows_what_another_process_adds(desk: httpx.Client, tmp_path: Path) -> None:
    before = desk.get("/api/changes").json()["n"]
    with desk.stream("GET", "/api/changes/stream", params={"after": before}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert "default-src 'none'" in stream.headers["content-security-policy"]
        lines = stream.iter_lines()
        assert next(lines).startswith("retry:")
        with Case(tmp_path / "copy", Settings()) as other:
            other.add_content("mopti.txt", TEXT.encode(), published="2023-03-04")
            length = other.store.length()
        event = {line.partition(": ")[0]: line.partition(": ")[2] for line in _one(lines)}
    assert event["event"] == "changes"
    assert int(event["id"]) == length
    told = json.loads(event["data"])
    assert (told["after"], told["n_documents"], told["n_judgements"]) == (length, 1, 0)
    assert told["n_incidents"] >= 1


def _one(lines: Iterator[str]) -> list[str]:
    """The lines of the next event."""
    found: list[str] = []
    for line in lines:
        if line.startswith(":") or (not line and not found):
            continue
        if not line:
            return found
        found.append(line)
    return found


def test_a_browser_that_asks_again_goes_on_where_it_was(desk: httpx.Client) -> None:
    first = {"last-event-id": "1"}
    with desk.stream("GET", "/api/changes/stream", params={"after": 10**6}, headers=first) as stream:
        lines = stream.iter_lines()
        next(lines)
        event = _one(lines)
    assert json.loads(event[2].removeprefix("data: "))["n_documents"] > 1


def test_files_are_added_over_http_with_what_failed(desk: httpx.Client) -> None:
    files: list[tuple[str, Any]] = [
        ("files", ("../../etc/mopti.txt", TEXT.encode())),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n")),
    ]
    told = desk.post("/api/add", data={"published": "2023-03-04"}, files=files).json()
    assert (told["new"], told["known"], told["failed"]) == (1, 0, 1)
    (failure,) = told["failures"]
    assert failure["name"] == "picture.png"
    assert failure["problem"]
    again = desk.post("/api/add", data={"published": "2023-03-04"}, files=files[:1]).json()
    assert (again["new"], again["known"]) == (0, 1)
    assert desk.post("/api/add", data={"published": "2023-03-04"}).status_code == 400
    assert desk.post("/api/add", files=files[:1], headers={"origin": "http://evil.example"}).status_code == 403


def test_a_page_says_up_to_where_it_goes(desk: httpx.Client) -> None:
    n = desk.get("/api/changes").json()["n"]
    page = desk.get("/incidents?text=gao").text
    n_found = desk.get("/api/incidents?text=gao").json()["n"]
    assert f'data-follow="{n}" data-rows="/api/incidents?text=gao" data-n="{n_found}"' in page
    assert f'data-follow="{n}"' in desk.get("/").text
