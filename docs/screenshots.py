"""Pictures of the desk for docs/desk.md, on the sample corpus.   .venv/bin/python docs/screenshots.py [FOLDER] [--every]

Needs a Chrome or Chromium. Without --every: the handful the page shows. With it: every page, both themes, three widths.
"""

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from whence.case.case import Case
from whence.samples import folder
from whence.settings import Settings
from whence.views.web.app import make_desk
from whence.views.web.server import DeskServer

HERE = Path(__file__).parent
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader"]
SHOWN = {
    "overview": "/",
    "timeline": "/timeline",
    "map": "/map",
    "network": "/network",
    "incident": "/incidents/{incident}",
    "review": "/review?q=2",
    "brief": "/briefs/{brief}",
}
EVERY = {
    **SHOWN, "incidents": "/incidents", "document": "/documents/{document}", "versions": "/documents/{later}/versions",
    "sources": "/sources", "failures": "/failures", "briefs": "/briefs", "choose": "/briefs/choose",
}  # fmt: skip
WIDTHS = {"phone": 360, "desk": 1280, "wall": 2560}


@contextmanager
def desk(place: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a desk on the sample corpus, and the ids its pages need."""
    with Case(place / "case", Settings()) as case, socket.socket() as listening:
        for story in sorted(folder("demo").iterdir()):
            case.add(story)
        for said in ("four", "six"):
            text = f"Blast in Mopti\n\nA roadside bomb killed {said} soldiers near Mopti on Friday, the army said.\n"
            (place / "mopti.txt").write_text(text)
            case.add(place / "mopti.txt", published="2023-03-04", url="https://news.example/mopti")
        later = next((d.id for d in case.documents() if d.supersedes), "none")
        dossier = max(case.incidents(), key=lambda d: len(d.figures))
        ids = {"incident": dossier.incident.id, "document": dossier.documents[0].id, "later": later}
        ids["brief"] = put_together(case, dossier.incident.id)
        listening.bind(("127.0.0.1", 0))
        server = DeskServer(
            uvicorn.Config(make_desk(case), log_level="warning", lifespan="off", ws="none", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}", ids
        finally:
            server.should_exit = True
            thread.join(20)


def put_together(case: Case, incident_id: str) -> str:
    """The id of a brief with one row and some words."""
    brief = case.briefs().begin("Gao, the first week of March", "Ana")
    words = "# What the tolls rest on\n\nSeven outlets, three origins: the eleven of the ministry reached everybody through one radio station."
    case.briefs().write(brief.id, words, "Ana")
    case.briefs().add(brief.id, [incident_id], "Ana")
    return brief.id


def settle(page: Page) -> None:
    """Wait until what a page draws is drawn."""
    page.wait_for_load_state("networkidle")
    for island in ("timeline", "map", "network"):
        if page.locator(f"[data-{island}]").count():
            page.wait_for_selector(f"[data-{island}][data-ready]", timeout=20_000)


def main(out: Path, every: bool) -> None:
    """Write the pictures."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    pages, themes = (EVERY, ("light", "dark")) if every else (SHOWN, ("light",))
    widths = WIDTHS if every else {"desk": 1120}
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, desk(Path(place)) as (address, ids), sync_playwright() as play:
        chrome = play.chromium.launch(executable_path=browser, args=FLAGS)
        for theme in themes:
            for kind, width in widths.items():
                page = chrome.new_page(viewport={"width": width, "height": 760}, color_scheme=theme)
                page.context.add_cookies([{"name": "whence_author", "value": "Ana", "url": address}])
                page.on("console", lambda said: print(said.text) if said.type == "error" else None)
                for name, path in pages.items():
                    page.goto(address + path.format(**ids))
                    settle(page)
                    page.screenshot(
                        path=out / (f"{name}-{theme}-{kind}.png" if every else f"{name}.png"), full_page=every
                    )
                page.close()
        chrome.close()


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(Path(given[0]) if given else HERE / "desk", "--every" in sys.argv)
