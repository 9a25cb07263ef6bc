"""Where a happening lies, by what its sentences and the article around it name: invented towns, real precision."""

from dataclasses import replace

from whence.core.document import Dateline
from whence.core.incident import IncidentReport
from whence.core.place import GazetteerEntry, Place, PlaceMention
from whence.core.reading import Reading
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import given_document

KINDS = {"Qasrin": "city", "Talmin": "city", "Gemra": "city", "Malira": "country", "U.M.": "country"}
ELSEWHERE = {"Dorvan": "country", "Port Hale": "city"}
STATES = {"Ozma": ("city", "country")}


class Atlas:
    """A gazetteer of eight names: towns and countries, and one that is both."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        kinds = STATES.get(name) or tuple(filter(None, (KINDS.get(name) or ELSEWHERE.get(name),)))
        country = "YY" if name in ELSEWHERE else "XX"
        return tuple(GazetteerEntry(name, kind, country, 1.0, 1.0, 1000) for kind in kinds)

    def longest_names(self) -> int:
        return 2


def places(text: str, *, titled: bool = False, dateline: str | None = None) -> list[str | None]:
    """The place of each report of a text in which every name of the atlas is a place mention."""
    return [report.place.name if report.place else None for report in reports_of(text, titled, dateline)]


def reports_of(text: str, titled: bool = False, dateline: str | None = None) -> tuple[IncidentReport, ...]:
    """The reports of that text."""
    document = given_document(text, "2021-05-14")
    if titled:
        document = replace(document, title=document.span(*document.sentences[0]))
    if dateline:
        at = text.index(dateline)
        span = document.span(at, at + len(dateline))
        document = replace(document, dateline=Dateline(span, place=span))
    spans = [
        document.span(at, at + len(name))
        for name in (*KINDS, *ELSEWHERE, *STATES)
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    reading = Reading(
        document, places=tuple(PlaceMention(s, Place(s.quote, s)) for s in sorted(spans, key=lambda s: s.start))
    )
    return Incidents(Atlas()).extract(Mentions().extract(reading)).reports


def also_at(text: str) -> list[str]:
    """The places listed with that of the one report."""
    (report,) = reports_of(text)
    return [place.name for place in report.also_at]


def test_attacks_told_as_one_keep_every_place_of_the_list() -> None:
    assert also_at("Gunmen carried out attacks in Qasrin, Talmin and Gemra on Friday.") == ["Talmin", "Gemra"]


def test_a_country_after_its_town_is_no_second_place() -> None:
    assert also_at("A car bomb killed nine in Qasrin, Malira, on Friday.") == []
    assert also_at("Bombs killed nine in Qasrin, Malira, and Talmin on Friday.") == ["Talmin"]


def test_the_ends_of_a_road_are_no_places_of_an_act() -> None:
    assert also_at("Gunmen attacked a convoy on the road between Talmin and Gemra.") == []


def test_a_town_before_its_country() -> None:
    assert places("A car bomb killed nine in Malira's port of Qasrin.") == ["Qasrin"]


def test_the_town_beside_the_trigger_before_one_elsewhere() -> None:
    assert places("Police in Talmin said a car bomb went off in Qasrin.") == ["Qasrin"]


def test_a_road_leads_to_towns_where_nothing_happened() -> None:
    assert places("Gunmen attacked a convoy on the road from Talmin near Qasrin.") == ["Qasrin"]


def test_the_lead_lies_where_the_opening_says() -> None:
    text = "Blast kills nine in Malira\nA car bomb exploded at dawn.\nPeople in Qasrin ran."
    assert places(text, titled=True) == ["Qasrin"]


def test_a_dateline_is_the_last_resort() -> None:
    assert places("QASRIN - A car bomb exploded at dawn, killing nine.", dateline="QASRIN") == ["QASRIN"]
    assert places("QASRIN - A car bomb exploded in Talmin.", dateline="QASRIN") == ["Talmin"]


def test_an_outlet_named_after_a_town_is_no_place() -> None:
    assert places("A car bomb killed nine, Qasrin Radio reported.") == [None]


def test_the_town_is_that_of_the_news() -> None:
    text = "A car bomb killed nine in Qasrin on Thursday.\nIn April a grenade attack killed two at the town's market."
    assert places(text) == ["Qasrin", "Qasrin"]


def test_the_place_of_another_act_of_the_sentence_is_not_taken() -> None:
    assert places("A bomb went off in Qasrin and gunmen raided a church in Malira.") == ["Qasrin", "Malira"]


def test_a_sentence_without_a_place_goes_on_from_the_town_named_before() -> None:
    text = "A bomb went off in Malira.\nPolice searched homes in Talmin.\nSoldiers arrested three men."
    assert places(text)[-1] == "Talmin"


def test_a_name_before_a_hyphen_is_no_place() -> None:
    assert places("Fighters that are Malira-backed attacked a church.") == [None]


def test_a_town_elsewhere_gives_way_to_the_country_it_happened_in() -> None:
    assert places("Port Hale sent word. A man from Port Hale was killed in an attack in Malira on Friday.") == [
        "Malira"
    ]


def test_a_country_that_is_a_town_counts_as_one() -> None:
    assert places("Gunmen attacked a bank in Ozma on Friday, Qasrin said.") == ["Ozma"]


def test_the_short_name_of_a_state_before_a_noun_is_no_place() -> None:
    assert places("A commander was killed in a U.M. air strike on Friday.") == [None]
    assert places("A commander was killed in an air strike in the U.M. on Friday.") == ["U.M."]


def test_a_town_far_before_the_trigger_is_left_behind_unless_it_opens_the_sentence() -> None:
    far = "while it was still dark and the streets were empty and nobody but the bakers and the drivers of buses was about"
    late = "Nobody spoke. " * 6
    assert places(f"{late}On Friday the mayor was at home in Talmin, {far}, and gunmen attacked a bank.") == [None]
    assert places(f"In Talmin, {far}, and gunmen attacked a bank on Friday.") == ["Talmin"]


def test_in_a_headline_of_names_no_unknown_word_is_a_place() -> None:
    text = "Court Rules On Reporter Killed In Attack\nA reporter was killed in an attack on Friday."
    assert places(text, titled=True) == [None]
