"""A desk with accounts: nobody looks before signing in, roles hold on every route, and no other site acts for anybody."""

import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi.testclient import TestClient
from starlette.routing import Route, Router
from tests.views.desk import answers, free_port, read_story, wait

from whence.accounts.account import Role
from whence.accounts.book import AccountBook
from whence.case.case import Case
from whence.errors import InputError
from whence.settings import Settings
from whence.views.web import app

PASSWORD = "four words of mine"
NAMES = {"Rita": Role.READER, "Ana": Role.REVIEWER, "Ada": Role.ADMIN}
HOST = "http://192.0.2.1"
FROM_US = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of one story."""
    return read_story(tmp_path_factory.mktemp("accounts"))


@pytest.fixture(scope="module")
def shared(read: Path) -> Iterator[Any]:
    """The desk of that case, open to others, with an account of each role."""
    for name, role in NAMES.items():
        AccountBook(read).add(name, role, password=PASSWORD)
    with Case(read, Settings()) as case:
        yield app.make_desk(case, "0.0.0.0")


def browser(desk: Any, name: str | None = None, host: str = HOST) -> TestClient:
    """A browser, of somebody who signed in or of nobody."""
    client = TestClient(desk, base_url=host, headers=FROM_US, follow_redirects=False)
    if name:
        answer = sign_in(client, name)
        assert answer.status_code == 303, answer.text
    return client


def sign_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/") -> Any:
    """Fill in the form at the door."""
    return client.post(
        "/sign-in", data={"token": token_of(client, "/sign-in"), "name": name, "password": password, "back": back}
    )


def token_of(client: TestClient, path: str = "/account") -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def incident_of(client: TestClient) -> str:
    """An incident."""
    return client.get("/api/incidents").json()["items"][0]["row"]["id"]  # type: ignore[no-any-return]


def routes(desk: Any) -> list[tuple[str, str]]:
    """Every method and path of a desk."""
    inner = [inner for route in desk.routes for inner in getattr(route, "original_router", Router([route])).routes]
    found = [(method, route.path) for route in inner if isinstance(route, Route) for method in route.methods or ()]
    assert len(found) > 30
    return found


def test_nobody_sees_anything_before_signing_in(shared: Any) -> None:
    client = browser(shared)
    for method, path in routes(shared):
        if path in {"/sign-in", "/api/sign-in"} or path.startswith("/openid"):
            continue
        answer = client.request(method, path.replace("{", "").replace("}", ""), content=b"")
        if method == "GET" and not path.startswith("/api"):
            assert answer.status_code == 303, path
            assert answer.headers["location"].startswith("/sign-in?back=/"), path
        else:
            assert answer.status_code == 401, path
    door = client.get("/sign-in")
    assert door.status_code == 200
    assert "Incidents" not in door.text
    assert client.get("/static/desk.css").status_code == 200


def test_whoever_signs_in_goes_where_they_wanted_to(shared: Any) -> None:
    client = browser(shared)
    back = client.get("/incidents?type=bombing").headers["location"]
    assert back == "/sign-in?back=/incidents%3Ftype%3Dbombing"
    assert 'name="back" value="/incidents?type=bombing"' in client.get(back).text
    assert sign_in(client, "ana", back="/incidents?type=bombing").headers["location"] == "/incidents?type=bombing"
    assert sign_in(browser(shared), "ana", back="//evil.example").headers["location"] == "/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_for_this_desk_alone(shared: Any, scheme: str) -> None:
    client = browser(shared, host=f"{scheme}://192.0.2.1")
    cookie = sign_in(client, "Ana").headers["set-cookie"]
    assert cookie.startswith("__Host-whence=" if scheme == "https" else "whence_session=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert ("Secure" in cookie.split("; ")) == (scheme == "https")
    assert "Domain" not in cookie
    assert client.get("/").status_code == 200


def test_behind_a_proxy_that_speaks_https_cookies_need_it_too(read: Path, shared: Any) -> None:
    with Case(read, Settings(desk_url="https://desk.example")) as case:
        client = browser(app.make_desk(case), host="http://desk.example")
        assert "Secure" in sign_in(client, "Ana").headers["set-cookie"]


def test_wrong_passwords_say_so_and_too_many_wait(shared: Any) -> None:
    client = browser(shared)
    for _ in range(5):
        answer = sign_in(client, "Rita", "guess")
        assert answer.status_code == 401
        assert "Name or password is wrong" in answer.text
        assert "set-cookie" not in answer.headers
    answer = sign_in(client, "Rita")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 300
    assert client.post("/api/sign-in", json={"name": "Rita", "password": PASSWORD}).status_code == 429
    shared.state.door.tries.__init__()


def test_roles_hold_on_every_route(shared: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.views.changes.LONGEST_S", 0)  # a stream that ends at once
    for name, role in NAMES.items():
        client = browser(shared, name)
        for method, path in routes(shared):
            if path in {"/sign-out", "/api/sign-out", "/sign-in", "/api/sign-in", "/account/password"}:
                continue
            allowed = role is Role.ADMIN or (
                not path.startswith("/accounts") and (role is Role.REVIEWER or method in {"GET", "HEAD"})
            )
            if allowed and method not in {"GET", "HEAD"}:
                continue  # what an allowed change does is tested where it is made
            status = client.request(method, path).status_code
            assert (status == 403) == (not allowed), (name, method, path, status)


def test_a_decision_carries_the_name_of_the_account(shared: Any) -> None:
    client = browser(shared, "Ana")
    given = {"token": token_of(client), "subject_id": incident_of(client), "decision": "positive", "author": "Ben"}
    assert client.post("/decide", data=given).status_code == 303
    made = client.get("/api/judgements").json()["items"][-1]
    assert (made["author"], made["decision"]) == ("Ana", "positive")
    api = {"subject_id": incident_of(client), "decision": "unsure", "author": "Ben"}
    assert client.post("/api/decide", json=api).json()["author"] == "Ana"
    assert client.post("/api/undo", json={"author": "Ben"}).json()["items"][0]["author"] == "Ana"
    other = browser(shared, "Ada")
    assert other.post("/api/undo", json={"author": "Ana"}).json()["items"] == []


def test_whoever_may_only_look_is_offered_nothing_else(shared: Any) -> None:
    client = browser(shared, "Rita")
    path = f"/incidents/{incident_of(client)}"
    assert 'action="/decide"' not in client.get(path).text
    assert "Undo" not in client.get(path).text
    assert "/documents/add" not in client.get("/").text
    assert 'action="/decide"' in browser(shared, "Ana").get(path).text


def test_every_form_needs_the_token_of_its_own_session(shared: Any) -> None:
    client, other = browser(shared, "Ada"), browser(shared, "Ana")
    changing = [path for method, path in routes(shared) if method == "POST" and not path.startswith("/api")]
    assert {"/decide", "/undo", "/accounts/add", "/documents/add", "/sign-out"} <= set(changing)
    for path in changing:
        for token in ("", "guessed", token_of(other)):
            assert client.post(path, data={"token": token}).status_code == 403, path
    assert client.get("/account").status_code == 200


def test_the_api_needs_a_sign_that_we_sent_it(shared: Any) -> None:
    client = TestClient(shared, base_url=HOST)
    answer = client.post("/api/sign-in", json={"name": "Ana", "password": PASSWORD})
    assert answer.json()["role"] == "reviewer"
    token = answer.json()["token"]
    assert client.get("/api/who").json() == {"name": "Ana", "role": "reviewer", "is_signed_in": True, "token": token}
    given = {"subject_id": incident_of(client), "decision": "positive"}
    assert client.post("/api/decide", json=given).status_code == 403
    assert client.post("/api/decide", json=given, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/api/decide", json=given, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/api/decide", json=given, headers={"x-whence-token": token}).status_code == 200
    assert client.post("/api/undo", json={}, headers={"origin": HOST}).status_code == 200
    assert client.post("/api/sign-out", headers={"x-whence-token": token}).status_code == 200
    assert client.get("/api/who").status_code == 401


def test_signing_out_ends_it_for_whoever_kept_the_cookie(shared: Any) -> None:
    client = browser(shared, "Ana")
    kept = dict(client.cookies)
    assert client.post("/sign-out", data={"token": token_of(client)}).headers["location"] == "/sign-in"
    assert client.get("/").status_code == 303
    client.cookies.update(kept)
    assert client.get("/").status_code == 303


def test_admins_manage_accounts_on_a_page(shared: Any) -> None:
    client = browser(shared, "Ada")
    given = {"token": token_of(client)}
    new = {**given, "name": "Cem <b>", "role": "reader", "password": PASSWORD}
    assert client.post("/accounts/add", data=new).status_code == 303
    assert "Cem &lt;b&gt;" in client.get("/accounts").text
    cem = browser(shared, "Cem <b>")
    assert client.post("/accounts/role", data={**given, "name": "Cem <b>", "role": "reviewer"}).status_code == 303
    assert cem.get("/api/who").json()["role"] == "reviewer"
    assert client.post("/accounts/password", data={**given, "name": "Cem <b>", "password": "short"}).status_code == 400
    changed = {"token": token_of(cem), "old": PASSWORD, "new": "four other words", "again": "four other words"}
    assert cem.post("/account/password", data={**changed, "old": "guess"}).status_code == 400
    assert cem.post("/account/password", data=changed).status_code == 303
    assert cem.get("/").status_code == 200
    assert client.post("/accounts/password", data={**given, "name": "Cem <b>", "password": PASSWORD}).status_code == 303
    assert cem.get("/").status_code == 303
    assert client.post("/accounts/remove", data={**given, "name": "Cem <b>"}).status_code == 303
    assert client.post("/accounts/remove", data={**given, "name": "Ada"}).status_code == 400


def test_only_names_of_ours_are_answered_to(read: Path, shared: Any) -> None:
    for host, status in (("http://10.1.2.3:8600", 200), ("http://[2001:db8::1]", 200), ("http://evil.example", 421)):
        assert browser(shared, host=host).get("/sign-in").status_code == status
    with Case(read, Settings(desk_url="https://desk.example")) as case:
        named = app.make_desk(case)
        assert browser(named, host="https://desk.example").get("/sign-in").status_code == 200
        assert browser(named, host="http://10.1.2.3").get("/sign-in").status_code == 421


def test_serving_others_needs_accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []
    monkeypatch.setattr("whence.views.web.server.run", lambda *_, **options: called.append(options))
    with Case(tmp_path / "case", Settings()) as case:
        for host in ("0.0.0.0", "::", "192.168.1.5"):
            with pytest.raises(InputError, match="whence account add NAME --role admin"):
                app.serve(case, host)
        app.serve(case)
        AccountBook(case.folder).add("Ana", Role.ADMIN, password=PASSWORD)
        app.serve(case, "0.0.0.0")
        assert [one["host"] for one in called] == ["127.0.0.1", "0.0.0.0"]
    named = Settings(desk_url="https://desk.example")
    with Case(tmp_path / "other", named) as case, pytest.raises(InputError, match="WHENCE_DESK_URL"):
        app.serve(case)


def test_a_certificate_that_is_none_is_said_before_anything_is_served(tmp_path: Path) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    with Case(tmp_path / "case", Settings()) as case:
        for certificate, key in (("no.pem", None), ("missing.pem", "missing.key"), (None, "no.pem")):
            given = [tmp_path / name if name else None for name in (certificate, key)]
            with pytest.raises(InputError, match="--certificate"):
                app.serve(case, "127.0.0.1", 8600, *given)


@pytest.mark.slow
def test_with_a_certificate_the_desk_speaks_https_and_its_cookies_need_it(read: Path, tmp_path: Path) -> None:
    shutil.copytree(read, tmp_path / "case", dirs_exist_ok=True)
    book = AccountBook(tmp_path / "case")
    if not book.has_any():
        book.add("Ana", Role.REVIEWER, password=PASSWORD)
    port = free_port()
    command = [sys.executable, "-m", "whence.views.cli", "serve", "--port", str(port), "--host", "0.0.0.0"]
    command += ["--case", str(tmp_path / "case"), "--certificate", str(self_signed(tmp_path))]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        assert f"https://0.0.0.0:{port}" in server.stdout.readline()
        trusted = ssl.create_default_context(cafile=str(tmp_path / "desk.pem"))
        with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=trusted, trust_env=False) as client:
            wait(lambda: answers(client))
            answer = client.post("/api/sign-in", json={"name": "Ana", "password": PASSWORD})
            assert "Secure" in answer.headers["set-cookie"]
            assert client.get("/api/who").json()["name"] == "Ana"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def self_signed(folder: Path) -> Path:
    """A certificate of 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "desk")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    written = made.sign(key, hashes.SHA256()).public_bytes(pem)
    written += key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "desk.pem").write_bytes(written)
    return folder / "desk.pem"


def test_the_last_account_removed_closes_a_shared_desk(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings()) as case:
        book = AccountBook(case.folder)
        book.add("Ana", Role.ADMIN, password=PASSWORD)
        client = browser(app.make_desk(case, "0.0.0.0"), "Ana")
        own = browser(app.make_desk(case), host="http://127.0.0.1")
        assert own.get("/").status_code == 303
        book.remove("Ana")
        assert client.get("/").status_code == 303
        assert client.get("/api/incidents").status_code == 401
        assert own.get("/").status_code == 200
