"""Every form of the desk, filled in by chance by somebody who is signed in: no answer is an error of ours, and no form without its token counts."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from tests.views.desk import read_story

from whence.accounts.account import Role
from whence.accounts.book import AccountBook
from whence.case.case import Case
from whence.settings import Settings
from whence.views.web.app import make_desk

PASSWORD = "four words of mine"
HOST = "http://192.0.2.1"
PLACES = ("site-packages", "/src/whence", "Traceback")
WORDS = (
    "positive",
    "negative",
    "unsure",
    "comment",
    "killed",
    "9",
    "type",
    "bombing",
    "up",
    "out",
    "in",
    "behind",
    "reader",
)
ODD = ("", " ", "\0", "\ud800", "<b>", "../../etc/passwd", "//evil.example", ":::", "a:1:2:3", "9" * 40, "x" * 5_000)
LEAVES = {"/sign-out", "/sign-in", "/openid"}  # after which nobody is signed in, or who is not from here


class Forms:
    """A desk with an admin who is signed in, its forms, and what may be filled in."""

    def __init__(self, case: Case) -> None:
        self.folder = str(case.folder)
        desk = make_desk(case, "0.0.0.0")
        session = desk.state.door.sign_in("Ada", PASSWORD, "192.0.2.7")
        self.client = TestClient(desk, base_url=HOST, follow_redirects=False, raise_server_exceptions=False)
        self.client.cookies.set("whence_session", session)
        self.token = desk.state.door.who(session).token
        kinds = ("incident", "document", "figure", "report")
        self.ids = [entry.subject_id for kind in kinds for entry in list(case.store.iter_kind(kind))[:3]]
        brief = case.briefs().begin("Gao", "Ada")
        self.brief_id, (passage,) = brief.id, case.briefs().add(brief.id, self.ids[:1], "Ada")
        self.ids += [brief.id, passage.id]
        self.routes = [
            (route.path, fields_of(route))
            for route in all_routes(desk.routes)
            if "POST" in (route.methods or ()) and not route.path.startswith("/api") and route.path not in LEAVES
        ]

    def send(self, path: str, fields: dict[str, Any], token: str) -> Any:
        """Send a form, with a small file where it takes files."""
        files = [("files", ("a.txt", b"Four were killed in Gao, police said."))] if "files" in fields else None
        sent = {name: value for name, value in fields.items() if name != "files"} | {"token": token}
        return self.client.post(path.replace("{brief_id}", self.brief_id), data=sent, files=files)


def all_routes(routes: Any) -> Iterator[APIRoute]:
    """The routes of a desk, those of its parts too."""
    for route in routes:
        if isinstance(route, APIRoute):
            yield route
        elif hasattr(route, "original_router"):
            yield from all_routes(route.original_router.routes)


def fields_of(route: APIRoute) -> tuple[str, ...]:
    """The names of the fields a form sends there."""
    asked = [field.field_info.annotation for field in route.dependant.body_params]
    forms = [kind for kind in asked if isinstance(kind, type) and issubclass(kind, BaseModel)]
    names = [field.name for field in route.dependant.body_params]
    return tuple(forms[0].model_fields) if forms else tuple(names)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forms]:
    """The forms of the desk of one story."""
    folder = read_story(tmp_path_factory.mktemp("forms"))
    AccountBook(folder).add("Ada", Role.ADMIN, password=PASSWORD)
    with Case(folder, Settings()) as case:
        yield Forms(case)


def right(path: str, forms: Forms) -> dict[str, Any]:
    """What makes a form one that can be done."""
    incident, brief, passage = forms.ids[0], *forms.ids[-2:]
    known: dict[str, dict[str, Any]] = {
        "/decide": {
            "subject_id": incident,
            "decision": "positive",
            "other_id": "",
            "field": "",
            "choice": "",
            "value": "",
            "seen": "",
        },
        "/move": {"report_ids": [one for one in forms.ids if one.startswith("rep-")][:1], "to": "", "seen": ""},
        "/filters/save": {"name": "Mine", "query": "type=bombing"},
        "/briefs": {"title": "Mine"},
        "/briefs/add": {"chosen": [incident], "into": brief},
        "/briefs/{brief_id}": {"title": "Mine"},
        "/briefs/{brief_id}/write": {"text": "Words.", "behind": ""},
        "/briefs/{brief_id}/move": {"passage": passage, "to": "out"},
        "/documents/add": {"publisher": "", "published": ""},
        "/accounts/add": {"name": "Ben", "role": "reader", "password": PASSWORD, "openid": ""},
    }
    return {"author": "Ada", "reason": "", "source": "", "back": "/", **known.get(path, {})}


def fuzz(forms: Forms, path: str, names: tuple[str, ...], n_examples: int) -> Counter[int]:
    """The statuses of the answers to one form; AssertionError for the first that is none."""
    statuses: Counter[int] = Counter()
    text = st.sampled_from((*forms.ids, *WORDS, *ODD)) | st.text(max_size=40)
    filled = st.fixed_dictionaries({name: st.none() | text for name in names})

    @settings(max_examples=n_examples, database=None, suppress_health_check=list(HealthCheck))
    @given(filled=filled)
    def ask(filled: dict[str, Any]) -> None:
        sent = {name: value.encode("utf-8", "replace").decode() for name, value in filled.items() if value is not None}
        if statuses.total() % 3 == 0:  # every third is one that could be done, but for chance in one of its fields
            sent = {name: value for name, value in right(path, forms).items() if name in names}
            sent |= {name: value for name, value in list(filled.items())[:1] if name == "reason"}
        if "files" in names:
            sent["files"] = ""
        assert forms.send(path, sent, "guessed").status_code == 403, f"{path}: {sent}"
        answer = forms.send(path, sent, forms.token)
        statuses[answer.status_code] += 1
        assert answer.status_code < 500, f"{path}: {sent}: {answer.text[:400]}"
        told = [place for place in (forms.folder, *PLACES) if place in answer.text]
        assert not told, f"{path}: {sent}: {told}"
        assert "evil.example" not in answer.headers.get("location", ""), f"{path}: {sent}"

    ask()
    return statuses


def test_no_form_is_answered_with_an_error_of_ours(forms: Forms) -> None:
    found = {path: fuzz(forms, path, names, 9) for path, names in forms.routes}
    assert {
        "/decide",
        "/move",
        "/undo",
        "/briefs/{brief_id}/rewrite",
        "/accounts/role",
        "/documents/add",
    } <= found.keys()
    never = {path for path, statuses in found.items() if 303 not in statuses and 200 not in statuses}
    assert never <= {
        "/account/password",
        "/accounts/role",
        "/accounts/password",
        "/accounts/remove",
        "/briefs/{brief_id}/rewrite",
    }


@pytest.mark.slow
def test_no_form_whatever_is_filled_in_is(forms: Forms) -> None:
    assert all(fuzz(forms, path, names, 60).total() >= 1 for path, names in forms.routes)
