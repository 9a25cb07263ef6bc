"""Signing in by OpenID Connect, with a small provider of our own: who is let in, and every token that must not let anybody in."""

import base64
import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from fastapi import FastAPI, Form, Request
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from tests.views.desk import wait

from whence.accounts.account import Role
from whence.accounts.book import AccountBook
from whence.case.case import Case
from whence.settings import Settings
from whence.views.web.app import make_desk

DESK = "https://desk.example"


class Provider:
    """A provider at which one is somebody at once; `says` is put over the claims, `key` signs."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.key = self.own_key = RSAKey.generate_key(2048, parameters={"kid": "one"})
        self.says: dict[str, Any] = {}
        self.asked: dict[str, str] = {}
        self.app = FastAPI()
        self.app.get("/.well-known/openid-configuration")(self.configuration)
        self.app.get("/jwks")(self.jwks)
        self.app.post("/token")(self.token)

    def configuration(self) -> dict[str, str]:
        """What it says of itself."""
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        return {"issuer": self.address, **{name: f"{self.address}/{path}" for name, path in ends.items()}}

    def jwks(self) -> Any:
        """The keys it signs with."""
        return KeySet([self.own_key]).as_dict(private=False)

    def authorize(self, address: str) -> str:
        """Somebody comes, is known, and goes back with a code."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert query["code_challenge_method"] == "S256"
        assert (query["response_type"], query["scope"], query["client_id"]) == ("code", "openid email", "whence")
        self.asked = query
        return f"{query['redirect_uri']}?code=c0de&state={query['state']}"

    async def token(self, request: Request, code: str = Form(), code_verifier: str = Form()) -> dict[str, Any]:
        """The identity of who came, for whoever sent them."""
        assert request.headers["authorization"] == "Basic " + base64.b64encode(b"whence:a secret").decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(code_verifier.encode()).digest()).rstrip(b"=").decode()
        assert (code, challenge) == ("c0de", self.asked["code_challenge"])
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": "whence", "sub": "7", "iat": now, "exp": now + 60, "nonce": self.asked["nonce"],
            "email": "ana@example.org", "email_verified": True, **self.says,
        }  # fmt: skip
        claims = {name: value for name, value in claims.items() if value is not None}
        return {
            "access_token": "x",
            "token_type": "Bearer",
            "id_token": jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key),
        }


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    """The provider, on a port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        provider = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.app, log_level="critical", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        wait(lambda: server.started)
        yield provider
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def provider(running: Provider) -> Provider:
    """The provider, saying nothing unusual."""
    running.says, running.key = {}, running.own_key
    return running


@pytest.fixture
def browser(provider: Provider, tmp_path: Path) -> Iterator[TestClient]:
    """A browser before a desk with one account that signs in by the provider."""
    AccountBook(tmp_path / "case").add("Ana", Role.REVIEWER, openid="ana@example.org")
    asked = {"oidc_issuer": provider.address, "oidc_client_id": "whence", "oidc_client_secret": "a secret"}
    with Case(tmp_path / "case", Settings(desk_url=DESK, **asked)) as case:  # type: ignore[arg-type]
        yield TestClient(make_desk(case), base_url=DESK, follow_redirects=False)


def come_back(browser: TestClient, provider: Provider, back: str = "/incidents?type=bombing") -> Any:
    """Go to the provider, and come back from it."""
    return browser.get(provider.authorize(browser.get("/openid", params={"back": back}).headers["location"]))


def test_whoever_the_provider_knows_comes_in_as_their_account(browser: TestClient, provider: Provider) -> None:
    door = browser.get("/sign-in").text
    assert f"Sign in with {urlsplit(provider.address).netloc}" in door
    answer = come_back(browser, provider)
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents?type=bombing")
    assert "__Host-whence" in answer.headers["set-cookie"]
    who = browser.get("/api/who").json()
    assert (who["name"], who["role"]) == ("Ana", "reviewer")


def test_the_providers_own_name_of_somebody_will_do(browser: TestClient, provider: Provider, tmp_path: Path) -> None:
    AccountBook(tmp_path / "case").add("Ben", Role.READER, openid="subject-9")
    provider.says = {"sub": "subject-9", "email": None}
    assert come_back(browser, provider).status_code == 303
    assert browser.get("/api/who").json()["name"] == "Ben"


@pytest.mark.parametrize(
    "says",
    [
        {"email": "nobody@example.org"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"iss": "https://other.example"},
        {"aud": "another"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000},
        {"exp": None},
        {"sub": None},
    ],
    ids=str,
)
def test_nobody_comes_in_by_a_token_that_says_something_else(
    browser: TestClient, provider: Provider, says: dict[str, Any]
) -> None:
    provider.says = says
    answer = come_back(browser, provider)
    assert answer.status_code in (400, 401), answer.text
    assert "__Host-whence" not in answer.headers.get("set-cookie", "")
    assert browser.get("/api/who").status_code == 401


def test_nobody_comes_in_by_a_token_another_signed(browser: TestClient, provider: Provider) -> None:
    provider.key = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert come_back(browser, provider).status_code == 400
    assert browser.get("/api/who").status_code == 401


def test_an_answer_is_taken_once_and_from_the_browser_that_went(browser: TestClient, provider: Provider) -> None:
    answer = provider.authorize(browser.get("/openid").headers["location"])
    kept = dict(browser.cookies)
    browser.cookies.clear()
    assert browser.get(answer).status_code == 400, "another browser"
    browser.cookies.update(kept)
    assert browser.get(answer.replace("state=", "state=x")).status_code == 400, "another state"
    browser.cookies.clear()
    answer = provider.authorize(browser.get("/openid", params={"back": "//evil.example"}).headers["location"])
    assert browser.get(answer).headers["location"] == "/"
    browser.cookies.clear()
    assert browser.get(answer).status_code == 400, "the same again"


def test_a_provider_that_does_not_answer_is_no_error_of_ours(tmp_path: Path) -> None:
    for issuer in ("http://127.0.0.1:9", "no address"):
        with Case(tmp_path / "case", Settings(oidc_issuer=issuer, oidc_client_id="whence")) as case:
            browser = TestClient(make_desk(case), base_url="http://127.0.0.1", follow_redirects=False)
            assert browser.get("/openid").status_code == 400
    with Case(tmp_path / "case", Settings()) as case:
        browser = TestClient(make_desk(case), base_url="http://127.0.0.1", follow_redirects=False)
        assert browser.get("/openid").status_code == 404
        assert browser.get("/openid/back").status_code == 404
        assert "Sign in with" not in browser.get("/sign-in").text
