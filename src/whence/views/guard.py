"""What stands before every answer: this machine alone is served, other sites are refused, sizes are bounded, nothing runs."""

import json
from collections.abc import Collection, Iterable
from ipaddress import ip_address
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
EVERY_ADDRESS = "0.0.0.0"
MAX_BODY = 50_000_000  # bytes of one request, files and all
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


def problem(what: str, where: str, allowed: str | None = None, then: str | None = None) -> dict[str, Any]:
    """The one shape of an error: what was wrong, where, what is allowed, what to do next."""
    return {"error": {"what": what, "where": where, "allowed": allowed, "next": then}}


class Guard:
    """The gate before an application."""

    def __init__(self, app: ASGIApp, names: Collection[str] = LOOPBACK, max_body: int = MAX_BODY) -> None:
        self.app = app
        self.names = names
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse, one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused:
            await _refuse(*refused, scope["path"], send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def _is_ours(self, host: str) -> bool:
        """Whether somebody may call us so; a name that an attacker's name server made up is none."""
        return host in self.names or (EVERY_ADDRESS in self.names and _is_address(host))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str, str] | None:
        """Status, what and next, where a request is not for us."""
        if not self._is_ours(_host(headers.get("host", ""))):
            return (
                421,
                "the desk does not answer to this name",
                "open it as http://127.0.0.1, or as WHENCE_DESK_URL names it",
            )
        if method in {"GET", "HEAD"}:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        if site not in {"same-origin", "none"} or (origin and origin.partition("://")[2] != headers.get("host")):
            return 403, "another site asked for this", "open the desk itself and do it there"
        length = headers.get("content-length", "")
        if "transfer-encoding" in headers or not length.isdigit():
            return 411, "the request does not say how long it is", "send a content-length"
        if int(length) > self.max_body:
            return 413, f"larger than {self.max_body:,} bytes", "add it with whence add FILE"
        return None


def _is_address(host: str) -> bool:
    """Whether it is an address and no name."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _host(host: str) -> str:
    """The name without the port."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host


async def _refuse(status: int, what: str, then: str, where: str, send: Send) -> None:
    """Send the error alone."""
    body = json.dumps(problem(what, where, None, then)).encode()
    plain = [("content-type", "application/json"), ("content-length", str(len(body))), *HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": _raw(plain)})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    """The same sender, with our headers on every answer."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = HEADERS
            if any(name == b"etag" for name, _ in message.get("headers", ())):
                ours = HEADERS | {"cache-control": "no-cache"}  # a file of ours: kept, and asked for whether it changed
            message["headers"] = [*message.get("headers", ()), *_raw(ours.items())]
        await send(message)

    return send_guarded


def _raw(pairs: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """Headers as they are sent."""
    return [(name.encode(), value.encode()) for name, value in pairs]
