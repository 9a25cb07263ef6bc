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


def test_those_wanted_for_an_attack_were_not_killed_in_it() -> None:
    assert tolls("Police killed three men wanted in a bus attack during a raid near Qasrin.") == [[], ["three"]]


def test_a_toll_counts_the_act_of_its_own_clause() -> None:
    assert tolls("Bombing toll rises to 19 as jets attack camps in Batna.")[0] == ["19"]


def test_a_corrected_toll_is_that_of_the_news() -> None:
    text = "Bomb explodes in Qasrin\nA bomb exploded in Qasrin on Thursday. Gunmen kidnapped a clerk in Batna on Wednesday.\n"
    assert tolls(f"{text}An earlier version of this report gave seven dead.", titled=True)[0] == ["seven"]


def test_dead_beside_an_arrest_are_none_of_its_own() -> None:
    assert tolls("Police in Qasrin arrested seven men after 12 bodies were found.") == [[]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The province has 900 cases of cholera and 41 deaths.",
        "Two further bodies could be those of the attackers.",
        "He put the number of soldiers killed at four.",
    ],
)
def test_what_its_sentence_says_is_no_toll(sentence: str) -> None:
    assert tolls(f"A bomb exploded in Qasrin. {sentence}") == [[]]


def test_dead_of_one_kind_after_a_larger_toll_are_some_of_them() -> None:
    assert tolls("A car bomb killed nine people in Qasrin. Two soldiers died, the army said.") == [["nine"]]
    assert tolls("A car bomb killed two soldiers in Qasrin. Nine people died, a doctor said.") == [["two", "Nine"]]
