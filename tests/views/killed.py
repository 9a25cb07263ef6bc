"""A program that decides and is killed at each change of the ledger in turn; what is there afterwards is printed, one line a kill.

python tests/views/killed.py CASE REPORT...     takes these reports out of their incident
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from whence.case.case import Case
from whence.settings import Settings


def die_at(number: int) -> None:
    """Be killed before the change of that number; a commit is one too."""
    seen = 0

    def count(*given: Any) -> None:
        nonlocal seen
        if len(given) == 1 or not str(given[2]).lstrip().upper().startswith(("SELECT", "WITH", "PRAGMA")):
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)


def main(folder: Path, report_ids: list[str]) -> None:
    """Kill one child after the other, each one change later, until one lives."""
    for number in range(1, 1000):
        child = os.fork()
        if child == 0:
            die_at(number)
            with Case(folder, Settings()) as case:
                case.move(report_ids, author="Ana")
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        with Case(folder, Settings()) as case:
            told = {
                "lived": status == 0,
                "judgements": len(case.judgements()),
                "groups": sorted(dossier.incident.report_ids for dossier in case.incidents()),
                "problems": [str(problem) for problem in case.verify()],
            }
        print(json.dumps(told), flush=True)
        if status == 0:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
