"""Whole articles and samples marked for Whence, as documents that are ready to be read, with the incidents of each mention."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from training.articles import article_text, held_records, marks
from training.data import Record
from whence.core.document import Document, RawDocument
from whence.extraction.incidents.acts import Act
from whence.pipeline.read import ShippedReader

SAMPLES = Path(__file__).parent / "marks" / "samples.jsonl"
_NOW = datetime.now(UTC)

# First and last character of a trigger, with the letters of its incidents, or "-" and why it has none.
Marks = Sequence[tuple[int, int, str]]


def marked_articles(data: Path, batch: str, reader: ShippedReader) -> Iterator[tuple[Record, Document]]:
    """The marked articles of a batch, with their marks."""
    rows = marks(batch)
    held = held_records(data, rows)
    for row in rows:
        yield from _document(row, article_text(row, held), reader)


def marked_samples(reader: ShippedReader) -> Iterator[tuple[Record, Document]]:
    """The marked articles of the samples to train on."""
    root = Path(str(files("whence"))) / "samples" / "train"
    for row in map(json.loads, SAMPLES.read_text("utf-8").splitlines()):
        folder = root / row["id"].rpartition("-")[0]
        about = map(json.loads, (folder / "articles.jsonl").read_text("utf-8").splitlines())
        told = next(a for a in about if a["id"] == row["id"])
        yield from _document(row | told, (folder / told["file"]).read_text("utf-8"), reader)


def letters_of(act: Act, told: Marks) -> str:
    """The letters of the incidents a mention is marked with, none where it tells of none."""
    found = (label for start, end, label in told if start < act.trigger.end and act.trigger.start < end)
    return next((label for label in found if not label.startswith("-")), "")


def _document(row: Record, text: str, reader: ShippedReader) -> Iterator[tuple[Record, Document]]:
    """An article as the task takes it."""
    raw = RawDocument(f"{row['id']}.txt", text.encode(), "text/plain", _NOW, published=row["published"])
    document = reader.parse(raw)
    if isinstance(document, Document):
        yield row, document
