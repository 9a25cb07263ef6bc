"""Every route of the API, fuzzed from its own description: no answer is an error of ours, and none names a folder of the machine."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from tests.views.desk import read_story

from whence.case.case import Case
from whence.settings import Settings
from whence.views.web.app import make_desk

HERE = {"host": "127.0.0.1"}
PLACES = ("site-packages", "/src/whence", "Traceback")


class Desk:
    """A desk, the description it gives of its API, and ids of its ledger to put in the place of made-up ones."""

    def __init__(self, case: Case) -> None:
        self.folder = str(case.folder)
        self.schema = schemathesis.openapi.from_asgi("/api/openapi.json", make_desk(case), headers=HERE)
        kinds = ("incident", "document", "figure", "statement", "report")
        self.ids = [entry.subject_id for kind in kinds for entry in list(case.store.iter_kind(kind))[:3]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk of one story."""
    with Case(read_story(tmp_path_factory.mktemp("fuzz")), Settings()) as case:
        yield Desk(case)


def with_known_ids(asked: Any, desk: Desk, number: int) -> Any:
    """A request in which every other id is one of the ledger; every fourth one asks for nothing that is optional."""
    known, reports = desk.ids[number // 2 % len(desk.ids)], [one for one in desk.ids if one.startswith("rep-")]
    if number % 2:
        asked.path_parameters = dict.fromkeys(asked.path_parameters or {}, known)
    if number % 2 and isinstance(asked.body, dict):
        right = {"subject_id": known, "decision": "unsure", "report_ids": reports[: number % 3 + 1], "author": "Ana"}
        right |= {"name": "Mine", "query": "type=bombing"}
        body = {name: right.get(name, value) for name, value in asked.body.items()}
        asked.body = body if number % 4 == 1 else {name: body[name] for name in body.keys() & right}
    return asked


def fuzz(desk: Desk, n_examples: int) -> dict[str, Counter[int]]:
    """The statuses of each operation's answers; AssertionError for the first answer that is none."""
    operations = [result.ok() for result in desk.schema.get_all_operations() if isinstance(result, Ok)]
    return {operation.label: fuzz_one(desk, operation, n_examples) for operation in operations}


def fuzz_one(desk: Desk, operation: Any, n_examples: int) -> Counter[int]:
    """The statuses of the answers of one operation."""
    statuses: Counter[int] = Counter()

    @settings(max_examples=n_examples, database=None, suppress_health_check=list(HealthCheck))
    @given(asked=operation.as_strategy())
    def ask(asked: Any) -> None:
        asked = with_known_ids(asked, desk, statuses.total())
        answer = asked.call(headers=HERE, timeout=120)
        statuses[answer.status_code] += 1
        assert answer.status_code < 500, f"{asked.as_curl_command()}: {answer.text[:400]}"
        told = [place for place in (desk.folder, *PLACES) if place in answer.text]
        assert not told, f"{asked.as_curl_command()}: {told}"

    ask()
    return statuses


def test_nothing_a_client_sends_is_answered_with_an_error_of_ours(desk: Desk) -> None:
    found = fuzz(desk, 12)
    assert len(found) >= 24
    never = {label for label, statuses in found.items() if not statuses.keys() & {200, 404}}
    assert never <= {"POST /api/sign-in"}, "what is never answered was not tried"


@pytest.mark.slow
def test_nothing_whatever_a_client_sends_is(desk: Desk) -> None:
    assert min(statuses.total() for label, statuses in fuzz(desk, 80).items() if "{" in label) > 30
