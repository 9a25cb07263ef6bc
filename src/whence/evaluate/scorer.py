"""A scorer as it is: the program beside the gold, compiled once and run as if typed, any number of times.

A figure is a path of keys in the JSON it writes; a macro figure is made here, of the classes that have enough cases.
"""

import contextlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ENOUGH = 10
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Macro:
    """This says: the mean of the numbers at `modality/per_class_f1`, over the classes which ten statements of the gold have.

    `cases` is where a row of the gold says its classes ("statements/modality"); `names` is the scorer's own table from
    the gold's codes to the classes it scores, where the two differ.
    """

    path: str
    cases: str
    names: str | None = None


@dataclass(slots=True)
class Scorer:
    """This says: timex.py, run in this process as `timex.py PRED --gold GOLD` would be."""

    path: Path
    names: dict[str, Any] = field(default_factory=dict)
    _code: Any = None

    def __post_init__(self) -> None:
        """Compile it once."""
        self._code = compile(self.path.read_text("utf-8"), str(self.path), "exec")

    def run(self, arguments: Sequence[str], out: Path) -> Any:
        """What it says with these arguments, as JSON: in the file `out` if it writes one, else printed."""
        self.names = {"__name__": "__main__", "__file__": str(self.path)}
        sys.argv = [str(self.path), *arguments]
        out.unlink(missing_ok=True)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(self._code, self.names)
        return json.loads(out.read_text("utf-8") if out.exists() else printed.getvalue())


def pick(scores: Any, path: str) -> Any:
    """What stands at a path of keys separated by slashes; None where nothing does.

    >>> pick({"value": {"f1": 0.5}}, "value/f1")
    0.5
    """
    for key in path.split("/"):
        scores = scores.get(key) if isinstance(scores, dict) else None
    return scores


def number(found: Any) -> float | None:
    """A figure as a number; None where the scorer gives none."""
    return float(found) if isinstance(found, int | float) else None


def count_cases(macro: Macro, gold: Rows, names: Mapping[str, Any]) -> Counter[str]:
    """How many cases of each class the gold has, under the names the scorer gives them."""
    classes = [value for row in gold for value in _at(row, macro.cases.split("/"))]
    if macro.names is None:
        return Counter(classes)
    table = names[macro.names]
    return Counter(table[code][0] if code in table else "other" for code in classes)


def _at(row: Any, keys: Sequence[str]) -> Iterable[str]:
    """The values at a path in a row, lists on the way looked through."""
    if isinstance(row, list):
        return [value for item in row for value in _at(item, keys)]
    if keys:
        return _at(row.get(keys[0]) or [], keys[1:])
    return [row]


def mean_of(per_class: Mapping[str, float] | None, classes: Iterable[str]) -> float | None:
    """The mean over those classes; one the scorer does not list was neither there nor predicted."""
    found = [per_class[name] for name in classes if name in per_class] if per_class else []
    return sum(found) / len(found) if found else None
