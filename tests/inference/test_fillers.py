"""Names for roles, from two models at once."""

import pytest

from whence.inference.fillers import Filler, cleaned, find_fillers, keep_entities, keep_fillers, propose_fillers
from whence.inference.session import Session
from whence.inference.slot_tagger import load_slot_tagger

SESSION = Session.load()
TAGGER = load_slot_tagger()
TEXT = (
    "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) TODAY ATTACKED A POLICE STATION IN SAN TALMIN."
    "  A BOMB EXPLODED AT THE ENTRANCE, KILLING MAYOR JUAN PEREZ, POLICE SAID."
)


def filler(role: str, name: str, score: float) -> Filler:
    return Filler(role, name, score, {"attack": 1.0})


@pytest.mark.parametrize(
    ("name", "expected"),
    [("THE  FMLN,", "fmln"), ("a bomb", "bomb"), ("(Juan\nPerez)", "juan perez"), ("theatre", "theatre"), ("...", "")],
)
def test_names_are_cleaned(name: str, expected: str) -> None:
    assert cleaned(name) == expected


def test_of_names_within_one_another_the_surest_is_kept() -> None:
    rows = [
        filler("Victim", "juan perez", 0.6),
        filler("Victim", "mayor juan perez", 0.7),
        filler("Target", "perez", 0.5),
    ]
    assert [(f.role, f.name) for f in keep_entities(rows)] == [("Victim", "mayor juan perez"), ("Target", "perez")]


def test_a_name_in_brackets_behind_an_organisation_is_the_same_filler() -> None:
    rows = [filler("PerpOrg", "farabundo marti national liberation front", 0.7), filler("PerpOrg", "fmln", 0.4)]
    rows += [filler("Victim", "juan perez", 0.6), filler("Victim", "mayor", 0.5)]
    kept = keep_fillers(rows, TEXT + "  JUAN PEREZ (MAYOR) DIED.", 0.3)
    assert [(f.name, f.aliases) for f in kept] == [
        ("farabundo marti national liberation front", ("fmln",)),
        ("juan perez", ()),
        ("mayor", ()),
    ]


def test_another_name_may_be_less_sure_than_the_limit() -> None:
    rows = [filler("PerpOrg", "farabundo marti national liberation front", 0.7), filler("PerpOrg", "fmln", 0.1)]
    assert [(f.name, f.aliases) for f in keep_fillers(rows, TEXT, 0.3)] == [(rows[0].name, ("fmln",))]


def test_only_what_is_sure_enough_is_found() -> None:
    limit = SESSION.manifest.thresholds["filler"]
    proposed, found = propose_fillers(SESSION, TAGGER, TEXT), find_fillers(SESSION, TAGGER, TEXT)
    assert found
    assert all(f.score > limit for f in found)
    assert {f.name for f in found} <= {f.name for f in proposed}
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)


def test_the_same_text_gives_the_same() -> None:
    assert find_fillers(SESSION, TAGGER, TEXT) == find_fillers(SESSION, TAGGER, TEXT)


@pytest.mark.parametrize("text", ["", " \n", "...", "💥"], ids=["empty", "blank", "marks", "emoji"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert find_fillers(SESSION, TAGGER, text) == []
