"""The review desk without a browser: the queue, the questions, what every form decides, and where one is afterwards."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.views.desk import served


@pytest.fixture
def desk(read: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The desk of a copy of that case, to somebody who gave her name."""
    with served(read, tmp_path / "copy") as client:
        client.cookies.set("whence_author", "Ana")
        yield client


class Form:
    """A form of a page: its hidden fields, and its buttons by what stands on them."""

    def __init__(self, text: str) -> None:
        self.action = re.findall(r'action="([^"]+)"', text)[0]
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)
        self.fields = {name: html.unescape(value) for name, value in hidden}
        buttons = re.findall(r'<button [^>]*?name="(\w+)" value="([^"]*)"[^>]*>(.*?)</button>', text, re.DOTALL)
        self.buttons = {_words(words): (name, html.unescape(value)) for name, value, words in buttons}

    def press(self, client: httpx.Client, words: str, **more: Any) -> httpx.Response:
        """Press the button that begins so; the page one comes to."""
        name, value = next(pair for said, pair in self.buttons.items() if said.startswith(words))
        answer = client.post(self.action, data={**self.fields, name: value, **more})
        assert answer.status_code == 303, answer.text
        return client.get(answer.headers["location"])


def _words(markup: str) -> str:
    """The words of a button."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def form(page: str, holds: str) -> Form:
    """The form that holds these words."""
    return Form(next(f for f in re.findall(r"<form.*?</form>", page, re.DOTALL) if holds in f))


def at(page: str) -> str:
    """The incident a page of the review desk is about."""
    found = re.search(r'<a href="/incidents/([^"]+)">everything about it', page)
    assert found
    return found[1]


def judgements(client: httpx.Client) -> list[Any]:
    """What was decided, oldest first."""
    return client.get("/api/judgements").json()["items"]  # type: ignore[no-any-return]


def test_the_queue_goes_by_what_a_check_would_change(desk: httpx.Client) -> None:
    waiting = [item["row"]["id"] for item in desk.get("/api/waiting").json()["items"]]
    page, seen = desk.get("/review").text, []
    while True:
        seen.append(at(page))
        following = re.search(r'rel="next" data-key="n" href="([^"]+)"', page)
        if not following:
            break
        page = desk.get(html.unescape(following[1])).text
    assert seen == waiting
    assert f"<b>{len(waiting)}</b> of {len(waiting)} incident" in page


def test_a_filter_narrows_the_queue(desk: httpx.Client) -> None:
    found = desk.get("/review", params={"text": "zzzz"})
    assert "Nothing waits for a person here" in found.text
    page = desk.get("/review", params={"background": "no"}).text
    every = [i["row"]["id"] for i in desk.get("/api/waiting", params={"background": "no"}).json()["items"]]
    assert at(page) == every[0]
    assert f"of {len(every)} incident" in page
    assert all("background=no" in link for link in re.findall(r'rel="next"[^>]*href="([^"]+)"', page))


def test_without_a_name_it_is_asked_for_once(read: Path) -> None:
    with served(read) as client:
        page = client.get("/review").text
        assert 'action="/name"' in page
        assert 'action="/decide"' not in page
        answer = client.post("/name", data={**form(page, 'action="/name"').fields, "author": " Ana "})
        assert answer.status_code == 303
        client.cookies.set("whence_author", "Ana")
        page = client.get(answer.headers["location"]).text
        assert 'action="/name"' not in page
        assert 'value="Ana"' in page


def test_a_choice_is_kept_with_the_words_it_rests_on(desk: httpx.Client) -> None:
    page = desk.get("/review").text
    incident_id = at(page)
    asked = form(page, 'class="choices"')
    number, words = next((said[0], said[2:]) for said in asked.buttons if said.startswith("2"))
    after = asked.press(desk, number, reason="the later one", source="a call").text
    (made,) = judgements(desk)
    assert words.startswith(made["value"].removeprefix("≥ ").removeprefix("≤ ")) or made["value"] in words
    assert (made["author"], made["reason"], made["source"]) == ("Ana", "the later one", "a call")
    text = desk.get(f"/api/documents/{made['span']['document_id']}").json()["text"]
    assert text[made["span"]["start"] : made["span"]["end"]] == made["span"]["quote"]
    assert at(after) == incident_id, "one stays while it asks more"
    assert '<strong class="person"' in after
    assert "source: <bdi>a call</bdi>" in after


def test_the_machines_value_is_left_and_the_question_gone(desk: httpx.Client) -> None:
    page = desk.get("/review").text
    n_questions = len(desk.get(f"/api/questions/{at(page)}").json()["items"])
    after = form(page, 'class="choices"').press(desk, "0").text
    (made,) = judgements(desk)
    assert (made["decision"], "value" in made) == ("positive", False)
    assert "held right</small>" in after or "held right by" in re.sub(r"<[^>]+>", "", after)
    assert len(desk.get(f"/api/questions/{at(page)}").json()["items"]) == n_questions - 1


@pytest.mark.parametrize(("button", "state"), [("Accept", "accepted"), ("Reject", "rejected"), ("Unsure", "unsure")])
def test_a_row_is_decided_and_the_next_one_comes(desk: httpx.Client, button: str, state: str) -> None:
    waiting = [item["row"]["id"] for item in desk.get("/api/waiting").json()["items"]]
    page = desk.get("/review").text
    after = form(page, 'data-key="a"').press(desk, button)
    assert at(after.text) == waiting[1]
    assert desk.get(f"/api/incidents/{waiting[0]}").json()["review"]["state"] == state
    undone = desk.post("/undo", data={**form(page, 'action="/undo"').fields, "back": str(after.url.raw_path, "ascii")})
    assert f"at={waiting[0]}" in undone.headers["location"], "undoing goes back to what it undoes"
    assert desk.get(f"/api/incidents/{waiting[0]}").json()["review"]["state"] == "open"


def test_reports_are_moved_merged_and_commented(desk: httpx.Client) -> None:
    incident = desk.get("/api/incidents", params={"sort": "documents"}).json()["items"][0]["incident"]
    page = desk.get("/review", params={"at": incident["id"], "find": "Gao"}).text
    moving = form(page, 'action="/move"')
    answer = desk.post("/move", data={**moving.fields, "report_ids": incident["report_ids"][-1:], "to": ""})
    assert answer.status_code == 303
    assert desk.get(f"/api/incidents/{incident['id']}").json()["incident"]["report_ids"] == incident["report_ids"][:-1]
    page = desk.get("/review", params={"at": incident["id"], "find": "Gao"}).text
    other = next(value for name, value in form(page, "The same").buttons.values() if name == "other_id")
    form(page, "The same").press(desk, "The same")
    assert (
        desk.get(f"/api/incidents/{other}").json()["incident"]["id"]
        == desk.get(f"/api/incidents/{incident['id']}").json()["incident"]["id"]
    )
    page = desk.get("/review", params={"at": incident["id"]}).text
    comment = form(page, 'value="comment"')
    answer = desk.post("/decide", data={**comment.fields, "reason": "call the <b>hospital</b>"})
    assert "call the &lt;b&gt;hospital&lt;/b&gt;" in desk.get(answer.headers["location"]).text


def test_a_place_is_searched_without_scripts(desk: httpx.Client) -> None:
    page = desk.get("/review", params={"place": "mosul"}).text
    form(page, "Mosul, ").press(desk, "Mosul, ")
    (made,) = judgements(desk)
    assert (made["field"], made["value"]) == ("place", "Mosul, Nineveh, IQ @ 36.335,43.11889")


def test_a_newer_run_that_disagrees_is_asked_about(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.get("/review").text
    incident_id = at(page)
    form(page, 'class="choices"').press(desk, "1")
    (made,) = judgements(desk)
    monkeypatch.setattr("whence.case.cells.toll", lambda dossier, measure: "12 · 13")
    page = desk.get("/review", params={"at": incident_id}).text
    assert "a newer run reads it otherwise" in page
    assert "12 · 13" in page
    form(page, 'class="choices"').press(desk, "1")
    assert [j["value"] for j in judgements(desk)] == [made["value"], made["value"]], "it stands, decided again"
    assert "a newer run reads it otherwise" not in desk.get("/review", params={"at": incident_id}).text


def test_whoever_may_only_read_sees_no_forms(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.accounts.account.Role.includes", lambda self, role: False)
    monkeypatch.setattr("whence.views.gate._require", lambda who, role: None)
    page = desk.get("/review").text
    assert "which holds?" in page
    assert 'method="post"' not in page


def test_a_persons_place_is_drawn_as_a_persons(desk: httpx.Client) -> None:
    first = desk.get("/api/map").json()["items"][0]["id"]
    given = {"subject_id": first, "decision": "positive", "author": "Ana", "field": "place"}
    desk.post("/api/decide", json={**given, "value": "the old ferry @ 15.5,0.25"}).raise_for_status()
    (spot,) = [item for item in desk.get("/api/map").json()["items"] if item["id"] == first]
    assert (spot["lat"], spot["lon"], spot["radius_km"], spot["where"]) == (15.5, 0.25, 0, "the old ferry (by Ana)")
    desk.post("/api/decide", json={**given, "value": "a village nobody knows"}).raise_for_status()
    assert first not in [item["id"] for item in desk.get("/api/map").json()["items"]]
    assert first in [item["id"] for item in desk.get("/api/map").json()["unlocated"]]
    desk.post("/api/undo", json={"author": "Ana"}).raise_for_status()
    desk.post("/api/undo", json={"author": "Ana"}).raise_for_status()
    assert first in [item["id"] for item in desk.get("/api/map").json()["items"]]
