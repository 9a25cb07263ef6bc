"""Whatever was tampered with after it was appended is told, with where it stands; a sound ledger has no problems."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from whence.core.document import Document, Source, Span
from whence.core.entry import Entry, Judgement, Link
from whence.ledger.archive import Archive
from whence.ledger.row import make_entry
from whence.ledger.sql import SqlStore
from whence.ledger.verify import verify

AT = datetime(2021, 5, 15, 9, 10, tzinfo=UTC)
EntriesOf = Callable[[int], list[Entry]]


class Kept:
    """A ledger of two documents with its archive."""

    def __init__(self, folder: Path, entries: list[Entry]) -> None:
        self.archive = Archive(folder / "archive")
        self.store = SqlStore(folder / "ledger.sqlite")
        self.entries = entries
        self.store.append(entries)
        for entry in entries:
            if isinstance(entry.payload, Document):
                self.archive.put(entry.payload.text.encode())

    def tamper(self, *commands: str) -> None:
        """Do to the tables what nobody should, past what guards them."""
        with self.store._writing() as connection:
            for name in ("entries_not_updated", "entries_not_deleted"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for command in commands:
                connection.exec_driver_sql(command)

    def first(self, kind: str) -> Any:
        """The payload of the first entry of that kind."""
        return next(entry.payload for entry in self.entries if entry.kind == kind)

    def append(self, kind: str, noun: Any, run: str = "run-1") -> None:
        """Append one noun."""
        self.store.append([make_entry(kind, noun.id, noun, run, AT)])

    def problems(self) -> list[str]:
        """What verify says, a line each."""
        return [f"{problem.where}: {problem.what}" for problem in verify(self.store, self.archive)]


@pytest.fixture
def kept(tmp_path: Path, entries_of: EntriesOf) -> Iterator[Kept]:
    """A sound ledger."""
    kept = Kept(tmp_path, [*entries_of(1), *entries_of(2)])
    yield kept
    kept.store.close()


def test_a_sound_ledger_has_no_problems_whatever_its_history(kept: Kept) -> None:
    figure = kept.first("figure")
    kept.append("figure", replace(figure, lower=8))
    kept.append("figure", figure)
    document = kept.first("document")
    kept.append("document", replace(document, notes=("read again",)))
    kept.append("judgement", Judgement("jud-1", figure.id, "positive", "Ana", AT), run="ana")
    kept.append("link", Link("lnk-1", "copy", document.id, document.id, "positive"))
    kept.store.append([make_entry("link", "lnk-1", None, "run-1", AT)])
    assert kept.problems() == []


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("""payload = replace(payload, '"lower":9', '"lower":90')""", "its id does not follow from its content"),
        ("""payload = replace(payload, '"bound"', '"bund"')""", "cannot be read: TypeError Figure has no field bund"),
        ("payload = substr(payload, 1, 40)", "cannot be read: JSONDecodeError"),
        (
            """payload = replace(payload, '"killed"', '"hurt"')""",
            "cannot be read: ValueError 'hurt' is not a valid Measure",
        ),
        ("payload = NULL", "its id does not follow from its content"),
        ("keys = '[]'", "its id does not follow from its content"),
        ("subject_id = 'fig-x'", "its id does not follow from its content"),
        ("kind = 'rumour'", "cannot be read: KeyError 'rumour'"),
        ("recorded_at = 'yesterday'", "cannot be read: ValueError"),
        ("supersedes = 1", "supersedes row 1, but no row was the latest of its subject"),
    ],
)
def test_a_tampered_row_is_told(kept: Kept, command: str, problem: str) -> None:
    kept.tamper(f"UPDATE entries SET {command} WHERE seq = 4")
    assert [line for line in kept.problems() if "(row 4)" in line and problem in line]


def test_deleted_rows_are_told(kept: Kept) -> None:
    kept.tamper("DELETE FROM entries WHERE seq IN (4, 5)")
    problems = kept.problems()
    assert "rows 4 to 5: missing: they were deleted after they were appended" in problems
    assert [line for line in problems if line.startswith("report ") and "figures names figure fig-" in line]


def test_the_last_row_deleted_is_told_by_the_index(kept: Kept) -> None:
    kept.tamper("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)")
    assert kept.problems() == ["the current entries of kind report: counted as 2, but there are 1"]


def test_a_rewritten_history_is_told(kept: Kept) -> None:
    kept.append("figure", replace(kept.first("figure"), lower=8))
    kept.tamper(
        "DELETE FROM entries WHERE seq = 4", "UPDATE entries SET seq = 4, supersedes = NULL WHERE supersedes = 4"
    )
    assert [line for line in kept.problems() if "(row 4): changed after it was appended" in line]


def test_an_index_that_points_elsewhere_is_told(kept: Kept) -> None:
    figure = kept.first("figure")
    kept.tamper(f"DELETE FROM current_index WHERE subject_id = '{figure.id}'")
    wanted = f"figure {figure.id}: the current view does not show its latest entry: the index is damaged"
    assert wanted in kept.problems()


@pytest.mark.parametrize(("start", "quote"), [(3, "At least nine"), (10_000, "At least nine")])
def test_a_quote_that_does_not_stand_there_is_told(kept: Kept, start: int, quote: str) -> None:
    figure = kept.first("figure")
    span = Span(figure.document_id, start, start + len(quote), quote)
    kept.append("figure", replace(figure, id="fig-x", span=span))
    there = kept.first("document").text[start : start + len(quote)]
    assert kept.problems() == [
        f"figure fig-x (row 12): quotes 'At least nine' at [{start}, {start + 13}) of {figure.document_id}, "
        f"where the text reads {there!r}"
    ]


def test_every_span_is_checked_however_deep(kept: Kept) -> None:
    statement = kept.first("statement")
    link = statement.attribution.chain[0]
    wrong = replace(link, span=replace(link.span, quote="pолice"))  # a Cyrillic о
    kept.append("statement", replace(statement, attribution=replace(statement.attribution, chain=(wrong,))))
    assert [line for line in kept.problems() if "quotes 'pолice'" in line and "reads 'police'" in line]


def test_a_quote_of_a_document_that_is_not_there_is_told(kept: Kept) -> None:
    figure = kept.first("figure")
    kept.append("figure", replace(figure, id="fig-x", document_id="doc-x", span=Span("doc-x", 0, 4, "Nine")))
    assert kept.problems() == [
        "figure fig-x (row 12): quotes document doc-x, which is not in the ledger",
        "figure fig-x (row 12): document_id names document doc-x, which is not in the ledger",
    ]


def test_a_superseded_quote_is_held_to_the_text_it_was_taken_from(kept: Kept) -> None:
    document = kept.first("document")
    kept.append("document", replace(document, text="Another text altogether, of the same document."))
    problems = [line for line in kept.problems() if "quotes" in line]
    assert problems == []


@pytest.mark.parametrize(
    ("kind", "change", "problem"),
    [
        ("report", {"figures": ("fig-x",)}, "figures names figure fig-x"),
        ("report", {"statements": ("sta-x",)}, "statements names statement sta-x"),
        ("figure", {"part_of": "fig-x"}, "part_of names figure fig-x"),
        ("figure", {"statement_id": "sta-x"}, "statement_id names statement sta-x"),
        ("statement", {"denies": "sta-x"}, "denies names statement sta-x"),
        ("document", {"supersedes": "doc-x"}, "supersedes names document doc-x"),
    ],
)
def test_a_reference_to_nothing_is_told(kept: Kept, kind: str, change: dict[str, Any], problem: str) -> None:
    noun = kept.first(kind)
    kept.append(kind, replace(noun, **change))
    assert kept.problems() == [f"{kind} {noun.id} (row 12): {problem}, which is not in the ledger"]
    kept.append(kind, noun)
    assert kept.problems() == []  # what was superseded may name what is no more


def test_links_and_judgements_of_nothing_are_told(kept: Kept) -> None:
    document = kept.first("document")
    kept.append("link", Link("lnk-1", "incident", document.id, "rep-x", "unsure"))
    kept.append("judgement", Judgement("jud-1", "inc-x", "negative", "Ana", AT, other_id=document.id), run="ana")
    kept.append("source", Source("src-1", "A", "outlet"), run="run-x")
    assert [line.partition(": ")[2] for line in kept.problems()] == [
        f"left_id names report {document.id}, which is not in the ledger",
        "right_id names report rep-x, which is not in the ledger",
        "subject_id names any inc-x, which is not in the ledger",
        "run_id names run run-x, which is not in the ledger",
    ]


def test_a_withdrawn_subject_is_no_longer_there_to_be_named(kept: Kept) -> None:
    figure = kept.first("figure")
    kept.store.append([make_entry("figure", figure.id, None, "run-1", AT)])
    assert [line for line in kept.problems() if f"part_of names figure {figure.id}" in line]


def test_raw_bytes_missing_or_changed_are_told(kept: Kept) -> None:
    paths = sorted(path for path in kept.archive.folder.rglob("*") if path.is_file())
    paths[0].unlink()
    paths[1].write_bytes(b"something else")
    problems = kept.problems()
    assert len(problems) == 2
    assert len([line for line in problems if "its raw bytes are not in the archive" in line]) == 1
    assert len([line for line in problems if "damaged" in line and line.startswith("document ")]) == 1
