"""The task `muc4`: templates of an invented text in the style of the set, and the floor of the tagger's own parts."""

from pathlib import Path

import numpy as np
import pytest

from whence.errors import ModelMissing
from whence.inference.fillers import Filler
from whence.inference.slot_tagger import KINDS, N_BUCKETS, ROLES, SlotTagger, best_path, load_slot_tagger, split_text
from whence.predict.base import Record
from whence.predict.muc4 import TASK, fill_templates

TEXT = (
    "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) TODAY ATTACKED A POLICE STATION IN SAN TALMIN."
    "  A BOMB EXPLODED AT THE ENTRANCE, KILLING MAYOR JUAN PEREZ, POLICE SAID."
)
QUIET = "THE CENTRAL BANK TODAY RAISED ITS RATE BY HALF A POINT.  THE MINISTER WELCOMED THE DECISION."


def filler(role: str, name: str, kind: str, score: float = 0.8) -> Filler:
    return Filler(role, name, score, {"attack": 0.1, "bombing": 0.1, "other": 0.1, kind: 0.7})


def answer(text: str) -> Record:
    (row,) = TASK.run([{"docid": "d1", "doctext": text}])
    return row


def test_fillers_of_an_attack() -> None:
    template = answer(TEXT)["templates"][0]
    assert template["incident_type"] in KINDS[1:]
    assert template["PerpOrg"]
    assert [["bomb"]] in [row["Weapon"] for row in answer(TEXT)["templates"]]


def test_no_incident_no_template() -> None:
    assert answer(QUIET)["templates"] == []
    assert answer("")["templates"] == []


def test_every_filler_is_in_the_text() -> None:
    fillers = [name for role in ROLES for entity in answer(TEXT)["templates"][0][role] for name in entity]
    assert fillers
    assert all(name in TEXT.lower() for name in fillers)


def test_fillers_of_another_kind_make_a_template_of_their_own_with_the_perpetrators() -> None:
    rows = [
        filler("PerpInd", "men", "attack"),
        filler("Victim", "a clerk", "attack"),
        filler("Weapon", "bomb", "bombing"),
    ]
    attack, bombing = fill_templates(rows)
    assert (attack["incident_type"], attack["Weapon"], attack["PerpInd"]) == ("attack", [], [["men"]])
    assert (bombing["incident_type"], bombing["Weapon"], bombing["PerpInd"]) == ("bombing", [["bomb"]], [["men"]])


def test_other_names_of_a_filler_stand_beside_it() -> None:
    front = Filler("PerpOrg", "liberation front", 0.8, {"attack": 1.0}, aliases=("elf",))
    assert fill_templates([front])[0]["PerpOrg"] == [["liberation front", "elf"]]


def test_targets_tell_more_of_the_kind_than_perpetrators() -> None:
    rows = [filler("PerpInd", "men", "attack"), filler("PerpOrg", "elf", "attack"), filler("Target", "bus", "bombing")]
    assert fill_templates(rows)[0]["incident_type"] == "bombing"


def test_one_weak_filler_of_another_kind_makes_none() -> None:
    rows = [filler("Victim", "a clerk", "attack", 0.9), filler("Weapon", "bomb", "bombing", 0.2)]
    assert [template["incident_type"] for template in fill_templates(rows)] == ["attack"]


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
