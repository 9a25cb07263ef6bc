"""The brief in a real browser: it renders, asks for nothing from outside, and hostile article text stays text."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.settings import Settings
from whence.views.brief.whole import compose
from whence.views.export.page import to_html

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--virtual-time-budget=2000")  # fmt: skip
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def browser() -> str:
    """The browser there is; without one the test is skipped loudly, and fails where CI says that there must be one."""
    if BROWSER is None:
        message = "NO BROWSER: install chromium to have the brief opened in a real one"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return BROWSER


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    said = f"A bomb killed four people in Gao on Friday, police said. “{HOSTILE}” a spokesman for the army said."
    page.write_text(f"Bomb kills four {HOSTILE}\n\n{said}\n", "utf-8")
    with Case(tmp_path / "case", Settings()) as case:
        case.add(page, published="2023-03-04", publisher=HOSTILE)
        (tmp_path / "brief.html").write_text(to_html(compose(case)), "utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    shown = subprocess.run(
        [browser(), *FLAGS, profile, "--dump-dom", (tmp_path / "brief.html").as_uri()],
        capture_output=True, text=True, timeout=90, check=True,
    ).stdout  # fmt: skip
    assert "<title>Brief</title>" in shown, "a script of the article ran"
    assert "&lt;script&gt;" in shown
    assert "Sources" in shown
    assert "http://" not in shown.replace("http://www.w3.org", "")
