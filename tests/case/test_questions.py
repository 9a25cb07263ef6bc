"""What one incident asks: values that differ with the words behind them, possible merges, and newer runs that disagree."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.case.cells import checked_value, placed
from whence.core.dossier import Dossier
from whence.errors import InputError
from whence.samples import folder
from whence.settings import Settings


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """The case of one story."""
    with Case(tmp_path / "case", Settings()) as opened:
        opened.add(folder("demo") / "gao-barracks")
        yield opened


def main_of(case: Case) -> Dossier:
    """The incident most documents tell."""
    return max(case.incidents(), key=lambda dossier: len(dossier.accounts))


def test_values_that_differ_are_asked_with_the_words_behind_them(case: Case) -> None:
    dossier = main_of(case)
    questions = {q.field: q for q in case.questions(dossier.incident.id) if q.kind == "cell"}
    killed = questions["killed"]
    assert len(killed.choices) > 1
    texts = {document.id: document.text for document in dossier.documents}
    for choice in killed.choices:
        assert choice.span
        assert texts[choice.span.document_id][choice.span.start : choice.span.end] == choice.span.quote
        made = case.decide(
            dossier.incident.id, "positive", author="Ana", field="killed", value=choice.value,
            document_id=choice.span.document_id, start=choice.span.start, end=choice.span.end,
        )  # fmt: skip
        assert (made.value, made.span) == (choice.value, choice.span), "every choice may be kept as it is"


def test_every_choice_of_every_cell_may_be_kept(case: Case) -> None:
    for dossier in case.incidents():
        for question in case.questions(dossier.incident.id):
            for choice in question.choices:
                assert checked_value(question.field or "", choice.value) == choice.value


def test_what_is_decided_is_asked_no_more_and_weighs_nothing(case: Case) -> None:
    incident_id = main_of(case).incident.id
    (before,) = (item.weight for item in case.waiting() if item.id == incident_id)
    fields = [q.field for q in case.questions(incident_id)]
    case.decide(incident_id, "positive", author="Ana", field="killed", value="5")
    assert [q.field for q in case.questions(incident_id)] == [f for f in fields if f != "killed"]
    assert next((item.weight for item in case.waiting() if item.id == incident_id), 0) < before
    case.decide(incident_id, "positive", author="Ana")
    assert case.questions(incident_id) == []
    assert incident_id not in [item.id for item in case.waiting()]


def test_where_a_newer_run_disagrees_that_is_asked_first(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    incident_id = main_of(case).incident.id
    was = case.decide(incident_id, "positive", author="Ana", field="killed", value="5").saw
    case.decide(incident_id, "positive", author="Ben")
    monkeypatch.setattr("whence.case.cells.toll", lambda dossier, measure: "12")
    row, cell = case.questions(incident_id)
    assert (row.kind, row.field, row.person, row.author) == ("changed", None, "accepted", "Ben")
    assert (cell.kind, cell.field, cell.person, cell.was, cell.machine, cell.author) == (
        "changed", "killed", "5", was, "12", "Ana",
    )  # fmt: skip
    assert case.waiting()[0].id == incident_id
    case.decide(incident_id, "positive", author="Ana", field="killed", value="5", reason="I looked again")
    case.decide(incident_id, "positive", author="Ben")
    assert case.questions(incident_id) == []


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("killed", "9", "9"),
        ("killed", "7-11", "7–11"),
        ("killed", ">= 9", "≥ 9"),
        ("injured", "≤9", "≤ 9"),
        ("place", "Gao, ML", "Gao, ML"),
        ("place", "Gao, ML @ 16.27, -0.04", "Gao, ML @ 16.27,-0.04"),
    ],
)
def test_values_are_kept_in_one_form(field: str, given: str, kept: str) -> None:
    assert checked_value(field, given) == kept
    assert checked_value(field, kept) == kept


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("killed", "11-7"),
        ("killed", ">= 7-9"),
        ("killed", "-3"),
        ("killed", "٣"),
        ("place", "Gao @ here"),
        ("place", "Gao @ 91,0"),
        ("place", " @ 16,0"),
    ],
)
def test_values_that_cannot_be_are_refused(field: str, given: str) -> None:
    with pytest.raises(InputError, match=f"no {field}"):
        checked_value(field, given)


def test_a_corrected_place_has_coordinates_where_they_are_given() -> None:
    assert (placed("Gao, ML @ 16.27,-0.04").lat, placed("Gao, ML").lat) == (16.27, None)


def test_places_are_found_as_somebody_types(case: Case) -> None:
    found = case.places("mosu")
    assert (found[0].name, found[0].country) == ("Mosul", "IQ")
    assert case.places("gao")[0].name == "Gao"
    assert case.places("") == []
    assert len(case.places("s", limit=5)) == 5
