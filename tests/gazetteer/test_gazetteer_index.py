"""The compact index: written, read, refused; and the one that ships."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.place import GazetteerEntry
from whence.errors import InputError
from whence.gazetteer.index import CompactGazetteer, shipped_gazetteer
from whence.gazetteer.writer import write_index

GAO = GazetteerEntry("Gao", "city", "ML", 16.27167, -0.04472, 133_110, "Gao", 2457163)
OTHER_GAO = GazetteerEntry("Gao", "city", "BF", 11.64967, -2.17777, 26_453, None, 2360626)
MALI = GazetteerEntry("Mali", "country", "ML", 18.0, -2.0, 19_000_000)
SAHEL = GazetteerEntry("Sahel", "area", "", 14.5, 2.0, 0)


@pytest.fixture
def small(tmp_path: Path) -> CompactGazetteer:
    places = [(OTHER_GAO, ()), (GAO, ("Gawo", "Gàwó")), (MALI, ("Soudan français",)), (SAHEL, ())]
    assert write_index(tmp_path / "small.bin", places, "invented") == (4, 5)
    return CompactGazetteer(tmp_path / "small.bin")


def test_homonyms_come_largest_first_and_whole(small: CompactGazetteer) -> None:
    assert small.find("GAO") == (GAO, OTHER_GAO)
    assert small.find("gawo") == (GAO,)
    assert small.find("Sahel") == (SAHEL,)
    assert small.source == "invented"
    assert small.longest_names() == 2


@pytest.mark.parametrize("name", ["", " ", "Ga", "Gao Gao", "zzz", "\0", "الموصل", "a" * 10_000])
def test_unknown_names_give_nothing(small: CompactGazetteer, name: str) -> None:
    assert small.find(name) == ()


def test_those_marked_stand_first(tmp_path: Path) -> None:
    write_index(tmp_path / "g.bin", [(GAO, ()), (OTHER_GAO, ())], "invented", frozenset({2360626}))
    assert CompactGazetteer(tmp_path / "g.bin").find("Gao") == (OTHER_GAO, GAO)


@given(st.lists(st.text(st.characters(min_codepoint=65, max_codepoint=0x17F), min_size=1, max_size=12), max_size=20))
def test_every_name_written_is_found(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    path = tmp_path_factory.mktemp("index") / "g.bin"
    places = [(GazetteerEntry(name, "city", "XX", 1.0, 2.0, 5), ()) for name in names]
    write_index(path, places, "invented")
    gazetteer = CompactGazetteer(path)
    named = [name for name in names if any(c.isalnum() for c in name)]
    assert all(name in {entry.name for entry in gazetteer.find(name)} for name in named)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.bin", "b.bin"):
        write_index(tmp_path / name, [(GAO, ("Gawo",)), (MALI, ())], "invented")
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("content", [b"", b"no index\n", b'{"schema": 99}\n', b"{}"])
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.bin").write_bytes(content)
    with pytest.raises(InputError, match=r"whence\.gazetteer\.build"):
        CompactGazetteer(tmp_path / "bad.bin")


def test_a_missing_or_shortened_file_is_refused(tmp_path: Path, small: CompactGazetteer) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        CompactGazetteer(tmp_path / "none.bin")
    (tmp_path / "cut.bin").write_bytes((tmp_path / "small.bin").read_bytes()[:-3])
    with pytest.raises(InputError, match="cut short"):
        CompactGazetteer(tmp_path / "cut.bin")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Mosul", "city", "IQ"),
        ("Kiev", "city", "UA"),
        ("Rakka", "admin1", "SY"),
        ("Deir al-Zour", "admin1", "SY"),
        ("Nineveh", "admin1", "IQ"),
        ("North Kivu", "admin1", "CD"),
        ("U.S.", "country", "US"),
        ("Britain", "country", "GB"),
        ("DRC", "country", "CD"),
        ("Ivory Coast", "country", "CI"),
        ("IRQ", "country", "IQ"),
        ("Iraqis", "adjective", "IQ"),
        ("Burkinabe", "adjective", "BF"),
        ("Calif.", "admin1", "US"),
        ("Donbass", "area", "UA"),
        ("Red Sea", "area", ""),
    ],
)
def test_the_shipped_one_knows_the_news(name: str, kind: str, country: str) -> None:
    assert (kind, country) in {(entry.kind, entry.country) for entry in shipped_gazetteer().find(name)}


def test_capitals_come_first_in_the_shipped_one() -> None:
    first = shipped_gazetteer().find("Washington")[0]
    assert (first.kind, first.geonames_id) == ("city", 4140963)
