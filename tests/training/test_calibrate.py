"""Fitting: few cases are drawn towards their kind, curves only rise, errors are of documents not fitted on."""

import doctest

import pytest
from training.calibration_data import Found

from training import calibrate, reliability
from whence.inference.calibration import made_of


def found(n: int, n_right: int, rule: str = "before", score: float | None = None) -> list[Found]:
    """So many figures, so many of them right, each in a document of its own."""
    return [Found("figure", (rule,), score, i < n_right, f"{rule}{i}") for i in range(n)]


def test_a_rule_with_few_cases_has_no_share_of_its_own_and_one_with_many_nearly_its_own() -> None:
    told = made_of(calibrate.fit(found(90, 81) + found(10, 0, "seldom") + found(400, 40, "weak")))
    assert told.probability("figure", "seldom") == told.kinds["figure"].share
    weak = told.probability("figure", "weak")
    assert weak is not None
    assert 0.1 < weak < 0.12


def test_a_curve_only_rises_where_the_scores_do_not() -> None:
    pairs = [(n / 200, n % 3 > 0) for n in range(200)]
    curve = calibrate.rising(pairs)
    assert [share for _, share in curve] == sorted(share for _, share in curve)
    assert len(curve) < 5


def test_each_value_is_judged_by_the_other_documents() -> None:
    same = [Found("figure", ("before",), None, True, "one document")] * 50
    other = [Found("figure", ("before",), None, False, "another")] * 50
    judged = calibrate.judged(same + other)
    assert all(probability < 0.3 for item, probability in judged if item.is_right)
    assert all(probability > 0.7 for item, probability in judged if not item.is_right)


def test_the_table_tells_the_error_before_and_after() -> None:
    (_, line), *_ = calibrate.report(found(100, 80)).values()
    assert line.startswith("| figure | 100 | 0.80 | 0.200 |")


def test_the_drawing_has_a_square_a_kind() -> None:
    drawn = reliability.draw({"figure": [reliability.Bin(0.8, 0.75, 40)], "place": []})
    assert drawn.count("figure") == 1
    assert drawn.count("<circle") == 1


@pytest.mark.parametrize("module", [calibrate, reliability])
def test_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
