"""Coming in and going out: signing in, signing out, one's own password."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from whence.accounts.door import Door, TooManyTries
from whence.errors import InputError
from whence.views.api import Json
from whence.views.gate import COOKIES, TheWho, session_id_of
from whence.views.web.forms import leave
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api")
Word = Annotated[str, Form(max_length=1000)]


class Credentials(BaseModel):
    """A name and its password."""

    name: str = Field(max_length=1000)
    password: str = Field(max_length=1000)


def door_of(request: Request) -> Door:
    """The door of this desk."""
    return request.app.state.door  # type: ignore[no-any-return]


@router.get("/sign-in")
def sign_in_page(request: Request, back: str = "/") -> HTMLResponse:
    """Where one signs in."""
    return _sign_in_page(request, back)


@router.post("/sign-in")
def sign_in(request: Request, name: Word = "", password: Word = "", back: Word = "/") -> Response:
    """Sign in, and go where one wanted to."""
    try:
        session_id = door_of(request).sign_in(name, password, address_of(request))
    except InputError as error:
        page = _sign_in_page(request, back, getattr(error, "status", 401), problem=error, name=name)
        if isinstance(error, TooManyTries):
            page.headers["retry-after"] = str(error.wait_s)
        return page
    return let_in(request, leave(back, "", None), session_id)


def _sign_in_page(
    request: Request, back: str, status: int = 200, problem: InputError | None = None, name: str = ""
) -> HTMLResponse:
    """The form, with what was wrong."""
    provider = request.app.state.openid
    return render(request, "sign_in.html", status, back=back, problem=problem, name=name, provider=provider)


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Sign out of this browser."""
    return _let_out(request, RedirectResponse("/sign-in", 303))


@router.get("/account")
def own_account(request: Request, who: TheWho) -> HTMLResponse:
    """One's own account."""
    account = door_of(request).book.find(who.name) if who.is_signed_in else None
    return render(request, "account.html", account=account)


@router.post("/account/password")
def own_password(request: Request, who: TheWho, old: Word = "", new: Word = "", again: Word = "") -> Response:
    """Change one's own password; every other session of this account ends."""
    door = door_of(request)
    if not who.is_signed_in:
        raise InputError("this desk has no accounts", hint="an account is made at /accounts")
    if new != again:
        raise InputError("the two new passwords differ", hint="go back and type both again")
    account = door.check(who.name, old, address_of(request))
    door.book.set_password(account.name, new)
    return let_in(request, leave("/account", "the password is changed", None), door.begin(account))


@api.post("/sign-in")
def api_sign_in(request: Request, given: Credentials) -> Response:
    """Sign in: the answer sets a cookie; send it along, and the token as `x-whence-token` where something is changed."""
    door = door_of(request)
    session_id = door.sign_in(given.name, given.password, address_of(request))
    return let_in(request, Json(_told(door.who(session_id))), session_id)


@api.post("/sign-out")
def api_sign_out(request: Request) -> Response:
    """Sign out."""
    return _let_out(request, Json({"is_signed_in": False}))


@api.get("/who")
def api_who(who: TheWho) -> Json:
    """Who asks: name, role, and the token to send as `x-whence-token` where something is changed."""
    return Json(_told(who))


def _told(who: TheWho | None) -> dict[str, object]:
    """Somebody as JSON."""
    return {"name": who.name, "role": who.role, "is_signed_in": who.is_signed_in, "token": who.token} if who else {}


def let_in(request: Request, response: Response, session_id: str) -> Response:
    """The answer, with the id of a session for the browser alone; sent back over https alone where this is https."""
    secure = is_secure(request)
    response.set_cookie(COOKIES[0 if secure else 1], session_id, httponly=True, samesite="lax", secure=secure)
    return response


def _let_out(request: Request, response: Response) -> Response:
    """The answer that ends a session, here and in the browser."""
    door_of(request).leave(session_id_of(request))
    for name in COOKIES:
        response.delete_cookie(name, httponly=True, samesite="lax", secure=name == COOKIES[0])
    return response


def is_secure(request: Request) -> bool:
    """Whether the desk is reached by https."""
    return request.url.scheme == "https" or (request.app.state.case.settings.desk_url or "").startswith("https:")


def address_of(request: Request) -> str:
    """From where somebody asks."""
    return request.client.host if request.client else ""
