"""What several verbs share: the options of the case folder and of JSON, and how things are printed."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from whence.core.payload import dump

CaseFolder = Annotated[Path, typer.Option("--case", "-c", help="The case folder.", envvar="WHENCE_CASE")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
Author = Annotated[str, typer.Option(help="Who decides.", envvar="USER")]
HERE = Path("case")


def console() -> Console:
    """The terminal, or plain text of fixed width where the output is piped."""
    return Console() if sys.stdout.isatty() else Console(width=160, no_color=True, highlight=False, soft_wrap=False)


def print_json(items: Iterable[Any]) -> None:
    """One JSON object a line."""
    for item in items:
        print(json.dumps(dump(item), ensure_ascii=False, default=str))
