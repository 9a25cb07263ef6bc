"""Figures with their intervals: the scorer run on the answers, then on documents drawn again and again.

A program of its own (`python -m whence.evaluate.interval < PLAN.json`), so that a scorer cannot disturb the caller.
The interval is the middle 95 % of what the draws give (percentile bootstrap), the draws are seeded.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whence.evaluate.draws import Draw, copies, drawn, units
from whence.evaluate.scorer import ENOUGH, Macro, Scorer, count_cases, mean_of, number, pick

SEED = 13
_SLIM = "documents.jsonl"  # scorers read the ids in it alone


@dataclass(frozen=True, slots=True)
class Plan:
    """This says: run timex.py on this file of answers and this gold, and pick value_f1, with an interval by draws.

    `arguments` are the scorer's with {pred}, {gold} and {out} to fill in. Without a `draw` the scorer makes the intervals:
    `intervals` is where it gives low and high of a figure.
    """

    scorer: str
    arguments: tuple[str, ...]
    gold: str
    pred: str
    figures: Mapping[str, str | Macro]
    draw: Draw | None
    intervals: Mapping[str, str] = field(default_factory=dict)


def load_plan(text: str) -> Plan:
    """The plan written as JSON."""
    given = json.loads(text)
    figures = {k: v if isinstance(v, str) else Macro(**v) for k, v in given.pop("figures").items()}
    draw = given.pop("draw")
    options: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in (draw or {}).items()}
    made = Draw(**options) if options else None
    return Plan(**{**given, "arguments": tuple(given["arguments"])}, figures=figures, draw=made)


def carry_out(plan: Plan) -> dict[str, Any]:
    """The figures of a plan: {"drawn": 47, "figures": {name: {"value", "low", "high", "rare"}}}."""
    with tempfile.TemporaryDirectory() as room:
        scorer, out = Scorer(Path(plan.scorer)), Path(room) / "out.json"
        scores = scorer.run(_filled(plan, plan.gold, plan.pred, out), out)
        rows = _rows(Path(plan.gold))
        cases = {k: count_cases(v, rows, scorer.names) for k, v in plan.figures.items() if isinstance(v, Macro)}
        kept = {k: sorted(c for c, n in counted.items() if n >= ENOUGH) for k, counted in cases.items()}
        figures: dict[str, dict[str, Any]] = {
            k: {"value": _value(scores, v, kept.get(k, ()))} for k, v in plan.figures.items()
        }
        for name, counted in cases.items():
            figures[name]["rare"] = {c: n for c, n in sorted(counted.items()) if n < ENOUGH}
        for name, path in plan.intervals.items():
            figures[name]["low"], figures[name]["high"] = pick(scores, path)
        n_drawn = _add_intervals(plan, scorer, Path(room), kept, figures) if plan.draw else None
    return {"drawn": n_drawn, "figures": figures}


def _value(scores: Any, wanted: str | Macro, classes: Iterable[str]) -> float | None:
    """One figure out of what the scorer said."""
    if isinstance(wanted, Macro):
        return mean_of(pick(scores, wanted.path), classes)
    return number(pick(scores, wanted))


def _add_intervals(
    plan: Plan, scorer: Scorer, room: Path, kept: Mapping[str, Sequence[str]], figures: dict[str, dict[str, Any]]
) -> int:
    """Put low and high beside each value; how many units were drawn each time."""
    assert plan.draw is not None
    gold, pred = _gold_files(plan.draw, Path(plan.gold)), _rows(Path(plan.pred))
    parts = units(plan.draw, [row for name in _NAMING for row in gold.get(name, ())], pred)
    chance, seen = random.Random(SEED), {name: list[float]() for name in plan.figures}
    for _ in range(plan.draw.times):
        _write(plan.draw, room, gold, pred, drawn(parts, chance), frozenset().union(*parts))
        gold_path = room / "gold" if plan.draw.files else room / "gold.jsonl"
        scores = scorer.run(_filled(plan, gold_path, room / "pred.jsonl", room / "out.json"), room / "out.json")
        for name, wanted in plan.figures.items():
            value = _value(scores, wanted, kept.get(name, ()))
            seen[name] += [] if value is None else [value]
    for name, values in seen.items():
        figures[name].update(low=_share(values, 0.025), high=_share(values, 0.975))
    return len(parts)


def _share(values: Sequence[float], share: float) -> float | None:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else None


_NAMING = ("gold.jsonl", _SLIM, "mentions.jsonl")  # files whose rows say what is drawn together


def _gold_files(draw: Draw, gold: Path) -> dict[str, list[Any]]:
    """The rows of the gold by file; of documents their ids alone."""
    if not draw.files:
        return {"gold.jsonl": _rows(gold)}
    found = {name: _rows(gold / name) for name in draw.files}
    if _SLIM in found:
        found[_SLIM] = [{"doc_id": row["doc_id"]} for row in found[_SLIM]]
    return found


def _write(
    draw: Draw, room: Path, gold: Mapping[str, Any], pred: Sequence[Any], copied: Sequence[Any], known: frozenset[str]
) -> None:
    """The gold and the answers of the documents drawn, as files."""
    folder = room / "gold" if draw.files else room
    folder.mkdir(exist_ok=True)
    for name, rows in gold.items():
        _dump(draw, folder / name, list(copies(draw, rows, copied, known)))
    _dump(draw, room / "pred.jsonl", list(copies(draw, pred, copied, known)))


def _dump(draw: Draw, path: Path, rows: Sequence[Any]) -> None:
    """Rows as lines; the copies of a ledger as one object."""
    if draw.rows == "ledger":
        rows = [merged(rows)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def merged(ledgers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Several ledgers as one: lists one after the other, tables together."""
    one: dict[str, Any] = {}
    for ledger in ledgers:
        for name, value in ledger.items():
            both = (one[name] | value if isinstance(value, dict) else one[name] + value) if name in one else value
            one[name] = both if isinstance(value, dict | list) else value
    return one


def _filled(plan: Plan, gold: object, pred: object, out: object) -> list[str]:
    """The scorer's arguments with its files filled in."""
    return [argument.format(pred=pred, gold=gold, out=out) for argument in plan.arguments]


def _rows(path: Path) -> list[Any]:
    """The rows of a JSONL file; the one object of a JSON file; none of a folder, whose files are named apart."""
    if path.is_dir():
        return []
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return [json.loads(text)]
    return [json.loads(line) for line in text.split("\n") if line.strip()]


if __name__ == "__main__":
    json.dump(carry_out(load_plan(sys.stdin.read())), sys.stdout)
