"""What several verbs share: the options of the case folder and of JSON, and how JSON is printed."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from whence.core.payload import dump

CaseFolder = Annotated[Path, typer.Option("--case", "-c", help="The case folder.", envvar="WHENCE_CASE")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
HERE = Path("case")


def print_json(items: Iterable[Any]) -> None:
    """One JSON object a line."""
    for item in items:
        print(json.dumps(dump(item), ensure_ascii=False, default=str))
