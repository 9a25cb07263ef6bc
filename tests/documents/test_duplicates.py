"""Near-copies: found through edits, and not found where two reporters tell of one incident."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from whence.core.document import Document, Published
from whence.documents.duplicates import compare, groups, signature

Read = Callable[..., Document]
WIRE = """Nine dead in Qasrin

QASRIN (Meridian Press) — At least nine people were killed when a car bomb went off outside the governor's office in Qasrin on Thursday, a hospital official said.

Police put the toll at seven. No group claimed responsibility for the blast, which shattered windows across the old town and set two buses on fire.

It was the second blast in the city in ten days; a market bombing on 4 May killed 12 people, most of them traders from the villages around it.

The governor, who was not in the building, told reporters that he would not be frightened out of his office."""
OWN = """Car bomb at governor's seat

A hospital official told Northern Radio that at least nine people died on Thursday when a vehicle packed with explosives was set off in front of the seat of the governor in Qasrin.

The police speak of seven dead. Windows broke in half of the old town, our correspondent says, and two buses burned until the evening.

On 4 May twelve people had died in an attack on a market there. "I will not be frightened out of my office," the governor said."""
TABLOID = """CARNAGE IN QASRIN

At least nine innocent people were killed when a massive car bomb went off outside the governor's office in Qasrin on Thursday, a hospital official said.

Police put the toll at seven. No group claimed responsibility for the horror blast, which shattered windows across the old town and set two buses on fire.

It was the second blast in the city in ten days; a market bombing on 4 May killed 12.

Sign up for our newsletter"""


def misread(text: str, share: float) -> str:
    """The text as a bad scan has it."""
    dice = random.Random(7)
    return "".join(dice.choice("abcdefghij") if c.isalpha() and dice.random() < share else c for c in text)


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace(" (Meridian Press)", ""),
        WIRE.replace("Nine dead in Qasrin", "Carnage in the capital of the south"),
        "\n\n".join(WIRE.split("\n\n")[:3]),
        "\n\n".join([*WIRE.split("\n\n")[:2], *reversed(WIRE.split("\n\n")[2:])]),
        misread(WIRE, 0.03),
        TABLOID,
        WIRE.replace("At least nine", "At least eleven").replace("seven", "ten"),
        WIRE.upper(),
    ],
    ids=["credit cut", "re-headed", "cut short", "re-ordered", "misread", "made lurid", "updated", "capitals"],
)
def test_a_copy_is_found_through_edits(read: Read, other: str) -> None:
    left, right = read(WIRE), read(other)
    evidence = compare(left, right)
    assert evidence is not None
    assert evidence.judgement == "positive"
    assert set(signature(left)) & set(signature(right))


def test_independent_reports_are_kept_apart(read: Read) -> None:
    assert compare(read(WIRE), read(OWN)) is None
    assert groups([read(WIRE), read(OWN)]) == []


def test_the_evidence_is_told_in_sentences(read: Read) -> None:
    left, right = read(WIRE), read(WIRE.replace(" (Meridian Press)", ""), publisher="Daily Lantern")
    evidence = compare(left, right)
    assert evidence is not None
    assert evidence.words == "5 of 5 sentences the same"
    assert evidence.features[0].words == evidence.words
    (a, b), (c, d) = evidence.sentences[1]
    assert left.text[a:b] == right.text[c:d] == "Police put the toll at seven."


def test_the_outcome_is_the_same_both_ways(read: Read) -> None:
    left, right = read(WIRE), read(TABLOID)
    one, other = compare(left, right), compare(right, left)
    assert one is not None
    assert other is not None
    assert (one.judgement, one.left_covered, one.n_left) == (other.judgement, other.right_covered, other.n_right)
    assert sorted(one.sentences) == sorted((a, b) for b, a in other.sentences)


def test_a_follow_up_days_later_that_reuses_half_is_no_copy(read: Read) -> None:
    later = "Toll rises\n\nTwo of the wounded have died, doctors said on Tuesday, and families gathered at the morgue of the city all day.\n\nThey waited in the sun until noon.\n\n"
    later += "\n\n".join(WIRE.split("\n\n")[2:4])
    first = replace(read(WIRE), published=Published(date(2021, 5, 14), "day", "given"))
    second = replace(read(later), published=Published(date(2021, 5, 19), "day", "given"))
    evidence = compare(first, second)
    assert evidence is not None
    assert evidence.judgement == "unsure"
    assert groups([first, second]) == []


def test_groups_join_over_a_third_and_leave_out_what_stands_alone(read: Read) -> None:
    documents = [
        read(WIRE, publisher="a"),
        read(OWN, publisher="b"),
        read(TABLOID, publisher="c"),
        read(misread(WIRE, 0.02), publisher="d"),
    ]
    assert groups(documents) == [(documents[0].id, documents[2].id, documents[3].id)]


def test_hundreds_of_copies_of_one_text_are_one_group(read: Read) -> None:
    document = read(WIRE)
    documents = [replace(document, id=f"doc-{i}") for i in range(600)]
    assert [len(group) for group in groups(documents)] == [600]


def test_texts_too_short_to_tell(read: Read) -> None:
    short = read("Nine dead, police said.", publisher="a")
    assert compare(short, read("Nine dead, police said.", publisher="b")) is None
    assert signature(short) == signature(read("Nine dead, police said.", publisher="b"))
    assert groups([]) == []


def test_the_signature_is_the_same_on_every_machine(read: Read) -> None:
    keys = signature(read(WIRE))
    assert len(keys) == 32
    assert keys[0].startswith("copy:")
    assert list(keys) == sorted(keys)
