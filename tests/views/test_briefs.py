"""The brief editor: from chosen rows to a file, over the pages and in a real browser, by keyboard too."""

import io
import re

import httpx
import pytest
from docx import Document
from playwright.sync_api import Browser, Page
from tests.views.browsing import faults
from tests.views.test_export_pdf import pages_of

HOSTILE = "<script>document.title='owned'</script> # heading"


def post(desk: httpx.Client, path: str, **fields: str | list[str]) -> httpx.Response:
    """Send a form."""
    token = re.search(r'name="token" value="([^"]+)"', desk.get("/briefs").text)
    assert token
    return desk.post(path, data={"token": token[1], "author": "Ana", **fields}, follow_redirects=True)


def ids(desk: httpx.Client) -> list[str]:
    """The incidents, those of most documents first."""
    found = desk.get("/api/incidents", params={"sort": "documents"}).json()["items"]
    return [item["row"]["id"] for item in found]


def begun(desk: httpx.Client) -> str:
    """The id of a brief of two rows with words between."""
    one, two, *_ = ids(desk)
    post(desk, "/briefs/add", chosen=[one, two], title="Gao, week 9")
    brief: str = desk.get("/api/briefs").json()["items"][0]["id"]
    first = desk.get(f"/api/briefs/{brief}").json()["passages"][0]["id"]
    post(desk, f"/briefs/{brief}/write", text="# What differs\n\nThe tolls of two wires.", behind=first)
    return brief


def passages(desk: httpx.Client, brief: str) -> list[str]:
    """What stands in it."""
    found = desk.get(f"/api/briefs/{brief}").json()["passages"]
    return [p.get("incident_id") or p["text"] for p in found]


def test_each_file_holds_the_rows_cited_and_the_words_signed(desk: httpx.Client) -> None:
    brief = begun(desk)
    files = {kind: desk.get(f"/briefs/{brief}/brief.{kind}") for kind in ("html", "md", "docx", "pdf")}
    assert all("attachment" in answer.headers["content-disposition"] for answer in files.values())
    word = "\n".join(p.text for p in Document(io.BytesIO(files["docx"].content)).paragraphs)
    for text in (files["html"].text, files["md"].text, word, pages_of(files["pdf"].content)):
        assert "Gao, week 9" in text
        assert "What differs" in text
        assert "The tolls of two wires." in text
        assert "Ana, " in text
        assert len(re.findall(r"\[d\d+:\d+", text)) > 10
        assert text.index("Suicide bombing") < text.index("What differs")
    labels = set(re.findall(r'href="#source-(d\d+)"', files["html"].text))
    assert labels == set(re.findall(r'id="source-(d\d+)"', files["html"].text))


def test_two_tabs_lose_nothing(desk: httpx.Client) -> None:
    brief = begun(desk)
    words = next(p for p in desk.get(f"/api/briefs/{brief}").json()["passages"] if p.get("text"))
    post(desk, f"/briefs/{brief}/rewrite", passage=words["id"], was=words["text"], text="From tab one.")
    page = post(desk, f"/briefs/{brief}/rewrite", passage=words["id"], was=words["text"], text="From tab two.")
    assert "somebody changed that text" in page.text
    one, two, *_ = ids(desk)
    assert passages(desk, brief) == [one, "From tab one.", "From tab two.", two]
    post(desk, f"/briefs/{brief}/move", passage=words["id"], to="out")
    assert passages(desk, brief) == [one, "From tab two.", two]
    assert "Put back" in desk.get(f"/briefs/{brief}").text
    post(desk, f"/briefs/{brief}/move", passage=words["id"], to="in")
    assert passages(desk, brief) == [one, "From tab one.", "From tab two.", two]


def test_hostile_words_stay_words(desk: httpx.Client) -> None:
    brief = begun(desk)
    post(desk, f"/briefs/{brief}/write", text=HOSTILE)
    post(desk, f"/briefs/{brief}", title=HOSTILE)
    for path in (f"/briefs/{brief}", f"/briefs/{brief}/brief.html", "/briefs", "/briefs/choose"):
        assert "<script>document" not in desk.get(path).text
    assert HOSTILE in pages_of(desk.get(f"/briefs/{brief}/brief.pdf").content)


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/briefs/none/write", {"text": "x"}, "no such brief"),
        ("/briefs/add", {"title": "x"}, "no row was chosen"),
        ("/briefs/{brief}/move", {"passage": "none", "to": "up"}, "no such passage"),
        ("/briefs/{brief}/move", {"passage": "none", "to": "away"}, "no such move"),
        ("/briefs/{brief}/write", {"text": " "}, "nothing is written"),
    ],
)
def test_what_cannot_be_done_is_said(desk: httpx.Client, path: str, fields: dict[str, str], words: str) -> None:
    answer = post(desk, path.format(brief=begun(desk)), **fields)
    assert answer.status_code in (400, 404)
    assert words in answer.text


def test_over_http_the_verbs_are_the_same(desk: httpx.Client) -> None:
    made = desk.post("/api/briefs", json={"title": "From outside", "author": "Ben"}).json()
    one, *_ = ids(desk)
    desk.post(f"/api/briefs/{made['id']}/add", json={"incident_ids": [one], "author": "Ben"}).raise_for_status()
    desk.post(f"/api/briefs/{made['id']}/write", json={"text": "Mine.", "author": "Ben"}).raise_for_status()
    assert passages(desk, made["id"]) == [one, "Mine."]
    assert desk.get("/api/briefs/none").status_code == 404


def go(chrome: Browser, desk: httpx.Client, path: str) -> Page:
    """A window on a page."""
    window = chrome.new_page(viewport={"width": 1280, "height": 900})
    window.goto(f"{desk.base_url}{path}")
    window.get_by_label("Your name").fill("Ana")
    window.get_by_role("button", name="Write under this name").click()
    window.get_by_role("button", name="Up: ").first.wait_for()
    return window


def test_by_the_keyboard_alone(chrome: Browser, desk: httpx.Client) -> None:
    brief = begun(desk)
    one, two, *_ = ids(desk)
    page = go(chrome, desk, f"/briefs/{brief}")
    assert faults(page) == []
    page.get_by_role("button", name="Up: ").nth(2).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**at=up-*")
    assert page.evaluate("document.activeElement.value") == "up", "the button is at hand for the next step"
    page.keyboard.press("Enter")
    page.locator(f'.passages > li:first-child a[href$="{two}"]').wait_for()
    assert passages(desk, brief) == [two, one, "# What differs\n\nThe tolls of two wires."]
    page.locator("summary", has_text="Write below").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("By keys.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("By keys.").first.wait_for()
    assert passages(desk, brief)[1] == "By keys."
    page.close()


def test_words_typed_go_along_with_what_is_pressed_next_and_passages_are_dragged(
    chrome: Browser, desk: httpx.Client
) -> None:
    brief = begun(desk)
    one, two, *_ = ids(desk)
    page = go(chrome, desk, f"/briefs/{brief}")
    page.locator("summary", has_text="Change").click()
    page.locator("details.write[open] textarea[name=text]").fill("Changed, and not kept.")
    page.get_by_role("button", name="Down: ").first.click()
    page.wait_for_url("**at=down-*")
    assert passages(desk, brief) == ["Changed, and not kept.", one, two]
    page.set_viewport_size({"width": 1280, "height": 2700})
    page.locator(".grip").nth(2).drag_to(page.locator(".passages > li").first, target_position={"x": 60, "y": 4})
    page.locator(f'.passages > li:first-child a[href$="{two}"]').wait_for()
    assert passages(desk, brief) == [two, "Changed, and not kept.", one]
    page.close()


def test_on_paper_the_words_stand_alone(chrome: Browser, desk: httpx.Client) -> None:
    page = go(chrome, desk, f"/briefs/{begun(desk)}")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Up: ").first.is_visible()
    assert not page.locator("header.top").is_visible()
    assert page.get_by_text("The tolls of two wires.").first.is_visible()
    assert page.locator("table").last.is_visible()
    page.close()
