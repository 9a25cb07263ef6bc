"""Credits to agencies, wherever they stand."""

import pytest

from whence.documents.agencies import AGENCIES, full_name, sounds_like_agency
from whence.documents.credits import byline_agency, credit_lines, find_credits, staff_credit
from whence.documents.lines import split_lines

KNOWN = {**AGENCIES, "PWS": "Pacific Wire Service", "CNA-Wire": "Continental News Agency"}
LEAD = "Nine people were killed in Gao on Monday, police said, and many more were hurt."


@pytest.mark.parametrize(
    ("line", "words", "agency", "where"),
    [
        ("(AFP/ File Photo)", "(AFP/ File Photo)", "Agence France-Presse", "caption"),
        ("A soldier on the road into Gao. (CNA-Wire file)", "(CNA-Wire file)", "Continental News Agency", "caption"),
        ("Smoke rises over the camp. PHOTO: PWS", "PHOTO: PWS", "Pacific Wire Service", "caption"),
        ("Source: Levant Newswire", "Source: Levant Newswire", "Levant Newswire", "footer"),
        ("© 2023 Continental News Agency", "© 2023 Continental News Agency", "Continental News Agency", "footer"),
        ("Boats stayed in harbour for a second day. (PWS)", "(PWS)", "Pacific Wire Service", "footer"),
        ("With reporting by Reuters", "With reporting by Reuters", "Reuters", "footer"),
        ("The Associated Press contributed to this report.", "Associated Press contributed to this report", "Associated Press", "footer"),
    ],
)  # fmt: skip
def test_forms_of_credit(line: str, words: str, agency: str, where: str) -> None:
    text = f"{LEAD}\n\n{line}"
    found = find_credits(split_lines(text), KNOWN)
    assert [(c.agency, c.where) for c in found] == [(agency, where)]
    assert words in text[found[0].start : found[0].end] or text[found[0].start : found[0].end] in words


@pytest.mark.parametrize(
    "line",
    [
        "© Coast Courier Media Ltd. All rights reserved.",
        "© The Capital Ledger Company",
        "Source: Read Full Article",
        "He is a member of the Free Plains Brigade (FPB).",
        "Copyright Niger Valley Post. All rights reserved.",
        "Sources: the ministry would not say",
    ],
)
def test_what_credits_no_agency(line: str) -> None:
    assert find_credits(split_lines(f"{LEAD}\n{line}\n{LEAD}"), KNOWN) == []


def test_rights_of_another_are_a_credit_after_adapted_from() -> None:
    lines = split_lines(
        f"{LEAD}\nThis article has been adapted from its original source.\n© Associated Newspapers Ltd."
    )
    assert [c.agency for c in find_credits(lines)] == ["Associated Newspapers Ltd."]


def test_staff_lines_sign_for_the_agency_they_name_or_that_of_the_dateline() -> None:
    named = split_lines("(Reporting by PWS staff in Cox's Bazar; editing by the desk)")
    unnamed = split_lines("Reporting by R. Salonga in Manila; Editing by M. Trent")
    assert staff_credit(named, None, KNOWN).agency == "Pacific Wire Service"  # type: ignore[union-attr]
    assert staff_credit(unnamed, "Pacific Wire Service", KNOWN).agency == "Pacific Wire Service"  # type: ignore[union-attr]
    assert staff_credit(unnamed, None, KNOWN) is None
    assert credit_lines(unnamed, KNOWN) == {0}


def test_bylines_of_agencies_and_of_people() -> None:
    assert byline_agency("Reuters") == "Reuters"
    assert byline_agency("By AFP") == "Agence France-Presse"
    assert byline_agency("Helena Marsh") is None


def test_names() -> None:
    assert full_name("Associated Press", AGENCIES) == "Associated Press"
    assert full_name("aa", AGENCIES) is None
    assert sounds_like_agency("Meridian Press")
    assert not sounds_like_agency("Free Plains Brigade")
