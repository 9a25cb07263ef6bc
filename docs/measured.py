"""Puts scores into docs/measurements.md.

whence evaluate --json > scores.jsonl
.venv/bin/python docs/measured.py scores.jsonl
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from whence.evaluate.measurements import LOWER_IS_BETTER
from whence.evaluate.scoring import Score
from whence.views.scores import rare, size

PAGE = Path(__file__).parent / "measurements.md"
MARK = "<!-- whence evaluate -->\n"


def table(lines: Iterable[str]) -> str:
    """The scores as a table, in the order of measuring, each with its interval and how many it was made on."""
    rows = ["| measurement | figure | value | 95 % | n |", "|---|---|---|---|---|"]
    left_out = []
    for score in (Score(**json.loads(line)) for line in lines):
        figure = score.figure + (" (lower is better)" if score.figure in LOWER_IS_BETTER else "")
        between = "" if score.low is None else f"{score.low:.3g} to {score.high:.3g}"
        value = "none" if score.value is None else f"{score.value:.3g}"
        rows.append(f"| {score.measurement} | {figure} | {value} | {between} | {size(score)} |")
        left_out += [f"{score.measurement}, {score.figure}: {rare(score)}."] if score.rare else []
    return "\n".join([*rows, "", "Classes with fewer than ten cases, left out of macro figures. " + " ".join(left_out)])


def renewed(text: str, new: str) -> str:
    """The page with a new table."""
    return re.sub(MARK + r"\n\|.*?(?=\n## )", lambda _: f"{MARK}\n{new}\n", text, flags=re.DOTALL)


def main() -> None:
    """Renew the table."""
    lines = [line for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line.strip()]
    PAGE.write_text(renewed(PAGE.read_text("utf-8"), table(lines)), "utf-8")


if __name__ == "__main__":
    main()
