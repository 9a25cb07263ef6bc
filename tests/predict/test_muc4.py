"""The task `muc4`: templates of an invented text in the style of the set, and the floor of the tagger's own parts."""

from pathlib import Path

import numpy as np
import pytest

from whence.errors import ModelMissing
from whence.inference.slot_tagger import KINDS, N_BUCKETS, TAGS, SlotTagger, best_path, load_slot_tagger, split_text
from whence.predict.muc4 import TASK, fill_templates

TEXT = (
    "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) TODAY ATTACKED A POLICE STATION IN SAN TALMIN."
    "  A BOMB EXPLODED AT THE ENTRANCE, KILLING MAYOR JUAN PEREZ, POLICE SAID."
)
QUIET = "THE CENTRAL BANK TODAY RAISED ITS RATE BY HALF A POINT.  THE MINISTER WELCOMED THE DECISION."


def test_fillers_of_an_attack() -> None:
    (template,) = fill_templates(load_slot_tagger(), TEXT)
    assert template["incident_type"] in KINDS[1:]
    assert template["PerpOrg"]
    assert ["BOMB"] in template["Weapon"]


def test_no_incident_no_template() -> None:
    assert fill_templates(load_slot_tagger(), QUIET) == []
    assert fill_templates(load_slot_tagger(), "") == []


def test_every_filler_is_in_the_text() -> None:
    for row in TASK.run([{"docid": "d1", "doctext": TEXT}]):
        fillers = [name for role in TAGS[1::2] for entity in row["templates"][0][role[2:]] for name in entity]
        assert fillers
        assert all(name in TEXT for name in fillers)


def test_best_path_weighs_transitions() -> None:
    scores = np.array([[0.0, 1.0], [1.0, 0.9]], dtype=np.float32)
    assert best_path(scores, np.zeros((2, 2), dtype=np.float32)) == [1, 0]
    assert best_path(scores, np.array([[0.0, 0.0], [-1.0, 0.0]], dtype=np.float32)) == [1, 1]


def test_the_none_margin_lowers_none_only() -> None:
    zeros = np.zeros((N_BUCKETS, len(KINDS)), dtype=np.float32)
    tagger = SlotTagger(zeros[:, :1], zeros[:1, :1], zeros, none_margin=2.0)
    assert tagger.kind_scores(split_text(QUIET)) == {**dict.fromkeys(KINDS, 0.0), "none": -2.0}


def test_a_missing_model_says_how_to_train_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="train_slots"):
        load_slot_tagger(tmp_path / "none.npz")
