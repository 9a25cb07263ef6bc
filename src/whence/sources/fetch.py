"""The only module that opens a socket: pages fetched politely, and never from a private network."""

import re
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from whence.core.document import Failure
from whence.errors import DocumentError
from whence.sources.addresses import is_public
from whence.sources.base import failed, too_large
from whence.sources.bodies import unpack
from whence.sources.fetched import Fetched
from whence.sources.robots import RobotShelf

try:
    import httpx
except ImportError:  # the extra `http` is not installed; HttpFetcher says so
    httpx = None  # type: ignore[assignment]

USER_AGENT = "Whence (reads news; one page at a time)"
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({429, 500, 502, 503, 504})  # may be gone a little later
_BACKOFF_S = (1.0, 4.0)  # one more try after each
_LONGEST_WAIT_S = 30.0
_DEADLINES = 6  # an answer that drips in for this many timeouts is given up
_ALLOW_PRIVATE = "set WHENCE_ALLOW_PRIVATE_ADDRESSES=1 to fetch it all the same"
_HINTS = {401: "it needs a login: save the page by hand", 403: "it does not let programs in: save the page by hand"}
_HINTS |= {429: "too many requests: try later", 404: "the page is gone or the address is wrong"}
_ROBOTS_BYTES = 500_000  # RFC 9309, 2.5: at least 500 KiB are parsed

Resolve = Callable[[str, int], Sequence[str]]


class Fetcher(Protocol):
    """Gets what is at an address."""

    def fetch(self, url: str) -> Fetched | Failure:
        """The answer, or why there is none."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of a server, body unpacked."""

    status: int
    headers: "httpx.Headers"
    body: bytes


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system resolves them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class HttpFetcher:
    """Fetches pages: one at a time, as robots.txt allows, with pauses, a size limit and an address guard.

    The address checked is the address connected to, at each redirect anew. Proxies of the environment are not used: they
    would connect for us, unchecked. `max_bytes` bounds the body before and after unpacking.
    """

    def __init__(
        self,
        *,
        timeout_s: float = 20.0,
        max_bytes: int = 20_000_000,
        allow_private: bool = False,
        user_agent: str = USER_AGENT,
        delay_s: float = 1.0,
        resolve: Resolve = resolve_host,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._timeout_s = timeout_s
        self._max_bytes = max_bytes
        self._allow_private = allow_private
        self._user_agent = user_agent
        self._delay_s = delay_s
        self._resolve = resolve
        self._sleep = sleep
        self._robots = RobotShelf(user_agent.split()[0], self._robots_text)
        self._next_at: dict[str, float] = {}
        self._client: httpx.Client | None = None

    def close(self) -> None:
        """Let go of connections."""
        if self._client:
            self._client.close()
            self._client = None

    def fetch(self, url: str) -> Fetched | Failure:
        """What is at an address, redirects followed; or one line on why not."""
        try:
            if httpx is None:
                raise DocumentError("addresses need httpx", hint="pip install 'whence[http]'")
            return self._follow(_parsed(url))
        except DocumentError as error:
            return failed(_without_password(url), error.message, error.hint, _without_password(url))

    def _follow(self, url: "httpx.URL") -> Fetched:
        """Ask, and ask again wherever it points to."""
        for _ in range(_MOST_REDIRECTS + 1):
            self._addresses(url)  # a private address is refused as that, before its robots.txt is asked for
            rules = self._robots.require_rules(_site(url))
            if not rules.allows(str(url)):
                raise DocumentError(f"robots.txt of {url.host} does not allow {url.path}", hint="save the page by hand")
            answer = self._ask(url, self._max_bytes, max(self._delay_s, rules.delay_s))
            target = _target(url, answer)
            if target is None:
                return _checked(url, answer)
            url = target
        raise DocumentError(f"more than {_MOST_REDIRECTS} redirects", hint="give the address it ends at")

    def _robots_text(self, address: str) -> str:
        """A robots.txt; "" where the site has none."""
        url = _parsed(address)
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._ask(url, _ROBOTS_BYTES, 0.0)
            target = _target(url, answer)
            if target is None:
                break
            url = target
        if answer.status >= 500 or answer.status == 429:
            raise DocumentError(f"robots.txt of {url.host}: the server answers {answer.status}", hint="try later")
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else ""

    def _ask(self, url: "httpx.URL", max_bytes: int, delay_s: float) -> _Answer:
        """The answer, asked for again where the trouble may pass."""
        for backoff_s in (*_BACKOFF_S, None):
            self._pause(url.host, delay_s)
            try:
                answer = self._once(url, max_bytes)
            except httpx.TimeoutException as error:
                if backoff_s is None:
                    problem = f"{url.host} does not answer within {self._timeout_s:g} s"
                    raise DocumentError(problem, hint="try later, or raise WHENCE_FETCH_TIMEOUT_S") from error
                self._sleep(backoff_s)
                continue
            if answer.status not in _PASSING or backoff_s is None:
                return answer
            self._sleep(max(backoff_s, _retry_after(answer)))
        raise AssertionError("the last try returns or raises")

    def _pause(self, host: str, delay_s: float) -> None:
        """Leave a host some time between two requests."""
        wait_s = self._next_at.get(host, 0.0) - time.monotonic()
        if wait_s > 0:
            self._sleep(wait_s)
        self._next_at[host] = time.monotonic() + delay_s

    def _once(self, url: "httpx.URL", max_bytes: int) -> _Answer:
        """One request, to the first address of the host that takes it."""
        refused: httpx.HTTPError | None = None
        for address in self._addresses(url):
            try:
                return self._request(url, address, max_bytes)
            except httpx.ConnectError as error:
                refused = error
            except httpx.TimeoutException:
                raise
            except httpx.HTTPError as error:
                raise DocumentError(f"{url.host} broke off: {error}", hint="try later") from error
        raise DocumentError(f"{url.host} cannot be reached: {refused}", hint="check the address") from refused

    def _addresses(self, url: "httpx.URL") -> Sequence[str]:
        """The addresses of a host; DocumentError if there is none, or one that is not public."""
        try:
            found = self._resolve(url.host, url.port or (443 if url.scheme == "https" else 80))
        except (OSError, UnicodeError) as error:
            raise DocumentError(f"no such host: {url.host}", hint="check the address") from error
        closed = [] if self._allow_private else [address for address in found if not is_public(address)]
        if closed:
            raise DocumentError(f"{url.host} is {closed[0]}, which is no public address", hint=_ALLOW_PRIVATE)
        return found

    def _request(self, url: "httpx.URL", address: str, max_bytes: int) -> _Answer:
        """Ask that very address for it; the name goes into the Host header and the TLS handshake."""
        client = self._opened()
        request = client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.host},
        )
        response = client.send(request, stream=True)
        try:
            body = self._body(response, max_bytes) if response.status_code == 200 else b""
        finally:
            response.close()
            client.cookies.clear()
        return _Answer(response.status_code, response.headers, body)

    def _body(self, response: "httpx.Response", max_bytes: int) -> bytes:
        """The body, read within the limit and the deadline, and unpacked within the limit."""
        late_at = time.monotonic() + _DEADLINES * self._timeout_s
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > max_bytes:
                problem, hint = too_large(max_bytes)
                raise DocumentError(problem, hint=hint)
            if time.monotonic() > late_at:
                raise DocumentError("the answer comes in too slowly", hint="try later, or raise WHENCE_FETCH_TIMEOUT_S")
        return unpack(bytes(body), response.headers.get("content-encoding"), max_bytes)

    def _opened(self) -> "httpx.Client":
        """The client; connections are not kept, as one address may serve names with different certificates."""
        if self._client is None:
            self._client = httpx.Client(
                headers={"User-Agent": self._user_agent, "Accept-Encoding": "gzip, deflate"},
                timeout=self._timeout_s,
                trust_env=False,
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        return self._client


def _parsed(address: str) -> "httpx.URL":
    """The address taken apart; DocumentError where it is none that is fetched."""
    try:
        url = httpx.URL(address.strip())
    except httpx.InvalidURL as error:
        raise DocumentError(f"not an address: {error}", hint="write https://host/path") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise DocumentError(f"{url.scheme or 'no'} scheme is not fetched", hint="http and https are")
    if url.userinfo:
        raise DocumentError(
            "a name or password stands in the address", hint="leave it out: addresses go into the ledger"
        )
    return url


def _without_password(address: str) -> str:
    """The address as it may be shown and kept."""
    return re.sub(r"(?<=//)[^/?#]*@", "", address)


def _site(url: "httpx.URL") -> str:
    """Scheme, host and port."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _target(url: "httpx.URL", answer: _Answer) -> "httpx.URL | None":
    """Where an answer redirects to, if it does."""
    location = answer.headers.get("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    try:
        return _parsed(str(url.join(location)))
    except httpx.InvalidURL as error:
        raise DocumentError(f"redirected to what is no address: {error}", hint="give the address it ends at") from error


def _retry_after(answer: _Answer) -> float:
    """The seconds a server asks to wait, within reason."""
    text = answer.headers.get("retry-after", "")
    return min(float(text), _LONGEST_WAIT_S) if text.isascii() and text.isdigit() else 0.0


def _checked(url: "httpx.URL", answer: _Answer) -> Fetched:
    """The answer as a document's bytes; DocumentError where it is no success."""
    if answer.status != 200:
        raise DocumentError(f"the server answers {answer.status}", hint=_HINTS.get(answer.status, "check the address"))
    if not answer.body.strip():
        raise DocumentError("the page is empty", hint="try later")
    address = str(url.copy_with(fragment=None))
    return Fetched(address, answer.body, datetime.now(UTC), answer.headers.get("content-type"))
