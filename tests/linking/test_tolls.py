"""Value by value: who gives it, what it contradicts, what took its place, how credible that makes it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.linking.tales import DAY, document, figure, say, tell
from tests.linking.test_corroboration import dossier

from whence.core.dossier import Account, Dossier
from whence.core.statement import Figure
from whence.core.telling import Toll
from whence.core.vocabulary import Bound, Credibility, LinkKind, Modality
from whence.linking.tolls import can_both_hold


def account(text: str, number: int, value: float, publisher: str | None, days: int = 1, **given: object) -> Account:
    """A document that gives one number, its first word."""
    made = tell(text, number, published=DAY + timedelta(days=days), publisher=publisher)
    return Account(made.report, made.document, (figure(made.document, text.split()[0], value, **given),))  # type: ignore[arg-type]


def own(name: str, value: float, number: int, **given: object) -> Account:
    """An outlet's own report, with a number."""
    return account(f"{value:g} died, a nurse told {name}.", number, value, name, **given)  # type: ignore[arg-type]


def toll(found: Dossier, value: float) -> Toll:
    (it,) = [t for t in found.tolls if t.lower == value]
    return it


def test_other_origins_contradict_where_no_number_makes_both_true() -> None:
    found = dossier([own("Northern Radio", 7, 1), own("Coast Courier", 11, 2)])
    seven, eleven = toll(found, 7), toll(found, 11)
    assert (seven.contradicts, eleven.contradicts) == ((eleven.id,), (seven.id,))
    assert seven.grade.credibility is Credibility.DOUBTFUL
    assert "Coast Courier" in seven.grade.reason


def test_at_least_seven_and_eleven_do_not_contradict() -> None:
    least = own("Northern Radio", 7, 1, bound=Bound.AT_LEAST, upper=None)
    found = dossier([least, own("Coast Courier", 11, 2)])
    assert toll(found, 7).contradicts == ()


def test_a_later_value_of_one_origin_takes_the_place_of_the_earlier() -> None:
    found = dossier([own("Northern Radio", 7, 1), own("Northern Radio", 9, 2, days=2)])
    assert (toll(found, 7).role, toll(found, 7).revised_by) == ("revised", toll(found, 9).id)
    assert toll(found, 9).contradicts == ()


def test_a_value_rests_on_the_outlet_it_came_through() -> None:
    text = "9 died, an official told Northern Radio."
    made = tell(text, 1, publisher="World Desk")
    said = say(made.document, "9 died", (LinkKind.OUTLET, "Northern Radio"), (LinkKind.OFFICIAL, "an official"))
    nine = figure(made.document, "9", 9, statement_id=said.id)
    found = dossier([Account(made.report, made.document, (nine,), (said,)), own("Northern Radio", 9, 2)])
    it = toll(found, 9)
    assert (it.corroboration.n_documents, it.corroboration.n_origins) == (2, 1)
    assert it.grade.credibility is Credibility.POSSIBLY_TRUE


def test_two_outlets_own_reports_on_one_official_are_two_origins_and_one_speaker() -> None:
    accounts = [
        _police(f"9 died, Police told {name}.", n, name) for n, name in enumerate(("Northern Radio", "Kivu Monitor"))
    ]
    it = toll(dossier(accounts), 9)
    assert (it.corroboration.n_origins, it.corroboration.n_speakers) == (2, 1)
    assert (it.grade.credibility, it.grade.reason) == (
        Credibility.PROBABLY_TRUE,
        "2 independent origins, but one speaker",
    )


def _police(text: str, number: int, publisher: str) -> Account:
    made = account(text, number, 9, publisher)
    start = text.index("Police")
    speaker = made.document.span(start, start + 6)
    return replace(made, figures=tuple(replace(f, speaker=speaker) for f in made.figures))


def test_a_claim_stays_a_claim_however_often_it_is_carried() -> None:
    claims = [own(name, 30, n, modality=Modality.CLAIMED) for n, name in enumerate(("Northern Radio", "Kivu Monitor"))]
    it = toll(dossier(claims), 30)
    assert (it.role, it.grade.credibility) == ("claimed", Credibility.DOUBTFUL)


def test_what_nothing_tells_the_origin_of_cannot_be_judged() -> None:
    it = toll(dossier([account("9 died.", 1, 9, None)]), 9)
    assert (it.corroboration.n_origins, it.grade.credibility) == (0, Credibility.CANNOT_BE_JUDGED)


@pytest.mark.parametrize(
    ("left", "right", "can"),
    [
        ((Bound.EXACT, 7, 7), (Bound.EXACT, 7, 7), True),
        ((Bound.EXACT, 7, 7), (Bound.EXACT, 9, 9), False),
        ((Bound.AT_LEAST, 9, None), (Bound.EXACT, 7, 7), False),
        ((Bound.AT_MOST, None, 9), (Bound.AT_LEAST, 8, None), True),
        ((Bound.ABOUT, 30, 30), (Bound.EXACT, 32, 32), True),
        ((Bound.RANGE, 5, 8), (Bound.EXACT, 9, 9), False),
        ((Bound.VAGUE, None, None), (Bound.EXACT, 9, 9), True),
    ],
)
def test_whether_one_number_makes_both_true(
    left: tuple[Bound, float | None, float | None], right: tuple[Bound, float | None, float | None], can: bool
) -> None:
    made = toll(dossier([own("Northern Radio", 7, 1)]), 7)
    a, b = (replace(made, bound=bound, lower=low, upper=high) for bound, low, high in (left, right))
    assert can_both_hold(a, b) is can_both_hold(b, a) is can


def test_parts_are_no_tolls() -> None:
    source = document("11 died, 3 officers among them.", 1)
    whole: Figure = figure(source, "11", 11)
    made = tell(source.text, 1)
    found = dossier([Account(made.report, made.document, (whole, figure(source, "3", 3, part_of=whole.id)))])
    assert [t.lower for t in found.tolls] == [11]
