"""Fetching from a real server on this machine: what is let in, what is refused, and how long it takes at most."""

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from whence.core.document import Failure
from whence.sources import fetch
from whence.sources.fetch import HttpFetcher
from whence.sources.fetched import Fetched

PAGE = b"<html><p>Two dead"
HTML = {"Content-Type": "text/html; charset=windows-1251"}


@dataclass
class Site:
    """A server on loopback: what it answers by path, and what it was asked."""

    answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    port: int = 0

    def give(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        """Answer so under that path; given again, the next time."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.setdefault(path, []).append((status, HTML | named, body))

    def url(self, path: str, host: str = "news.example") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


def serve(site: Site) -> ThreadingHTTPServer:
    """A server for that site, not yet running."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
            answers = site.answers.get(self.path, [(404, HTML, b"no such page")])
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site.port = server.server_port
    return server


@pytest.fixture
def site() -> Iterator[Site]:
    """A running site."""
    site = Site()
    server = serve(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


class Clock:
    """Counts the seconds slept instead of sleeping them."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Sleep not."""
        self.slept.append(seconds)


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Iterator[HttpFetcher]:
    """A fetcher for which every host is this machine, which it may visit."""
    fetcher = HttpFetcher(
        timeout_s=0.5,
        max_bytes=10_000,
        allow_private=True,
        delay_s=0.0,
        resolve=lambda host, port: ["127.0.0.1"],
        sleep=clock.sleep,
    )
    yield fetcher
    fetcher.close()


def problem(answer: Fetched | Failure) -> str:
    """The problem of a failure."""
    assert isinstance(answer, Failure), answer
    return answer.problem


def test_a_page_with_its_charset_and_address(site: Site, fetcher: HttpFetcher) -> None:
    site.give("/a?b=c")
    before = datetime.now(UTC)
    answer = fetcher.fetch(site.url("/a?b=c#part"))
    assert isinstance(answer, Fetched), answer
    assert (answer.url, answer.content) == (site.url("/a?b=c"), PAGE)
    assert answer.as_read("text/html") == "text/html; charset=windows-1251"
    assert before <= answer.retrieved_at <= datetime.now(UTC)
    assert site.asked[1][1:] == (f"news.example:{site.port}", fetch.USER_AGENT)


def test_packed_pages_are_unpacked_and_bombs_are_not(site: Site, fetcher: HttpFetcher) -> None:
    site.give("/packed", gzip.compress(PAGE, mtime=0), Content_Encoding="gzip")
    site.give("/bomb", gzip.compress(b"a" * 5_000_000, mtime=0), Content_Encoding="gzip")
    site.give("/twice", gzip.compress(gzip.compress(b"a" * 5_000_000), mtime=0), Content_Encoding="gzip, gzip")
    site.give("/long", b"a" * 10_001)
    packed = fetcher.fetch(site.url("/packed"))
    assert isinstance(packed, Fetched)
    assert packed.content == PAGE
    assert problem(fetcher.fetch(site.url("/bomb"))) == "larger than 10,000 bytes"
    assert problem(fetcher.fetch(site.url("/long"))) == "larger than 10,000 bytes"
    assert problem(fetcher.fetch(site.url("/twice"))) == "Content-Encoding gzip, gzip: not one Whence unpacks"


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "192.168.0.7"])
def test_private_addresses_are_refused_before_anything_is_asked(site: Site, address: str) -> None:
    fetcher = HttpFetcher(resolve=lambda host, port: ["93.184.216.34", address])
    answer = fetcher.fetch(site.url("/a"))
    assert problem(answer) == f"news.example is {address}, which is no public address"
    assert isinstance(answer, Failure)
    assert answer.hint == "set WHENCE_ALLOW_PRIVATE_ADDRESSES=1 to fetch it all the same"
    assert site.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_by_any_name_is_refused(site: Site, host: str) -> None:
    assert "no public address" in problem(HttpFetcher().fetch(site.url("/a", host)))
    assert site.asked == []


@pytest.mark.parametrize("target", ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "//10.0.0.1/"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.give("/a", status=302, Location=target)
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    open_to_all = HttpFetcher(
        resolve=lambda host, port: ["127.0.0.1" if host == "news.example" else host.replace("127.0.0.1", "127.0.0.2")]
    )
    assert "no public address" in problem(open_to_all.fetch(site.url("/a")))
    open_to_all.close()
    assert site.paths() == ["/a"]


def test_a_name_that_changes_its_address_is_checked_each_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.give("/a")
    monkeypatch.setattr(fetch, "is_public", lambda address: address == "127.0.0.1")
    given = iter(["127.0.0.1", "127.0.0.1"])  # for the check, and for robots.txt
    fetcher = HttpFetcher(resolve=lambda host, port: [next(given, "10.0.0.1")])
    assert problem(fetcher.fetch(site.url("/a"))) == "news.example is 10.0.0.1, which is no public address"
    fetcher.close()
    assert [path for path, _, _ in site.asked] == ["/robots.txt"]


def test_redirects_are_followed_and_counted(site: Site, fetcher: HttpFetcher) -> None:
    site.give("/a", status=301, Location="b")
    site.give("/b", status=307, Location=site.url("/c", "other.example"))
    site.give("/c")
    site.give("/loop", status=302, Location="/loop")
    answer = fetcher.fetch(site.url("/a"))
    assert isinstance(answer, Fetched), answer
    assert answer.url == site.url("/c", "other.example")
    assert problem(fetcher.fetch(site.url("/loop"))) == "more than 5 redirects"
    assert site.paths() == ["/a", "/b", "/c"] + ["/loop"] * 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://x.example/", "ftp://x.example/a"])
def test_redirects_out_of_the_web_are_refused(site: Site, fetcher: HttpFetcher, target: str) -> None:
    site.give("/a", status=302, Location=target)
    assert problem(fetcher.fetch(site.url("/a"))).endswith("scheme is not fetched")


def test_robots_txt_is_asked_once_and_obeyed(site: Site, fetcher: HttpFetcher) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.give("/a")
    site.give("/hop", status=302, Location="/private/b")
    assert problem(fetcher.fetch(site.url("/private/a"))) == "robots.txt of news.example does not allow /private/a"
    assert problem(fetcher.fetch(site.url("/hop"))) == "robots.txt of news.example does not allow /private/b"
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/hop", "/a"]


def test_a_site_whose_robots_txt_fails_is_not_read(site: Site, fetcher: HttpFetcher) -> None:
    site.give("/robots.txt", b"", 503)
    site.give("/a")
    assert problem(fetcher.fetch(site.url("/a"))) == "robots.txt of news.example: the server answers 503"
    assert site.paths() == []


def test_passing_trouble_is_waited_out(site: Site, fetcher: HttpFetcher, clock: Clock) -> None:
    site.give("/a", b"", 503)
    site.give("/a", b"", 429, Retry_After="7")
    site.give("/a")
    assert isinstance(fetcher.fetch(site.url("/a")), Fetched)
    assert clock.slept == [1.0, 7.0]


def test_lasting_trouble_is_given_up(site: Site, fetcher: HttpFetcher, clock: Clock) -> None:
    site.give("/a", b"", 503, Retry_After="86400")
    assert problem(fetcher.fetch(site.url("/a"))) == "the server answers 503"
    assert clock.slept == [30.0, 30.0]
    assert problem(fetcher.fetch(site.url("/none"))) == "the server answers 404"
    site.give("/empty", b" \n")
    assert problem(fetcher.fetch(site.url("/empty"))) == "the page is empty"


def test_hosts_are_left_some_time(site: Site, clock: Clock) -> None:
    site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 9\n")
    site.give("/a")
    fetcher = HttpFetcher(allow_private=True, resolve=lambda host, port: ["127.0.0.1"], sleep=clock.sleep, delay_s=2.0)
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a", "other.example"))
    fetcher.close()
    assert [round(seconds) for seconds in clock.slept] == [9]


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    silent = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    url = f"http://news.example:{silent.server_port}/a"
    fetcher = HttpFetcher(
        timeout_s=0.05, allow_private=True, resolve=lambda host, port: ["127.0.0.1"], sleep=clock.sleep, delay_s=0.0
    )
    started = time.monotonic()
    assert problem(fetcher.fetch(url)) == "news.example does not answer within 0.05 s"
    assert time.monotonic() - started < 2
    assert clock.slept == [1.0, 4.0]
    silent.server_close()
    assert "cannot be reached" in problem(
        HttpFetcher(allow_private=True).fetch(url.replace("news.example", "127.0.0.1"))
    )
    fetcher.close()


def test_what_is_no_address_to_fetch() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    fetcher = HttpFetcher(resolve=unknown)
    assert problem(fetcher.fetch("https://gone.example/a")) == "no such host: gone.example"
    assert problem(fetcher.fetch("ftp://c.example/a")) == "ftp scheme is not fetched"
    assert problem(fetcher.fetch("https://")).endswith("scheme is not fetched")
    assert problem(fetcher.fetch("http://[::1")).startswith("not an address")
    secret = fetcher.fetch("https://ana:secret@c.example/a")
    assert problem(secret) == "a name or password stands in the address"
    assert "secret" not in repr(secret)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "httpx", None)
    answer = HttpFetcher().fetch("https://c.example/a")
    assert isinstance(answer, Failure)
    assert answer.hint == "pip install 'whence[http]'"


def _certificate(folder: Path, host: str) -> Path:
    """A self-signed certificate for a host, with its key, as one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    start = datetime.now(UTC) - timedelta(days=1)
    built = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), start, start + timedelta(days=9)
    )
    signed = (
        built.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / f"{host}.pem"
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return path


def test_tls_is_checked_against_the_name_and_not_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = _certificate(tmp_path, "news.example")
    monkeypatch.setattr(certifi, "where", lambda: str(certificate))
    site = Site()
    site.give("/a")
    server = serve(site)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setattr(server, "handle_error", lambda request, address: None)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    fetcher = HttpFetcher(allow_private=True, delay_s=0.0, resolve=lambda host, port: ["127.0.0.1"])
    right = fetcher.fetch(site.url("/a").replace("http:", "https:"))
    wrong = fetcher.fetch(site.url("/a", "other.example").replace("http:", "https:"))
    fetcher.close()
    server.shutdown()
    server.server_close()
    thread.join()
    assert isinstance(right, Fetched), right
    assert "CERTIFICATE_VERIFY_FAILED" in problem(wrong)
