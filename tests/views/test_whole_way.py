"""The whole way in a real browser: files dropped, a toll corrected by the keyboard, signed off by another person, a brief exported."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.views.browsing import opened, settle
from tests.views.desk import served

FILES = {
    "a.txt": "Blast near Mopti\n\nA roadside bomb killed four soldiers near Mopti on Friday, the army said.\n",
    "b.txt": "Bomb kills soldiers in Mopti\n\nA roadside bomb killed six soldiers near Mopti on Friday, a hospital said.\n",
}
DROP = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
  document.querySelector("[name=published]").value = "2023-03-04";
  document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_load_state("load")


@pytest.mark.slow
def test_from_dropped_files_to_an_exported_brief(tmp_path: Path) -> None:
    with served(tmp_path / "case") as desk, opened() as chrome:
        ana = chrome.new_context().new_page()
        ana.goto(f"{desk.base_url}/")
        settle(ana)
        ana.evaluate(DROP, FILES)
        ana.get_by_text("Added 2, known 0, failed 0.").wait_for(timeout=60_000)
        ana.goto(f"{desk.base_url}/review")
        ana.get_by_label("Who decides?").fill("Ana")
        press(ana, "Enter")
        assert ana.locator("#h-asked").inner_text() == "Killed: which holds?"
        press(ana, "2")
        press(ana, "a")
        (first, second) = desk.get("/api/judgements").json()["items"]
        assert (first["value"], first["span"]["quote"], second["decision"]) == ("6", "six", "positive")

        ben = chrome.new_context().new_page()
        ben.context.add_cookies([{"name": "whence_author", "value": "Ben", "url": str(desk.base_url)}])
        ben.goto(f"{desk.base_url}/incidents/{first['subject_id']}")
        for _ in range(2):
            ben.get_by_role("button", name="Sign off").first.focus()
            press(ben, "Enter")
        assert ben.get_by_role("button", name="Sign off").count() == 0
        assert "signed off by Ben" in ben.locator("main").inner_text()

        ben.goto(f"{desk.base_url}/briefs/choose")
        ben.get_by_role("checkbox").first.focus()
        ben.keyboard.press("Space")
        ben.get_by_label("Title of a new one").fill("Mopti, week 9")
        press(ben, "Enter")
        with ben.expect_download() as coming:
            ben.get_by_role("link", name="MD").click()
        text = Path(coming.value.path()).read_text("utf-8")
        assert "Mopti, week 9" in text
        assert "six" in text or "6" in text
        for context in chrome.contexts:
            context.close()
