"""`make demo`: the main job on the bundled sample corpus.

python -m whence.views.demo [FOLDER]
"""

import shutil
import sys
import time
from pathlib import Path

from rich.console import Console

from whence.case.case import Case
from whence.core.dossier import Dossier
from whence.core.vocabulary import Measure
from whence.samples import folder
from whence.views.brief.whole import compose
from whence.views.export.page import to_html
from whence.views.show import show_incidents, show_why


def main() -> None:
    """Read the samples into FOLDER/case, print the ledger, write FOLDER/brief.html."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "demo")
    shutil.rmtree(target / "case", ignore_errors=True)
    console = Console(width=None if sys.stdout.isatty() else 160)
    started = time.monotonic()
    with Case(target / "case") as case:
        added = case.add(folder("demo"))
        console.print(
            f"$ whence add samples/demo && whence show incidents      added {added.new}, failed {added.failed}"
        )
        show_incidents(console, case, with_background=False)
        dossier = max(case.incidents(), key=_disagreement)
        console.print(f"\n$ whence why {dossier.incident.id} killed")
        show_why(console, case.why(dossier.incident.id, "killed"), case.documents())
        brief = target / "brief.html"
        brief.write_text(to_html(compose(case), "The sample corpus: invented news"), "utf-8")
    console.print(f"\nThe sample corpus is invented. Read in {time.monotonic() - started:.1f} s; the brief: {brief}")
    console.print(f"The desk, on this machine: .venv/bin/whence serve --case {target / 'case'}")
    console.print("Your own: .venv/bin/whence add FILES, then .venv/bin/whence show incidents")


def _disagreement(dossier: Dossier) -> int:
    """How many values of killed an incident has."""
    tally = dossier.tally(Measure.KILLED)
    return len(tally.figures) + len(tally.claims) if tally and not dossier.incident.is_background else 0


if __name__ == "__main__":
    main()
