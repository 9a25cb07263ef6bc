"""Go on from a reader that was exported: its eight-bit numbers, read back as weights of the network.

What the export rounded stays rounded by less than half a step of 1/127 of the largest weight of a row, which a few hundred
steps of training more than mend.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.heads import HEADS
from training.model import ReaderModel
from whence.inference.session import Manifest

Weights = dict[str, Tensor]


def begin_from(model: ReaderModel, folder: Path) -> None:
    """Fill the network with the weights of the reader in the folder; heads it does not have stay as they are."""
    described = Manifest.read((folder / "manifest.toml").read_text(encoding="utf-8"))
    found = exported(folder / described.model)
    old = {name: found.pop(f"heads.{name}") for name in ("weight", "bias")}
    state = model.state_dict()
    for name in ("weight", "bias"):
        state[f"heads.{name}"] = placed(old[name], state[f"heads.{name}"], described)
    del found["encoder.embeddings.word_embeddings.weight"]  # never trained: the start weights are the exact ones
    unknown = set(found) - set(state)
    if unknown:
        raise SystemExit(f"{folder}: not a reader of this kind: {', '.join(sorted(unknown))}")
    model.load_state_dict(state | found)


def placed(old: Tensor, new: Tensor, described: Manifest) -> Tensor:
    """Rows of heads at the place where the heads stand now."""
    rows, at = new.clone(), 0
    places = {}
    for name, labels in described.heads.items():
        places[name] = (at, labels)
        at += len(labels)
    at = 0
    for head in HEADS:
        start, labels = places.get(head.name, (0, ()))
        if labels == head.labels:
            rows[at : at + len(labels)] = old[start : start + len(labels)]
        at += len(head.labels)
    return rows


def exported(path: Path) -> Weights:
    """The weights in an eight-bit export, by the names they have in torch."""
    graph = onnx.load(path).graph
    numbers = {row.name: numpy_helper.to_array(row) for row in graph.initializer}
    found = {name: torch.from_numpy(row.copy()) for name, row in numbers.items() if row.dtype == "float32"}
    found = {name: row for name, row in found.items() if not name.endswith("_scale")}
    for name in [name for name in numbers if name.endswith("embeddings.weight_quantized")]:
        found[name.removesuffix("_quantized")] = _spread(numbers, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight = _spread(numbers, node.input[1].removesuffix("_quantized")).T.contiguous()
            found[_named(node.name)] = weight
    return found


def _named(node: str) -> str:
    """The weight a node multiplies with: "/encoder/encoder/layer.0/output/dense/MatMul_quant"."""
    path = node.removesuffix("/MatMul_quant").strip("/").replace("/", ".")
    return f"{path}.weight"


def _spread(numbers: Mapping[str, NDArray[Any]], name: str) -> Tensor:
    """Eight-bit numbers as floats again."""
    packed, zero, scale = (
        torch.from_numpy(numbers[f"{name}_{part}"].copy()).float() for part in ("quantized", "zero_point", "scale")
    )
    return (packed - zero) * scale
