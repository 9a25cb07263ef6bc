"""Whatever a case shows can be explained: the words, what found them in which version, by which rule or score, how often right."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from whence.case.case import Case
from whence.case.why import EXPLAINED, FIELDS, Why
from whence.core.dossier import Dossier
from whence.core.vocabulary import Measure
from whence.linking.sureness import CELLS
from whence.samples import folder
from whence.settings import Settings

NAMED = re.compile(r"[a-z_]+@\d+")
PLAIN = [field for field in FIELDS if field not in {"origins", "links"}]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Two stories of the samples."""
    opened = Case(tmp_path_factory.mktemp("why"), Settings())
    opened.add(*(folder("demo") / name for name in ("gao-barracks", "baiji-road")))
    return opened


def told(why: Why) -> None:
    """A reason names its extractor and version, its rule or score, and quotes what stands in the document."""
    assert why.document is not None
    assert why.made_by is not None
    assert NAMED.fullmatch(why.made_by.extractor)
    assert why.made_by.rule
    if why.span is None:  # a time bounded by the day of publication alone has no words
        assert why.note
    else:
        assert why.document.text[why.span.start : why.span.end] == why.span.quote
        assert why.quote


def cells_of(dossier: Dossier) -> Iterator[str]:
    """The fields of an incident that say something."""
    for field in PLAIN:
        is_told = dossier.tally(Measure(field)) if field in set(Measure) else getattr(dossier.incident, field)
        if is_told:
            yield field


def test_every_cell_of_every_incident_is_explained(case: Case) -> None:
    seen = set()
    for dossier in case.incidents():
        for field in cells_of(dossier):
            reasons = case.why(dossier.incident.id, field)
            assert reasons, f"{dossier.incident.id} {field}"
            for why in reasons:
                told(why)
            seen.add(field)
    assert set(CELLS) | {"killed", "injured"} <= seen


@pytest.mark.parametrize("kind", EXPLAINED)
def test_everything_found_in_a_document_is_explained_by_its_id(case: Case, kind: str) -> None:
    found = [e for d in case.documents() for e in case.store.find(kind, f"document:{d.id}")]
    assert len(found) > 10
    for entry in found:
        reasons = case.why(entry.subject_id)
        assert reasons
        for why in reasons:  # of a statement also who else tells it
            told(why)


@pytest.mark.parametrize("kind", ["figure", "statement", "report", "time", "place"])
def test_what_gold_tells_of_has_a_probability(case: Case, kind: str) -> None:
    found: list[Any] = [e.payload for d in case.documents() for e in case.store.find(kind, f"document:{d.id}")]
    assert all(item.made_by.probability is not None and 0 < item.made_by.probability < 1 for item in found)


def test_place_names_that_a_model_judged_keep_its_score(case: Case) -> None:
    places = [e.payload for d in case.documents() for e in case.store.find("place", f"document:{d.id}")]
    scored = [place for place in places if place.made_by.score is not None]
    assert len(scored) > len(places) / 2
    assert all(0.5 <= place.made_by.score <= 1 for place in scored)


def test_a_cell_names_the_extractor_of_its_words(case: Case) -> None:
    main = max(case.incidents(), key=lambda dossier: len(dossier.documents))
    times = [why.made_by for why in case.why(main.incident.id, "time") if why.quote]
    places = [why.made_by for why in case.why(main.incident.id, "place")]
    assert any(made and made.extractor.startswith("times@") for made in times)
    assert any(made and made.extractor.startswith("toponyms@") for made in places)


def test_a_cell_is_as_sure_as_cells_like_it(case: Case) -> None:
    for dossier in case.incidents():
        for one in dossier.sureness:
            reasons = case.why(dossier.incident.id, one.cell)
            assert {why.made_by.probability for why in reasons if why.made_by} == {one.probability}
