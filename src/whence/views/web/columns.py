"""The columns a table of incidents may have: the address says which, and the CSV has the same."""

from collections.abc import Callable, Sequence

from whence.case.find import Found
from whence.case.listed import Listed
from whence.errors import InputError

Item = Listed | Found

COLUMNS: dict[str, Callable[[Item], str]] = {
    "when": lambda item: item.row.when,
    "where": lambda item: item.row.where,
    "what": lambda item: item.row.what,
    "by": lambda item: item.row.by,
    "killed": lambda item: item.row.killed,
    "injured": lambda item: item.row.injured,
    "origins": lambda item: item.row.origins,
    "documents": lambda item: str(item.n_documents),
    "differs": lambda item: str(item.disagreement),
    "same": lambda item: str(item.n_possible),
    "weight": lambda item: str(item.weight),
    "review": lambda item: ", ".join(states(item)),
    "reviewed_by": lambda item: "; ".join(item.by),
}
"""Each column with its words; `differs`: by how many values origins differ; `same`: how many others it may be the same as."""

USUAL = ("when", "where", "what", "by", "killed", "injured", "origins", "review")


def columns_of(asked: Sequence[str]) -> tuple[str, ...]:
    """The columns an address asks for, in their own order; the usual ones where it asks for none."""
    wanted = {name for name in asked if name}
    unknown = next(iter(sorted(wanted - COLUMNS.keys())), None)
    if unknown:
        raise InputError(f"columns: no such column as {unknown[:80]!r}", hint="one of " + ", ".join(COLUMNS))
    return tuple(name for name in COLUMNS if name in wanted) or USUAL


def states(item: Item) -> list[str]:
    """What people made of a row, and what it waits for, in words."""
    found = [item.state] if item.state != "open" else []
    found += ["corrected"] if item.is_corrected else []
    found += ["signed off"] if item.n_signed > 1 else []
    found += ["people differ"] if item.is_disputed else []
    found += ["newer run differs"] if item.is_contested else []
    return found + (["waits"] if item.weight and item.state == "open" and not item.is_contested else [])
