"""Places: a pin needs both coordinates, and an unlocated place has none."""

import pytest

from whence.core.place import Place


@pytest.mark.parametrize(("lat", "lon"), [(33.3, None), (None, 44.3)])
def test_half_a_pin_cannot_be_made(lat: float | None, lon: float | None) -> None:
    with pytest.raises(ValueError, match="Qasrin: latitude and longitude are known together or not at all"):
        Place("Qasrin", lat=lat, lon=lon)


@pytest.mark.parametrize("code", [0, 8])
def test_precision_outside_the_codes_cannot_be_made(code: int) -> None:
    with pytest.raises(ValueError, match="where_prec is 1 to 7"):
        Place("Qasrin", where_prec=code)


def test_zero_is_a_coordinate() -> None:
    assert Place("Null Island", lat=0.0, lon=0.0).lat == 0.0


def test_unlocated_place_has_no_pin() -> None:
    place = Place("the countryside")
    assert (place.lat, place.lon, place.country, place.where_prec) == (None, None, None, None)
