"""The words that introduce speech: every form of every verb of the lexicon, and what may follow it.

>>> verbs = load_cues()
>>> verbs["denies"].classes["that"], verbs["denies"].form
('deny', 's')
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from whence.extraction.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CueVerb:
    """This says: "denies" is the s-form of "deny", which takes a clause ("that") or a thing ("object"), as class `deny`.

    `classes` maps each frame to the class that allows it; `asides` are the frames that make no statement for the ledger
    (requests, praise). `form` is base, s, ing or past.
    """

    base: str
    form: str
    classes: Mapping[str, str]
    asides: frozenset[str]

    @property
    def main(self) -> str:
        """The class it is listed under first."""
        return next(iter(self.classes.values()))


@cache
def load_cues() -> Mapping[str, CueVerb]:
    """Every form of the shipped verbs, in small letters."""
    lexicon = load_lexicon("cues")
    frames: dict[str, dict[str, str]] = {}
    asides: dict[str, set[str]] = {}
    for name, entry in lexicon["class"].items():
        for base in entry["words"].split():
            _add(base, name, entry, frames.setdefault(base, {}), asides.setdefault(base, set()))
    forms: dict[str, CueVerb] = {}
    for base, classes in frames.items():
        for form, spelled in _forms(base, lexicon["irregular"]):
            forms.setdefault(spelled, CueVerb(base, form, MappingProxyType(classes), frozenset(asides[base])))
    return MappingProxyType(forms)


def _add(base: str, name: str, entry: dict[str, Any], frames: dict[str, str], asides: set[str]) -> None:
    """Enter a verb's frames under a class; the class listed first keeps a frame."""
    for frame in entry["frames"].split():
        if frame not in frames:
            frames[frame] = name
            if not entry.get("statement", True):
                asides.add(frame)


def _forms(base: str, irregular: dict[str, str]) -> list[tuple[str, str]]:
    """The forms of a verb with their names."""
    if base in irregular:
        s, past, ing, participle = irregular[base].split()
        return [("base", base), ("s", s), ("past", past), ("ing", ing), ("past", participle)]
    stem = base[:-1] if base.endswith("e") else base
    s = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return [("base", base), ("s", s), ("past", stem + "ed"), ("ing", stem + "ing")]
