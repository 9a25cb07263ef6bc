"""Who the news of armed conflict names: the shipped starter list, and a user's own file beside it.

A user's file is TOML of the same form, one table for each kind:

    [armed_group]
    "Free Plains Brigade" = { also = ["FPB"], in = "SY", of = "Plains Front" }
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from whence.core.ids import make_id
from whence.core.incident import Actor
from whence.errors import InputError

KINDS = ("armed_group", "state_force", "government", "organisation", "monitor", "agency", "outlet", "group_media")
_FIELDS = {"also", "in", "of", "kind", "source"}
_SHIPPED = "the shipped list"


def load_actors(extra: Path | None = None) -> tuple[Actor, ...]:
    """The shipped actors, and those of the user's file; one of the same name in the file takes the shipped one's place.

    InputError says what is off: a file that is not there, a kind, a field or a parent that does not exist.

    >>> next(actor for actor in load_actors() if actor.name == "Amaq").kind
    'group_media'
    """
    text = files("whence.gazetteer").joinpath("data", "actors.toml").read_text(encoding="utf-8")
    actors = {actor.name: actor for actor in _actors(tomllib.loads(text), _SHIPPED)}
    if extra is not None:
        actors |= {actor.name: actor for actor in _actors(_read(extra), str(extra))}
    _check_parents(actors, str(extra or _SHIPPED))
    return tuple(actors.values())


def _read(path: Path) -> dict[str, Any]:
    """The user's file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: the file of actors cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{path}: this is not TOML: {error}", hint="see the example in docs/python.md") from error


def _actors(data: dict[str, Any], where: str) -> Iterator[Actor]:
    """The actors of one file, those of its templates last; a name written twice is an error."""
    found = [*_listed(data, where), *_templated(data)]
    twice = [name for name, n in Counter(actor.name for actor in found).items() if n > 1]
    if twice:
        raise InputError(f"{where}: {twice[0]!r} stands there twice", hint="give it one row with all its names")
    yield from found


def _listed(data: dict[str, Any], where: str) -> Iterator[Actor]:
    """The actors written out."""
    for kind, rows in data.items():
        if kind in ("sources", "templates", "states"):
            continue
        if kind not in KINDS or not isinstance(rows, dict):
            raise InputError(f"{where}: no such kind of actor: {kind!r}", hint="known: " + ", ".join(KINDS))
        source = data.get("sources", {}).get(kind, where)
        for name, row in rows.items():
            yield _actor(name, kind, row, source, where)


def _actor(name: str, kind: str, row: dict[str, Any], source: str, where: str) -> Actor:
    """One actor from its row."""
    if not isinstance(row, dict) or row.keys() - _FIELDS or row.get("kind", kind) not in KINDS:
        raise InputError(
            f"{where}: the row of {name!r} is not understood", hint='write { also = ["..."], in = "SY", of = "..." }'
        )
    parent = row.get("of")
    return Actor(
        make_id("act", name),
        name,
        row.get("kind", kind),
        tuple(row.get("also", ())),
        row.get("in"),
        make_id("act", parent) if parent else None,
        row.get("source", source),
    )


def _templated(data: dict[str, Any]) -> Iterator[Actor]:
    """Government and forces of each state, by the templates; names that a listed actor has are left to it."""
    sections = [rows for kind, rows in data.items() if kind in KINDS]
    taken = {n.casefold() for rows in sections for name, row in rows.items() for n in (name, *row.get("also", ()))}
    for kind, forms in data.get("templates", {}).items():
        for country, (state, adjective) in data.get("states", {}).items():
            name, *others = (form.format(state=state, adjective=adjective) for form in forms)
            aliases = tuple(other for other in others if other.casefold() not in taken)
            if name.casefold() not in taken:
                yield Actor(make_id("act", name), name, kind, aliases, country, None, data["sources"][kind])


def _check_parents(actors: dict[str, Actor], where: str) -> None:
    """InputError where an actor belongs to one that is not there."""
    ids = {actor.id for actor in actors.values()}
    for actor in actors.values():
        if actor.parent is not None and actor.parent not in ids:
            raise InputError(f"{where}: {actor.name!r} is `of` an actor that is not listed", hint="list the parent too")
