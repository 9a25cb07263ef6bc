"""Puts scores into docs/measurements.md.

    whence evaluate --json > scores.jsonl
    .venv/bin/python docs/measured.py scores.jsonl [SHARED]

SHARED is the folder the scores were made with (../shared), to count what was measured on.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from whence.evaluate import LOWER_IS_BETTER, MEASUREMENTS, Measurement, source_of

PAGE = Path(__file__).parent / "measurements.md"
MARK = "<!-- whence evaluate -->\n"


def count(chosen: Measurement, shared: Path) -> int:
    """How many documents or passages a measurement is made on."""
    source = source_of(chosen, shared)
    files = source.rglob("articles.jsonl") if source.is_dir() else [source]
    return sum(1 for file in files for line in file.open("rb") if line.strip())


def table(lines: Iterable[str], sizes: Mapping[str, int]) -> str:
    """The scores as a table, in the order of measuring, each with how many it was made on."""
    rows = ["| measurement | figure | value | n |", "|---|---|---|---|"]
    for score in map(json.loads, lines):
        value = "none" if score.get("value") is None else f"{score['value']:.3g}"
        figure = score["figure"] + (" (lower is better)" if score["figure"] in LOWER_IS_BETTER else "")
        rows.append(f"| {score['measurement']} | {figure} | {value} | {sizes[score['measurement']]} |")
    return "\n".join(rows)


def renewed(text: str, new: str) -> str:
    """The page with a new table."""
    return re.sub(MARK + r"\n\|.*?\n\n", lambda _: f"{MARK}\n{new}\n\n", text, flags=re.DOTALL)


def main() -> None:
    """Renew the table."""
    lines = [line for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line.strip()]
    shared = Path(sys.argv[2] if len(sys.argv) > 2 else "../shared")
    sizes = {chosen.name: count(chosen, shared) for chosen in MEASUREMENTS}
    PAGE.write_text(renewed(PAGE.read_text("utf-8"), table(lines, sizes)), "utf-8")


if __name__ == "__main__":
    main()
