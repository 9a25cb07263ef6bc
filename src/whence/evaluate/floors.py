"""Floors: what each figure must not fall below, on the gold it was measured on."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whence.evaluate.measurements import LOWER_IS_BETTER
from whence.evaluate.scoring import Score

_SLACK, _SLACK_ABOVE = 0.98, 1.0


def load_floors(path: Path) -> dict[str, dict[str, Any]]:
    """The floors: {measurement: {"gold": fingerprint, "floors": {figure: value}}}; empty if there are none yet."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write_floors(path: Path, scores: Sequence[Score], *, may_lower: bool) -> None:
    """Set the floors to these scores, less two per cent; one that would get worse stays unless `may_lower`."""
    floors = load_floors(path)
    for score in scores:
        if score.value is None:
            continue
        kept = floors.setdefault(score.measurement, {"gold": score.gold, "floors": {}})
        if kept["gold"] != score.gold:
            kept.update(gold=score.gold, floors={})
        if may_lower or not score.is_worse:
            kept["floors"][score.figure] = _rounded(score)
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


def _rounded(score: Score) -> float:
    """The value a little on the safe side: models differ in their last digits from one kind of processor to another."""
    if score.figure in LOWER_IS_BETTER:
        return round((score.value or 0.0) + _SLACK_ABOVE, 3)
    return round((score.value or 0.0) * _SLACK, 3)
