"""The API as a client meets it: the same names as in Python, pages, one shape of error, no answer of 500, no paths."""

import http.client
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.views.desk import read_story, served

LISTS = ("incidents", "documents", "figures", "statements", "skipped", "failures", "judgements")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of one story."""
    return read_story(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def desk(read: Path) -> Iterator[httpx.Client]:
    """The desk of that case, for tests that change nothing."""
    with served(read) as client:
        yield client


@pytest.fixture
def own(read: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """The desk of a copy, for tests that decide."""
    with served(read, tmp_path / "copy") as client:
        yield client


def items(client: httpx.Client, path: str, **query: Any) -> list[Any]:
    """The items of a list."""
    return client.get(f"/api/{path}", params=query).raise_for_status().json()["items"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_whole_however_they_are_paged(desk: httpx.Client, name: str) -> None:
    whole = items(desk, name, limit=500)
    paged, after = [], None
    while True:
        page = desk.get(f"/api/{name}", params={"limit": 7, **({"after": after} if after else {})}).json()
        paged += page["items"]
        after = page["next"]
        if after is None:
            break
    assert paged == whole
    assert page["n"] == len(whole)
    assert bool(whole) == (name not in {"failures", "judgements"})
    wrong = desk.get(f"/api/{name}", params={"after": "none-there"})
    assert wrong.status_code == 400
    assert wrong.json()["error"]["what"] == "after: no such place in the list"


def test_filters_keep_what_they_say(desk: httpx.Client) -> None:
    every = items(desk, "incidents", limit=500)
    assert {i["incident"]["is_background"] for i in every} == {True, False}
    for query, holds in (
        ({"type": "bombing"}, lambda i: i["incident"]["type"] == "bombing"),
        ({"type": ["bombing", "clash"]}, lambda i: i["incident"]["type"] in {"bombing", "clash"}),
        ({"background": "no"}, lambda i: not i["incident"]["is_background"]),
        ({"disagreement": "yes"}, lambda i: i["disagreement"] > 0),
        ({"min_origins": 2}, lambda i: i["corroboration"]["n_origins"] >= 2),
        ({"country": "ml"}, lambda i: i["incident"].get("place", {}).get("country") == "ML"),
        ({"status": "claimed"}, None),
        ({"review": "accepted"}, lambda i: False),
        ({"text": "GAO"}, lambda i: True),
    ):
        answer = desk.get("/api/incidents", params={**query, "limit": 500})
        if holds is None:
            assert answer.status_code == 400
            continue
        assert [i["row"]["id"] for i in answer.json()["items"]] == [
            i["row"]["id"] for i in every if holds(i)
        ] or "text" in query, query
    assert items(desk, "incidents", text="zzzzqq") == []
    days = items(desk, "incidents", since="2023-03-01", until="2023-03-03")
    assert days
    assert all(i["incident"]["time"]["start"] <= "2023-03-03" <= "2023-03-03" for i in days)


def test_one_incident_is_its_dossier(desk: httpx.Client) -> None:
    first = items(desk, "incidents", sort="documents")[0]["row"]["id"]
    whole = desk.get(f"/api/incidents/{first}").json()
    assert {
        "incident",
        "accounts",
        "documents",
        "figures",
        "statements",
        "corroboration",
        "tallies",
        "tolls",
        "tellings",
        "sureness",
        "review",
        "seen",
    } == set(whole)
    reasons = items(desk, f"why/{first}", field="killed")
    texts = {document["id"]: document["text"] for document in whole["documents"]}
    assert reasons
    assert all(reason["quote"] in texts[reason["document_id"]] for reason in reasons)


def test_deciding_and_taking_back(own: httpx.Client) -> None:
    first = items(own, "incidents")[0]["row"]["id"]
    given = {"subject_id": first, "decision": "positive", "author": "Ana", "field": "killed", "value": "9"}
    made = own.post("/api/decide", json=given).raise_for_status().json()
    assert (made["author"], made["value"], made["subject_id"]) == ("Ana", "9", first)
    assert own.get(f"/api/incidents/{first}").json()["review"]["corrections"][0]["value"] == "9"
    assert [j["id"] for j in items(own, "judgements", subject_id=first)] == [made["id"]]
    assert own.post("/api/undo", json={"author": "Ana"}).json()["items"][0]["decision"] == "none"
    assert "corrections" not in own.get(f"/api/incidents/{first}").json()["review"]
    assert own.post("/api/redo", json={"author": "Ana"}).json()["items"][0]["decision"] == "positive"


def test_what_waits_asks_and_is_moved(own: httpx.Client) -> None:
    waiting = items(own, "waiting")
    weights = [item["weight"] for item in waiting]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    first = max(waiting, key=lambda item: len(item["incident"]["report_ids"]))["incident"]
    (killed,) = (q for q in items(own, f"questions/{first['id']}") if q.get("field") == "killed")
    chosen = killed["choices"][0]
    at = {"document_id": chosen["span"]["document_id"], "start": chosen["span"]["start"], "end": chosen["span"]["end"]}
    given = {"subject_id": first["id"], "decision": "positive", "author": "Ana", "field": "killed"}
    made = own.post("/api/decide", json={**given, "value": chosen["value"], **at}).raise_for_status().json()
    assert made["span"] == chosen["span"]
    assert "killed" not in [q.get("field") for q in items(own, f"questions/{first['id']}")]
    moved = own.post("/api/move", json={"report_ids": first["report_ids"][-1:], "author": "Ana"}).raise_for_status()
    assert {j["decision"] for j in moved.json()["items"]} == {"negative"}
    assert own.get(f"/api/incidents/{first['id']}").json()["incident"]["report_ids"] == first["report_ids"][:-1]


def test_places_come_with_the_value_a_correction_keeps(desk: httpx.Client) -> None:
    region, town = items(desk, "places", text="gao")[:2]
    assert (region["kind"], region["value"]) == ("admin1", "Gao (region), ML"), "a region has no pin in its middle"
    assert (town["kind"], town["value"]) == ("city", "Gao, ML @ 16.27167,-0.04472")


def test_of_two_at_once_one_is_told(own: httpx.Client) -> None:
    first = items(own, "incidents")[0]["row"]["id"]
    seen = own.get(f"/api/incidents/{first}").json()["seen"]

    def decide(author: str) -> int:
        given = {"subject_id": first, "decision": "positive", "author": author, "seen": seen}
        return own.post("/api/decide", json=given).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(decide, ("Ana", "Ben", "Cem", "Dan", "Eva", "Fay"))) == [200, 409, 409, 409, 409, 409]
    assert len(items(own, "judgements")) == 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("incidents/inc-none", 404),
        ("incidents/%00", 404),
        ("incidents/" + "x" * 5000, 404),
        ("documents/%ED%A0%80", 404),
        ("why/nothing", 404),
        ("judgements?subject_id=inc-none", 400),
        ("incidents?type=party", 400),
        ("incidents?since=yesterday", 400),
        ("incidents?min_origins=%D9%A3", 400),
        ("incidents?limit=0", 400),
        ("incidents?limit=many", 400),
        ("incidents?after=inc-none", 400),
        ("incidents?sort=colour", 400),
        ("questions/inc-none", 404),
        ("places", 400),
        ("waiting?after=inc-none", 400),
        ("nowhere", 404),
    ],
)
def test_errors_have_one_shape(desk: httpx.Client, path: str, status: int) -> None:
    answer = desk.get(f"/api/{path}")
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert set(error) == {"what", "where", "allowed", "next"}
    assert error["what"]
    assert error["where"]
    assert error["allowed"] or error["next"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"subject_id": 1}', b'{"subject_id":"\\ud800","decision":"positive","author":"A"}']
)
def test_bad_bodies_are_refused(desk: httpx.Client, body: bytes) -> None:
    answer = desk.post("/api/decide", content=body, headers={"content-type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"]["what"]


def test_other_sites_and_other_names_are_refused(desk: httpx.Client) -> None:
    good = {"subject_id": "x", "decision": "positive", "author": "A"}
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 421
    assert desk.post("/api/decide", json=good, headers={"origin": "http://evil.example"}).status_code == 403
    assert desk.post("/api/decide", json=good, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert desk.post("/api/decide", content=iter([b"{}"])).status_code == 411
    connection = http.client.HTTPConnection(desk.base_url.host, desk.base_url.port or 80, timeout=20)
    connection.putrequest("POST", "/api/undo")
    connection.putheader("content-length", "99999999999")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_description_names_every_route(desk: httpx.Client) -> None:
    described = desk.get("/api/openapi.json").json()
    assert {f"/api/{name}" for name in LISTS} <= set(described["paths"])
    given = {p["name"] for p in described["paths"]["/api/incidents"]["get"]["parameters"]}
    assert {"text", "country", "type", "since", "disagreement", "min_origins", "review", "after", "limit"} <= given


def test_nothing_of_the_machine_is_told(desk: httpx.Client, read: Path) -> None:
    paths = [f"/api/{name}?limit=500" for name in LISTS if name != "judgements"] + [
        "/",
        "/incidents",
        "/failures",
        "/sources",
    ]
    for path in paths:
        text = desk.get(path).text
        assert str(read.parent) not in text, path
        assert "samples/demo" not in text, path
    for document in items(desk, "documents"):
        assert not json.dumps(document["name"]).startswith('"/')
