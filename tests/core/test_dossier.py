"""A dossier answers: which tally, which origin."""

from whence.core.dossier import Dossier
from whence.core.incident import Incident, Tally
from whence.core.origin import Corroboration, Origin
from whence.core.vocabulary import BestRule, IncidentType, Measure, OriginKind, Status

WIRE = Origin("org-1", OriginKind.WIRE, ("doc-1", "doc-2"), "Meridian Press")
ALONE = Origin("org-2", OriginKind.UNKNOWN, ("doc-3",))
DOSSIER = Dossier(
    Incident("inc-1", ("rep-1",), ("doc-1", "doc-2", "doc-3"), IncidentType.BOMBING, Status.HAPPENED),
    accounts=(),
    documents=(),
    figures=(),
    statements=(),
    corroboration=Corroboration(3, 3, 1, 1, 0, (WIRE, ALONE)),
    tallies=(Tally(Measure.KILLED, BestRule.RANGE_ONLY, 7, 11),),
)


def test_tally_of_a_measure() -> None:
    tally = DOSSIER.tally(Measure.KILLED)
    assert tally is not None
    assert (tally.low, tally.high, tally.best) == (7, 11, None)


def test_what_nobody_counted_has_no_tally() -> None:
    assert DOSSIER.tally(Measure.INJURED) is None


def test_every_document_belongs_to_its_origin() -> None:
    assert [DOSSIER.origin_of(name) for name in ("doc-2", "doc-3", "doc-9")] == [WIRE, ALONE, None]
