"""Headings run into the text of a passage."""

from whence.extraction.incidents.headings import heading_end


def test_a_heading_in_capitals_ends_at_its_dash() -> None:
    text = "Rebels Strike Again in Gao-Gunmen attacked a market."
    assert text[heading_end(text) :] == "Gunmen attacked a market."


def test_a_sentence_with_a_dash_is_no_heading() -> None:
    assert heading_end("The rebels struck the town of Abou-Kamal on Monday.") == 0


def test_a_text_without_a_dash_has_no_heading() -> None:
    assert heading_end("Gunmen attacked a market.") == 0
