"""Which words of a text name a place."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.core.document import Furniture
from whence.core.reading import Reading
from whence.extraction.base import check_order
from whence.extraction.toponyms.extractor import Toponyms
from whence.gazetteer.index import shipped_gazetteer
from whence.predict.base import given_document

TOPONYMS = Toponyms(shipped_gazetteer())


def found(text: str) -> list[str]:
    """The words found to name places."""
    return [mention.span.quote for mention in TOPONYMS.extract(Reading(given_document(text))).places]


def literal(text: str) -> list[str]:
    """Those that mean the place itself."""
    places = TOPONYMS.extract(Reading(given_document(text))).places
    return [mention.span.quote for mention in places if mention.is_literal]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A car bomb killed four in Gao, Mali, on Friday.", ["Gao", "Mali"]),
        ("GAO, Mali (CNA-Wire) - A bomb went off in the market.", ["GAO", "Mali"]),
        ("The clashes in Deir ez-Zor spread to Raqqa.", ["Deir ez-Zor", "Raqqa"]),
        ("Syria's army left Palmyra.", ["Syria", "Palmyra"]),
        ("Fighting in Baghouz, eastern Syria, went on.", ["Baghouz", "Syria"]),
        ("The U.S. said it had struck a camp near Mosul.", ["U.S.", "Mosul"]),
        ("Gunmen attacked the village of Dorvaleh. Troops reached Dorvaleh later.", ["Dorvaleh", "Dorvaleh"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ambassador spoke on Monday after the talks.", "assad"),
        ("President Assad told the ambassador that he would stay.", "Assad"),
        ("She sang with Jordan Miller and Chelsea Brown last night.", "Jordan"),
        ("The leader, Omar al-Mosuli, fled. Troops of al-Mosuli followed.", "al-Mosuli"),
        ("Abu Bakr al-Baghdadi spoke in Mosul. Baghdadi said the fight went on.", "Baghdadi"),
        ("The West and the East will not agree.", "West"),
        ("In March and May the attacks went on.", "March"),
        ("Reading the letter, he said us and them were words.", "us"),
        ("It was the best of times in the world.", "it"),
    ],
)
def test_other_words_are_not(text: str, word: str) -> None:
    assert word not in found(text)


def test_what_derives_from_a_place_is_not_literal() -> None:
    assert literal("Iraqi troops entered Mosul on Sunday.") == ["Mosul"]
    assert literal("Washington said it would withdraw troops from Kabul.") == ["Kabul"]
    assert "Paris" not in literal("A reporter of the Paris bureau travelled to Bamako.")


def test_texts_in_one_case_are_read_with_more_care() -> None:
    loud = "GUERRILLAS ATTACKED THE TOWN OF SAN MIGUEL, EL SALVADOR, AND MEN OF THE NATIONAL POLICE LEFT."
    assert found(loud) == ["SAN MIGUEL", "EL SALVADOR"]
    assert found("clashes in mosul, iraq, killed four of the soldiers who can be named") == ["mosul", "iraq"]


def test_lines_of_the_site_are_left_out() -> None:
    document = given_document("A bomb went off in Mosul.\nMost read: a weekend in Paris, France.")
    line = Furniture(document.span(26, len(document.text)), "most-read list")
    reading = TOPONYMS.extract(Reading(replace(document, furniture=(line,))))
    assert [mention.span.quote for mention in reading.places] == ["Mosul"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "A", "é" * 50, "🙂 Gao 🙂", "١٢٣", "Gao" * 4000, "A. " * 3000])
def test_no_text_breaks_it(text: str) -> None:
    assert all(span in text for span in found(text))


@given(st.text(max_size=200))
def test_quotes_are_the_text_and_never_overlap(text: str) -> None:
    places = TOPONYMS.extract(Reading(given_document(text))).places
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in places)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(places))


def test_it_stands_anywhere_in_a_row_and_repeats_itself() -> None:
    check_order([TOPONYMS])
    reading = Reading(given_document("A car bomb killed four in Gao, Mali, on Friday."))
    assert TOPONYMS.extract(reading) == TOPONYMS.extract(reading)
