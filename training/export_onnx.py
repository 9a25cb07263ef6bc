"""Export the trained reader: float ONNX, checked against torch, then int8, with its manifest.

    python -m training.export_onnx training/runs/reader src/whence/models

With `--mix FOLDER` the weights exported are the mean of the run's and of those of an older reader, which often does better than
either where the run began from it. The float file stays with the run; the int8 file, the vocabulary and `manifest.toml` go into the models folder. The thresholds and
scores of an older manifest are kept: `training.tune_reader` writes them anew.
"""

import argparse
import shutil
import tomllib
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.begin import begin_from
from training.manifest import manifest
from training.model import ReaderModel, scaled_by_rows, vocabulary, weights

SAME = 1e-3  # the largest difference in any score between torch and the float export
SAMPLE = (
    "Gunmen killed at least nine people in the market of Gao, northern Mali, on Friday, police said.",
    "THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT 50 PEASANTS HAVE BEEN KIDNAPPED BY TERRORISTS.",
)


def load_model(run: Path) -> ReaderModel:
    """The model of a run's last checkpoint, as it is used."""
    model = ReaderModel()
    model.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True)["model"])
    model.eval()
    return model


def mix(model: ReaderModel, folder: Path, share: float) -> None:
    """Move the weights towards an older reader's: a share of 0.5 is the mean. Heads the older one has not stay as they are."""
    older = ReaderModel()
    older.load_state_dict(model.state_dict())
    begin_from(older, folder)
    pairs = zip(model.state_dict().items(), older.state_dict().values(), strict=True)
    model.load_state_dict({name: share * new + (1 - share) * old for (name, new), old in pairs})


def sample() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Two windows of unlike length, padded."""
    pieces = vocabulary()
    cuts = [pieces.cut(text) for text in SAMPLE]
    width = max(len(cut.ids) for cut in cuts) + 2
    ids, cases, seen = (torch.zeros(len(cuts), width, dtype=torch.int64) for _ in range(3))
    for row, cut in enumerate(cuts):
        length = len(cut.ids) + 2
        ids[row, :length] = torch.tensor([pieces.start, *cut.ids, pieces.end])
        cases[row, 1 : length - 1] = torch.tensor(cut.cases)
        seen[row, :length] = 1
    return ids, cases, seen


def export(model: ReaderModel, path: Path) -> float:
    """Write the float export; the largest difference to torch on the sample."""
    inputs = sample()
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "cases", "seen", "scores")}
    names = ["ids", "cases", "seen"]
    torch.onnx.export(
        model,
        inputs,
        str(path),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    with torch.no_grad():
        expected = model(*inputs).numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(["scores"], dict(zip(names, (tensor.numpy() for tensor in inputs), strict=True)))[0]
    return float(np.abs((found - expected) * inputs[2].numpy()[..., None]).max())


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--mix", type=Path, default=None, help="a folder with the exported reader to mix with")
    parser.add_argument("--share", type=float, default=0.5, help="how much of the run goes into the mixture")
    options = parser.parse_args()
    options.models.mkdir(parents=True, exist_ok=True)
    model = load_model(options.run)
    if options.mix:
        mix(model, options.mix, options.share)
    difference = export(scaled_by_rows(model), options.run / "reader.onnx")
    if difference > SAME:
        raise SystemExit(f"the export is not the model: scores differ by up to {difference:.2g}")
    quantize_dynamic(
        options.run / "reader.onnx", options.models / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True
    )
    shutil.copyfile(weights() / "tokenizer.json", options.models / "tokenizer.json")
    path = options.models / "manifest.toml"
    old = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(manifest(options.models, old), encoding="utf-8")
    size = (options.models / "reader.onnx").stat().st_size
    print(f"float against torch: {difference:.2g}; int8 {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
