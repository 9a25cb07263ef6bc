"""The reader that ships: loaded by its manifest, or refused."""

import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.errors import ModelMissing
from whence.inference.session import Manifest, Session, softmax

SHIPPED = Path(str(files("whence"))) / "models"
READER = Session.load()
TEXT = "Gunmen killed nine people in the market of Gao, Mali, on Friday, police said. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    for name in ("manifest.toml", "reader.onnx", "tokenizer.json"):
        shutil.copyfile(SHIPPED / name, tmp_path / name)
    return tmp_path


def test_every_piece_has_a_probability_for_each_label() -> None:
    judged = READER.judge(TEXT * 20)
    for name, labels in READER.manifest.heads.items():
        scores = judged.heads[name]
        assert scores.shape == (len(judged.pieces.ids), len(labels))
        assert np.allclose(scores.sum(1), 1, atol=1e-4)


def test_the_same_text_is_judged_the_same() -> None:
    one, two = READER.judge(TEXT), READER.judge(TEXT)
    assert all(np.array_equal(one.heads[name], two.heads[name]) for name in one.heads)


def test_an_empty_text_is_judged() -> None:
    judged = READER.judge("")
    assert judged.heads["place"].shape == (0, 3)
    assert judged.whole["muc_gate"].shape == (0, 2)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_refused(text: str) -> None:
    judged = READER.judge(text)
    assert len(judged.heads["place"]) == len(judged.pieces.offsets)


@pytest.mark.parametrize("name", ["manifest.toml", "reader.onnx", "tokenizer.json"])
def test_a_file_that_is_not_there_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelMissing, match=name):
        Session.load(folder)


@pytest.mark.parametrize("name", ["reader.onnx", "tokenizer.json"])
def test_a_file_that_was_changed_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(ModelMissing, match="sha256"):
        Session.load(folder)


@pytest.mark.parametrize("text", ["version = ", 'version = "1"', "heads = 3"])
def test_a_manifest_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(ModelMissing, match=r"manifest\.toml"):
        Manifest.read(text)


def test_the_manifest_tells_data_and_scores() -> None:
    assert READER.manifest.version.startswith("reader@")
    assert READER.manifest.data
    assert READER.manifest.scores


def test_eight_bits_lose_at_most_half_a_point_of_a_task() -> None:
    scores, exact = READER.manifest.scores, READER.manifest.exact
    assert set(scores) == set(exact)
    lost = {task: round(exact[task] - scores[task], 3) for task in scores}
    assert max(lost.values()) <= 0.005, lost


def test_softmax_holds_for_large_scores() -> None:
    assert softmax(np.array([[1000.0, 0.0]], np.float32)).tolist() == [[1.0, 0.0]]
