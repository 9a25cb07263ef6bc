"""The same statement told by several documents is one; a claim and what denies it are a pair."""

from collections.abc import Sequence

from tests.linking.tales import document, say

from whence.core.document import Document
from whence.core.statement import Statement
from whence.core.telling import Telling
from whence.core.vocabulary import Credibility, LinkKind, Modality
from whence.linking.origins import find_origins
from whence.linking.resting import Carrier
from whence.linking.tellings import tell

MINISTRY = (LinkKind.OFFICIAL, "the interior ministry")
BRIGADE = (LinkKind.GROUP, "the Free Plains Brigade")


def told(*pairs: tuple[Document, Statement]) -> tuple[Telling, ...]:
    documents = {source.id: source for source, _ in pairs}
    origins = find_origins([Carrier(source) for source in documents.values()], [])
    statements: Sequence[Statement] = [statement for _, statement in pairs]
    return tell(statements, documents, origins)


def of(
    number: int, publisher: str, text: str, content: str, *chain: tuple[LinkKind, str], **given: Modality
) -> tuple[Document, Statement]:
    source = document(text, number, publisher=publisher)
    return source, say(source, content, *chain, **given)


def test_one_statement_in_two_documents_is_one_telling_with_its_longest_chain() -> None:
    first = of(
        1,
        "Northern Radio",
        "11 people had died, the interior ministry told Northern Radio.",
        "11 people had died",
        MINISTRY,
    )
    text = "11 people had died in the blast, the interior ministry told Northern Radio."
    again = of(2, "World Desk", text, "11 people had died in the blast", (LinkKind.OUTLET, "Northern Radio"), MINISTRY)
    (telling,) = told(first, again)
    assert telling.chain == ("Northern Radio", "the interior ministry")
    assert telling.statement_ids == (first[1].id, again[1].id)
    assert (telling.corroboration.n_documents, telling.corroboration.n_origins, telling.corroboration.n_speakers) == (
        2,
        1,
        1,
    )


def test_other_numbers_are_another_statement() -> None:
    a = of(1, "Northern Radio", "11 people had died, the interior ministry said.", "11 people had died", MINISTRY)
    b = of(2, "World Desk", "14 people had died, the interior ministry said.", "14 people had died", MINISTRY)
    assert len(told(a, b)) == 2


def test_other_speakers_with_like_words_are_two() -> None:
    a = of(
        1,
        "Northern Radio",
        "The car was seized at a bridge, the interior ministry said.",
        "The car was seized at a bridge",
        MINISTRY,
    )
    b = of(
        2,
        "World Desk",
        "A car was stopped near the bridge, the Free Plains Brigade said.",
        "A car was stopped near the bridge",
        BRIGADE,
    )
    assert len(told(a, b)) == 2


def test_a_claim_and_its_denial_are_a_pair() -> None:
    claim = of(
        1,
        "Northern Radio",
        "It killed 30 soldiers at the post, the Free Plains Brigade said.",
        "It killed 30 soldiers at the post",
        BRIGADE,
        modality=Modality.CLAIMED,
    )
    denial = of(
        2,
        "World Desk",
        "No soldiers were killed at the post, the interior ministry said.",
        "No soldiers were killed at the post",
        MINISTRY,
        modality=Modality.DENIED,
    )
    other = of(
        3, "Coast Courier", "Shops will open, the mayor said.", "Shops will open", (LinkKind.OFFICIAL, "the mayor")
    )
    a, b, c = told(claim, denial, other)
    assert (b.denies, a.denied_by, c.denied_by) == ((a.id,), (b.id,), ())


def test_denied_it_is_of_what_was_said_before() -> None:
    text = "It killed 30 soldiers, the Free Plains Brigade said. The interior ministry denied it."
    source = document(text, 1)
    claim = say(source, "It killed 30 soldiers", BRIGADE, modality=Modality.CLAIMED)
    denial = say(source, "it.", (LinkKind.OFFICIAL, "The interior ministry"), modality=Modality.DENIED)
    a, b = told((source, claim), (source, denial))
    assert b.denies == (a.id,)


def test_a_partys_claim_that_is_denied_is_doubtful_and_says_by_whom() -> None:
    claim = of(
        1,
        "Coast Courier",
        "It killed 30 soldiers at the post, the Free Plains Brigade said.",
        "It killed 30 soldiers at the post",
        BRIGADE,
        modality=Modality.CLAIMED,
    )
    denial = of(
        2,
        "Northern Radio",
        "No soldiers were killed at the post, the interior ministry told Northern Radio.",
        "No soldiers were killed at the post",
        MINISTRY,
        modality=Modality.DENIED,
    )
    a, _ = told(claim, denial)
    assert a.grade.credibility is Credibility.DOUBTFUL
    assert a.grade.reason == "a party's claim, contradicted by Northern Radio"


def test_of_very_many_statements_those_of_one_wording_are_one() -> None:
    pairs = [
        of(n, f"Outlet {n}", "Nine people had died, the interior ministry said.", "Nine people had died", MINISTRY)
        for n in range(500)
    ]
    (telling,) = told(*pairs)
    assert telling.corroboration.n_documents == 500
