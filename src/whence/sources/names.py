"""File names as text: what is found on a disk need not be UTF-8."""

import os
from pathlib import Path, PurePath


def name_of(path: PurePath) -> str:
    r"""The name of a path for people and for the ledger.

    >>> name_of(PurePath("news/a1.txt"))
    'news/a1.txt'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def absolute(path: Path) -> Path:
    """The path from the root on, without "." and ".."; links are left as they are."""
    return Path(os.path.abspath(path))


def short_name(path: Path) -> str:
    """The name of an absolute path, from the working folder on where it lies in it."""
    here = Path.cwd()
    return name_of(path.relative_to(here) if path.is_relative_to(here) else path)
