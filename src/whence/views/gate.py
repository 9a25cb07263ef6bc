"""Who asks, and whether they may: stands before every route of the API and the desk, so that no route can forget it.

`request.state.who` says who it is. Without accounts that is whoever uses this machine. With accounts, whoever is not signed in
is sent to sign in; a reader may look, a reviewer may change, an admin may manage accounts.
"""

import secrets
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from whence.accounts.account import Role
from whence.accounts.door import Door, Who
from whence.errors import InputError

TOKEN = secrets.token_urlsafe(32)
"""Stands in every form of this run of a desk without accounts: another site cannot know it."""

COOKIES = ("__Host-whence", "whence_session")
"""What holds a session's id, over https and over http."""

OPEN = ("/sign-in", "/api/sign-in", "/openid", "/static")
"""What one may see without having signed in."""

FOR_ADMINS = ("/accounts", "/api/accounts")
_PASSING = ("/sign-in", "/sign-out", "/api/sign-in", "/api/sign-out", "/openid", "/name")  # kept in no case
_OWN = ("/sign-out", "/api/sign-out", "/account")  # what everybody may change: their own session and password


class WrongForm(InputError):
    """A form that is not one of ours, or too old: load the page again."""

    status = 403


class NotSignedIn(InputError):
    """Nobody knows who asks: sign in first."""

    status = 401


class NotAllowed(InputError):
    """Who asks may not do this."""

    status = 403


class Gate:
    """The door before an application. `is_shared`: others reach it, so without accounts nobody is let in.

    `is_writable`: whether the case can be changed at all.
    """

    def __init__(
        self,
        app: ASGIApp,
        door: Door,
        refuse: Callable[[Request, Exception], Response],
        is_shared: bool = False,
        is_writable: bool = True,
    ) -> None:
        self.app = app
        self.door = door
        self.refuse = refuse
        self.is_shared = is_shared
        self.is_writable = is_writable

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        who = await run_in_threadpool(self._who, request)
        request.state.who = who or Who("", Role.READER, TOKEN, is_signed_in=False, is_inside=False)
        try:
            _check(request, who)
            self._require_writable(request)
        except (NotSignedIn, NotAllowed) as error:
            await self._answer(request, error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _require_writable(self, request: Request) -> None:
        """NotAllowed where something is to be changed in a case that cannot be."""
        if not self.is_writable and _changes(request) and not _is_under(request.url.path, _PASSING):
            raise NotAllowed(
                "this case can be looked at and not changed: its folder cannot be written",
                hint="open it where it can be, or serve a copy of the folder",
            )

    def _who(self, request: Request) -> Who | None:
        """Who asks; None where one must sign in first."""
        if not self.is_shared and not self.door.has_accounts:
            return Who("", Role.ADMIN, TOKEN, is_signed_in=False)
        return self.door.who(session_id_of(request))

    def _answer(self, request: Request, error: InputError) -> Response:
        """To the page for signing in where a page was asked for; else why not."""
        path = request.url.path
        if isinstance(error, NotSignedIn) and request.method == "GET" and not _is_under(path, ("/api",)):
            back = path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?back={quote(back)}", 303)
        return self.refuse(request, error)


def _check(request: Request, who: Who | None) -> None:
    """NotSignedIn or NotAllowed where this may not be."""
    path, changes = request.url.path, _changes(request)
    if _is_under(path, OPEN):
        return
    if who is None:
        raise NotSignedIn("you are not signed in", hint="sign in at /sign-in")
    if _is_under(path, FOR_ADMINS):
        _require(who, Role.ADMIN)
    elif changes and not _is_under(path, _OWN):
        _require(who, Role.REVIEWER)
    if changes and who.is_signed_in and _is_under(path, ("/api",)):
        _require_of_ours(request, who)


def _changes(request: Request) -> bool:
    """Whether a request is to change something."""
    return request.method not in {"GET", "HEAD", "OPTIONS"}


def _require(who: Who, role: Role) -> None:
    """NotAllowed where somebody has a lesser role."""
    if not who.role.includes(role):
        raise NotAllowed(f"this takes the role {role}; yours is {who.role}", hint="ask an admin of this desk")


def _require_of_ours(request: Request, who: Who) -> None:
    """NotAllowed where nothing shows that a request is the signed-in person's own; the guard has looked at what browsers tell."""
    told = {"origin", "sec-fetch-site"}.intersection(request.headers.keys())
    given = request.headers.get("x-whence-token", "").encode("utf-8", "replace")
    if not told and not secrets.compare_digest(given, who.token.encode()):
        raise NotAllowed("nothing shows who sends this", hint="send the token of GET /api/who as x-whence-token")


def _is_under(path: str, places: tuple[str, ...]) -> bool:
    """Whether a path is one of those places, or below one."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def session_id_of(request: Request) -> str:
    """The id of a session as the browser sent it; empty where it sent none."""
    return next((found for name in COOKIES if (found := request.cookies.get(name))), "")


def who_of(request: Request) -> Who:
    """Who asks."""
    return request.state.who  # type: ignore[no-any-return]


TheWho = Annotated[Who, Depends(who_of)]


def author_for(who: Who, given: str | None) -> str:
    """Under whose name a decision is kept: the account's, or without accounts the name that was given."""
    return who.name if who.is_signed_in else (given or "")


async def checked_form(request: Request) -> None:
    """WrongForm where a form is not one of ours: put before every route that a form is sent to."""
    if request.method in {"GET", "HEAD"}:
        return
    token = (await request.form()).get("token")
    given = token.encode("utf-8", "replace") if isinstance(token, str) else b""
    if not secrets.compare_digest(given, who_of(request).token.encode()):
        raise WrongForm("this form is not from this run of the desk", hint="load the page again and repeat")
