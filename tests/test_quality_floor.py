"""Quality has a floor: no figure may fall below what it was, on the same gold; `whence evaluate` prints them all."""

import json
from pathlib import Path

import pytest

from whence.evaluate.floors import load_floors, write_floors
from whence.evaluate.measurements import LOWER_IS_BETTER, MEASUREMENTS, Measurement
from whence.evaluate.scoring import Score, evaluate

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
FLOORS = load_floors(HERE / "quality_floor.json")


@pytest.mark.slow
@pytest.mark.skipif(
    not (SHARED / "scorers").is_dir(), reason="NO GOLD: the scorers and data are not beside the checkout"
)
@pytest.mark.parametrize("chosen", MEASUREMENTS, ids=lambda chosen: chosen.name)
def test_no_figure_falls_below_its_floor(chosen: Measurement) -> None:
    found = evaluate(SHARED, FLOORS, [chosen.name], has_intervals=False)
    scores = [score for score in found if score.measurement == chosen.name]
    assert scores
    assert all(score.floor is not None for score in scores), "no floor for this gold: run `whence evaluate --write`"
    assert [score for score in scores if score.is_worse] == []


def test_every_measurement_has_floors() -> None:
    assert {chosen.name for chosen in MEASUREMENTS} == FLOORS.keys()
    for chosen in MEASUREMENTS:
        assert set(FLOORS[chosen.name]["floors"]) <= set(chosen.figures)


def test_a_floor_is_not_lowered_unasked(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, [Score("timex", "value_f1", 0.8, "gold")], may_lower=False)
    kept = json.loads(path.read_text())["timex"]["floors"]["value_f1"]
    write_floors(path, [Score("timex", "value_f1", 0.5, "gold", kept)], may_lower=False)
    assert json.loads(path.read_text())["timex"]["floors"]["value_f1"] == kept
    write_floors(path, [Score("timex", "value_f1", 0.5, "gold", kept)], may_lower=True)
    assert json.loads(path.read_text())["timex"]["floors"]["value_f1"] < kept


def test_for_some_figures_less_is_better() -> None:
    name = next(iter(LOWER_IS_BETTER))
    assert Score("figures", name, 5.0, "gold", 4.0).is_worse
    assert not Score("figures", name, 3.0, "gold", 4.0).is_worse
    assert Score("figures", "value_f1", None, "gold", 0.5).is_worse
