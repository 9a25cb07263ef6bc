"""Probabilities of what was found: by score on a curve that rises, by rule, by kind; unsure below three in five."""

from itertools import pairwise

from whence.core.document import SURE_FROM, Provenance
from whence.inference.calibration import Calibration, Kind, made_of, on_curve

SMALL = Calibration(
    "calibration@0", {"figure": Kind(0.9, {"before": 0.95}, ()), "place": Kind(0.8, {}, ((0.6, 0.5), (0.9, 0.8)))}
)


def test_the_narrowest_key_that_is_known_counts() -> None:
    assert SMALL.probability("figure", "before, dozens", "before") == 0.95
    assert SMALL.probability("figure", None, "not met") == 0.9


def test_a_score_is_looked_up_on_the_curve_and_not_beyond_its_ends() -> None:
    assert SMALL.probability("place", score=0.75) == 0.65
    assert SMALL.probability("place", score=0.1) == 0.5
    assert SMALL.probability("place", score=1.0) == 0.8
    assert SMALL.probability("place") == 0.8


def test_a_kind_that_gold_does_not_tell_of_has_none() -> None:
    assert SMALL.probability("mention", "before") is None


def test_what_ships_is_between_nothing_and_certainty_and_its_curves_rise() -> None:
    shipped = Calibration.load()
    assert {"figure", "statement", "report", "time", "place", "incident perpetrator"} <= shipped.kinds.keys()
    for kind in shipped.kinds.values():
        assert all(0 < share < 1 for share in (kind.share, *kind.shares.values()))
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(kind.curve))
    assert on_curve(shipped.kinds["place"].curve, 0.999) > on_curve(shipped.kinds["place"].curve, 0.6)


def test_json_becomes_a_calibration() -> None:
    data = {"version": "calibration@7", "kinds": {"time": {"n": 5, "share": 0.8, "shares": {"step": 0.6}, "curve": []}}}
    assert made_of(data).probability("time", "step") == 0.6


def test_below_three_in_five_a_value_is_unsure_and_without_a_probability_it_is_not() -> None:
    assert Provenance("figures@4", probability=SURE_FROM - 0.01).is_unsure
    assert not Provenance("figures@4", probability=SURE_FROM).is_unsure
    assert not Provenance("figures@4").is_unsure
