"""The trained reader, loaded and run: the only file that knows the model runtime.

>>> session = Session.load()
>>> session.manifest.version, session.manifest.heads["place"]
('reader@3', ('O', 'B-place', 'I-place'))
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from whence.errors import ModelMissing
from whence.inference.tokens import Pieces, WordPieces
from whence.inference.windows import Window, iter_windows

Scores = NDArray[np.float32]
_BATCH = 4  # windows that go through the encoder together: more are slower, and share the scale of their eight bits
_HINT = "install the wheel again, or train and export as training/README.md says"


@dataclass(frozen=True, slots=True)
class Manifest:
    """This says: version reader@3 is the file reader.onnx with that hash; its heads tell these labels; it was measured so.

    `thresholds` are probabilities from which something counts, `weights` those of small linear models over what heads tell;
    `scores` are figures by task on dev parts, `exact` those of the same weights before they were cut to eight bits.
    """

    version: str
    model: str
    sha256: str
    tokenizer: str
    tokenizer_sha256: str
    heads: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float]
    weights: Mapping[str, float]
    scores: Mapping[str, Any]
    exact: Mapping[str, Any]
    data: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Manifest":
        """A manifest from TOML; ModelMissing where a field is not there."""
        try:
            row = tomllib.loads(text)
            heads = {name: tuple(labels) for name, labels in row["heads"].items()}
            return cls(**(row | {"heads": heads, "data": tuple(row["data"])}))
        except (tomllib.TOMLDecodeError, AttributeError, KeyError, TypeError) as error:
            raise ModelMissing(f"manifest.toml cannot be used: {error}", hint=_HINT) from error


@dataclass(frozen=True, slots=True)
class Judged:
    """This says: piece 7, at characters 30 to 34, is a B-place with a probability of 0.96.

    `heads` holds for each head one row of probabilities for each piece; `whole` the mean over windows of what the start mark tells.
    """

    pieces: Pieces
    heads: Mapping[str, Scores]
    whole: Mapping[str, Scores]


class Session:
    """The encoder with its heads, ready to judge texts; one thread, nothing kept between texts."""

    def __init__(self, manifest: Manifest, model: bytes, tokenizer: bytes) -> None:
        _check(manifest.model, model, manifest.sha256)
        _check(manifest.tokenizer, tokenizer, manifest.tokenizer_sha256)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.manifest = manifest
        self._pieces = WordPieces.read(tokenizer)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    @classmethod
    def load(cls, folder: Path | Traversable | None = None) -> "Session":
        """The reader in a folder, the shipped one where none is named; ModelMissing tells what is not there."""
        root = files("whence") / "models" if folder is None else folder
        manifest = Manifest.read(_read(root, "manifest.toml").decode())
        return cls(manifest, _read(root, manifest.model), _read(root, manifest.tokenizer))

    def judge(self, text: str, *, is_even: bool = False) -> Judged:
        """What every head tells of every piece of the text, read in windows that are even or as long as in training."""
        pieces = self._pieces.cut(text)
        windows = list(iter_windows(len(pieces.ids), is_even=is_even))
        scores = [row for rows in _batches(windows) for row in self._run(pieces, rows)]
        inner = [rows[1 + w.first - w.start : 1 + w.last - w.start] for w, rows in zip(windows, scores, strict=True)]
        width = sum(map(len, self.manifest.heads.values()))
        empty = np.zeros((0, width), np.float32)
        return Judged(
            pieces,
            dict(self._split(np.concatenate([empty, *inner]))),
            dict(self._split(np.stack([empty.sum(0), *(rows[0] for rows in scores)])[1:])),
        )

    def _split(self, scores: Scores) -> Iterator[tuple[str, Scores]]:
        """The probabilities of each head."""
        at = 0
        for name, labels in self.manifest.heads.items():
            yield name, softmax(scores[:, at : at + len(labels)])
            at += len(labels)

    def _run(self, pieces: Pieces, windows: Sequence[Window]) -> Scores:
        """The scores of a few windows, the marks of start and end among them."""
        width = max(window.end - window.start for window in windows) + 2
        ids = np.full((len(windows), width), self._pieces.pad, np.int64)
        cases, seen = np.zeros_like(ids), np.zeros_like(ids)
        for row, window in enumerate(windows):
            end = window.end - window.start + 1
            ids[row, 0], ids[row, end] = self._pieces.start, self._pieces.end
            ids[row, 1:end] = pieces.ids[window.start : window.end]
            cases[row, 1:end] = pieces.cases[window.start : window.end]
            seen[row, : end + 1] = 1
        scores: Scores = self._session.run(["scores"], {"ids": ids, "cases": cases, "seen": seen})[0]
        return scores


def softmax(scores: Scores) -> Scores:
    """Probabilities from scores, along the last axis."""
    grown = np.exp(scores - scores.max(-1, keepdims=True, initial=-1e9))
    shares: Scores = grown / grown.sum(-1, keepdims=True)
    return shares


def _batches(windows: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """The windows, some at a time."""
    for start in range(0, len(windows), _BATCH):
        yield windows[start : start + _BATCH]


def _read(root: Path | Traversable, name: str) -> bytes:
    """The bytes of a file of the model."""
    path = root / name
    if not path.is_file():
        raise ModelMissing(f"{path} is not there", hint=_HINT)
    return path.read_bytes()


def _check(name: str, content: bytes, sha256: str) -> None:
    """Raise ModelMissing where a file is not the one the manifest means."""
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelMissing(f"{name} is not the file its manifest describes: sha256 {found}, not {sha256}", hint=_HINT)
