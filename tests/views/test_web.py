"""The desk's pages: they open, decide, survive hostile and huge text, and nothing of an article runs in a real browser."""

import csv
import html
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import AT
from tests.views.desk import served

from whence.case.case import Case
from whence.errors import InputError
from whence.ledger.row import make_entry
from whence.settings import Settings
from whence.views.web import app
from whence.views.web.columns import USUAL

from .test_brief_in_browser import FLAGS, browser

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def first_id(client: httpx.Client) -> str:
    """The incident most documents tell."""
    return client.get("/api/incidents", params={"sort": "documents"}).json()["items"][0]["row"]["id"]  # type: ignore[no-any-return]


def token_of(client: httpx.Client) -> str:
    """The token of the forms."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/").text)
    assert found
    return found[1]


def decide(client: httpx.Client, **fields: str) -> httpx.Response:
    """Send the form of a decision."""
    given = {"token": token_of(client), "author": "Ana", "decision": "positive", **fields}
    return client.post("/decide", data=given)


def test_every_page_opens_with_its_policy(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    document_id = desk.get("/api/documents").json()["items"][0]["id"]
    for path in ("/", "/incidents", f"/incidents/{incident_id}", f"/documents/{document_id}", "/sources", "/failures"):
        answer = desk.get(path)
        assert answer.status_code == 200, path
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! (?:type=\"module\" )?src=\"/static/)|\sstyle=|\son\w+=", answer.text), path
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text), path
        assert answer.text.count("<h1") == 1
        assert 'lang="en"' in answer.text
    assert desk.get("/static/desk.css").status_code == 200
    assert desk.get("/nowhere").status_code == 404


def test_an_empty_case_says_what_to_do(tmp_path: Path) -> None:
    with served(tmp_path / "empty") as client:
        for path in ("/", "/incidents", "/sources", "/failures"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert 'class="empty"' in answer.text


def test_a_correction_stands_beside_the_machines_value(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    answer = decide(
        desk, subject_id=incident_id, field="killed", value="9", reason="the list", back=f"/incidents/{incident_id}"
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/incidents/{incident_id}?said=")
    page = desk.get(answer.headers["location"]).text
    assert '<strong class="person" dir="auto">9</strong>' in page
    assert "read as" in page
    assert "by Ana" in page
    desk.post("/undo", data={"token": token_of(desk), "author": "Ana"})
    assert '<strong class="person"' not in desk.get(f"/incidents/{incident_id}").text


def test_each_form_decides_by_the_button_pressed_and_asks_for_a_name_once(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    forms = re.findall(r'<form class="buttons".*?</form>', desk.get(f"/incidents/{incident_id}").text, re.DOTALL)
    assert next(re.findall(r'name="decision" value="(\w+)"', form) for form in forms) == [
        "positive",
        "negative",
        "unsure",
    ]
    assert all(form.count('name="author" required') == 1 for form in forms)
    decide(desk, subject_id=incident_id)
    desk.cookies.set("whence_author", "Ana")
    page = desk.get(f"/incidents/{incident_id}").text
    assert 'name="author" required' not in page
    assert '<span class="badge accepted">accepted</span>' in page


def seen_on(client: httpx.Client, incident_id: str) -> str:
    """What the forms of an incident's page say of how it was when it was opened."""
    found = re.search(r'name="seen" value="([^"]+)"', client.get(f"/incidents/{incident_id}").text)
    assert found
    return found[1]


def test_the_second_of_two_sees_both_and_chooses(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    seen = seen_on(desk, incident_id)
    assert decide(desk, subject_id=incident_id, seen=seen, reason="the list").status_code == 303
    second = {"subject_id": incident_id, "author": "Ben", "field": "killed", "value": "9", "reason": "<b>his"}
    answer = decide(desk, **second, seen=seen, back=f"/incidents/{incident_id}")
    assert answer.status_code == 409
    page = html.unescape(answer.text)
    assert "Ana" in page
    assert 'yes: <q dir="auto">the list' in page
    assert "yes: killed = 9" in page
    assert f'href="/incidents/{incident_id}"' in page
    assert desk.get("/api/judgements").json()["n"] == 1
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text.split("/decide")[-1]))
    assert desk.post("/decide", data={name: html.unescape(text) for name, text in form.items()}).status_code == 303
    made = desk.get("/api/judgements").json()["items"][-1]
    assert (made["author"], made["field"], made["value"], made["reason"]) == ("Ben", "killed", "9", "<b>his")


def test_a_decision_taken_back_is_a_decision_meanwhile_too(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    decide(desk, subject_id=incident_id)
    seen = seen_on(desk, incident_id)
    desk.post("/undo", data={"token": token_of(desk), "author": "Ana"})
    answer = decide(desk, subject_id=incident_id, seen=seen, author="Ben", back="javascript:alert(1)")
    assert answer.status_code == 409
    assert "took back" in answer.text


def test_whoever_moves_reports_second_sees_both_and_chooses(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    seen, reports = (
        seen_on(desk, incident_id),
        desk.get(f"/api/incidents/{incident_id}").json()["incident"]["report_ids"],
    )
    assert decide(desk, subject_id=incident_id, seen=seen, reason="the list").status_code == 303
    given = {
        "token": token_of(desk),
        "author": "Ben",
        "report_ids": reports[-2:],
        "seen": seen,
        "reason": "another day",
    }
    answer = desk.post("/move", data={**given, "back": f"/incidents/{incident_id}"})
    assert answer.status_code == 409
    assert "2 reports moved to an incident of its own" in answer.text
    assert 'yes: <q dir="auto">the list' in answer.text
    assert desk.get("/api/judgements").json()["n"] == 1
    form = answer.text.split('action="/move"')[-1]
    again = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    assert [text for name, text in again if name == "report_ids"] == reports[-2:]
    fields = {name: [html.unescape(t) for n, t in again if n == name] for name, _ in again}
    done = desk.post("/move", data=fields)
    assert done.status_code == 303
    assert done.headers["location"].startswith(f"/incidents/{incident_id}")
    assert desk.get("/api/judgements").json()["items"][-1]["author"] == "Ben"
    assert 'href="/"' in answer.text
    assert "javascript" not in answer.text
    assert decide(desk, subject_id=incident_id, seen="3").status_code == 400


def test_a_second_person_signs_off_a_row_and_a_cell(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    decide(desk, subject_id=incident_id)
    decide(desk, subject_id=incident_id, field="killed", value="9")
    desk.cookies.set("whence_author", "Ana")
    assert "Sign off" not in desk.get(f"/incidents/{incident_id}").text, "nobody signs off their own decision"
    desk.cookies.set("whence_author", "Ben")
    assert [row["review"] for row in rows_of(desk, "unsigned")] == ["accepted, corrected"]
    for _ in range(2):
        page = desk.get(f"/incidents/{incident_id}").text
        form = re.findall(r'<form class="sign-off".*?</form>', page, re.DOTALL)[0]
        given = {name: html.unescape(text) for name, text in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
        assert desk.post("/decide", data=given).status_code == 303
    page = desk.get(f"/incidents/{incident_id}").text
    assert page.count("signed off by <bdi>Ben</bdi>") == 2
    assert "Sign off" not in page
    assert '<span class="badge accepted">signed off</span>' in desk.get("/incidents?review=signed").text
    (row,) = rows_of(desk, "signed")
    assert (row["review"], row["reviewed_by"]) == ("accepted, corrected, signed off", "Ana; Ben")
    assert rows_of(desk, "unsigned") == rows_of(desk, "disputed") == []
    assert "1 (100 %)" in desk.get("/agreement").text
    decide(desk, subject_id=incident_id, author="Cem", decision="negative")
    assert [row["review"] for row in rows_of(desk, "disputed")] == ["rejected, corrected, people differ"]
    assert "otherwise: <bdi>Ana, Ben</bdi>" in desk.get(f"/incidents/{incident_id}").text
    assert [(a["left"], a["right"], a["n_alike"]) for a in desk.get("/api/agreement").json()["items"]] == [
        ("Ana", "Ben", 1), ("Ana", "Cem", 0), ("Ben", "Cem", 0),
    ]  # fmt: skip


def test_what_people_say_and_doubt_stands_in_the_history(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    decide(desk, subject_id=incident_id, decision="comment", reason="the ministry counts otherwise")
    decide(desk, subject_id=incident_id, decision="unsure", field="killed", source="a call")
    page = desk.get(f"/incidents/{incident_id}").text
    assert 'says: <q dir="auto">the ministry counts otherwise</q>' in page
    assert "unsure killed" in page
    assert "source: <bdi>a call</bdi>" in page


def test_stray_decisions_are_listed_with_where_they_stood(desk: httpx.Client, tmp_path: Path) -> None:
    incident_id = first_id(desk)
    decide(desk, subject_id=incident_id, decision="positive", field="killed", value="9", reason="her list")
    assert "Every decision is about something" in desk.get("/strays").text
    assert "/strays" in desk.get("/").text
    with Case(tmp_path / "copy", Settings()) as case:
        incident = case.incident(incident_id).incident
        gone = [("incident", incident.id), *(("report", report_id) for report_id in incident.report_ids)]
        case.store.append([make_entry(kind, i, None, "run-2", AT) for kind, i in gone])
    page = desk.get("/strays").text
    assert "killed = <bdi>9</bdi>" in page
    assert "her list" in page
    quote = desk.get("/api/strays").json()["items"][0]["anchors"][0]["sentence"]
    assert f"/documents/{quote['document_id']}?part=1#o{quote['start']}" in page


def rows_of(client: httpx.Client, review: str) -> list[dict[str, str]]:
    """The rows in a state of review, as the CSV has them."""
    query = {"review": review, "columns": ["review", "reviewed_by"]}
    content = client.get("/incidents.csv", params=query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_forms_of_others_are_refused_and_lead_nowhere_else(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    assert decide(desk, subject_id=incident_id, token="guessed").status_code == 403
    assert desk.get("/api/judgements").json()["n"] == 0
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "/\r\nx: y"):
        location = decide(desk, subject_id=incident_id, back=back).headers["location"]
        assert location.startswith("/?said=")


def test_the_csv_is_what_the_table_shows(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for query in ("disagreement=yes&sort=killed", "columns=where&columns=documents&columns=review&columns=when"):
        answer = desk.get(f"/incidents.csv?{query}")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        page = desk.get(f"/incidents?{query}").text
        assert [row["id"] for row in rows] == re.findall(
            r'<td class="nowrap" dir="auto"><a href="/incidents/(inc-\w+)">', page
        )
        heads = [re.sub("<[^>]+>| ▾", "", head) for head in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)]
        assert ["id", *heads] == list(rows[0])
    monkeypatch.setattr("whence.views.web.pages.ROWS", 2)
    every = [row["id"] for row in csv.DictReader(io.StringIO(desk.get("/incidents.csv").content.decode("utf-8-sig")))]
    part = desk.get("/incidents.csv?part=2").content.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(part))] == every[2:4]
    assert "part=2" in desk.get("/incidents?part=2").text
    assert desk.get("/incidents?columns=colour").status_code == 400


def test_the_columns_of_a_table_are_its_address(desk: httpx.Client) -> None:
    page = desk.get("/incidents?columns=killed&columns=what&text=gao").text
    heads = [re.sub("<[^>]+>| ▾", "", head) for head in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)]
    assert heads == ["what", "killed"]
    links = re.findall(r'<th scope="col"[^>]*><a href="/incidents\?([^"]+)"', page)
    assert all("columns=killed" in link and "text=gao" in link for link in links)
    usual = "&".join(f"columns={name}" for name in USUAL)
    assert "columns=" not in re.findall(r'href="/incidents.csv\?([^"]*)"', desk.get(f"/incidents?{usual}").text)[0]


def test_a_filter_is_kept_under_a_name_for_the_one_who_kept_it(desk: httpx.Client) -> None:
    desk.cookies.set("whence_author", "Ana")
    given = {"token": token_of(desk), "back": "/incidents?text=gao"}
    query = "text=gao&columns=what&columns=killed&part=2"
    assert desk.post("/filters/save", data={**given, "name": " Gao <b> ", "query": query}).status_code == 303
    page = desk.get("/incidents?text=gao&columns=what&columns=killed").text
    assert (
        'href="/incidents?text=gao&amp;columns=what&amp;columns=killed" aria-current="true" dir="auto">Gao &lt;b&gt;</a>'
        in page
    )
    assert desk.get("/api/filters", params={"author": "Ana"}).json()["items"] == [
        {"name": "Gao <b>", "query": "text=gao&columns=what&columns=killed"}
    ]
    assert desk.get("/api/filters", params={"author": "Ben"}).json()["items"] == []
    assert desk.post("/filters/save", data={**given, "name": "x", "query": "type=party"}).status_code == 400
    assert desk.post("/filters/save", data={**given, "name": "", "query": "type=party"}).status_code == 400
    desk.post("/filters/forget", data={**given, "name": "Gao <b>"})
    assert "Gao &lt;b&gt;" not in desk.get("/incidents").text


def test_files_are_added_under_their_own_names(desk: httpx.Client) -> None:
    text = "Blast in Mopti\n\nA roadside bomb killed three soldiers near Mopti on Friday, the army said.\n"
    files: list[tuple[str, Any]] = [
        ("files", ("../../etc/mopti.txt", text.encode())),
        ("files", ("picture.png", b"\x89PNG\r\n\x1a\n")),
    ]
    answer = desk.post("/documents/add", data={"token": token_of(desk), "published": "2023-03-04"}, files=files)
    assert answer.status_code == 303
    assert "added+1%2C+known+0%2C+failed+1" in answer.headers["location"]
    names = {document["name"] for document in desk.get("/api/documents").json()["items"]}
    assert any(name.endswith("mopti.txt") for name in names)
    assert "picture.png" in desk.get("/failures").text


def test_a_kind_that_is_not_read_is_not_kept(desk: httpx.Client, tmp_path: Path) -> None:
    archive = tmp_path / "copy" / "archive"
    before = sorted(archive.rglob("*"))
    for name, content in (("a.png", b"\x89PNG\r\n\x1a\n"), ("a.exe", b"MZ\0\0" * 99)):
        answer = desk.post("/documents/add", data={"token": token_of(desk)}, files={"files": (name, content)})
        assert "added+0%2C+known+0%2C+failed+1" in answer.headers["location"], name
    assert sorted(archive.rglob("*")) == before
    many = [("files", (f"{n}.txt", b"Four people were killed.")) for n in range(201)]
    assert desk.post("/documents/add", data={"token": token_of(desk)}, files=many).status_code == 400
    assert desk.get("/api/documents").json()["n"] == 7


def test_raw_bytes_are_a_file_to_keep(desk: httpx.Client) -> None:
    document_id = desk.get("/api/documents").json()["items"][0]["id"]
    answer = desk.get(f"/documents/{document_id}/raw")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content


def test_the_text_is_shown_whole_and_a_huge_one_in_parts(tmp_path: Path) -> None:
    said = "A bomb killed four people in Gao on Friday, police said. "
    with Case(tmp_path / "case", Settings()) as case:
        case.add_content("small.txt", (said * 3).encode(), published="2023-03-04")
        huge = replace(case.documents()[0], id="doc-huge", name="huge.txt", text="word " * 1_000_000, title=None)
        case.store.append([make_entry("document", huge.id, huge, "run-1", huge.retrieved_at)])
        texts = {document.name: (document.id, document.text) for document in case.documents()}
    with served(tmp_path / "case") as client:
        document_id, text = texts["small.txt"]
        body = re.search(
            r'<div class="text" dir="auto">(.*?)</div>', client.get(f"/documents/{document_id}").text, re.S
        )
        assert body
        assert html.unescape(re.sub(r"<[^>]+>", "", body[1])) == text
        document_id, text = texts["huge.txt"]
        assert len(text) > 4_000_000
        page = client.get(f"/documents/{document_id}")
        assert page.status_code == 200
        assert len(page.content) < 400_000
        assert "Part 1 of" in page.text
        assert client.get(f"/documents/{document_id}?part=99999").status_code == 404


def test_hostile_text_stays_text_in_a_real_browser(tmp_path: Path) -> None:
    said = f"A bomb killed four people in Gao on Friday, police said. “{HOSTILE}” a spokesman for the army said."
    with Case(tmp_path / "case", Settings()) as case:
        case.add_content(
            f"{HOSTILE[:20]}.txt",
            f"Bomb kills four {HOSTILE}\n\n{said}\n".encode(),
            publisher=HOSTILE,
            published="2023-03-04",
        )
        incident_id = next(case.incidents()).incident.id
        case.decide(incident_id, "positive", author=HOSTILE, field="place", value=HOSTILE, reason=HOSTILE)
        document_id = case.documents()[0].id
    flags = [*FLAGS, "--virtual-time-budget=1000"]  # less than a page waits before it follows the ledger, for ever
    with served(tmp_path / "case") as client:
        for path in (f"/documents/{document_id}", f"/incidents/{incident_id}"):
            profile = f"--user-data-dir={tmp_path / 'profile'}"
            shown = subprocess.run(
                [browser(), *flags, profile, "--dump-dom", f"{client.base_url}{path}"],
                capture_output=True, text=True, timeout=90, check=True,
            ).stdout  # fmt: skip
            assert "· Whence</title>" in shown, "a script of the article ran"
            assert "&lt;script&gt;" in shown
            assert '<img src="x"' not in shown


def test_bidi_overrides_are_shown_as_what_they_are(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        case.add_content(
            "a.txt", "Bomb in Gao\n\nA bomb killed \u202efour\u202c people in Gao, police said.\n".encode()
        )
        document_id = case.documents()[0].id
    with served(tmp_path / "case") as client:
        page = client.get(f"/documents/{document_id}").text
    assert "\u202e" not in page


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_others_are_not_served(host: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("whence.views.web.server.run", lambda *args, **given: pytest.fail("served"))
    with Case(tmp_path / "case", Settings()) as case, pytest.raises(InputError, match="without accounts"):
        app.serve(case, host)


def test_what_it_may_be_the_same_as_is_shown_and_told_apart(
    desk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = [item["row"]["id"] for item in desk.get("/api/incidents").json()["items"]][:2]
    whole = Case.incident

    def possibly(case: Case, incident_id: str) -> Any:
        dossier = whole(case, incident_id)
        incident = replace(dossier.incident, possibly_same=(other,))
        return replace(dossier, incident=incident) if dossier.incident.id == first else dossier

    monkeypatch.setattr(Case, "incident", possibly)
    page = desk.get(f"/incidents/{first}").text
    assert f'<a href="/incidents/{other}" dir="auto">' in page
    assert re.search(r"killed [^<]*, \d+ documents?</span>", page)
    page = desk.get(f"/review?at={first}").text
    assert "Is it the same as this one?" in page


def test_a_signed_row_is_drawn_as_well_as_listed(desk: httpx.Client) -> None:
    incident_id = first_id(desk)
    for author in ("Ana", "Ben"):
        decide(desk, subject_id=incident_id, author=author)
    for path in ("/incidents", "/timeline", "/map", "/"):
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert ("signed off" in answer.text) == (path != "/"), path
