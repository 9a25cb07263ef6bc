"""The word lists by which figures are read, from `lexicons/figures.toml`, worked out into forms.

>>> lexicon = load_figure_lexicon()
>>> lexicon.effects["killed"].participles >= {"killed", "slain"}, lexicon.kind_of("soldiers")
(True, 'fighters')
"""

import functools
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

PERSONS = frozenset({"fighters", "attackers", "protesters", "people", "detained", "hostages", "displaced"})


@dataclass(frozen=True, slots=True)
class Effect:
    """This says: killed: "kills" and "killing" act on whom follows, "killed" is suffered, "died" happens, "dead" is a state."""

    active: frozenset[str]
    participles: frozenset[str]
    happens: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """This says: these words tell effects, these nouns are counted ("soldiers": fighters), these words set the scene."""

    effects: dict[str, Effect]
    kinds: dict[str, str]
    singulars: frozenset[str]
    units: frozenset[str]
    actions: frozenset[str]
    scope: frozenset[str]
    money_scope: frozenset[str]
    fighting_scope: frozenset[str]
    hits: frozenset[str]
    verbs: frozenset[str]
    effect_forms: frozenset[str]

    def kind_of(self, noun: str) -> str | None:
        """What a noun counts: fighters, people, weapons ...; None for a noun that is not listed."""
        return self.kinds.get(noun)


@functools.cache
def load_figure_lexicon() -> FigureLexicon:
    """The shipped lists, read once."""
    data = tomllib.loads(files("whence.extraction").joinpath("lexicons/figures.toml").read_text("utf-8"))
    effects = {name: _effect(rows) for name, rows in data["effects"].items()}
    kinds, singulars = _kinds(data["nouns"])
    words = {name: frozenset(text.split()) for name, text in data["words"].items()}
    forms = frozenset[str]().union(*(e.active | e.participles | e.happens for e in effects.values()))
    return FigureLexicon(
        effects=effects,
        kinds={noun: kind for noun, kind in kinds.items() if kind != "units"},
        singulars=singulars,
        units=frozenset(noun for noun, kind in kinds.items() if kind == "units"),
        effect_forms=forms,
        **words,
    )


def _effect(rows: dict[str, str]) -> Effect:
    """One effect, its verbs in all their forms."""
    verbs = [_forms(entry) for entry in rows["verbs"].split()]
    happens = [_forms(entry) for entry in rows["happens"].split()]
    return Effect(
        active=frozenset(
            form for base, third, past, _, ing in verbs for form in (base, third, past, ing) if form != "x"
        ),
        participles=frozenset(forms[3] for forms in verbs if forms[3] != "x"),
        happens=frozenset(form for forms in happens for form in forms),
        states=frozenset(rows["states"].split()),
        nouns=frozenset(form for entry in rows["nouns"].split() for form in entry.split("/")),
    )


def _forms(entry: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form of a verb; its particle, if any, is left to the reader."""
    parts = entry.split("_")[0].split("/")
    if len(parts) == 5:
        return parts[0], parts[1], parts[2], parts[3], parts[4]
    base = parts[0]
    stem = base[:-1] if base.endswith("e") else base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return base, third, stem + "ed", stem + "ed", stem + "ing"


def _kinds(nouns: dict[str, Any]) -> tuple[dict[str, str], frozenset[str]]:
    """Each noun with its kind, and the singular ones of persons; a noun that stands twice keeps the first kind."""
    kinds: dict[str, str] = {}
    singulars: set[str] = set()
    for kind, text in nouns.items():
        for entry in text.split():
            forms = [form.rsplit("_", 1)[-1] for form in entry.split("/")]
            if kind in PERSONS and len(forms) == 2:
                singulars.add(forms[0])
            for form in forms:
                kinds.setdefault(form, kind)
    return kinds, frozenset(singulars)
