"""Whole articles marked for Whence: the repository keeps ids, places of line breaks and marks, sets beside the checkout the texts.

python -m training.articles ../shared A            # the ledger of batch A against its marks
python -m training.articles ../shared A --to ROOM  # its texts, articles.jsonl and gold.json, to look at
"""

import argparse
import json
import re
import runpy
import tempfile
from pathlib import Path
from typing import Any

from training.data import Record, identity, leaks
from whence.predict.ledger import predict_ledger

MARKS = Path(__file__).parent / "marks" / "articles.jsonl"
_DATELINE = re.compile(r"—\s*-")
_AGENCY_LINE = re.compile(r"(\(AP\) (?:--|_))\n")  # a dateline that stands on a line of its own
_ENDS = (".", "!", "?", ":", "”", '"')


def marks(batch: str) -> list[Record]:
    """The marked articles of a batch: A, C and E to mend on, B and D to measure and never to look at."""
    rows = [json.loads(line) for line in MARKS.read_text("utf-8").splitlines()]
    return [row for row in rows if row["batch"] == batch]


def lay_out(data: Path, batch: str, room: Path) -> None:
    """Write a batch as the task `ledger` takes it: texts, `articles.jsonl`, and beside them `gold.json`."""
    rows = marks(batch)
    held = held_records(data, rows)
    (room / "articles").mkdir(parents=True)
    for row in rows:
        (room / "articles" / f"{row['id']}.txt").write_text(article_text(row, held), "utf-8")
    about = [{"id": r["id"], "file": f"articles/{r['id']}.txt", "published": r["published"]} for r in rows]
    (room / "articles.jsonl").write_text("".join(json.dumps(a) + "\n" for a in about), "utf-8")
    (room / "gold.json").write_text(json.dumps(gold(rows), ensure_ascii=False, indent=1), "utf-8")


def held_records(data: Path, rows: list[Record]) -> dict[str, Record]:
    """The records of the sets of marked articles by id, without those that touch what is reported on."""
    left_out = leaks(data)
    held: dict[str, Record] = {}
    for name in sorted({row["set"] for row in rows}):
        records = map(json.loads, (data / f"{name}.jsonl").read_text("utf-8").splitlines())
        held |= {identity(r): r for r in records if identity(r) not in left_out.get(name, set())}
    return held


def article_text(row: Record, held: dict[str, Record]) -> str:
    """One article as the task takes it, its title the first line."""
    records = [held[key] for key in row["ids"]]
    if len(records) > 1:
        return _of_sentences([r["text"] for r in records], dict(row["breaks"]))
    return _of_lines(records[0]) if records[0].get("title") else _of_wire(records[0]["text"])


def _of_sentences(texts: list[str], breaks: dict[int, int]) -> str:
    """Sentences of VOA a line each, with lost full stops back and headings, which end at a break, on lines of their own."""
    lines: list[str] = []
    for number, text in enumerate(texts):
        cut = breaks.get(number, 0)
        if cut:
            lines.append(text[:cut].strip())
        lines.append(_whole_sentence(text[cut:].lstrip(" -")))
    return "\n".join(lines) + "\n"


def _of_wire(text: str) -> str:
    """A wire text by paragraphs."""
    paragraphs = re.split(r"\n\s*\n|\n(?= {2,})", text)
    return _AGENCY_LINE.sub(r"\1 ", "\n".join(" ".join(p.split()) for p in paragraphs if p.strip())) + "\n"


def _of_lines(record: Record) -> str:
    """A web page with its title above its lines, once."""
    title = " ".join(record["title"].split())
    text = record["text"].replace("\u00ad", "")  # soft hyphens, which no reader sees
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if lines and lines[0].casefold() == title.casefold():
        del lines[0]
    return "\n".join([title, *lines]) + "\n"


def _whole_sentence(text: str) -> str:
    """A sentence of VOA with what its splitting lost: the full stop, then the closing quotation mark."""
    text = _DATELINE.sub("— ", text.strip())
    text = text if text.endswith(_ENDS) else f"{text}."
    if text.count("“") > text.count("”"):
        return f"{text}”"
    return f'{text}"' if text.count('"') % 2 else text


def gold(rows: list[Record]) -> Record:
    """The marks in the form of `ledger.py`."""
    incidents = []
    for row in rows:
        for number, incident in enumerate(row["incidents"]):
            found = {key: value for key, value in incident.items() if key not in {"role", "status", "label"}}
            found |= {"id": f"{row['id']}-{number}", "reported_in": [row["id"]]}
            found |= {f"{role}_in": [row["id"]] * (incident["role"] == role) for role in ("main", "background")}
            incidents.append(found)
    return {"incidents": incidents, "negatives": [row["id"] for row in rows if not row["incidents"]]}


def measured(shared: Path, batch: str) -> Record:
    """What the scorer says of the ledger of a batch."""
    scorer = runpy.run_path(str(shared / "scorers" / "ledger.py"))
    with tempfile.TemporaryDirectory() as made:
        room = Path(made) / batch
        lay_out(shared / "data", batch, room)
        wanted = json.loads((room / "gold.json").read_text("utf-8"))
        found: Any = scorer["score_incidents"](wanted, predict_ledger(room))
    return dict(found)


def main() -> None:
    """Measure a batch, or lay it out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("batch", choices=["A", "B", "C", "D", "E"])
    parser.add_argument("--to", type=Path)
    chosen = parser.parse_args()
    if chosen.to:
        lay_out(chosen.shared / "data", chosen.batch, chosen.to)
    else:
        print(json.dumps(measured(chosen.shared, chosen.batch), indent=1))


if __name__ == "__main__":
    main()
