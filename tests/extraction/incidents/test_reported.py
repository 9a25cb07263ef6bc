"""Of what a whole article tells beside its news, single acts are reported; what goes on, or is told once more, is listed."""

import pytest
from tests.extraction.incidents.test_set_aside import read

from whence.extraction.incidents.extractor import survey, told_beside
from whence.inference.linear import Linear

NEWS = "Bomb in Qasrin\nA bomb went off at the market of Qasrin on Thursday, police said."


def told(sentence: str) -> list[str]:
    """The triggers of what is reported of an article that tells this beside its news."""
    return [report.trigger.quote for report in read(f"{NEWS}\n{sentence}").reports][1:]


@pytest.mark.parametrize(
    ("sentence", "triggers"),
    [
        ("Her brother was kidnapped in 2015.", ["kidnapped"]),
        ("In 2015, her brother was kidnapped.", ["kidnapped"]),
        ("She wrote a book on the arrest of her brother in May 2015.", ["arrest"]),
        ("In Batna gunmen kidnapped the mayor on Monday as he left his office.", ["kidnapped"]),
        ("In Batna three people were killed when gunmen opened fire on Monday.", ["opened fire"]),
    ],
)
def test_single_acts_are_reported(sentence: str, triggers: list[str]) -> None:
    assert told(sentence) == triggers


@pytest.mark.parametrize(
    "sentence",
    [
        "People were afraid of arrest and torture under the government of 2015.",
        "Such kidnappings of teachers have become common since 2019.",
        "Rebels attacked villages in the hills of Talmin.",
    ],
)
def test_what_goes_on_is_listed_with_a_reason(sentence: str) -> None:
    reading = read(f"{NEWS}\n{sentence}")
    assert len(reading.reports) == 1
    assert any(item.kind == "incident" for item in reading.skipped)


def test_a_model_is_asked_only_of_what_is_not_plain() -> None:
    found = read(f"{NEWS}\nGunmen kidnapped the mayor in Batna on Monday.\nHer brother was kidnapped in 2015.")
    told = survey(found, None)
    beside = told_beside(found, told, Linear({}, bias=-1.0, least=0.0))
    days = [told.happenings[n].first.time for n in sorted(beside)]
    assert [time.as_written for time in days if time is not None] == ["2015"]
