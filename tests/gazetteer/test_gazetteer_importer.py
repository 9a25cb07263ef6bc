"""A tiny invented dump in, a gazetteer out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from whence.core.reading import Reading
from whence.errors import InputError
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.importer import import_dump
from whence.gazetteer.sqlite import SqliteGazetteer
from whence.linking.places import resolve
from whence.predict.base import given_document


def line(
    number: int, name: str, feature: str, code: str, *, region: str = "01", people: int = 0, others: str = ""
) -> str:
    """A line of a dump, in a country coded ML."""
    cells = [str(number), name, name, others, str(16 + number / 100), "-0.5", feature, code, "ML", "", region]
    return "\t".join([*cells, "", "", "", str(people), "", "", "Africa/Bamako", "2020-01-01"])


DUMP = "\n".join(
    [
        line(1, "Mali", "A", "PCLI", region="00", people=20_000_000),
        line(2, "Dune Region", "A", "ADM1", people=500_000),
        line(3, "Tessaramba", "P", "PPL", people=900, others="Tessaramba-sur-Niger,تيساراما,TSR"),
        line(4, "Tessaramba", "P", "PPL", region="02", people=90_000),
        line(5, "Tessaramba Lake", "H", "LK"),
        line(6, "Tessaramba School", "S", "SCH"),
        line(7, "Ouest Cercle", "A", "ADM2"),
    ]
)
NAMES = "1\t3\ten\tTesramba\n2\t3\tlink\thttps://example.org/x\n3\t99\ten\tNowhere\n4\t3\tar\tتيسر\n"


@pytest.fixture
def gazetteer(tmp_path: Path) -> Iterator[SqliteGazetteer]:
    (tmp_path / "ML.txt").write_text(DUMP + "\n", encoding="utf-8")
    (tmp_path / "names.txt").write_text(NAMES, encoding="utf-8")
    assert import_dump(tmp_path / "ML.txt", tmp_path / "ml.sqlite", tmp_path / "names.txt") > 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ML.txt", "ml.sqlite", "names.txt"]
    with closing(SqliteGazetteer(tmp_path / "ml.sqlite")) as made:
        yield made


def test_homonyms_come_largest_first_with_their_region(gazetteer: SqliteGazetteer) -> None:
    large, small = gazetteer.find("TESSARAMBA")
    assert (large.population, large.admin1) == (90_000, None)
    assert (small.geonames_id, small.admin1, small.kind, small.country) == (3, "Dune Region", "city", "ML")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Tesramba", ["city"]),
        ("tessaramba sur niger", ["city"]),
        ("Mali", ["country"]),
        ("Malian", ["adjective"]),
        ("Malians", ["adjective"]),
        ("Dune Region", ["admin1"]),
        ("Ouest Cercle", ["admin2"]),
        ("Tessaramba Lake", ["area"]),
        ("Red Sea", ["area"]),
        ("Tessaramba School", []),
        ("Nowhere", []),
        ("TSR", []),
        ("", []),
    ],
)
def test_kinds_and_names(gazetteer: SqliteGazetteer, name: str, kinds: list[str]) -> None:
    assert [entry.kind for entry in gazetteer.find(name)] == kinds


def test_search_finds_by_words(gazetteer: SqliteGazetteer) -> None:
    assert [entry.name for entry in gazetteer.search("tessaramba la")] == ["Tessaramba Lake"]
    assert len(gazetteer.search("Tessaramba")) == 3
    assert gazetteer.search('"*') == ()


def test_it_serves_the_reader(gazetteer: SqliteGazetteer) -> None:
    reading = Toponyms(gazetteer).extract(
        Reading(given_document("A bomb killed two in Tessaramba, Dune Region, on Friday."))
    )
    first = resolve(reading, gazetteer).places[0].place
    assert (first.geonames_id, first.where_prec) == (3, 1)


@pytest.mark.parametrize(("text", "problem"), [("1\tx\n", "2 columns"), (DUMP.replace("16.03", "north"), "north")])
def test_a_line_that_is_off_is_named(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    (tmp_path / "old.sqlite").write_text("the old one", encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        import_dump(tmp_path / "bad.txt", tmp_path / "old.sqlite")
    assert (tmp_path / "old.sqlite").read_text(encoding="utf-8") == "the old one"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_zip_or_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ML.zip").write_bytes(b"PK\x03\x04\xff\xfe\xff")
    with pytest.raises(InputError, match="unzip"):
        import_dump(tmp_path / "ML.zip", tmp_path / "ml.sqlite")
    with pytest.raises(InputError, match="no gazetteer"):
        SqliteGazetteer(tmp_path / "ML.zip")
    with pytest.raises(InputError, match="no gazetteer"):
        SqliteGazetteer(tmp_path / "none.sqlite")


def test_a_gazetteer_of_another_schema_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as db:
        db.execute("CREATE TABLE about (schema, source, longest)")
        db.execute("INSERT INTO about VALUES (99, 'x', 1)")
        db.commit()
    with pytest.raises(InputError, match="schema 99"):
        SqliteGazetteer(tmp_path / "new.sqlite")
