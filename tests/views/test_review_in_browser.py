"""The review desk in a real browser: by the keyboard alone, taken back and restored, a place on the map, and what others do meanwhile."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page
from tests.views.browsing import settle

from whence.case.case import Case
from whence.settings import Settings

TEXT = "Blast in Mopti\n\nA roadside bomb killed {} soldiers near Mopti on Friday, the army said.\n"


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_load_state("load")


def judgements(desk: httpx.Client) -> list[Any]:
    """What was decided, oldest first."""
    return desk.get("/api/judgements").json()["items"]  # type: ignore[no-any-return]


def begin(page: Page, desk: httpx.Client) -> None:
    """Open the review desk and give a name, by the keyboard."""
    page.goto(f"{desk.base_url}/review")
    page.keyboard.press("Tab")
    page.get_by_label("Who decides?").focus()
    page.keyboard.type("Ana")
    press(page, "Enter")


def test_the_whole_desk_goes_by_the_keyboard(page: Page, desk: httpx.Client) -> None:
    begin(page, desk)
    first = page.locator("h1").inner_text()
    n_questions = page.locator(".then a").count()
    press(page, "1")
    (made,) = judgements(desk)
    assert (made["author"], made["decision"]) == ("Ana", "positive")
    assert made["span"]["quote"]
    assert page.locator("h1").inner_text().startswith(first)
    assert page.locator(".then a").count() == n_questions - 1 or n_questions == 2
    page.keyboard.press("c")
    page.keyboard.press("Tab")
    page.keyboard.type("12")
    page.evaluate("document.querySelector('[data-cell]').value = 'injured'")
    press(page, "Enter")
    assert [(j.get("field"), j.get("value")) for j in judgements(desk)][1:] == [("injured", "12")]
    page.keyboard.press("t")
    page.keyboard.type("call the hospital: a r u n z")
    page.keyboard.press("Tab")
    press(page, "Enter")
    assert judgements(desk)[-1]["reason"] == "call the hospital: a r u n z", "keys in a field are letters"
    press(page, "a")
    assert not page.locator("h1").inner_text().startswith(first), "the next one comes"
    assert "kept" in page.locator("[role=status].said").inner_text()
    for _ in range(4):
        press(page, "z")
    assert {j["decision"] for j in judgements(desk)} == {"none"}
    assert page.locator("h1").inner_text().startswith(first), "one sees what was taken back"
    for _ in range(4):
        press(page, "Z")
    assert [j["decision"] for j in judgements(desk)] == ["positive", "positive", "comment", "positive"]


def test_enter_in_a_reason_decides_nothing(page: Page, desk: httpx.Client) -> None:
    begin(page, desk)
    page.locator(".question .because summary").click()
    page.locator(".question [name=reason]").fill("because")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert judgements(desk) == []


def test_reports_are_moved_and_rows_merged_by_the_keyboard(page: Page, desk: httpx.Client) -> None:
    incident = desk.get("/api/incidents", params={"sort": "documents"}).json()["items"][0]["incident"]
    begin(page, desk)
    page.goto(f"{desk.base_url}/review?at={incident['id']}")
    page.keyboard.press("s")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Move them").focus()
    press(page, "Enter")
    moved = {j["subject_id"] for j in judgements(desk)}
    assert moved == {incident["report_ids"][0]} or len(moved) == 1
    press(page, "z")
    page.keyboard.press("m")
    page.keyboard.type("Gao")
    press(page, "Enter")
    page.get_by_role("button", name="The same").first.focus()
    press(page, "Enter")
    assert judgements(desk)[-1]["decision"] == "positive"
    assert judgements(desk)[-1]["other_id"]


def test_a_place_is_typed_or_pinned_on_the_map(page: Page, desk: httpx.Client) -> None:
    begin(page, desk)
    page.keyboard.press("p")
    page.keyboard.type("ansongo")
    page.get_by_role("button", name="Ansongo, Gao, ML").first.focus()
    press(page, "Enter")
    assert judgements(desk)[-1]["value"].startswith("Ansongo, Gao, ML @ 15.")
    page.keyboard.press("p")
    page.wait_for_selector("[data-picker][data-ready=yes]", timeout=30_000)
    page.locator(".picker canvas").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(600)
    page.get_by_role("button", name="Pin the middle").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Called").fill("the ferry north of Ansongo")
    page.get_by_role("button", name="Keep this place").focus()
    press(page, "Enter")
    name, _, at = judgements(desk)[-1]["value"].partition(" @ ")
    assert name == "the ferry north of Ansongo"
    assert float(at.split(",")[0]) > 15.7, "north of the town"


def test_a_newer_run_that_disagrees_asks_and_is_answered(
    page: Page, desk: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(page, desk)
    first = page.locator("h1").inner_text()
    press(page, "2")
    monkeypatch.setattr("whence.case.cells.toll", lambda dossier, measure: "12 · 13")
    incident_id = judgements(desk)[0]["subject_id"]
    page.goto(f"{desk.base_url}/review?at={incident_id}")
    assert "a newer run reads it otherwise" in page.locator("#h-asked").inner_text()
    assert page.locator("h1").inner_text().startswith(first)
    press(page, "1")
    mine = [j["value"] for j in judgements(desk)]
    assert mine == [mine[0], mine[0]]
    assert "a newer run" not in page.locator("#h-asked").inner_text()


def test_an_open_page_tells_what_another_process_added(page: Page, desk: httpx.Client, tmp_path: Path) -> None:
    page.goto(f"{desk.base_url}/incidents?text=mopti")
    settle(page)
    with page.expect_request("**/api/changes/stream*"):
        pass
    with Case(tmp_path / "copy", Settings()) as other:
        other.add_content("mopti.txt", TEXT.format("three").encode(), published="2023-03-04")
    news = page.get_by_role("status")
    news.get_by_role("link", name="Show").wait_for(timeout=15_000)
    assert news.inner_text() == "1 new row Show"
    with page.expect_navigation():
        news.get_by_role("link").click()
    assert page.locator("table.rows tbody tr").count() == 1


def test_dropped_files_say_how_far_they_are_and_what_failed(page: Page, desk: httpx.Client) -> None:
    page.goto(f"{desk.base_url}/")
    settle(page)
    files = [["mopti.txt", TEXT.format("three")], ["broken.pdf", "%PDF-1.4 and no more"]]
    page.evaluate(
        """(files) => {
          const data = new DataTransfer();
          for (const [name, text] of files) data.items.add(new File([text], name));
          document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        files,
    )
    sent = page.locator("[data-sent]")
    sent.get_by_text("Added 1, known 0, failed 1.").wait_for(timeout=30_000)
    rows = sent.locator("li")
    assert "1 read" in rows.nth(0).inner_text()
    reason = rows.nth(1).inner_text()
    assert reason.startswith("broken.pdf")
    assert len(reason) > len("broken.pdf waits")
    assert json.dumps(desk.get("/api/failures").json()).count("broken.pdf") >= 1
