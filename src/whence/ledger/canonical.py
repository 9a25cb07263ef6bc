"""The canonical export: what a ledger says now, and nothing of when or by which run it came to say it.

Two ledgers are equal where these lines are: after one run or three, on one process or two, on SQLite or PostgreSQL. Left
out are runs, run ids, recording times and `retrieved_at`.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from whence.core.entry import Entry
from whence.core.payload import dump
from whence.ledger.base import View
from whence.ledger.row import KINDS

_OF_THE_MOMENT = frozenset({"run_id", "recorded_at", "retrieved_at"})


def canonical_lines(view: View) -> Iterator[str]:
    """One JSON line for each current entry but runs, by kind and then by subject id."""
    for kind in sorted(KINDS.keys() - {"run"}):
        yield from map(_line, view.iter_kind(kind))


def fingerprint(view: View) -> str:
    """The SHA-256 of the canonical export: equal for equal ledgers.

    >>> from whence.ledger.memory import MemoryStore
    >>> fingerprint(MemoryStore())[:8]
    'e3b0c442'
    """
    digest = hashlib.sha256()
    for line in canonical_lines(view):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _line(entry: Entry) -> str:
    """The line of an entry."""
    said = {
        "kind": entry.kind,
        "subject_id": entry.subject_id,
        "keys": list(entry.keys),
        "payload": _lasting(dump(entry.payload)),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lasting(value: Any) -> Any:
    """A JSON value without the fields that differ from run to run."""
    if isinstance(value, dict):
        return {name: _lasting(item) for name, item in value.items() if name not in _OF_THE_MOMENT}
    return [_lasting(item) for item in value] if isinstance(value, list) else value
