"""What tests of the desk share: the case of one story, the desk of a copy of it, and a browser to look at it with."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page
from tests.views.browsing import opened, watched
from tests.views.desk import read_story, served


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of one story, to be copied."""
    return read_story(tmp_path_factory.mktemp("story"))


@pytest.fixture
def desk(read: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The desk of a copy of that case."""
    with served(read, tmp_path / "copy") as client:
        yield client


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """The browser."""
    with opened() as found:
        yield found


@pytest.fixture
def page(chrome: Browser, desk: httpx.Client) -> Iterator[Page]:  # desk: open for as long as the window
    """A window in which an error said on the console, or a script that fails or breaks the policy, fails the test."""
    with watched(chrome) as window:
        yield window
