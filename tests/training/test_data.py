"""What goes into training: gold turned into labels, and nothing that touches what we report on."""

import json
from pathlib import Path

import pytest
from training.data import leaks, load, muc4, polnear, records, toponyms
from training.heads import HEADS, ROLES

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the gold data is not beside the project")


def test_fillers_are_marked_with_the_type_of_their_incident() -> None:
    template = {"incident_type": "attack / bombing", **{role: [] for role in ROLES}} | {"Weapon": [[["bomb", 2]]]}
    found = muc4({"docid": "d", "doctext": "A BOMB. BOMBERS SET THE BOMB.", "gtt_templates": [template]})
    assert found.spans["muc_Weapon"] == [(2, 6, "Weapon")]
    assert found.spans["muc_type"] == [(2, 6, "bombing")]
    assert found.spans["muc_Victim"] == found.spans["muc_turn"] == []
    assert found.masked["muc_Weapon"] == [(2, 6, ""), (24, 28, "")]
    assert found.whole == {"muc_gate": "incident"}


def test_a_text_teaches_only_the_heads_it_is_marked_for() -> None:
    row = {"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 12]]}
    found = polnear({"doc_id": "d", "text": "He said nine.", "attributions": [row, row]})
    assert found.spans == {"attribution": [(0, 2, "source"), (3, 7, "cue"), (8, 12, "content")]}


def test_a_place_without_coordinates_is_not_learnt_either_way() -> None:
    rows = [{"start": 0, "end": 3, "lat": 16.0}, {"start": 5, "end": 9, "lat": None}]
    found = toponyms({"doc_id": "d", "text": "Gao, Mali", "toponyms": rows}, "lgl")
    assert (found.spans["place"], found.masked["place"]) == ([(0, 3, "place")], [(5, 9, "")])


@needs_data
def test_nothing_in_training_shares_text_with_what_we_report_on() -> None:
    left_out = {(name, key) for name, keys in leaks(DATA).items() for key in keys}
    with (DATA / "leaks.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    touching = [row for row in rows if any(t.endswith("/dev") or t == "voa_ledger" for t in row["touches"])]
    assert left_out >= {(row["set"], row["id"]) for row in touching}
    trained = {(f"{example.set}/train", example.id) for example in load(DATA, "train")}
    assert trained
    assert not trained & left_out


@needs_data
def test_every_label_is_one_of_its_head() -> None:
    labels = {head.name: set(head.labels) for head in HEADS}
    for example in load(DATA, "train")[::7]:
        for name, spans in example.spans.items():
            known = labels[name]
            assert all(kind in known or f"B-{kind}" in known for _, _, kind in spans), (example.id, name)
            assert all(0 <= start < end <= len(example.text) for start, end, _ in spans), (example.id, name)


@needs_data
def test_documents_kept_for_thresholds_are_few_and_always_the_same() -> None:
    rows = [muc4(record) for record in records(DATA, "muc4", "train")]
    kept = [example.id for example in rows if example.is_for_tuning]
    assert 60 < len(kept) < 160
    assert kept == [example.id for example in rows if example.is_for_tuning]
