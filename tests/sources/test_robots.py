"""What robots.txt allows."""

import pytest

from whence.errors import DocumentError
from whence.sources.robots import RobotRules, RobotShelf

TEXT = """User-agent: *
Disallow: /private/
Crawl-delay: 3

User-agent: whence
Disallow: /not-for-whence
Crawl-delay: 4000
"""


def test_rules_for_whence_and_for_all() -> None:
    whence, other = RobotRules("Whence", TEXT), RobotRules("Other", TEXT)
    assert not whence.allows("https://c.example/not-for-whence/a")
    assert whence.allows("https://c.example/private/a")
    assert not other.allows("https://c.example/private/a")
    assert (whence.delay_s, other.delay_s) == (30.0, 3.0)


def test_no_rules_allow_everything() -> None:
    assert RobotRules("Whence", "").allows("https://c.example/a")
    assert RobotRules("Whence", "<html>404").delay_s == 0.0


def test_a_site_is_asked_once_also_where_it_fails() -> None:
    asked: list[str] = []

    def read(address: str) -> str:
        asked.append(address)
        if "down" in address:
            raise DocumentError("the server answers 503")
        return ""

    shelf = RobotShelf("Whence", read)
    for _ in range(2):
        assert shelf.require_rules("https://up.example").allows("https://up.example/a")
        with pytest.raises(DocumentError, match="503"):
            shelf.require_rules("https://down.example")
    assert asked == ["https://up.example/robots.txt", "https://down.example/robots.txt"]
