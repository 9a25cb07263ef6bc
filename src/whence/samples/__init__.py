"""The bundled, invented news corpus: three splits, each a folder of stories with articles and gold."""

import json
from pathlib import Path
from typing import Any

SPLITS = ("demo", "dev", "train")
_HERE = Path(__file__).parent


def folder(split: str) -> Path:
    """The folder of a split's stories.

    >>> folder("demo").name
    'demo'
    """
    if split not in SPLITS:
        raise ValueError(f"{split!r} is no split of the samples: {', '.join(SPLITS)}")
    return _HERE / split


def sentences() -> Path:
    """Invented sentences with ACLED's sub-event types, held out: `{id, text, label}` a line."""
    return _HERE / "incident_type.jsonl"


def stories(split: str) -> list[Path]:
    """The story folders of a split, in the order of their names."""
    return sorted(path.parent for path in folder(split).glob("*/gold.json"))


def articles(story: Path) -> list[dict[str, Any]]:
    """The lines of the story's articles.jsonl, each with the `text` of its file."""
    lines = (story / "articles.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [{**record, "text": (story / record["file"]).read_text("utf-8")} for record in records]


def gold(split: str) -> dict[str, Any]:
    """The gold of all stories of a split as one `ledger` object, as `ledger.py` takes it."""
    merged: dict[str, Any] = {k: [] for k in ("incidents", "origins", "statements", "boilerplate", "negatives")}
    for story in stories(split):
        one = json.loads((story / "gold.json").read_text("utf-8"))
        for name, items in merged.items():
            items += one.get(name) or []
    return merged
