"""Violence in general, told in lists, in numbers so far and time and again, is no incident; what it counts is no toll."""

from dataclasses import replace

import pytest

from whence.core.reading import Reading
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.mentions import Mentions
from whence.extraction.times.extractor import Times
from whence.predict.base import given_document


def read(text: str) -> Reading:
    """The reading of an article whose first line is its title, with times and figures."""
    document = given_document(text, "2021-05-14")
    document = replace(document, title=document.span(*document.sentences[0]))
    return Incidents().extract(Figures().extract(Mentions().extract(Times().extract(Reading(document)))))


def told(sentence: str) -> list[str]:
    """The triggers of the reports of a sentence beneath a title."""
    return [report.trigger.quote for report in read(f"Talks in Qasrin\nMinisters met.\n{sentence}").reports]


@pytest.mark.parametrize(
    "sentence",
    [
        "A report on Qasrin of Monday lists torture, arbitrary arrests and rape.",
        "In a speech on Monday in Qasrin he spoke of crimes such as kidnapping, robbery and theft.",
        "More than 300 people have been arrested in Qasrin under the new law.",
        "In Qasrin 300 people have been arrested by police in the past year.",
        "Gunmen have carried out raids on schools in Qasrin since 2015.",
        "Observers counted 429 massacres in Qasrin in 2020.",
        "The mayor met the council on Friday, in a hall of the party, after complaints of assaults.",
    ],
)
def test_violence_in_general_is_set_aside(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Police arrested 300 people in Qasrin on Monday.", "arrested"),
        ("The kidnapping and torture of a nurse in Qasrin on Monday shocked the town.", "kidnapping"),
        ("Gunmen carried out raids on two schools in Qasrin on Monday.", "raids"),
    ],
)
def test_single_acts_are_told(sentence: str, trigger: str) -> None:
    assert told(sentence) == [trigger]


def test_what_violence_in_general_counts_is_no_toll_of_the_news() -> None:
    text = "Bomb in Qasrin\nA bomb went off in Qasrin on Thursday.\nRaids have killed 800 people in rural areas.\nTalks go on."
    (report,) = read(text).reports
    assert report.figures == ()
