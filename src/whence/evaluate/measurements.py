"""What is measured: each task on the gold it is meant for, the figures picked, and how documents are drawn for intervals.

The scorers are programs beside the gold, not part of the package; a measurement names both by paths below `shared`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from whence.evaluate.draws import Draw
from whence.evaluate.scorer import Macro
from whence.samples import folder, gold, sentences

LOWER_IS_BETTER = frozenset({"false_per_100", "false_pairs"})
SAMPLES = "samples/"  # sources of this name are the bundled corpus
SENTENCES = SAMPLES + "incident_type.jsonl"


@dataclass(frozen=True, slots=True)
class Measurement:
    """This says: `timex` on timex_wikiwars/dev.jsonl, scored by timex.py, shows value_f1 and relative_acc.

    `arguments` are the scorer's, with {pred}, {gold} and {out} filled in; `figures` maps a figure's name to the path
    of keys in the scorer's JSON ("value/f1"). A scorer that writes JSON to a file has {out} among its arguments. `draw`
    is how documents are drawn for the intervals; `intervals` is where a scorer that draws by itself gives them.
    """

    name: str
    task: str
    source: str
    gold: str
    scorer: str
    arguments: tuple[str, ...]
    figures: Mapping[str, str | Macro] = field(default_factory=dict)
    draw: Draw | None = None
    intervals: Mapping[str, str] = field(default_factory=dict)


_BY_ID, _BY_DOC_ID = Draw("lines", ("id",)), Draw("lines", ("doc_id",))
_COPIES = Draw("groups", files=("gold.jsonl", "documents.jsonl", "ignore_pairs.jsonl", "incidents.jsonl"), times=300)
_GROUPS = Draw("groups", files=("gold.jsonl",), times=300)
_MENTIONS = Draw("lines", ("mention_id", "cluster"), together="topic", files=("mentions.jsonl",), times=300)
_GOLD = ("{pred}", "--gold", "{gold}")
_LEDGER = ("--pred", "{pred}", "--gold", "{gold}", "--json")
_STATEMENT_FIGURES: dict[str, str | Macro] = {
    "content_f1": "content/f1",
    "speaker_f1": "speaker/f1",
    "long_chains_recall": "chain_long/recall",
    "modality_macro_f1": Macro("modality/per_class_f1", "statements/modality"),
    "trigger_f1": "incidents/trigger_f1",
    "modality_macro_all_f1": "modality/macro_f1",
    "status_macro_f1": Macro("incidents/status_per_class_f1", "incidents/status"),
    "status_macro_all_f1": "incidents/status_macro_f1",
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


def _lines(
    name: str, task: str, data: str, scorer: str, figures: Mapping[str, str | Macro], draw: Draw = _BY_ID
) -> Measurement:
    """A measurement of a JSONL set on its dev part."""
    path = f"data/{data}/dev.jsonl"
    return Measurement(name, task, path, path, scorer, _GOLD, figures, draw)


def _timex(data: str) -> Measurement:
    figures = {"value_f1": "value_f1", "relative_acc": "relative_acc"}
    return _lines(f"timex {data}", "timex", f"timex_{data}", "timex.py", figures, _BY_DOC_ID)


def _toponym(data: str) -> Measurement:
    figures = {"geoparse_f1_161": "geoparse/f1", "recall_relaxed": "rec_relaxed/f1"}
    return _lines(f"toponym {data}", "toponym", f"toponym_{data}", "toponym.py", figures, _BY_DOC_ID)


def _pages(data: str) -> Measurement:
    figures = {"f1": "shingle/f1", "worst10": "worst10"}
    return _lines(
        f"article-text {data}",
        "article-text",
        f"boilerplate_{data}",
        "article_text.py",
        figures,
        replace(_BY_ID, times=300),
    )


def _set(
    name: str,
    task: str,
    data: str,
    scorer: str,
    figures: Mapping[str, str],
    draw: Draw = _GROUPS,
    given: str = "--pred",
) -> Measurement:
    """A measurement over a whole set of documents in a folder with its gold."""
    arguments = (given, "{pred}", "--data", "{gold}", "--json", "{out}")
    return Measurement(name, task, f"data/{data}/documents.jsonl", f"data/{data}", scorer, arguments, figures, draw)


def _ledger(name: str, source: str, gold_path: str) -> Measurement:
    draw = Draw("ledger", times=300)
    return Measurement(f"ledger {name}", "ledger", source, gold_path, "ledger.py", _LEDGER, _LEDGER_FIGURES, draw)


_GVA = {
    "pairwise_f1": "all/pairwise/f",
    "conll_f1": "all/conll_f1",
    "whole_row_right": "fields/whole_row_right",
    "killed_exact": "fields/killed_exact",
    "injured_exact": "fields/injured_exact",
    "date_within_1d": "fields/date_within_1d",
}
_TYPES: dict[str, str | Macro] = {
    "weighted_f1": "acled/weighted_f1",
    "macro_f1": Macro("acled/per_label", "label", "NATIVE"),
    "macro_all_f1": "acled/macro_f1",
    "is_incident_recall": "relevant/r",
}
_MUC4 = {name: f"results/{name}/micro/f1" for name in ("ree", "tf", "rme_phi3")}
_MUC4_ARGUMENTS = ("{gold}", "{pred}", "--json", "{out}", "--bootstrap", "1000")

MEASUREMENTS = (
    _pages("fundus"),
    _pages("aeb"),
    _lines("attribution polnear", "attribution", "attribution_polnear", "attribution.py", {"headline": "headline"}, replace(_BY_DOC_ID, times=200)),
    _timex("tempeval3"),
    _timex("meantime"),
    _timex("wikiwars"),
    _toponym("trnews"),
    _toponym("geowebnews"),
    _toponym("lgl"),
    _lines("figures", "figures", "figures_gold", "figures.py", {"value_f1": "value/f1", "false_per_100": "false_per_100_negatives"}),
    _lines("statements", "statements", "statements_gold", "statements.py", _STATEMENT_FIGURES),
    Measurement("muc4", "muc4", "data/muc4/dev.jsonl", "data/muc4/dev.jsonl", "muc4.py", _MUC4_ARGUMENTS, _MUC4, intervals={name: f"ci95/{name}" for name in _MUC4}),
    _set("incidents gva", "incidents", "gva_incidents/dev", "incident_identity.py", _GVA),
    _set("event-mentions ecbplus", "event-mentions", "ecbplus/dev", "ecbplus.py", {"conll_f1": "mentions/all/conll_f1"}, _MENTIONS, "--pred-mentions"),
    _set("copies", "copies", "news_copies", "copies.py", {"pairwise_f1": "pairwise/f", "false_pairs": "false_pairs"}, _COPIES),
    _set("stories", "stories", "news_stories", "stories.py", {"b3_f1": "all/b3/f"}),
    Measurement("incident-type", "incident-type", SENTENCES, SENTENCES, "incident_type.py", _GOLD, _TYPES, _BY_ID),
    _ledger("voa", "data/voa_ledger", "data/voa_ledger/gold.json"),
    _ledger("samples dev", SAMPLES + "dev", SAMPLES + "dev"),
    _ledger("samples demo", SAMPLES + "demo", SAMPLES + "demo"),
)  # fmt: skip


def source_of(chosen: Measurement, shared: Path) -> Path:
    """The input of a measurement: below `shared`, or a split of the samples."""
    if chosen.source == SENTENCES:
        return sentences()
    if chosen.source.startswith(SAMPLES):
        return folder(chosen.source.removeprefix(SAMPLES))
    return shared / chosen.source


def gold_of(chosen: Measurement, shared: Path, room: Path) -> Path:
    """The gold of a measurement; that of a split of the samples is put together."""
    if chosen.gold == SENTENCES:
        return sentences()
    if not chosen.gold.startswith(SAMPLES):
        return shared / chosen.gold
    path = room / "gold.json"
    path.write_text(json.dumps(gold(chosen.gold.removeprefix(SAMPLES))), "utf-8")
    return path
