"""The article and the site around it, line by line."""

import pytest

from whence.documents.boilerplate import cut_lines, find_furniture
from whence.documents.furniture_lines import announces_itself, is_teaser_heading, reason_of
from whence.documents.lines import is_prose, split_lines

FIRST = "Nine people were killed when a bomb went off outside the governor's office, police said."
SECOND = "Nobody has claimed responsibility for the attack, which was the second in ten days."


def furniture_of(*lines: str) -> list[str]:
    """The lines of the site in a text of these lines."""
    return [line.text for line, _ in find_furniture(split_lines("\n".join(lines)))]


@pytest.mark.parametrize(
    "line",
    [
        "Share on WhatsApp", "Tweet", "Share this article", "Kindly share this story:", "Print | A+ A-", "طباعة", "Compartir   Suscríbase", "Partager cet article",
        "Sign up for our newsletter", "Suscríbase", "Subscribe to our daily newsletter", "Please enter your comment!", "Please enter your name here", "0 Comments",
        "Comments (14) Closed", "Your email address will not be published.", "Leave a comment", "Follow us on Facebook!", "Join our channel for breaking news",
        "Home » World News »", "Home / Iraq", "ACCUEIL | POLITIQUE | SPORTS", "ad ad a b", "ADVERTISEMENT", "Advertisement: Story continues below",
        "© Coast Courier Media Ltd. All rights reserved.", "Tous droits réservés - Sahel Tribune", "Do you have a story? Email tips@a.example or call 0200 000 0000",
        "Source: Read Full Article", "Click here to load more", "Tags: security, east", "Filed under: Security", "This article is for subscribers only", "Gift this article",
        "We use cookies to improve your experience.", "By providing an email address, I agree to the Terms of Use.", "Download as PDF", "Unsubscribe from this list",
        "Click to enlarge", "Video size", "0:00:26", "▶", "270p | 1012.4kB", '"', "* * *", "2 min read", "Get the app", "Listen to the full report", "Log in",
        "Issued by the Centre for Studies - Paris", "Support independent journalism: become a patron", "Jane Roe is a writer for the Daily Lantern. Follow her for more.",
    ],
)  # fmt: skip
def test_furniture_by_its_own_words(line: str) -> None:
    assert reason_of(line) is not None
    assert furniture_of("Nine dead in Qasrin", FIRST, line, SECOND) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Nine dead in Qasrin", "QASRIN (Meridian Press) — Nine people died.", "By Helena Marsh", "Source: Levant Newswire", "© 2023 Continental News Agency", "(AFP/ File Photo)",
        "Reporting by R. Salonga in Manila; Editing by M. Trent", "Published March 24th, 2019 - 07:10 GMT", "MILITANTS HIDING IN CAVES", "Is the group returning?",
        "Police shared a picture of the suspect on Facebook on Monday.", "He asked the crowd to follow him to the square.", "The group's share of the oil is sold in advertisement columns.",
        "Correction: An earlier version of this article misstated the distance.", "’”", "He signed up for the army and subscribed to its newsletter in 2014, his mother said.",
        "The editor of the Daily Lantern is a wanted man, the court said.", "Two soldiers | three policemen | 14 civilians",
    ],
)  # fmt: skip
def test_the_article_by_its_own_words(line: str) -> None:
    assert furniture_of("Nine dead in Qasrin", FIRST, line, SECOND) == []


def test_teasers_under_a_heading_end_with_the_page() -> None:
    assert furniture_of("Nine dead", FIRST, SECOND, "Most read", "1. Ten beaches for June", "2. What is helium?", "Sign up") == [
        "Most read", "1. Ten beaches for June", "2. What is helium?", "Sign up",
    ]  # fmt: skip


def test_one_teaser_inside_the_article() -> None:
    assert furniture_of("Nine dead", FIRST, "READ MORE:", "Ten beaches for June", "WHO DID IT", SECOND) == [
        "READ MORE:",
        "Ten beaches for June",
    ]
    assert furniture_of("Nine dead", FIRST, "READ MORE: Ten beaches for June", "WHO DID IT", SECOND) == [
        "READ MORE: Ten beaches for June"
    ]


def test_a_button_above_the_headline_does_not_take_the_headline() -> None:
    assert furniture_of("Read more", "Nine dead as bomb hits Qasrin", "By Our Correspondent", FIRST, SECOND) == [
        "Read more"
    ]


def test_a_teaser_above_the_headline() -> None:
    found = furniture_of(
        "Also read", "Tea auction: prices firm up", "Nine dead as bomb hits Qasrin governor's office", FIRST, SECOND
    )
    assert found == ["Also read", "Tea auction: prices firm up"]


def test_a_credit_among_the_furniture_stays() -> None:
    found = furniture_of(
        "Nine dead",
        FIRST,
        SECOND,
        "Share this article",
        "© 2023 Continental News Agency",
        "Reporting by A. Name; Editing by B. Name",
        "Most read",
    )
    assert found == ["Share this article", "Most read"]


def test_a_scrap_among_the_furniture_goes_and_a_caption_stays() -> None:
    found = furniture_of(
        "Nine dead",
        FIRST,
        SECOND,
        "Sign up for our newsletter",
        "Ten beaches for June",
        "Representational image: a marked minefield",
        "Most read",
    )
    assert found == ["Sign up for our newsletter", "Ten beaches for June", "Most read"]


def test_a_cut_sentence_stays_and_is_noted() -> None:
    lines = split_lines(
        f"{FIRST}\nreports the details of the plan were written on a hard drive dropped by a fighter.\n{SECOND}"
    )
    assert find_furniture(lines) == []
    assert [line.text[:7] for line in cut_lines(lines, [])] == ["reports"]


def test_every_line_of_the_site_has_a_reason_people_understand() -> None:
    lines = split_lines(f"{FIRST}\n{SECOND}\nTweet\nTrending\nTen beaches for June")
    found = {line.text: reason for line, reason in find_furniture(lines)}
    assert found == {
        "Tweet": "asks to share",
        "Trending": "heads other articles",
        "Ten beaches for June": 'teaser under "Trending"',
    }


def test_a_page_of_buttons_only() -> None:
    assert furniture_of("Home", "Sign up", "Most read") == ["Home", "Sign up", "Most read"]


def test_headings_of_teasers() -> None:
    assert is_teaser_heading("You may also like")
    assert is_teaser_heading("SEE ALSO: a thing that happened")
    assert not is_teaser_heading("Related to the minister by marriage, he fled")
    assert announces_itself("SEE ALSO: a thing that happened")
    assert not announces_itself("See also:")


def test_prose_and_headings() -> None:
    assert is_prose(FIRST)
    assert is_prose("Ferries to the island were tied up for a second day. (PWS)")
    assert not is_prose("Nine dead in Qasrin")


def test_a_hostile_line_takes_no_time() -> None:
    assert furniture_of("share " * 20_000, "a|" * 20_000, "(" * 20_000, FIRST) != [FIRST]
