"""Where a text of MUC-4 tells of an incident."""

from typing import Any

from training.heads import ROLES
from training.incidents import kind_of, places, told, turns

FAR = " IT RAINED ON THE PLAIN ALL DAY." * 10


def template(kind: str, **fillers: list[str]) -> dict[str, Any]:
    return {"incident_type": kind} | {role: [[[name, 0]] for name in fillers.get(role, [])] for role in ROLES}


def record(text: str, *templates: dict[str, Any]) -> dict[str, Any]:
    return {"docid": "d", "doctext": text, "gtt_templates": list(templates)}


def test_places_are_whole_words_in_order() -> None:
    found = places(record("A BOMB. BOMBERS SET THE BOMB.", template("bombing", Weapon=["bomb"])))
    assert [(p.start, p.end, p.role, p.kind) for p in found] == [
        (2, 6, "Weapon", "bombing"),
        (24, 28, "Weapon", "bombing"),
    ]


def test_a_word_far_from_its_incident_is_not_told() -> None:
    text = "MEN ATTACKED A BUS." + FAR + " MEN CAME." + FAR + " THE MEN BURNED THE BUS."
    found = told(places(record(text, template("attack", PerpInd=["men"], Target=["bus"]))))
    starts = [p.start for p in found if p.role == "PerpInd"]
    assert starts == [0, text.rindex("MEN")]


def test_the_first_place_is_told_even_alone() -> None:
    found = told(places(record("A BOMB." + FAR + " A BOMB.", template("bombing", Weapon=["bomb"]))))
    assert [p.start for p in found] == [2]


def test_a_turn_is_where_another_incident_begins() -> None:
    text = "MEN ATTACKED A BUS AND A TRUCK. LATER A BANK WAS HIT."
    first, second = template("attack", PerpInd=["men"], Target=["bus", "truck"]), template("attack", Target=["bank"])
    found = turns(told(places(record(text, first, second))))
    assert [(text[a:b], label) for a, b, label in found] == [("TRUCK", "same"), ("BANK", "new")]


def test_a_name_within_a_longer_one_makes_no_turn() -> None:
    found = places(record("A CAR BOMB. A BUS.", template("bombing", Weapon=["car bomb", "bomb"], Target=["bus"])))
    assert [label for *_, label in turns(found)] == ["same"]


def test_kinds_of_two_names_are_one_of_the_head() -> None:
    assert [kind_of(name) for name in ("attack / bombing", "attack", "forced work stoppage")] == [
        "bombing",
        "attack",
        "other",
    ]
