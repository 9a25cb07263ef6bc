"""A real browser to test the desk in: a Chrome or Chromium that is there, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from whence.case.case import Case
from whence.settings import Settings

from .test_brief_in_browser import browser

FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-quic", "--disable-background-networking"]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WIDTHS = (360, 1280, 2560)
THEMES = ("light", "dark")
RTL = "انفجار في غاو\n\nقتل أربعة جنود في غاو يوم الجمعة، قال الجيش.\n"


@contextmanager
def opened(*flags: str) -> Iterator[Browser]:
    """The browser; skipped loudly, or failed in CI, where there is none."""
    program = browser()
    with sync_playwright() as play:
        chrome = play.chromium.launch(executable_path=program, args=[*FLAGS, *flags])
        try:
            yield chrome
        finally:
            chrome.close()


@contextmanager
def watched(chrome: Browser) -> Iterator[Page]:
    """A window in which an error said on the console, or a script that fails, or breaks the policy, fails the test."""
    window = chrome.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    window.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    window.on("pageerror", lambda error: said.append(str(error)))
    yield window
    window.close()
    assert said == []


def add_versions(case_folder: Path) -> None:
    """Put two versions of one text, and a text written from right to left, into a case."""
    said = "Blast in Mopti\n\nA roadside bomb killed {} soldiers near Mopti on Friday, the army said.\n"
    with Case(case_folder, Settings()) as case:
        for number in ("four", "six"):
            path = case_folder.parent / "mopti.txt"
            path.write_text(said.format(number), "utf-8")
            case.add(path, published="2023-03-04", url="https://news.example/mopti")
        case.add_content("rtl.txt", RTL.encode(), publisher="صوت الساحل", published="2023-03-04")


def paths(desk: httpx.Client) -> dict[str, str]:
    """Every page of a desk, by name."""
    documents = desk.get("/api/documents", params={"limit": 100}).json()["items"]
    later = next(d["id"] for d in documents if d.get("supersedes"))
    arabic = next(d["id"] for d in documents if d["name"] == "rtl.txt")
    incident = desk.get("/api/incidents", params={"sort": "documents"}).json()["items"][0]["row"]["id"]
    return {
        "overview": "/",
        "review": "/review",
        "review, a place chosen": "/review?place=gao&find=gao",
        "review, nothing waits": "/review?text=zzzz",
        "incidents": "/incidents",
        "nothing found": "/incidents?text=zzzz",
        "incident": f"/incidents/{incident}",
        "document": f"/documents/{documents[0]['id']}",
        "right to left": f"/documents/{arabic}",
        "versions": f"/documents/{later}/versions",
        "timeline": "/timeline",
        "map": "/map",
        "network": "/network",
        "sources": "/sources",
        "failures": "/failures",
        "briefs": "/briefs",
        "choose": "/briefs/choose",
        "brief": f"/briefs/{brief_of(desk, incident)}",
        "agreement": "/agreement",
        "strays": "/strays",
        "sign in": "/sign-in",
        "account": "/account",
        "accounts": "/accounts",
        "error": "/documents/none",
    }


def brief_of(desk: httpx.Client, incident: str) -> str:
    """The id of a brief of one row and some words, made where there is none."""
    there = desk.get("/api/briefs").json()["items"]
    if there:
        return there[0]["id"]  # type: ignore[no-any-return]
    made = desk.post("/api/briefs", json={"title": "Gao, week 9", "author": "Ana"}).json()["id"]
    desk.post(f"/api/briefs/{made}/add", json={"incident_ids": [incident], "author": "Ana"}).raise_for_status()
    words = {"text": "# What differs\n\nThe tolls of two wires.", "author": "Ana"}
    desk.post(f"/api/briefs/{made}/write", json=words).raise_for_status()
    return made  # type: ignore[no-any-return]


def settle(page: Page) -> None:
    """Wait until what a page draws is drawn."""
    page.wait_for_load_state("networkidle")
    for island in ("timeline", "map", "network"):
        if page.locator(f"[data-{island}]").count():
            page.wait_for_selector(f"[data-{island}][data-ready]", timeout=30_000)


def faults(page: Page) -> list[str]:
    """What is wrong with a page as it stands: barriers axe finds, and a page wider than its window."""
    found = [_words(one) for one in Axe().run(page, options=RULES).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"{wide} pixels wider than the window"] if wide > 0 else [])


def _words(violation: dict[str, Any]) -> str:
    """One barrier, and where."""
    where = ", ".join(str(node["target"][0]) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']}: {where}"
