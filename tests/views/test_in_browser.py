"""The desk in a real browser: nothing bars anybody, nothing is wider than the window, and every drawing draws and obeys."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route
from tests.views.browsing import THEMES, WIDTHS, add_versions, faults, paths, settle
from tests.views.desk import read_story, served


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The desk of one story, with two versions of a text and one written from right to left."""
    case = read_story(tmp_path_factory.mktemp("browser"))
    add_versions(case)
    with served(case) as client:
        yield client


def go(page: Page, desk: httpx.Client, path: str) -> None:
    """Open a page of the desk, and wait until it is drawn."""
    page.goto(f"{desk.base_url}{path}")
    settle(page)


@pytest.mark.parametrize("name", ["overview", "review", "incident", "document", "network"])
def test_nothing_bars_anybody(page: Page, desk: httpx.Client, name: str) -> None:
    go(page, desk, paths(desk)[name])
    assert faults(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_bars_anybody_anywhere(chrome: Browser, desk: httpx.Client, theme: str, width: int) -> None:
    window = chrome.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)  # type: ignore[arg-type]
    found = {}
    for name, path in paths(desk).items():
        go(window, desk, path)
        found[name] = faults(window)
    window.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_head_takes_no_more_than_it_must(page: Page, desk: httpx.Client) -> None:
    page.context.add_cookies([{"name": "whence_author", "value": "Ana", "url": str(desk.base_url)}])
    go(page, desk, "/incidents")
    heights = {}
    for width in (360, 800, 1100, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        heights[width] = page.locator("header.top").bounding_box()["height"]  # type: ignore[index]
        assert page.get_by_role("button", name="Undo", exact=True).is_visible()
        assert page.get_by_role("button", name="Redo", exact=True).is_visible()
    one = heights[1600]
    assert heights[1100] == heights[1280] == one < 70
    assert heights[800] < 2 * one
    assert heights[360] < 3 * one
    page.set_viewport_size({"width": 360, "height": 900})
    assert faults(page) == []


def test_the_timeline_goes_by_keys_and_opens_a_row(page: Page, desk: httpx.Client) -> None:
    go(page, desk, "/timeline")
    rows = page.get_by_role("group", name="Incidents by day")
    rows.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".told-row").inner_text().count(":") >= 1
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/inc-*")


def test_brushing_over_the_timeline_puts_the_days_into_the_address(page: Page, desk: httpx.Client) -> None:
    go(page, desk, "/timeline")
    strip = page.locator("canvas.strip")
    box = strip.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=*until=*")
    settle(page)
    shown = page.locator("table.rows tbody tr").count()
    assert 0 < shown < desk.get("/api/incidents").json()["n"]
    assert f"{shown} incidents" in page.locator(".told-row").inner_text()


def test_the_map_draws_zooms_and_plays(page: Page, desk: httpx.Client) -> None:
    go(page, desk, "/map")
    assert page.locator("[data-map]").get_attribute("data-ready") == "yes"
    assert page.locator("canvas.maplibregl-canvas").count() == 1
    assert page.locator("svg.atlas").count() == 0
    page.get_by_role("button", name="Closer").click()
    slider = page.get_by_role("slider", name="Days shown")
    slider.focus()
    page.keyboard.press("Home")
    assert page.locator(".play output").inner_text() != "all days"


def test_the_map_of_very_many_asks_for_what_its_window_shows(page: Page, desk: httpx.Client) -> None:
    asked: list[str] = []
    few = desk.get("/api/map").json()
    cells = [{"lat": 16.3 + n, "lon": n, "n": 4_000 * n + 1} for n in range(9)]

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        is_near = len([address for address in asked if "box=" in address]) > 1
        route.fulfill(json={**few, "cells": []} if is_near else {"items": [], "cells": cells})

    page.route("**/api/map*", answer)
    go(page, desk, "/map")
    assert page.locator("[data-map]").get_attribute("data-ready") == "yes"
    assert page.get_by_role("slider", name="Days shown").count() == 0, "no play through what is not there"
    for _ in range(2):
        with page.expect_request("**/api/map*box=*"):
            page.get_by_role("button", name="Closer").click()
    west, south, east, north = (float(part) for part in parse_qs(urlsplit(asked[-1]).query)["box"][0].split(","))
    assert -540 <= west < east <= 540
    assert -90 <= south < north <= 90


def test_without_webgl_the_plain_map_stays(desk: httpx.Client, chrome: Browser) -> None:
    window = chrome.new_page()
    window.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    window.goto(f"{desk.base_url}/map")
    settle(window)
    assert window.locator("[data-map]").get_attribute("data-ready") == "plain"
    assert window.locator("svg.atlas circle").count() > 0
    window.close()


def test_without_scripts_every_page_still_says_it(chrome: Browser, desk: httpx.Client) -> None:
    window = chrome.new_context(java_script_enabled=False).new_page()
    for path, words in (("/timeline", "svg.plot"), ("/map", "svg.atlas"), ("/network", "table"), ("/", "svg.atlas")):
        window.goto(f"{desk.base_url}{path}")
        assert window.locator(words).first.is_visible()
    window.context.close()


def test_the_network_hides_lines_and_shows_one_party(page: Page, desk: httpx.Client) -> None:
    go(page, desk, "/network")
    assert page.locator("[data-network] canvas").count() >= 1
    page.get_by_label("cites").uncheck()
    party = page.locator("[data-party]").first
    party.click()
    assert party.get_attribute("aria-pressed") == "true"
    party.press("Enter")
    assert party.get_attribute("aria-pressed") == "false"


def test_text_from_right_to_left_runs_so(page: Page, desk: httpx.Client) -> None:
    go(page, desk, paths(desk)["right to left"])
    assert page.locator("div.text").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_on_paper_the_controls_are_left_out(page: Page, desk: httpx.Client) -> None:
    page.emulate_media(media="print")
    go(page, desk, paths(desk)["incident"])
    assert not page.locator("header.top").is_visible()
    assert not page.locator("section.review").is_visible()
    assert page.locator("svg.plot").first.is_visible()


def test_what_a_span_became_is_told_by_the_keyboard_too(page: Page, desk: httpx.Client) -> None:
    go(page, desk, paths(desk)["document"])
    span = page.locator("div.text a.figure").first
    page.keyboard.press("Tab")
    span.focus()
    told = span.evaluate("one => getComputedStyle(one, '::after').content")
    assert "figure: killed: ≥ 4" in told
    page.keyboard.press("Enter")
    assert page.locator(".things li:target").inner_text().startswith("figure killed: ≥ 4")
