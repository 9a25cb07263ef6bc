"""The manifest beside the reader: what the files are, what the heads tell, what stands around them, how it was measured."""

import hashlib
from pathlib import Path
from typing import Any

from training.heads import HEADS

VERSION = "reader@3"
DATA = (
    "muc4", "attribution_polnear", "toponym_trnews", "toponym_geowebnews", "toponym_lgl", "toponym_geovirus",
    "statements_gold", "m2e2_voa", "geneva", "ecbplus_mentions", "re3d",
)  # fmt: skip


def manifest(folder: Path, old: dict[str, Any]) -> str:
    """The manifest of the files in the folder."""
    lines = [f'version = "{VERSION}"']
    for key, name in (("model", "reader.onnx"), ("tokenizer", "tokenizer.json")):
        sha256 = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        field = "sha256" if key == "model" else f"{key}_sha256"
        lines += [f'{key} = "{name}"', f'{field} = "{sha256}"']
    lines += ["data = [" + ", ".join(f'"{name}"' for name in DATA) + "]", "", "[heads]"]
    lines += [f"{head.name} = [" + ", ".join(f'"{label}"' for label in head.labels) + "]" for head in HEADS]
    for table in ("thresholds", "weights", "scores", "exact"):
        lines += ["", f"[{table}]", *(f'"{name}" = {value}' for name, value in sorted(old.get(table, {}).items()))]
    return "\n".join(lines) + "\n"
