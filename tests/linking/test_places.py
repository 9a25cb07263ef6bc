"""Which place is meant, how precisely, and why; never a pin that is a guess."""

from dataclasses import replace

import pytest

from whence.core.document import Dateline, Provenance
from whence.core.incident import IncidentReport
from whence.core.place import GazetteerEntry, Place, PlaceMention
from whence.core.reading import Reading
from whence.core.vocabulary import IncidentType, Status
from whence.linking.places import resolve
from whence.predict.base import given_document


def town(name: str, country: str, lat: float, lon: float, people: int, region: str | None = None) -> GazetteerEntry:
    """A populated place."""
    return GazetteerEntry(name, "city", country, lat, lon, people, region, people)


def country(name: str, code: str, lat: float, lon: float) -> GazetteerEntry:
    """A country."""
    return GazetteerEntry(name, "country", code, lat, lon, 20_000_000)


ENTRIES = {
    "gao": (town("Gao", "ML", 16.27, -0.04, 133_110, "Gao"), town("Gao", "BF", 11.65, -2.18, 26_453)),
    "mali": (country("Mali", "ML", 18, -2),),
    "malian": (replace(country("Mali", "ML", 18, -2), kind="adjective"),),
    "syria": (country("Syria", "SY", 35, 38),),
    "syrian": (replace(country("Syria", "SY", 35, 38), kind="adjective"),),
    "burkina faso": (country("Burkina Faso", "BF", 12.5, -1.67),),
    "raqqa": (
        GazetteerEntry("Raqqa", "admin1", "SY", 36.0, 38.9, 600_000, "Raqqa"),
        town("Raqqa", "SY", 35.95, 39.0, 530_000, "Raqqa"),
    ),
    "springfield": tuple(town("Springfield", "US", 30 + i, -90 - i, 100_000 + i, f"State {i}") for i in range(15)),
    "sanlow": tuple(town("Sanlow", f"{chr(65 + i)}X", i - 20.0, 3.0 * i, 9_000 + i) for i in range(40)),
    "texas": (GazetteerEntry("Texas", "admin1", "US", 31, -99, 29_000_000, "Texas"),),
    "paris": (
        town("Paris", "FR", 48.85, 2.35, 2_138_551, "Paris"),
        town("Paris", "US", 33.66, -95.56, 24_782, "Texas"),
    ),
    "palma": (town("Palma", "ES", 39.57, 2.65, 438_234), town("Palma", "BR", -21.4, -42.3, 5_707)),
    "red sea": (GazetteerEntry("Red Sea", "area", "", 20, 38.5, 0),),
    "hajin": (town("Hajin", "CN", 30, 110, 4_000),),
}


class Table:
    """A gazetteer of the entries above."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Those of that name."""
        return ENTRIES.get(name.casefold(), ())

    def longest_names(self) -> int:
        """Two words."""
        return 2


def read(text: str, *names: str, dateline: str | None = None) -> Reading:
    """The text with the first mention of each name, resolved; one report placed at the first."""
    document = given_document(text)
    starts = [text.index(name) for name in names]
    if dateline:
        span = document.span(text.index(dateline), text.index(dateline) + len(dateline))
        document = replace(document, dateline=Dateline(span, span))
    spans = [document.span(start, start + len(name)) for start, name in zip(starts, names, strict=True)]
    places = tuple(PlaceMention(span, Place(span.quote, span)) for span in spans)
    report = IncidentReport(
        "rep-1",
        document.id,
        document.span(0, 1),
        IncidentType.BOMBING,
        Status.HAPPENED,
        Provenance("test"),
        place=Place(spans[0].quote, spans[0]),
    )
    return resolve(Reading(document, places=places, reports=(report,)), Table())


def place_of(text: str, *names: str, dateline: str | None = None) -> Place:
    """The place of the report."""
    place = read(text, *names, dateline=dateline).reports[0].place
    assert place is not None
    return place


def test_the_country_beside_decides() -> None:
    assert place_of("A bomb in Gao, Burkina Faso.", "Gao", "Burkina Faso").country == "BF"
    there = place_of("A bomb in Gao, Mali.", "Gao", "Mali")
    assert (there.country, there.where_prec, there.lat) == ("ML", 1, 16.27)
    assert "named beside it" in (there.reason or "")


def test_a_region_beside_decides_against_the_largest() -> None:
    assert place_of("A man was shot in Paris, Texas, on Friday.", "Paris", "Texas").country == "US"
    assert place_of("A man was shot in Paris on Friday.", "Paris").country == "FR"


def test_the_countries_of_the_text_and_the_dateline_decide() -> None:
    assert place_of("In Gao the army of Burkina Faso lost men.", "Gao", "Burkina Faso").country == "BF"
    text = "GAO, Mali - Troops left Gao."
    assert place_of(text, "GAO", "Mali", dateline="GAO, Mali").country == "ML"


def test_a_village_no_gazetteer_has_lies_where_the_text_says_and_has_no_pin() -> None:
    there = place_of("Fighting in Baghouz, eastern Syria, went on.", "Baghouz", "Syria")
    assert (there.name, there.country, there.where_prec, there.lat) == ("Baghouz", "SY", 5, None)
    assert "eastern Syria" in (there.reason or "")


def test_another_spelling_of_it_lies_there_too() -> None:
    reading = read("In Bagos men fell. Fighting in Baghouz, eastern Syria, went on.", "Bagos", "Baghouz", "Syria")
    assert [place.place.country for place in reading.places[:2]] == ["SY", "SY"]


def unplaced(text: str, *names: str) -> Place | None:
    """The place of a report that tells none, in a text of those names."""
    reading = read(text, *names)
    (report,) = resolve(replace(reading, reports=(replace(reading.reports[0], place=None),)), Table()).reports
    return report.place


def test_an_act_that_no_words_place_lies_in_the_country_of_the_other_places_and_is_no_pin() -> None:
    there = unplaced("Mali is at war. Gao fell first. A judge was shot on Friday.", "Mali", "Gao")
    assert there is not None
    assert (there.name, there.country, there.where_prec, there.lat) == ("Mali", "ML", 6, None)
    assert there.is_assumed
    assert "no place is told" in (there.reason or "")


def test_a_text_of_two_countries_or_of_one_name_places_nothing() -> None:
    assert unplaced("Mali and Syria spoke. A judge was shot.", "Mali", "Syria") is None
    assert unplaced("Mali is at war. A judge was shot.", "Mali") is None


def test_a_name_of_forty_countries_is_unlocated() -> None:
    there = place_of("A bomb went off in Sanlow.", "Sanlow")
    assert (there.country, there.lat, there.where_prec) == (None, None, None)
    assert "40 places" in (there.reason or "")


def test_homonyms_without_a_word_of_context_are_unlocated() -> None:
    assert place_of("A man died in Springfield.", "Springfield").lat is None


def test_a_lone_small_town_far_from_all_the_text_speaks_of_is_no_pin() -> None:
    there = place_of("Syrian troops in Hajin. Syrian jets. Syria won.", "Hajin", "Syrian", "Syria")
    assert there.lat is None
    assert "CN" in (there.reason or "")


@pytest.mark.parametrize(
    ("text", "precision", "lat"),
    [
        ("A bomb near Gao, Mali.", 2, 16.27),
        ("A bomb outside the town of Gao, Mali.", 2, 16.27),
        ("A bomb 10 km from Gao, Mali.", 2, 16.27),
        ("A bomb 50 km south of Gao, Mali.", 2, 15.82),
        ("A bomb 50 kilometres (31 miles) south of Gao, Mali.", 2, 15.82),
        ("A bomb 90 km from Gao, Mali.", 5, None),
        ("A bomb about 31 miles south of Gao, Mali.", 2, 15.82),
    ],
)
def test_near_is_less_precise(text: str, precision: int, lat: float | None) -> None:
    there = place_of(text, "Gao", "Mali")
    assert there.where_prec == precision
    assert there.lat == (pytest.approx(lat, abs=0.02) if lat else None)


def test_a_town_and_the_region_named_after_it_are_told_apart() -> None:
    assert place_of("Clashes in Raqqa killed four.", "Raqqa").where_prec == 1
    there = place_of("Clashes in Raqqa province killed four.", "Raqqa")
    assert (there.where_prec, there.lat) == (4, 36.0)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Fighting in Syria went on.", "Syria", 6),
        ("Fighting in eastern Syria went on.", "Syria", 5),
        ("A ship was hit in the Red Sea.", "Red Sea", 7),
    ],
)
def test_countries_and_areas_have_no_pin(text: str, name: str, precision: int) -> None:
    there = place_of(text, name)
    assert (there.where_prec, there.lat) == (precision, None)


def test_an_unknown_name_empties_nothing() -> None:
    reading = read("The Soviet Union fell. A bomb in Gao, Mali.", "Soviet Union", "Gao", "Mali")
    assert [place.place.country for place in reading.places] == [None, "ML", "ML"]
    assert all(place.place.reason for place in reading.places)


def test_the_outlet_is_no_place() -> None:
    document = replace(given_document("A bomb killed four."), publisher="Paris Courier")
    assert resolve(Reading(document), Table()) == Reading(document)


def test_a_report_placed_where_no_mention_stands_is_resolved_too() -> None:
    reading = read("A bomb in Gao, Mali.", "Gao", "Mali")
    bare = replace(reading, places=())
    again = resolve(bare, Table())
    assert again.places == ()
    assert again.reports[0].place is not None
    assert again.reports[0].place.where_prec is None or again.reports[0].place.country


def test_a_large_homonym_in_a_country_the_text_never_names_is_no_pin() -> None:
    """Palma is a city in Spain; an article on Mali that tells of a Palma no gazetteer has does not mean it."""
    there = place_of("In Palma, men of Mali fought. Gao fell. Malian jets.", "Palma", "Mali", "Gao", "Malian")
    assert there.lat is None
    assert "ES" in (there.reason or "")
    assert place_of("A bomb in Palma killed four.", "Palma").country == "ES"


def test_many_names_of_many_homonyms_take_bounded_time() -> None:
    text = "Springfield and Sanlow. " * 400
    document = given_document(text)
    places = []
    for at in range(0, len(text), 24):
        for start, name in ((at, "Springfield"), (at + 16, "Sanlow")):
            span = document.span(start, start + len(name))
            places.append(PlaceMention(span, Place(name, span)))
    reading = resolve(Reading(document, places=tuple(places)), Table())
    assert len(reading.places) == 800
