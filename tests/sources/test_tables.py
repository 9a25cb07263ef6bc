"""JSONL and CSV: good records, and every bad one there is."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.core.document import Failure, RawDocument
from whence.sources.base import Hints, Item, Opened
from whence.sources.tables import CsvReader, JsonlReader

NOW = datetime(2021, 5, 16, 8, tzinfo=UTC)


def read_jsonl(content: bytes, hints: Hints | None = None, max_bytes: int = 1000) -> list[Item]:
    """What a JSONL file of these bytes gives."""
    opened = Opened("n.jsonl", io.BytesIO(content), "application/jsonl", hints or Hints(), NOW)
    return list(JsonlReader(max_bytes).read(opened))


def read_csv(content: bytes, max_bytes: int = 1000) -> list[Item]:
    """What a CSV file of these bytes gives."""
    opened = Opened("n.csv", io.BytesIO(content), "text/csv", Hints(), NOW)
    return list(CsvReader(max_bytes).read(opened))


def seen(items: list[Item]) -> list[bytes | str]:
    """Contents, and problems of failures."""
    return [item.problem if isinstance(item, Failure) else item.content for item in items]


def test_a_line_is_a_document() -> None:
    record = {
        "id": 7,
        "text": "Gao – two dead",
        "headline": "Attack",
        "outlet": "Courier",
        "date": "2021-05-14",
        "link": "https://c.example/1",
        "retrieved_at": "2021-05-15T11:10:00+02:00",
    }
    [item] = read_jsonl(json.dumps(record).encode(), Hints("Lantern", url="https://l.example"))
    assert item == RawDocument(
        name="n.jsonl#1",
        content="Gao – two dead".encode(),
        media_type="text/plain",
        retrieved_at=datetime(2021, 5, 15, 9, 10, tzinfo=UTC),
        url="https://c.example/1",
        publisher="Courier",
        published="2021-05-14",
        title="Attack",
        article_id="7",
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{text: 1}", "no JSON: Expecting property name enclosed in double quotes at column 2"),
        (b'["text"]', "JSON, but no object"),
        (b'{"title": "x"}', "neither text nor html in it (fields: title)"),
        (b'{"text": ""}', "neither text nor html in it (fields: text)"),
        (b'{"text": null, "html": 5}', "html is no text but int"),
        (b'{"text": ["a"]}', "text is no text but list"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b'{"text": "a\\ud83d"}', "half a character at position 1 of the text"),
        (b'{"text": "a", "retrieved_at": "Friday"}', "retrieved_at 'Friday' is no time"),
        (b"[" * 100_000, "a line larger than 1,000 bytes"),
        (b'{"text": "' + b"a" * 5000 + b'"}', "a line larger than 1,000 bytes"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_next_is_read(line: bytes, problem: str) -> None:
    items = read_jsonl(line + b'\n\n{"text": "ok"}')
    assert seen(items) == [problem, b"ok"]
    assert [item.name for item in items] == ["n.jsonl#1", "n.jsonl#3"]
    assert isinstance(items[0], Failure)
    assert items[0].hint


def test_json_too_deep_or_with_too_long_a_number() -> None:
    lines = b"[" * 100_000 + b"\n" + b'{"text": ' + b"1" * 10_000 + b"}"
    assert (
        seen(read_jsonl(lines, max_bytes=1_000_000)) == ["no JSON that can be read: too deep, or a number too long"] * 2
    )


def test_html_is_html_and_text_goes_first() -> None:
    [html] = read_jsonl(b'{"html": "<p>a"}')
    [both] = read_jsonl(b'{"html": "<p>a", "text": "a"}')
    assert isinstance(html, RawDocument)
    assert isinstance(both, RawDocument)
    assert (html.media_type, both.media_type) == ("text/html", "text/plain")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_by_any_delimiter(delimiter: str) -> None:
    content = (
        f'\ufeffPublisher{delimiter}Text\r\nCourier{delimiter}"two{delimiter} ""dead""\nthere"\r\n\r\n{delimiter}x\r\n'
    )
    items = read_csv(content.encode())
    assert seen(items) == [f'two{delimiter} "dead"\nthere'.encode(), b"x"]
    assert [(i.name, i.publisher) for i in items if isinstance(i, RawDocument)] == [
        ("n.csv#2", "Courier"),
        ("n.csv#4", None),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"title\nx\n", ["no column named text or html (columns: title)"]),
        (b"text,url\na,b,c\nd,e\n", ["3 cells under 2 column names", b"d"]),
        (b"text,url\n\xe9,b\nd,e\n", ["not UTF-8", b"d"]),
        (b'text\n"a"b\nd\n', ["no CSV: ',' expected after '\"'", b"d"]),
        (b'text\n"a\nd\n', ["no CSV: unexpected end of data"]),
        (b"text\nok\n" + b"a" * 2000 + b"\nd\n", [b"ok", "no CSV: line 3: a line larger than 1,000 bytes"]),
    ],
)
def test_bad_csv(content: bytes, found: list[bytes | str]) -> None:
    assert [f[:45] for f in seen(read_csv(content))] == [f[:45] for f in found]


def test_csv_cells_larger_than_the_module_allows_by_default() -> None:
    assert seen(read_csv(b'text\n"' + b"a\n" * 100_000 + b'"', max_bytes=300_000)) == [b"a\n" * 100_000]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_stop_the_readers(content: bytes) -> None:
    for items in (read_jsonl(content), read_csv(content)):
        assert all(isinstance(item, RawDocument | Failure) for item in items)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), max_size=5))
def test_what_is_written_is_read(texts: list[str]) -> None:
    content = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    expected: list[bytes | str] = [text.encode() for text in texts]
    assert seen(read_jsonl(content, max_bytes=100_000)) == (expected or ["the file is empty"])
