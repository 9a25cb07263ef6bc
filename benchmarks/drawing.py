"""Do the drawings of the desk stay smooth?   python -m benchmarks.drawing [ROWS]

Invented rows are handed to the page of one article in place of its own; then the browser itself tells of every task that kept the page
from answering for more than 50 ms, while the timeline is scrolled from end to end and brushed, while the map plays through its days, and while
a full table is scrolled. The map is handed no more rows than the desk hands it. At last an article of 60 kB is opened, five times.
"""

import json
import random
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Page, Route, sync_playwright

from whence.case.case import Case
from whence.settings import Settings
from whence.views.charts import MOST_PLACED
from whence.views.web.app import make_desk
from whence.views.web.server import DeskServer

SENTENCE = "A bomb killed {} soldiers near Gao on {} March 2023, a spokesman for the army said, and the Red Dune Katiba denied it. "
LONG = "Blasts near Gao\n\n" + "\n\n".join(SENTENCE.format(2 + n % 30, 1 + n % 28) * 3 for n in range(180))
ARTICLE = b"Blast in Gao\n\nA bomb killed four soldiers in Gao on Friday, the army said.\n"
WATCH = """window.tasks = []; new PerformanceObserver((list) => list.getEntries().forEach((one) => window.tasks.push(one.duration)))
    .observe({type: "longtask", buffered: true})"""


def rows(n: int) -> list[dict[str, Any]]:
    """Invented incidents of twenty years, the same each time."""
    chance = random.Random(7)
    return [_row(number, chance) for number in range(n)]


def _row(number: int, chance: random.Random) -> dict[str, Any]:
    """One of them."""
    first = date(2000, 1, 1) + timedelta(days=chance.randrange(7300))
    last = first + timedelta(days=chance.choice((0, 0, 0, 3, 30)))
    return {
        "id": f"inc-{number}", "start": str(first), "end": str(last), "date_prec": 1 if first == last else 4, "after": None,
        "before": None, "type": "bombing", "status": "happened", "is_background": chance.random() < 0.3, "what": "bombing",
        "where": f"Town {number}", "when": str(first), "killed": None, "lat": chance.uniform(-30, 50),
        "lon": chance.uniform(-100, 140), "radius_km": chance.choice((0, 25, 120)),
    }  # fmt: skip


@contextmanager
def desk(place: Path) -> Iterator[str]:
    """The address of the desk of one article."""
    with Case(place / "case", Settings()) as case, socket.socket() as listening:
        case.add_content("a.txt", ARTICLE, published="2023-03-04")
        case.add_content("long.txt", LONG[:60_000].encode(), published="2023-03-30")
        listening.bind(("127.0.0.1", 0))
        server = DeskServer(uvicorn.Config(make_desk(case), log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


def scroll(page: Page) -> None:
    """Through the whole timeline, then over the strip."""
    rows = page.locator(".scroller")
    for step in range(60):
        rows.evaluate("(one, share) => { one.scrollTop = share * one.scrollHeight; }", step / 60)
        page.wait_for_timeout(16)
    box = page.locator("canvas.strip").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 100, box["y"] + 20, steps=40)


def play(page: Page) -> None:
    """Through all days on the map."""
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(6000)


def down(page: Page) -> None:
    """Through a table from end to end."""
    for _ in range(60):
        page.mouse.wheel(0, 150)
        page.wait_for_timeout(16)


def opening(page: Page, address: str) -> list[float]:
    """Milliseconds from asking for the long article until its page is laid out, each of five times."""
    listed = page.request.get(f"{address}/api/documents").json()["items"]
    document = next(d["id"] for d in listed if d["name"] == "long.txt")
    times = []
    for _ in range(5):
        page.goto(f"{address}/documents/{document}")
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    return sorted(times)


def handing(body: str) -> Callable[[Route], None]:
    """What answers a request with that JSON."""
    return lambda route: route.fulfill(body=body, content_type="application/json")


def tell(name: str, n: int, tasks: list[float]) -> None:
    """One line of the outcome."""
    over = sum(task > 100 for task in tasks)
    print(f"{name}, {n:,} rows: {over} tasks over 100 ms, the longest {max(tasks, default=0):.0f} ms")


def main(n: int) -> None:
    """Measure."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    handed = {"timeline": n, "map": min(n, MOST_PLACED)}
    with tempfile.TemporaryDirectory() as place, desk(Path(place)) as address, sync_playwright() as driver:
        chrome = driver.chromium.launch(executable_path=browser, args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        for name, act in (("timeline", scroll), ("map", play), ("incidents", down)):
            page = chrome.new_page(viewport={"width": 1280, "height": 900})
            if name in handed:
                told = {"items": rows(handed[name]), "cells": [], "n": n, "n_undated": 0, "unlocated": []}
                page.route(f"**/api/{name}*", handing(json.dumps(told)))
            page.goto(f"{address}/{name}")
            if name in handed:
                page.wait_for_selector("[data-ready]", timeout=60_000)
            page.wait_for_timeout(500)
            page.evaluate(WATCH)
            before = len(page.evaluate("window.tasks"))
            act(page)
            page.wait_for_timeout(200)
            tell(name, handed.get(name, page.locator("tbody tr").count()), page.evaluate("window.tasks")[before:])
            page.close()
        times = opening(chrome.new_page(viewport={"width": 1280, "height": 900}), address)
        print(
            f"an article of 60 kB: {times[2]:.0f} ms until it is laid out (median of 5; {times[0]:.0f} to {times[-1]:.0f})"
        )
        chrome.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
