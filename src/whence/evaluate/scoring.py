"""Figures with their intervals, beside their floors: what `whence evaluate` shows."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from whence.errors import InputError
from whence.evaluate.interval import Plan
from whence.evaluate.measurements import LOWER_IS_BETTER, MEASUREMENTS, Measurement, gold_of, source_of
from whence.predict.run import iter_answers


@dataclass(frozen=True, slots=True)
class Score:
    """This says: timex wikiwars, value_f1 0.71 (95 % of draws of its 6 documents give 0.66 to 0.75) on gold a1b2c3; floor 0.70.

    `n` counts documents or passages, `drawn` what was drawn for the interval: documents, or what belongs together, as
    stories. `rare` are the classes that a macro figure leaves out, with how often the gold has them.
    """

    measurement: str
    figure: str
    value: float | None
    gold: str
    floor: float | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    drawn: int | None = None
    rare: Mapping[str, int] | None = None

    @property
    def is_worse(self) -> bool:
        """Whether it is on the wrong side of its floor."""
        if self.floor is None:
            return False
        if self.value is None:
            return True
        return self.value > self.floor if self.figure in LOWER_IS_BETTER else self.value < self.floor


def measure(chosen: Measurement, shared: Path, *, has_intervals: bool = True) -> list[Score]:
    """Run one measurement: predict, score, draw."""
    with tempfile.TemporaryDirectory() as room:
        gold_path = gold_of(chosen, shared, Path(room))
        pred = Path(room) / "pred.jsonl"
        answers = iter_answers(chosen.task, source_of(chosen, shared))
        pred.write_text("".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers), "utf-8")
        found = _scored(chosen if has_intervals else replace(chosen, draw=None), shared, pred, gold_path)
        fingerprint = gold_fingerprint(gold_path)
    size, n_drawn = count(chosen, shared), found["drawn"]
    return [
        Score(chosen.name, name, gold=fingerprint, n=size, drawn=n_drawn, **figure)
        for name, figure in found["figures"].items()
    ]


def count(chosen: Measurement, shared: Path) -> int:
    """How many documents or passages a measurement is made on."""
    source = source_of(chosen, shared)
    files = source.rglob("articles.jsonl") if source.is_dir() else [source]
    return sum(1 for file in files for line in file.read_bytes().splitlines() if line.strip())


def _scored(chosen: Measurement, shared: Path, pred: Path, gold_path: Path) -> Any:
    """What the scorer says, and what it says of documents drawn again."""
    scorer = str(shared / "scorers" / chosen.scorer)
    plan = Plan(scorer, chosen.arguments, str(gold_path), str(pred), chosen.figures, chosen.draw, chosen.intervals)
    command = [sys.executable, "-m", "whence.evaluate.interval"]
    done = subprocess.run(command, input=json.dumps(asdict(plan)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"{chosen.scorer} failed on {chosen.name}: {done.stderr.strip().splitlines()[-1:]}")
    return json.loads(done.stdout)


def gold_fingerprint(path: Path) -> str:
    """Twelve hex digits of the SHA-256 of a gold file, or of the files of a folder, so that floors name what they are of."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def evaluate(
    shared: Path, floors: Mapping[str, Any], names: Sequence[str] = (), *, has_intervals: bool = True
) -> Iterator[Score]:
    """The scores of every measurement, or of those whose names contain one of `names`, beside their floors."""
    for chosen in MEASUREMENTS:
        if names and not any(name in chosen.name for name in names):
            continue
        kept = floors.get(chosen.name, {})
        for score in measure(chosen, shared, has_intervals=has_intervals):
            is_same_gold = kept.get("gold") == score.gold
            floor = kept.get("floors", {}).get(score.figure) if is_same_gold else None
            yield replace(score, floor=floor)
