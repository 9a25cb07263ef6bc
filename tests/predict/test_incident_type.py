"""The task `incident-type`: single sentences, and the floor over 346 invented ones that rules were written with."""

import json
from pathlib import Path

import pytest

from whence.core.vocabulary import IncidentType
from whence.extraction.incidents.acled import strategic_event, sub_event_of
from whence.extraction.lexicon import load_lexicon
from whence.predict.incident_type import TASK, classify
from whence.samples import sentences

SENTENCES = Path(__file__).parents[1] / "data" / "incident_type.jsonl"
# The code of each sub-event in the sentences' labels; whatever else they say is no event.
CODES = {
    "AIR_STRIKE": "Air/drone strike", "ART_MISS_ATTACK": "Shelling/artillery/missile attack", "SUIC_BOMB": "Suicide bomb",
    "REM_EXPLOS": "Remote explosive/landmine/IED", "GRENADE": "Grenade", "ARMED_CLASH": "Armed clash",
    "GOV_REGAINS_TERIT": "Government regains territory", "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "ATTACK": "Attack", "SEX_VIOL": "Sexual violence", "CHEM_WEAP": "Chemical weapon", "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "ARREST": "Arrests", "DISR_WEAP": "Disrupted weapons use", "PROPERTY_DISTRUCT": "Looting/property destruction",
    "PEACE_PROTEST": "Peaceful protest", "VIOL_DEMONSTR": "Violent demonstration", "PROTEST_WITH_INTER": "Protest with intervention",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters", "MOB_VIOL": "Mob violence", "AGREEMENT": "Agreement",
    "HQ_ESTABLISHED": "Headquarters or base established", "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "sub_event"),
    [
        ("A suicide bomber blew himself up at a gate.", "suicide_bombing", "Suicide bomb"),
        ("Police defused a car bomb.", "bombing", "Disrupted weapons use"),
        ("Rebels ambushed a patrol, killing two soldiers.", "armed_assault", "Armed clash"),
        ("Gunmen shot dead a teacher.", "armed_assault", "Attack"),
        ("The two sides signed a ceasefire.", None, "Agreement"),
        ("The bank raised its rate.", None, None),
        ("The group threatened to attack the port.", None, None),
    ],
)
def test_one_sentence(text: str, kind: str | None, sub_event: str | None) -> None:
    found, name = classify(text)
    assert (found.value if found else None, name) == (kind, sub_event)


def test_the_table_names_known_types_and_sub_events() -> None:
    tables = load_lexicon("acled")
    assert {rule["sub_event"] for rule in tables["rule"] + tables["strategic"]} <= set(CODES.values())
    assert all(IncidentType(kind) for rule in tables["rule"] for kind in rule["types"])


@pytest.mark.parametrize(
    "text",
    [
        "The museum marks fifty years since the bombing.",
        "A gas explosion killed five people.",
        "The bank came under fire for its forecast.",
    ],
)
def test_accidents_anniversaries_and_figures_of_speech_are_no_event(text: str) -> None:
    assert classify(text) == (None, None)


def test_held_out_sentences_are_none_of_those_rules_were_written_with() -> None:
    held_out = [json.loads(line) for line in sentences().read_text(encoding="utf-8").splitlines()]
    seen = SENTENCES.read_text(encoding="utf-8")
    assert len({row["id"] for row in held_out}) == len(held_out)
    assert not [row["text"] for row in held_out if row["text"] in seen]
    assert {row["label"] for row in held_out} - {"OTHER"} == set(CODES)


def test_a_prison_break_has_no_sub_event_of_its_own() -> None:
    assert sub_event_of(IncidentType.PRISON_BREAK, "Forty inmates escaped.") is None
    assert strategic_event("The sun shone.") is None


def test_floor_over_invented_sentences() -> None:
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    answers = TASK.run({"id": row["id"], "text": row["text"]} for row in rows)
    right = [
        CODES.get(row["label"]) == answer["acled_sub_event_type"] for row, answer in zip(rows, answers, strict=True)
    ]
    assert sum(right) / len(right) >= 0.94
