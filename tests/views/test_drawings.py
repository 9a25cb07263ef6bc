"""Timeline, map, network, versions: pages that say the same without a script, and the JSON they are drawn from."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from tests.views.desk import read_story, served

from whence.case.case import Case
from whence.settings import Settings
from whence.views import charts
from whence.views.web import drawings

PAGES = ("/timeline", "/map", "/network", "/sources")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The desk of one story."""
    with served(read_story(tmp_path_factory.mktemp("drawings"))) as client:
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_pages_open_under_the_policy_and_have_a_table(desk: httpx.Client, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert not re.search(r'<script(?![^>]*src="/static/)|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?//', answer.text)
    assert answer.text.count("<h1") == 1
    assert "<table" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_case_says_what_to_do(tmp_path: Path, path: str) -> None:
    with served(tmp_path / "empty") as client:
        answer = client.get(path)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.text


def test_the_map_lists_what_it_does_not_draw(desk: httpx.Client) -> None:
    told = desk.get("/api/map").json()
    assert len(told["items"]) + len(told["unlocated"]) == desk.get("/api/incidents").json()["n"]
    assert told["unlocated"]
    page = desk.get("/map").text
    drawn = page[page.index('<svg class="atlas"') : page.index("</svg>")]
    assert drawn.count("<title>") > 0
    for item in told["unlocated"]:
        assert f"/incidents/{item['id']}" in page
        assert item["reason"] in page
    assert all(-90 <= item["lat"] <= 90 for item in told["items"])


def test_of_more_than_can_be_drawn_the_map_has_numbers_by_the_square(
    desk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = desk.get("/api/map").json()
    assert every["cells"] == []
    monkeypatch.setattr(charts, "MOST_PLACED", 2)
    many = desk.get("/api/map", params={"size": 1}).json()
    assert many["items"] == []
    assert sum(cell["n"] for cell in many["cells"]) == many["n_drawn"] == len(every["items"]) > 2
    alone = min(every["items"], key=lambda item: item["lat"])
    box = f"{alone['lon'] - 0.01},{alone['lat'] - 0.01},{alone['lon'] + 0.01},{alone['lat'] + 0.01}"
    near = desk.get("/api/map", params={"box": box}).json()
    assert alone["id"] in {item["id"] for item in near["items"]}
    assert len(near["items"]) < len(every["items"])
    assert desk.get("/api/map", params={"box": "1,2"}).status_code == 400


def test_of_very_many_the_timeline_has_the_first_and_says_so(
    desk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = desk.get("/api/timeline").json()
    monkeypatch.setattr(charts, "MOST_DRAWN", 3)
    monkeypatch.setattr(drawings, "MOST_DRAWN", 3)
    some = desk.get("/api/timeline").json()
    assert (some["n"], some["n_shown"], len(some["items"])) == (every["n"], 3, 3)
    assert some["items"] == every["items"][:3]
    assert "Drawn are the first 3" in desk.get("/timeline").text


def test_drawings_follow_the_filter_of_the_address(desk: httpx.Client) -> None:
    some = desk.get("/api/timeline", params={"since": "2023-03-08"}).json()
    every = desk.get("/api/timeline").json()
    assert 0 < some["n"] < every["n"]
    assert len(every["items"]) + every["n_undated"] == every["n"]
    assert desk.get("/timeline?since=2023-03-08").text.count('<td class="nowrap"') == some["n"]
    assert desk.get("/api/network", params={"type": "kidnapping"}).json()["n_left_out"] == 0
    assert desk.get("/timeline?since=yesterday").status_code == 400


def test_the_network_page_names_the_lines_of_its_json(desk: httpx.Client) -> None:
    told = desk.get("/api/network").json()
    page = desk.get("/network").text
    assert len(told["relations"]) > 2
    for relation in told["relations"]:
        assert f'<td dir="auto">{relation["source"]}</td><td>{relation["kind"]}</td>' in page


def test_two_versions_of_a_text_stand_side_by_side(tmp_path: Path) -> None:
    said = "Blast in Mopti\n\nA bomb killed {} soldiers near Mopti on Friday, the army said.\n"
    with Case(tmp_path / "case", Settings()) as case:
        for number in ("four", "six"):
            (tmp_path / "a.txt").write_text(said.format(number))
            case.add(tmp_path / "a.txt", published="2023-03-04", url="https://news.example/a")
        later = next(d for d in case.documents() if d.supersedes)
    with served(tmp_path / "case") as client:
        page = client.get(f"/documents/{later.id}/versions").text
        assert "<del>four</del>" in page
        assert "<ins>six</ins>" in page
        for document_id in (later.id, later.supersedes):
            assert f"/documents/{later.id}/versions" in client.get(f"/documents/{document_id}").text
        assert client.get(f"/documents/{later.supersedes}/versions").status_code == 404


def test_the_overview_tells_what_changed_since_the_last_visit(desk: httpx.Client) -> None:
    assert "Since your last visit" not in desk.get("/").text
    ended = datetime.now(UTC) - timedelta(days=2)
    for kept, is_told in ((f"0.{int(ended.timestamp())}", True), ("0.99999999999", False), ("x", False)):
        page = httpx.get(f"{desk.base_url}/", headers={"cookie": f"whence_visits={kept}"}, trust_env=False)
        assert page.status_code == 200
        assert ("Since your last visit" in page.text) == is_told


def test_pages_are_never_kept_and_files_only_while_they_are_the_same(desk: httpx.Client) -> None:
    assert desk.get("/map").headers["cache-control"] == "no-store"
    file = desk.get("/static/built/map.js")
    assert file.headers["cache-control"] == "no-cache"
    again = desk.get("/static/built/map.js", headers={"if-none-match": file.headers["etag"]})
    assert again.status_code == 304


def test_an_incident_draws_when_it_was_and_when_it_was_reported(desk: httpx.Client) -> None:
    incident_id = desk.get("/api/incidents", params={"sort": "documents"}).json()["items"][0]["row"]["id"]
    page = desk.get(f"/incidents/{incident_id}").text
    drawn = page[page.index('<svg class="span"') :].partition("</svg>")[0]
    assert "Told to have been 3 March 2023" in drawn
    assert drawn.count('class="tick"') == 5
    assert 'class="open"' in page


def test_a_grade_of_a_source_is_shown_with_who_gave_it(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add_content(
            "a.txt", b"Blast in Gao\n\nA bomb killed four in Gao, police said.\n", publisher="Coast Courier"
        )
        case.grade("Coast Courier", "B", author="Ana", reason="corrects its errors")
    with served(tmp_path / "case") as client:
        page = client.get("/sources").text
    assert '<b>B</b> <small class="soft">by <bdi>Ana</bdi>: <bdi>corrects its errors</bdi>' in page


def test_sources_of_a_large_case_are_counted_when_asked_for(
    desk: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = desk.get("/sources").text
    read_story(tmp_path)
    monkeypatch.setattr("whence.case.whole._FEW", 3)
    with served(tmp_path / "case") as client:
        page = client.get("/sources").text
        assert "reading every text" in page
        assert "<table" not in page
        assert client.get("/sources?count=anew").headers["location"] == "/sources"
        assert client.get("/sources").text.count("<tr>") == plain.count("<tr>") > 3
        assert "Count anew" not in client.get("/sources").text
        client.post("/api/decide", json=decision_about(client)).raise_for_status()
        assert "Count anew" in client.get("/sources").text


def decision_about(client: httpx.Client) -> dict[str, str]:
    """A decision about some incident."""
    incident = client.get("/api/incidents").json()["items"][0]["row"]["id"]
    return {"subject_id": incident, "decision": "positive", "author": "Ana"}


def test_sources_come_in_parts(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.get("/sources").text
    outlets, origins = (re.findall(pattern, whole) for pattern in (r'<th scope="row".*?</th>', r"<h3>.*?</h3>"))
    assert outlets
    assert origins
    monkeypatch.setattr("whence.views.web.drawings.ROWS", 2)
    found: list[str] = []
    for part in range(1, -(-len(outlets) // 2) + 1):
        page = desk.get(f"/sources?part={part}").text
        found += re.findall(r'<th scope="row".*?</th>', page)
        assert re.findall(r"<h3>.*?</h3>", page) == origins[:2]
    assert found == outlets
    assert "origins=2" in page
    assert set(re.findall(r"<h3>.*?</h3>", desk.get("/sources?origins=2").text)) == set(origins[2:4])


def test_what_was_set_aside_comes_in_parts(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = re.findall(r"<tr><td.*?</tr>", desk.get("/failures").text)
    monkeypatch.setattr("whence.views.web.pages.ROWS", 2)
    parts = (desk.get(f"/failures?part={part}").text for part in (1, 2, 3))
    assert [row for page in parts for row in re.findall(r"<tr><td.*?</tr>", page)] == whole[:6]
    assert len(whole) > 6
    assert desk.get("/failures?part=90000").status_code == 200
