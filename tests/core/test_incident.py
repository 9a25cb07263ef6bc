"""Reports and incidents: roles are looked up by name, unknown is None."""

from whence.core.document import Provenance, Span
from whence.core.incident import IncidentReport, Role, Tally
from whence.core.vocabulary import BestRule, IncidentType, Measure, RoleName, Status


def role(name: RoleName, words: str) -> Role:
    return Role(name, Span("doc-1", 0, len(words), words))


def report(*roles: Role) -> IncidentReport:
    trigger = Span("doc-1", 5, 13, "car bomb")
    by = Provenance("tests@1", "by hand")
    return IncidentReport("rep-1", "doc-1", trigger, IncidentType.BOMBING, Status.HAPPENED, by, roles=roles)


def test_first_role_of_a_name_is_found() -> None:
    first, second = role(RoleName.TARGET, "a convoy"), role(RoleName.TARGET, "a market")
    assert report(role(RoleName.WEAPON, "car bomb"), first, second).role(RoleName.TARGET) is first


def test_missing_role_is_none() -> None:
    assert report(role(RoleName.TARGET, "a convoy")).role(RoleName.PERPETRATOR) is None


def test_report_knows_nothing_it_was_not_told() -> None:
    bare = report()
    assert (bare.time, bare.place, bare.certainty, bare.claimed_by) == (None, None, None, None)
    assert bare.is_background is False


def test_empty_tally_is_unknown_and_not_zero() -> None:
    tally = Tally(Measure.KILLED, BestRule.RANGE_ONLY)
    assert (tally.low, tally.high, tally.best) == (None, None, None)
