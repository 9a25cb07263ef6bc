"""Passages whose incidents were marked for Whence, with texts from sets beside the checkout: the repository keeps offsets alone."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from training.data import Record, leaks

MARKS = Path(__file__).parent / "marks" / "incidents.jsonl"
# Whole reports of hrdsattack and re3d, marked for who did what: batch A to mend on, B to measure and never to look at.
PARTIES = MARKS.with_name("parties.jsonl")


def marked(root: Path, marks: Path = MARKS) -> Iterator[Record]:
    """The passages in the form of statements_gold, `background` None where it is not told; sentences of VOA joined by ". "."""
    rows = [json.loads(line) for line in marks.read_text("utf-8").splitlines()]
    texts = {name: _texts(root, name, leaks(root).get(name, set())) for name in {row["set"] for row in rows}}
    for row in rows:
        records = [texts[row["set"]].get(key) for key in row["ids"]]
        found = [record for record in records if record is not None]
        if len(found) == len(records):
            yield _passage(row, found)


def _texts(root: Path, name: str, left_out: set[str]) -> dict[str, Record]:
    """The records of a part of a set by id, without those that touch what is reported on."""
    path = root / f"{name}.jsonl"
    lines = (
        path.read_text("utf-8")
        if path.exists()
        else gzip.decompress(path.with_suffix(".jsonl.gz").read_bytes()).decode()
    )
    records = map(json.loads, lines.splitlines())
    return {record["doc_id"]: record for record in records if record["doc_id"] not in left_out}


def _passage(row: Record, records: list[Record]) -> Record:
    """One passage with its marks."""
    day = records[0].get("date")
    if day is None and "article_id" in records[0]:
        day = "-".join(records[0]["article_id"].split("_")[3].split(".")[:3])
    text = records[0]["text"] if len(records) == 1 else ". ".join(r["text"].rstrip(".") for r in records)
    return {
        "id": "+".join(row["ids"]),
        "text": text,
        "date": day,
        "incidents": row["incidents"],
        "unsure": row["unsure"],
    }
