"""The shipped reader measured on gold: `whence evaluate` runs tasks, calls the scorers and compares with the floors.

The scorers are programs beside the gold, not part of the package; a measurement names both by paths below `shared`.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whence.errors import InputError
from whence.predict.run import iter_answers
from whence.samples import folder, gold, sentences

LOWER_IS_BETTER = frozenset({"false_per_100", "false_pairs"})
_SLACK, _SLACK_ABOVE = 0.98, 1.0
SAMPLES = "samples/"  # sources of this name are the bundled corpus
SENTENCES = SAMPLES + "incident_type.jsonl"


@dataclass(frozen=True, slots=True)
class Measurement:
    """This says: `timex` on timex_wikiwars/dev.jsonl, scored by timex.py, shows value_f1 and relative_acc.

    `arguments` are the scorer's, with {pred}, {gold} and {out} filled in; `figures` maps a figure's name to the path
    of keys in the scorer's JSON ("value/f1"). A scorer that writes JSON to a file has {out} among its arguments.
    """

    name: str
    task: str
    source: str
    gold: str
    scorer: str
    arguments: tuple[str, ...]
    figures: Mapping[str, str] = field(default_factory=dict)


_GOLD = ("{pred}", "--gold", "{gold}")
_LEDGER = ("--pred", "{pred}", "--gold", "{gold}", "--json")
_STATEMENT_FIGURES = {
    "content_f1": "content/f1",
    "speaker_f1": "speaker/f1",
    "long_chains_recall": "chain_long/recall",
    "modality_macro_f1": "modality/macro_f1",
    "trigger_f1": "incidents/trigger_f1",
    "status_macro_f1": "incidents/status_macro_f1",
    "background_f1": "background/f1",
    "perpetrator_f1": "perpetrator/f1",
    "certainty_acc": "certainty_acc",
    "claimed_by_f1": "claimed_by/f1",
}
_LEDGER_FIGURES = {
    "killed_f1": "incidents/killed_values/end_to_end/f1",
    "injured_f1": "incidents/injured_values/end_to_end/f1",
    "detection_f1": "incidents/detection_all/f1",
    "cluster_b3": "incidents/cluster_b3/f1",
    "date": "incidents/fields_on_matched/date",
    "place_50km": "incidents/fields_on_matched/place_50km",
    "type": "incidents/fields_on_matched/type",
    "perpetrator": "incidents/fields_on_matched/perpetrator",
    "claimed_by": "incidents/fields_on_matched/claimed_by",
    "speaker_recall": "statements/speaker_recall",
    "modality": "statements/modality_on_found",
    "same_origin_pairs_f1": "origins/same_origin_pairs/f1",
    "origin_count_exact": "origins/count_exact",
    "boilerplate_f1": "boilerplate/f1",
}


def _lines(name: str, task: str, data: str, scorer: str, figures: Mapping[str, str]) -> Measurement:
    """A measurement of a JSONL set on its dev part."""
    return Measurement(name, task, f"data/{data}/dev.jsonl", f"data/{data}/dev.jsonl", scorer, _GOLD, figures)


def _timex(data: str) -> Measurement:
    return _lines(
        f"timex {data}", "timex", f"timex_{data}", "timex.py", {"value_f1": "value_f1", "relative_acc": "relative_acc"}
    )


def _toponym(data: str) -> Measurement:
    figures = {"geoparse_f1_161": "geoparse/f1", "recall_relaxed": "rec_relaxed/f1"}
    return _lines(f"toponym {data}", "toponym", f"toponym_{data}", "toponym.py", figures)


def _pages(data: str) -> Measurement:
    return _lines(
        f"article-text {data}",
        "article-text",
        f"boilerplate_{data}",
        "article_text.py",
        {"f1": "shingle/f1", "worst10": "worst10"},
    )


def _set(
    name: str, task: str, data: str, scorer: str, figures: Mapping[str, str], given: str = "--pred"
) -> Measurement:
    """A measurement over a whole set of documents in a folder with its gold."""
    arguments = (given, "{pred}", "--data", "{gold}", "--json", "{out}")
    return Measurement(name, task, f"data/{data}/documents.jsonl", f"data/{data}", scorer, arguments, figures)


def _ledger(name: str, source: str, gold_path: str) -> Measurement:
    return Measurement(f"ledger {name}", "ledger", source, gold_path, "ledger.py", _LEDGER, _LEDGER_FIGURES)


_GVA = {
    "pairwise_f1": "all/pairwise/f",
    "conll_f1": "all/conll_f1",
    "whole_row_right": "fields/whole_row_right",
    "killed_exact": "fields/killed_exact",
    "injured_exact": "fields/injured_exact",
    "date_within_1d": "fields/date_within_1d",
}
_TYPES = {"weighted_f1": "acled/weighted_f1", "macro_f1": "acled/macro_f1", "is_incident_recall": "relevant/r"}
_MUC4 = {name: f"results/{name}/micro/f1" for name in ("ree", "tf", "rme_phi3")}

MEASUREMENTS = (
    _pages("fundus"),
    _pages("aeb"),
    _lines("attribution polnear", "attribution", "attribution_polnear", "attribution.py", {"headline": "headline"}),
    _timex("tempeval3"),
    _timex("meantime"),
    _timex("wikiwars"),
    _toponym("trnews"),
    _toponym("geowebnews"),
    _toponym("lgl"),
    _lines("figures", "figures", "figures_gold", "figures.py", {"value_f1": "value/f1", "false_per_100": "false_per_100_negatives"}),
    _lines("statements", "statements", "statements_gold", "statements.py", _STATEMENT_FIGURES),
    Measurement("muc4", "muc4", "data/muc4/dev.jsonl", "data/muc4/dev.jsonl", "muc4.py", ("{gold}", "{pred}", "--json", "{out}"), _MUC4),
    _set("incidents gva", "incidents", "gva_incidents/dev", "incident_identity.py", _GVA),
    _set("event-mentions ecbplus", "event-mentions", "ecbplus/dev", "ecbplus.py", {"conll_f1": "mentions/all/conll_f1"}, "--pred-mentions"),
    _set("copies", "copies", "news_copies", "copies.py", {"pairwise_f1": "pairwise/f", "false_pairs": "false_pairs"}),
    _set("stories", "stories", "news_stories", "stories.py", {"b3_f1": "all/b3/f"}),
    Measurement("incident-type", "incident-type", SENTENCES, SENTENCES, "incident_type.py", _GOLD, _TYPES),
    _ledger("voa", "data/voa_ledger", "data/voa_ledger/gold.json"),
    _ledger("samples dev", SAMPLES + "dev", SAMPLES + "dev"),
    _ledger("samples demo", SAMPLES + "demo", SAMPLES + "demo"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """This says: timex wikiwars, value_f1 0.71 on gold a1b2c3, where the floor is 0.70."""

    measurement: str
    figure: str
    value: float | None
    gold: str
    floor: float | None = None

    @property
    def is_worse(self) -> bool:
        """Whether it is on the wrong side of its floor."""
        if self.floor is None:
            return False
        if self.value is None:
            return True
        return self.value > self.floor if self.figure in LOWER_IS_BETTER else self.value < self.floor


def measure(chosen: Measurement, shared: Path) -> list[Score]:
    """Run one measurement: predict, score, pick the figures."""
    with tempfile.TemporaryDirectory() as room:
        gold_path = _gold_path(chosen, shared, Path(room))
        answers = list(iter_answers(chosen.task, source_of(chosen, shared)))
        pred, out = Path(room) / "pred", Path(room) / "out.json"
        lines = "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
        pred.write_text(lines, "utf-8")
        scores = _run_scorer(chosen, shared, pred, gold_path, out)
        fingerprint = gold_fingerprint(gold_path)
    return [Score(chosen.name, name, _pick(scores, path), fingerprint) for name, path in chosen.figures.items()]


def source_of(chosen: Measurement, shared: Path) -> Path:
    """The input of a measurement: below `shared`, or a split of the samples."""
    if chosen.source == SENTENCES:
        return sentences()
    if chosen.source.startswith(SAMPLES):
        return folder(chosen.source.removeprefix(SAMPLES))
    return shared / chosen.source


def _gold_path(chosen: Measurement, shared: Path, room: Path) -> Path:
    """The gold of a measurement; that of a split of the samples is put together."""
    if chosen.gold == SENTENCES:
        return sentences()
    if not chosen.gold.startswith(SAMPLES):
        return shared / chosen.gold
    path = room / "gold.json"
    path.write_text(json.dumps(gold(chosen.gold.removeprefix(SAMPLES))), "utf-8")
    return path


def _run_scorer(chosen: Measurement, shared: Path, pred: Path, gold_path: Path, out: Path) -> Any:
    """What the scorer says, as JSON."""
    filled = [argument.format(pred=pred, gold=gold_path, out=out) for argument in chosen.arguments]
    command = [sys.executable, str(shared / "scorers" / chosen.scorer), *filled]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"{chosen.scorer} failed on {chosen.name}: {done.stderr.strip().splitlines()[-1:]}")
    return json.loads(out.read_text("utf-8") if out.exists() else done.stdout)


def _pick(scores: Any, path: str) -> float | None:
    """The figure at a path of keys separated by slashes; None where the scorer gives none."""
    for key in path.split("/"):
        scores = scores.get(key) if isinstance(scores, dict) else None
    return float(scores) if isinstance(scores, int | float) else None


def gold_fingerprint(path: Path) -> str:
    """Twelve hex digits of the SHA-256 of a gold file, or of the files of a folder, so that floors name what they are of."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def load_floors(path: Path) -> dict[str, dict[str, Any]]:
    """The floors: {measurement: {"gold": fingerprint, "floors": {figure: value}}}; empty if there are none yet."""
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def evaluate(shared: Path, floors: Mapping[str, Any], names: Sequence[str] = ()) -> Iterator[Score]:
    """The scores of every measurement, or of those whose names contain one of `names`, beside their floors."""
    for chosen in MEASUREMENTS:
        if names and not any(name in chosen.name for name in names):
            continue
        kept = floors.get(chosen.name, {})
        for score in measure(chosen, shared):
            is_same_gold = kept.get("gold") == score.gold
            floor = kept.get("floors", {}).get(score.figure) if is_same_gold else None
            yield Score(score.measurement, score.figure, score.value, score.gold, floor)


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
