"""`whence why` on a statement: everybody who tells it, the whole chain, who denies it, and your grade of each outlet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.case.case import Case
from whence.settings import Settings

ARTICLES = {
    "Coast Courier": "A car bomb struck the garrison of Gao on Friday. "
    "The bomb killed nine soldiers at the gate of the garrison in Gao on Friday, the Free Plains Brigade said in a statement.",
    "Daily Lantern": "Gao counts its dead after a car bomb on Friday. The Free Plains Brigade said that the bomb killed nine "
    "soldiers at the gate of the garrison in Gao on Friday.",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "case", Settings()) as made:
        for publisher, text in ARTICLES.items():
            made.add_content(f"{publisher}.txt", text.encode(), publisher=publisher, published="2021-05-14")
        yield made


def test_a_statement_shows_everybody_who_tells_it(case: Case) -> None:
    (dossier,) = (d for d in case.incidents() if len(d.documents) == 2)
    telling = max(dossier.tellings, key=lambda t: t.corroboration.n_documents)
    assert telling.corroboration.n_documents == 2
    for asked in telling.statement_ids:
        first, *others = case.why(asked)
        assert {why.document.publisher for why in (first, *others) if why.document} == set(ARTICLES)
        assert "told by 2 documents" in str(first.note)
        assert f"whole chain: {' > '.join(telling.chain)}" in str(first.note)
        assert f"credibility {telling.grade.credibility}" in str(first.note)
        assert first.quote == next(s.quote for s in dossier.statements if s.id == asked)
        assert all("the same statement" in str(why.note) for why in others)


def test_a_statement_about_no_incident_is_shown_alone(tmp_path: Path) -> None:
    with Case(tmp_path / "case", Settings(read_other_news=True)) as made:
        text = b'The harbour will open on Monday. "The cranes have been repaired and tested," the mayor said.'
        made.add_content("a.txt", text, publisher="Coast Courier", published="2021-05-14")
        (why,) = made.why(made.statements()[0].id)
    assert "told by" not in str(why.note)


def test_your_grade_of_the_outlet_stands_beside_each_of_its_words(case: Case) -> None:
    incident_id = next(case.incidents()).incident.id
    assert {why.reliability for why in case.why(incident_id)} == {None}
    case.grade("Coast Courier", "B", author="Ana")
    shown = {why.document.publisher: why.reliability for why in case.why(incident_id) if why.document}
    assert shown == {"Coast Courier": "B", "Daily Lantern": None}
