"""The tables of the shipped gazetteer fit the packages they are joined with."""

import pytest

from whence.gazetteer.build import SHIPPED, capitals, iter_places, iter_towns, regions, table
from whence.gazetteer.index import shipped_gazetteer
from whence.gazetteer.writer import write_index


def test_points_lie_on_the_globe() -> None:
    rows = [*table("countries").values(), *table("areas").values()]
    assert len(rows) > 400
    assert all(-90 <= row["at"][0] <= 90 and -180 <= row["at"][1] <= 180 for row in rows)


def test_every_spelled_region_is_a_region() -> None:
    known = {f"{row['country']}/{row['names'].split('|')[0]}" for row in regions()}
    assert not set(table("spellings")["regions"]) - known


def test_the_towns_file_is_read_piece_by_piece() -> None:
    first = next(iter_towns("cities15000.json"))
    assert {"geonameid", "name", "latitude", "longitude", "countrycode", "alternatenames"} <= first.keys()


@pytest.mark.slow
def test_the_shipped_index_is_what_the_tables_make(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("build") / SHIPPED
    shipped = shipped_gazetteer()
    write_index(path, iter_places(), shipped.source, capitals())
    known = {f"{town['countrycode']}/{town['name']}" for town in iter_towns()}
    assert not set(table("spellings")["towns"]) - known
    assert path.read_bytes() == shipped.path.read_bytes()
