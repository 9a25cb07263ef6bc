"""Writes docs/cli.md from the command line itself, and puts real output where the documentation shows some.

    .venv/bin/python docs/refresh.py            # write
    .venv/bin/python docs/refresh.py --check    # say what would change in docs/cli.md, change nothing

In a Markdown file `<!-- run 8: show incidents -->` before a code block stands for the first eight lines of what
`whence show incidents` prints on one story of the sample corpus; `{incident}` is its incident with the most values of killed.
`<!-- demo -->` stands for the beginning of what `make demo` prints.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer
from rich.console import Console
from typer.testing import CliRunner

from whence.case.case import Case
from whence.core.dossier import Dossier
from whence.core.vocabulary import Measure
from whence.samples import folder
from whence.views import cli

DOCS = Path(__file__).parent
WITH_OUTPUT = (DOCS.parent / "README.md", DOCS / "quickstart.md", DOCS / "python.md")
WIDTH = 140
STORY = "gao-barracks"
EXITS = """| code | means |
|---|---|
| 0 | all well |
| 1 | some documents failed, `verify` found a problem, or a figure fell below its floor; the rest was kept |
| 2 | the command or its input is off: fix it and call again |
| 3 | the run could not go on; what was finished is kept |
| 4 | the ledger cannot be used as asked |
| 130 | stopped by hand; what was finished is kept |
"""


def verbs() -> Iterator[tuple[str, ...]]:
    """Every verb as it is typed: ("add",), ("show",), ("show", "incidents"), ..."""
    top = typer.main.get_command(cli.app)
    for name, command in sorted(getattr(top, "commands", {}).items()):
        yield (name,)
        yield from ((name, inner) for inner in sorted(getattr(command, "commands", {})))


def help_of(verb: tuple[str, ...]) -> str:
    """What `whence VERB --help` prints, eighty columns wide."""
    result = CliRunner().invoke(cli.app, [*verb, "--help"], prog_name="whence", env={"COLUMNS": "80"})
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())


def reference() -> str:
    """The text of docs/cli.md."""
    head = (
        "# The command line\n\n<!-- Written by docs/refresh.py from the commands themselves; change them there. -->\n\n"
        "Read verbs take `--json`: one JSON object a line, its fields in [the data dictionary](data-dictionary.md). Where output is\n"
        "piped there are no colours, and progress stays away. The case folder is `case` unless `--case` or `WHENCE_CASE` names\n"
        "another. Settings are [environment variables](settings.md).\n\n## Exit codes\n\n"
    )
    parts = [f"## whence {' '.join(verb)}\n\n```text\n{help_of(verb)}\n```\n" for verb in verbs()]
    return head + EXITS + "\n" + "\n".join(parts)


def disagreement(dossier: Dossier) -> int:
    """How many figures of killed an incident has."""
    tally = dossier.tally(Measure.KILLED)
    return len(tally.figures) + len(tally.claims) if tally and not dossier.incident.is_background else 0


def demo() -> str:
    """What `make demo` prints, cut: the incident that disagrees most, and the first words behind it."""
    with tempfile.TemporaryDirectory() as room:
        command = [sys.executable, "-m", "whence.views.demo", room]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    table, why = printed.split("\n\n$ whence why ")
    return f"$ make demo\n{_row(table, why.split()[0])}\n...\n\n$ whence why {_cut(why, 6)}"


def _row(table: str, incident: str) -> str:
    """A table of incidents with the row of this one alone."""
    kept, is_kept = [], True
    for line in table.splitlines():
        if line.startswith("inc-"):
            is_kept = incident.startswith(line.split()[0])
        if is_kept:
            kept.append(line.rstrip())
    return "\n".join(kept)


def _cut(text: str, lines: int) -> str:
    """The first lines of an output; dots where there is more."""
    rows = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "\n".join(rows[:lines] + ["..."] * (len(rows) > lines))


def transcript(lines: int, command: str, incident: str) -> str:
    """A command as typed and what it prints."""
    typed = command.format(incident=incident)
    result = CliRunner().invoke(cli.app, typed.split())
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return f"$ whence {typed}\n{_cut(result.stdout, lines)}"


def filled(text: str, incident: str) -> str:
    """A Markdown text with its output blocks renewed."""

    def renew(found: re.Match[str]) -> str:
        new = demo() if found[1] is None else transcript(int(found[1]), found[2], incident)
        return f"{found[0].splitlines()[0]}\n```text\n{new}\n```"

    return re.sub(r"<!-- (?:demo|run (\d+): (.+?)) -->\n```text\n.*?```", renew, text, flags=re.DOTALL)


def refresh() -> None:
    """Write everything anew."""
    (DOCS / "cli.md").write_text(reference(), "utf-8")
    texts = {path.resolve(): path.read_text("utf-8") for path in WITH_OUTPUT}
    cli.console = lambda: Console(width=WIDTH, no_color=True, highlight=False)
    with tempfile.TemporaryDirectory() as room:
        shutil.copytree(folder("demo") / STORY, Path(room) / "news")
        os.chdir(room)
        with Case("case") as case:
            case.add("news")
            incident = max(case.incidents(), key=disagreement).incident.id
        shutil.rmtree("case")
        for path, text in texts.items():
            path.write_text(filled(text, incident), "utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit("docs/cli.md: run docs/refresh.py" if (DOCS / "cli.md").read_text("utf-8") != reference() else 0)
    refresh()
