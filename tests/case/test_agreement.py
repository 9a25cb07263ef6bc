"""Agreement: Cohen's kappa as others compute it, over the rows two people judged, as those rows are now."""

import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.case.agreement import kappa_of
from whence.case.case import Case
from whence.samples import folder
from whence.settings import Settings


def pairs(yes: int, left: int, right: int, no: int) -> list[tuple[str, str]]:
    """So many rows on which both say yes, the first alone, the second alone, neither."""
    return [("yes", "yes")] * yes + [("yes", "no")] * left + [("no", "yes")] * right + [("no", "no")] * no


# Worked examples of https://en.wikipedia.org/wiki/Cohen%27s_kappa
@pytest.mark.parametrize(
    ("counts", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_kappa_is_what_the_books_say(counts: tuple[int, int, int, int], kappa: float) -> None:
    found = kappa_of(pairs(*counts))
    assert found is not None
    assert round(found, 4) == kappa


def test_kappa_at_its_ends() -> None:
    assert kappa_of(pairs(3, 0, 0, 2)) == 1
    assert kappa_of(pairs(0, 2, 2, 0)) == -1
    assert kappa_of(pairs(1, 1, 1, 1)) == 0
    assert kappa_of(pairs(5, 0, 0, 0)) is None
    assert kappa_of([]) is None


decision = st.sampled_from(["positive", "negative", "unsure"])


@given(st.lists(st.tuples(decision, decision), min_size=1))
def test_kappa_does_not_hang_on_who_is_first(some: list[tuple[str, str]]) -> None:
    kappa = kappa_of(some)
    assert kappa == kappa_of([(right, left) for left, right in some])
    assert kappa is None or -1 <= kappa <= 1
    assert kappa is None or math.isclose(kappa, kappa_of(some * 3) or 0.0, abs_tol=1e-12)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one story, to be copied."""
    place = tmp_path_factory.mktemp("read") / "case"
    with Case(place, Settings()) as case:
        case.add(folder("demo") / "gao-barracks")
    return place


@pytest.fixture
def case(read: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the case of that story."""
    shutil.copytree(read, tmp_path / "case")
    with Case(tmp_path / "case", Settings()) as copy:
        yield copy


def test_the_latest_decisions_about_whole_rows_are_compared(case: Case) -> None:
    first, second, third = [dossier.incident.id for dossier in case.incidents()][:3]
    for incident_id, author, decision in (
        (first, "Ana", "positive"), (first, "Ben", "negative"), (first, "Ben", "positive"),
        (second, "Ana", "negative"), (second, "Ben", "positive"),
        (third, "Ana", "positive"), (first, "Cem", "comment"), (third, "Ben", "unsure"),
    ):  # fmt: skip
        case.decide(incident_id, decision, author=author, reason="a word")
    case.undo("Ben")
    case.decide(first, "positive", author="Ben", field="killed", value="9")
    (found,) = case.agreement()
    assert (found.left, found.right, found.n_rows, found.n_alike) == ("Ana", "Ben", 2, 1)
    assert found.decisions == (("negative", "positive", 1), ("positive", "positive", 1))
    assert found.kappa == 0


def test_two_rows_that_become_one_are_one_row(case: Case) -> None:
    first, second = [dossier.incident.id for dossier in case.incidents()][:2]
    case.decide(first, "positive", author="Ana")
    case.decide(second, "negative", author="Ben")
    assert case.agreement() == []
    case.decide(first, "positive", author="Ana", other_id=second)
    (found,) = case.agreement()
    assert (found.n_rows, found.n_alike, found.kappa) == (1, 0, 0)


def test_a_second_person_signs_off(case: Case) -> None:
    incident_id = next(case.incidents()).incident.id

    def standing() -> tuple[object, ...]:
        review = case.reviews().of_incident(case.incident(incident_id))
        return (review.state, review.standing.signed, review.standing.differ, review.n_signed, review.is_disputed)

    case.decide(incident_id, "positive", author="Ana")
    assert standing() == ("accepted", ("Ana",), (), 1, False)
    case.decide(incident_id, "positive", author="Ben")
    assert standing() == ("accepted", ("Ana", "Ben"), (), 2, False)
    case.decide(incident_id, "negative", author="Cem")
    assert standing() == ("rejected", ("Cem",), ("Ana", "Ben"), 1, True)
    case.undo("Cem")
    case.decide(incident_id, "positive", author="Ana", reason="said again")
    assert standing() == ("accepted", ("Ana", "Ben"), (), 2, False)
    case.undo("Ana")
    case.undo("Ana")
    assert standing() == ("accepted", ("Ben",), (), 1, False)


def test_a_corrected_cell_is_signed_off_or_disputed(case: Case) -> None:
    incident_id = next(case.incidents()).incident.id
    for author, value in (("Ana", "9"), ("Ben", "9"), ("Cem", "8"), ("Ben", "9")):
        case.decide(incident_id, "positive", author=author, field="killed", value=value)
    review = case.reviews().of_incident(case.incident(incident_id))
    correction = review.correction("killed")
    assert correction
    assert (correction.value, correction.standing.signed, correction.standing.differ) == ("9", ("Ana", "Ben"), ("Cem",))
    assert review.by == ("Ana", "Ben")
    assert (review.is_disputed, review.n_signed) == (True, 0)
