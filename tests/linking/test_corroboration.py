"""Figures that disagree: what counts, what revises, what is claimed, what is a part."""

from datetime import timedelta

import pytest
from tests.linking.tales import DAY, document, figure, say, tell

from whence.core.dossier import Account, Dossier
from whence.core.incident import Tally
from whence.core.statement import Figure
from whence.core.vocabulary import BestRule, Bound, LinkKind, Measure, Modality
from whence.linking.corroboration import assemble
from whence.linking.origins import Copy
from whence.linking.resolver import solve


def dossier(accounts: list[Account], copies: list[Copy] | None = None, rule: BestRule = BestRule.RANGE_ONLY) -> Dossier:
    (incident, *_) = solve(accounts, ())
    return assemble(incident, accounts, (), copies or [], rule)


def with_figures(text: str, number: int, *figures: Figure, days: int = 1, publisher: str | None = None) -> Account:
    made = tell(text, number, published=DAY + timedelta(days=days), publisher=publisher)
    return Account(made.report, made.document, figures)


def killed(accounts: list[Account], **given: object) -> Tally:
    tally = dossier(accounts, **given).tally(Measure.KILLED)  # type: ignore[arg-type]
    assert tally
    return tally


def test_seven_at_least_nine_and_eleven_give_a_range_and_no_best() -> None:
    a, b, c = (document(f"{n} died.", i) for i, n in enumerate(("7", "at least 9", "11")))
    nine = figure(b, "at least 9", 9, bound=Bound.AT_LEAST, upper=None, best=9.0)
    accounts = [
        with_figures("7 died.", 0, figure(a, "7", 7)),
        with_figures("at least 9 died.", 1, nine),
        with_figures("11 died.", 2, figure(c, "11", 11)),
    ]
    tally = killed(accounts)
    assert (tally.low, tally.high, tally.best) == (7, 11, None)
    assert killed(accounts, rule=BestRule.LOWEST).best == 7
    assert killed(accounts, rule=BestRule.MEDIAN_OF_ORIGINS).best == 9


def test_agreement_of_exact_figures_is_best() -> None:
    accounts = [with_figures("9 died.", n, figure(document("9 died.", n), "9", 9)) for n in (1, 2)]
    assert killed(accounts).best == 9


def test_claims_of_a_party_are_listed_and_not_counted() -> None:
    source = document("30 died, 11 died.", 1)
    claim = figure(source, "30", 30, modality=Modality.CLAIMED)
    tally = killed([with_figures("30 died, 11 died.", 1, claim, figure(source, "11", 11))])
    assert (tally.low, tally.high, tally.claims) == (11, 11, (claim.id,))


def test_parts_are_listed_and_a_sum_that_fails_is_said_not_repaired() -> None:
    source = document("11 people, 9 police and 5 soldiers, died.", 1)
    whole = figure(source, "11", 11)
    parts = [figure(source, str(n), n, part_of=whole.id) for n in (9, 5)]
    tally = killed([with_figures("11 people, 9 police and 5 soldiers, died.", 1, whole, *parts)])
    assert (tally.low, tally.high) == (11, 11)
    assert tally.parts == tuple(part.id for part in parts)
    assert tally.notes == ("the parts of '11' add up to 14",)


def test_a_later_version_of_one_origin_revises_another_origin_contradicts() -> None:
    first, second = document("7 died.", 1), document("9 died.", 2)
    old, new = figure(first, "7", 7), figure(second, "9", 9)
    accounts = [
        with_figures("7 died.", 1, old, publisher="Coast Courier"),
        with_figures("9 died.", 2, new, days=2, publisher="Coast Courier"),
    ]
    tally = killed(accounts)
    assert (tally.revised, tally.figures) == ((old.id,), (new.id,))
    other = [accounts[0], with_figures("9 died.", 2, new, days=2, publisher="Daily Lantern")]
    assert killed(other).revised == ()


def test_null_is_not_zero_and_what_is_hypothetical_or_since_2011_is_no_toll() -> None:
    source = document("dozens died, 50 could die, 400 since 2011.", 1)
    dozens = figure(source, "dozens", None)
    told = with_figures(
        source.text,
        1,
        dozens,
        figure(source, "50", 50, is_hypothetical=True),
        figure(source, "400", 400, is_cumulative=True),
    )
    tally = killed([told])
    assert (tally.low, tally.high, tally.best) == (None, None, None)


def test_latest_official_takes_the_last_word_of_an_official() -> None:
    source = document("Police said 7 died, and a witness said 30.", 1)
    official = say(source, "7 died", (LinkKind.OFFICIAL, "Police"))
    told = figure(source, "7", 7, statement_id=official.id)
    account = with_figures(source.text, 1, told, figure(source, "30", 30))
    account = Account(account.report, account.document, account.figures, (official,))
    assert killed([account], rule=BestRule.LATEST_OFFICIAL).best == 7


@pytest.mark.parametrize("n_copies", [1, 5])
def test_copies_count_as_documents_and_not_as_origins(n_copies: int) -> None:
    accounts = [tell(number=n, publisher=f"Outlet {n}") for n in range(n_copies + 1)]
    copies = [Copy("doc-0000", f"doc-{n:04}", "the same") for n in range(1, n_copies + 1)]
    found = dossier(accounts, copies).corroboration
    assert found.n_documents == found.n_sources == n_copies + 1
    assert len(found.origins) == 1
