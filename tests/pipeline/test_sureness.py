"""What a calibration says of a reading is written beside each value, and takes nothing away."""

from datetime import date

from whence.case.rows import incident_row, values
from whence.core.document import Provenance
from whence.core.dossier import Sureness
from whence.core.incident import Incident
from whence.core.reading import Reading
from whence.core.time import TimeRange
from whence.core.vocabulary import Certainty, IncidentType, Status
from whence.extraction.figures.extractor import Figures
from whence.extraction.statements.extractor import Statements
from whence.inference.calibration import Calibration, Kind
from whence.linking.corroboration import assemble
from whence.linking.sureness import sureness_of
from whence.pipeline.sureness import rate
from whence.predict.base import given_document

DOUBTS = Calibration(
    "calibration@0",
    {
        "figure": Kind(0.5, {}, ()),
        "statement": Kind(0.9, {}, ()),
        "incident perpetrator": Kind(0.5, {"accused": 0.4}, ()),
        "incident type": Kind(0.9, {}, ()),
    },
)


def reading() -> Reading:
    """One sentence read."""
    found = Reading(given_document("At least nine people were killed in Gao, police said.", "2023-03-04"))
    return Figures().extract(Statements().extract(found))


def test_every_value_stays_and_gets_its_probability() -> None:
    before = reading()
    after = rate(before, DOUBTS)
    assert [f.id for f in after.figures] == [f.id for f in before.figures]
    assert [f.made_by.probability for f in after.figures] == [0.5]
    assert [s.made_by.probability for s in after.statements] == [0.9]
    assert after.figures[0].made_by.is_unsure
    assert not after.statements[0].made_by.is_unsure


def test_an_unsure_value_is_shown_with_the_word() -> None:
    figures = rate(reading(), DOUBTS).figures
    assert values(figures) == ["≥ 9 (unsure)"]
    assert values([*figures, *reading().figures]) == ["≥ 9"]  # told once more, surely


def test_cells_that_hold_nothing_have_no_probability() -> None:
    day = TimeRange("as written", date(2023, 3, 3), date(2023, 3, 3), 1)
    bare = Incident("inc-1", ("rep-1",), ("doc-1",), IncidentType.BOMBING, Status.HAPPENED, time=day)
    assert sureness_of(bare, DOUBTS) == (Sureness("type", 0.9),)


def test_an_unsure_perpetrator_is_shown_with_the_word() -> None:
    named = Incident(
        "inc-1",
        ("rep-1",),
        ("doc-1",),
        IncidentType.BOMBING,
        Status.HAPPENED,
        perpetrator="the Brigade",
        certainty=Certainty.ACCUSED,
    )
    assert sureness_of(named, DOUBTS) == (Sureness("type", 0.9), Sureness("perpetrator", 0.4))
    dossier = assemble(named, [])
    assert dossier.is_unsure("perpetrator"), (
        "perpetrators are right in about half of the cases on gold: revise this test if they improve"
    )
    assert incident_row(dossier).by == "the Brigade (accused) · unsure"
    assert Provenance("incidents@3", probability=0.4).is_unsure
