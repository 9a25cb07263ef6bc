"""Which figures count which happening: by sentence, by what was told before, and whose dead they are."""

from dataclasses import replace

import pytest

from whence.core.reading import Reading
from whence.core.vocabulary import Status
from whence.extraction.figures.extractor import Figures
from whence.extraction.incidents.extractor import Incidents
from whence.extraction.incidents.happenings import Happening
from whence.extraction.incidents.mentions import Mentions
from whence.predict.base import given_document


def tolls(text: str, *, titled: bool = False) -> list[list[str]]:
    """For each report the figures of killed and injured, as written."""
    document = given_document(text, "2021-05-14")
    if titled:
        document = replace(document, title=document.span(*document.sentences[0]))
    reading = Incidents().extract(Figures().extract(Mentions().extract(Reading(document))))
    written = {f.id: f.as_written for f in reading.figures if f.measure in {"killed", "injured"}}
    return [[written[i] for i in report.figures if i in written] for report in reading.reports]


def test_a_toll_apart_from_any_act_counts_the_news() -> None:
    filler = "The market was empty.\n" * 6
    assert tolls(f"A car bomb went off in Qasrin.\n{filler}Nine people died, a doctor said.") == [["Nine"]]


def test_a_toll_that_looks_back_does_not() -> None:
    filler = "The market was empty.\n" * 6
    assert tolls(f"A car bomb went off in Qasrin.\n{filler}Last year 30 people drowned there.") == [[]]


def test_dead_counted_beneath_an_arrest_are_none_of_its_own() -> None:
    assert tolls("Troops attacked a camp in Qasrin. Police arrested a clerk. Nine people were killed.") == [
        ["Nine"],
        [],
    ]


@pytest.mark.parametrize("whom", ["gunmen", "of its fighters", "attackers", "militants"])
def test_the_attackers_own_dead_are_no_toll(whom: str) -> None:
    assert tolls(f"Gunmen attacked a post in Qasrin. Six {whom} were killed.") == [[]]


def test_a_strike_on_militants_counts_them() -> None:
    assert tolls("An air strike near Qasrin killed six militants.") == [["six"]]


def test_a_single_death_beside_a_toll_is_part_of_it() -> None:
    assert tolls("A car bomb killed nine people in Qasrin. A guard died of his wounds.") == [["nine"]]


def test_a_single_death_alone_is_the_toll() -> None:
    assert tolls("A car bomb killed a guard in Qasrin.") == [["a guard"]]


def test_a_figure_of_a_long_text_is_laid_beside_the_acts_of_its_neighbourhood_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Happening] = []

    def status(happening: Happening) -> Status:
        asked.append(happening)
        return happening.first.status

    monkeypatch.setattr(Happening, "status", property(status))
    tolls("A bomb killed nine people in Qasrin on Thursday, police said.\n" * 100)
    assert len(asked) < 100 * 40
