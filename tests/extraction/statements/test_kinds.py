"""What kind of speaker a phrase names."""

import pytest

from whence.extraction.statements.kinds import SpeakerKinds, proper_name

KINDS = SpeakerKinds()


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a hospital official", "official"),
        ("the interior ministry", "official"),
        ("a spokesman for the Brigade", "group"),
        ("Taliban spokesman Omar Tal", "group"),
        ("the Syrian Observatory for Human Rights", "monitor"),
        ("state media", "outlet"),
        ("Syrian state news agency SANA", "agency"),
        ("Amaq", "group_media"),
        ("an anonymous official", "unnamed"),
        ("two residents of the village", "witness"),
        ("a leaked memo", "document"),
        ("political analyst Omar Tal", "expert"),
        ("the company", "other"),
        ("Omar Tal", "other"),
    ],
)
def test_kind(phrase: str, kind: str) -> None:
    assert str(KINDS.of(phrase, {})) == kind


def test_proper_name() -> None:
    assert proper_name("the White House spokesman Josh Tal") == "Josh Tal"
    assert proper_name("two residents") is None
