"""Accounts, for admins: who has one, as what, and how they sign in."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from whence.accounts.account import Role, checked_role
from whence.views.web.forms import leave
from whence.views.web.render import render
from whence.views.web.sign_in import door_of

router = APIRouter(prefix="/accounts", include_in_schema=False)
Word = Annotated[str, Form(max_length=1000)]


@router.get("")
def accounts(request: Request) -> HTMLResponse:
    """Every account."""
    return render(request, "accounts.html", accounts=door_of(request).book.all(), roles=list(Role))


@router.post("/add")
def add(request: Request, name: Word = "", role: Word = "", password: Word = "", openid: Word = "") -> RedirectResponse:
    """Make an account."""
    made = door_of(request).book.add(name, checked_role(role), password=password or None, openid=openid or None)
    return leave("/accounts", f"{made.name} is a {made.role} now", None)


@router.post("/role")
def role(request: Request, name: Word = "", role: Word = "") -> RedirectResponse:
    """Change what somebody may do."""
    door_of(request).book.set_role(name, checked_role(role))
    return leave("/accounts", f"{name} is a {role} now", None)


@router.post("/password")
def password(request: Request, name: Word = "", password: Word = "") -> RedirectResponse:
    """Give somebody a new password."""
    door_of(request).book.set_password(name, password)
    return leave("/accounts", f"{name} has a new password, and is signed out", None)


@router.post("/remove")
def remove(request: Request, name: Word = "") -> RedirectResponse:
    """Take an account away."""
    door_of(request).book.remove(name)
    return leave("/accounts", f"{name} has no account any more; what they decided stays", None)
