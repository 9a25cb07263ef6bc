"""Signing in by OpenID Connect: out to the provider, and back."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from whence.accounts.openid import OpenId
from whence.errors import InputError
from whence.settings import Settings
from whence.views.api import NotThere
from whence.views.gate import NotSignedIn
from whence.views.web.forms import our_path
from whence.views.web.sign_in import door_of, is_secure, let_in

router = APIRouter(prefix="/openid", include_in_schema=False)
_STATE = "whence_openid"


def provider_of(settings: Settings) -> OpenId | None:
    """The provider that is set, if one is."""
    if not settings.oidc_issuer:
        return None
    if not settings.oidc_client_id:
        raise InputError("WHENCE_OIDC_CLIENT_ID: missing", hint="give what the provider calls this desk")
    return OpenId(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)


@router.get("")
def go(request: Request, back: str = "/") -> Response:
    """To the provider; the browser keeps the state, so that the answer is taken from this browser alone."""
    address, state = _require_provider(request).begin(_our_address(request), our_path(back))
    response = RedirectResponse(address, 303)
    response.set_cookie(
        _STATE, state, max_age=600, path="/openid", httponly=True, samesite="lax", secure=is_secure(request)
    )
    return response


@router.get("/back")
def come_back(request: Request) -> Response:
    """From the provider: in, where there is an account for whoever it is."""
    provider, state = _require_provider(request), request.cookies.get(_STATE, "")
    ours = _our_address(request)
    known_as, back = provider.finish(ours, f"{ours}?{request.url.query}", state)
    door = door_of(request)
    account = door.book.by_openid(*known_as)
    if account is None:
        raise NotSignedIn("nobody here has an account under that name", hint="ask an admin of this desk for one")
    response = let_in(request, RedirectResponse(back, 303), door.begin(account))
    response.delete_cookie(_STATE, path="/openid")
    return response


def _require_provider(request: Request) -> OpenId:
    """The provider; NotThere where none is set."""
    provider: OpenId | None = request.app.state.openid
    if provider is None:
        raise NotThere("no provider is set", hint="sign in with a name and a password")
    return provider


def _our_address(request: Request) -> str:
    """Where the provider sends people back to."""
    public = request.app.state.case.settings.desk_url or str(request.base_url)
    return f"{public.rstrip('/')}/openid/back"
