"""The desk as one application: the API, the pages, and what they load; and how it is served on this machine alone."""

import ssl
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response

from whence.case.case import Case
from whence.errors import InputError
from whence.views import adding, briefing, changes, charts, deciding
from whence.views.api import ERRORS, answer_error, make_app, names_of, told
from whence.views.gate import checked_form
from whence.views.guard import LOOPBACK
from whence.views.web import accounts, agreement, briefs, drawings, forms, openid, pages, review, server, sign_in
from whence.views.web.render import HERE, render


def make_desk(case: Case, host: str = "127.0.0.1") -> FastAPI:
    """The desk of a case, for those who reach that host.

    >>> from fastapi.testclient import TestClient                       # doctest: +SKIP
    >>> TestClient(make_desk(case), base_url="http://127.0.0.1").get("/incidents").status_code    # doctest: +SKIP
    200
    """
    app = make_app(case, _answer, host)
    app.state.openid = openid.provider_of(case.settings)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(briefing.router)
    app.include_router(charts.router)
    for api in (deciding.router, changes.router, adding.router):
        app.include_router(api)
    app.include_router(sign_in.api)
    inside = (forms, briefs, drawings, pages, review, agreement, sign_in, openid, accounts)
    for router in (page.router for page in inside):
        app.include_router(router, dependencies=[Depends(checked_form)])
    for kind in ERRORS:
        app.add_exception_handler(kind, _answer)
    return app


def _answer(request: Request, error: Exception) -> Response:
    """An error as JSON under /api, as a page elsewhere."""
    if request.url.path.startswith("/api"):
        return answer_error(request, error)
    status, shape = told(error, request.url.path)
    values: dict[str, Any] = shape["error"]
    return render(request, "error.html", status, error=values)


def serve(
    case: Case, host: str = "127.0.0.1", port: int = 8600, certificate: Path | None = None, key: Path | None = None
) -> None:
    """Serve the desk until stopped; over https with a certificate and its key.

    Without accounts, whoever reaches the desk could decide: then it answers this machine alone, and InputError says so.
    """
    desk = make_desk(case, host)
    _require_accounts(case, host, desk.state.door.has_accounts)
    _require_certificate(certificate, key)
    scheme = "https" if certificate else "http"
    public = case.settings.desk_url
    print(f"the desk is open at {public or f'{scheme}://{_written(host)}:{port}'} (Ctrl-C closes it)", flush=True)
    server.run(
        desk,
        host=host,
        port=port,
        server_header=False,
        proxy_headers=public is not None,  # what a proxy here says of who asks; of others nothing is believed
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    desk.state.follower.close()


def _require_accounts(case: Case, host: str, has_accounts: bool) -> None:
    """InputError where others could reach the desk and nobody would have to sign in."""
    if has_accounts or names_of(host, case.settings.desk_url) <= LOOPBACK:
        return
    what = f"--host {host}" if host not in LOOPBACK else "WHENCE_DESK_URL"
    raise InputError(
        f"{what}: others could reach the desk, and without accounts whoever does could decide in your name",
        hint=f"make one first: whence account add NAME --role admin --case {case.folder}; or give --host 127.0.0.1",
    )


def _require_certificate(certificate: Path | None, key: Path | None) -> None:
    """InputError where a certificate cannot be used, or a key has none."""
    if not certificate and not key:
        return
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate or "", key)
    except OSError as error:
        raise InputError(
            f"--certificate {certificate}: cannot be used: {error.strerror or error}",
            hint="give a PEM file of a certificate, and with --key the file of its key",
        ) from error


def _written(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
