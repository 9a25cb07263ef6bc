"""The shipped list of actors, and a user's own file."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from whence.core.incident import Actor
from whence.errors import InputError
from whence.gazetteer.actors import KINDS, load_actors
from whence.linking.actors import ActorNames

ACTORS = load_actors()
NAMES = ActorNames.of(ACTORS)


def named(name: str) -> Actor:
    """The one actor a name stands for."""
    actor = NAMES.find(name)
    assert actor is not None, name
    return actor


@pytest.mark.parametrize("name", ["ISIS", "IS", "ISIL", "Daesh", "Islamic State", "the Islamic State group"])
def test_one_group_of_many_names(name: str) -> None:
    assert named(name).name == "Islamic State"


@pytest.mark.parametrize(
    ("name", "kind", "parent"),
    [
        ("Amaq", "group_media", "Islamic State"),
        ("ISWAP", "armed_group", "Islamic State"),
        ("SOHR", "monitor", None),
        ("SDF", "armed_group", None),
        ("CNN", "outlet", None),
        ("Sunday Times", "outlet", "The Times"),
        ("Reuters", "agency", None),
        ("Iraqi army", "state_force", None),
        ("Malian army", "state_force", None),
    ],
)
def test_kinds_and_parents(name: str, kind: str, parent: str | None) -> None:
    actor = named(name)
    assert actor.kind == kind
    assert actor.parent == (named(parent).id if parent else None)


def test_a_shared_acronym_stands_for_none() -> None:
    """AFP is an agency and the army of the Philippines; nothing tells them apart by name alone."""
    assert {actor.name for actor in NAMES.by_name["afp"]} == {"Agence France-Presse", "Armed Forces of the Philippines"}
    assert NAMES.find("AFP") is None


def test_the_list_is_in_order() -> None:
    assert 150 <= len(ACTORS) <= 600
    assert len({actor.id for actor in ACTORS}) == len({actor.name for actor in ACTORS}) == len(ACTORS)
    assert all(actor.kind in KINDS and actor.source for actor in ACTORS)
    assert all(len(actor.country) == 2 for actor in ACTORS if actor.country)
    assert load_actors() == ACTORS


def test_nobody_invented_is_in_it() -> None:
    samples = files("whence.samples")
    outlets = tomllib.loads(samples.joinpath("outlets.toml").read_text(encoding="utf-8"))
    invented = {row["name"] for row in [*outlets["agency"], *outlets["outlet"]]} | {"Red Dune Katiba"}
    assert not invented & {name for actor in ACTORS for name in (actor.name, *actor.aliases)}


def test_a_file_of_ones_own_adds_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[armed_group]\n"Free Plains Brigade" = { also = ["FPB"], in = "SY" }\n"Taliban" = { in = "AF" }\n')
    actors = {actor.name: actor for actor in load_actors(path)}
    assert actors["Free Plains Brigade"].aliases == ("FPB",)
    assert actors["Free Plains Brigade"].source == str(path)
    assert actors["Taliban"].aliases == ()
    assert len(actors) == len(ACTORS) + 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no toml [", "not TOML"),
        ('[army]\n"A" = {}\n', "no such kind"),
        ('armed_group = "A"\n', "no such kind"),
        ('[armed_group]\n"A" = { aka = ["B"] }\n', "not understood"),
        ('[armed_group]\n"A" = { kind = "gang" }\n', "not understood"),
        ('[armed_group]\n"A" = { of = "Nobody" }\n', "not listed"),
        ('[armed_group]\n"A" = {}\n[monitor]\n"A" = {}\n', "twice"),
    ],
)
def test_a_file_that_is_off_is_explained(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "off.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=problem) as caught:
        load_actors(path)
    assert "off.toml" in json.dumps(caught.value.message)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_actors(tmp_path / "none.toml")
