"""What a site's robots.txt allows, and how slowly it wants to be read."""

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from whence.errors import DocumentError

_LONGEST_DELAY_S = 30.0  # a longer Crawl-delay is taken as this


class RobotRules:
    """This says: `Whence` may read everything of that site but /private/, one page every two seconds."""

    def __init__(self, agent: str, text: str) -> None:
        self._agent = agent
        self._parser = RobotFileParser()
        self._parser.parse(text.splitlines())

    def allows(self, url: str) -> bool:
        """Whether this address may be read."""
        return self._parser.can_fetch(self._agent, url)

    @property
    def delay_s(self) -> float:
        """The seconds to leave between two requests, 0.0 where the site does not say."""
        return min(float(self._parser.crawl_delay(self._agent) or 0.0), _LONGEST_DELAY_S)


class RobotShelf:
    """The rules of every site asked so far. `read(address)` gives the text of a robots.txt, "" where the site has none.

    A site whose robots.txt cannot be had because its server fails is not read (RFC 9309, 2.3.1.4), and not asked again.
    """

    def __init__(self, agent: str, read: Callable[[str], str]) -> None:
        self._agent = agent
        self._read = read
        self._rules: dict[str, RobotRules | DocumentError] = {}

    def require_rules(self, site: str) -> RobotRules:
        """The rules of a site such as "https://courier.example"; DocumentError where they cannot be had."""
        if site not in self._rules:
            try:
                self._rules[site] = RobotRules(self._agent, self._read(f"{site}/robots.txt"))
            except DocumentError as error:
                self._rules[site] = DocumentError(error.message, hint=error.hint)
        rules = self._rules[site]
        if isinstance(rules, DocumentError):
            raise DocumentError(rules.message, hint=rules.hint)
        return rules
