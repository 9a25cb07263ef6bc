"""Whence reads news about armed conflict and keeps the ledger of who reported what.

>>> import whence
>>> case = whence.open("case")          # doctest: +SKIP
>>> case.add("news/")                   # doctest: +SKIP
>>> for dossier in case.incidents():    # doctest: +SKIP
...     print(dossier.incident.type, dossier.incident.time)
"""

from typing import Any

from whence.errors import DocumentError, InputError, LedgerError, ModelMissing, RunAborted, WhenceError
from whence.settings import Settings
from whence.version import __version__

__all__ = [
    "Case",
    "DocumentError",
    "InputError",
    "LedgerError",
    "ModelMissing",
    "RunAborted",
    "Settings",
    "WhenceError",
    "__version__",
    "open",
]


def open(folder: str = "case", settings: Settings | None = None, reader: Any = None) -> Any:
    """The case in that folder, made if it is not there: a `whence.Case`; `reader` takes the place of the shipped one."""
    from whence.case.case import Case

    return Case(folder, settings, reader)


def __getattr__(name: str) -> Any:
    """`whence.Case`, loaded on first use, so that `import whence` stays light."""
    if name == "Case":
        from whence.case.case import Case

        return Case
    raise AttributeError(f"module 'whence' has no attribute {name!r}")
