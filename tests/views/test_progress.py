"""What progress can promise: a count of files where it can be known, nothing where it cannot."""

from pathlib import Path

from whence.case.add import Added
from whence.samples import folder
from whence.views.progress import count_files, counting, following


def test_one_document_a_file() -> None:
    assert count_files([str(folder("demo"))]) == 28
    assert count_files([str(folder("demo") / "gao-barracks"), str(folder("demo") / "baiji-road")]) == 13


def test_nothing_is_promised_of_addresses_streams_and_containers(tmp_path: Path) -> None:
    (tmp_path / "dump.warc.gz").write_bytes(b"")
    for unknown in ("https://example.org/a", "-", str(tmp_path), "news/*.txt"):
        assert count_files([unknown]) is None


def test_callbacks_take_what_they_are_told() -> None:
    with following(is_shown=False, total=2) as on_document, counting(is_shown=False) as on_record:
        on_document(Added(new=1, last="a.txt"))
        on_record(1)
