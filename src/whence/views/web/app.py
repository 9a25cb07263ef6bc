"""The desk as one application: the API, the pages, and what they load; and how it is served on this machine alone."""

from typing import Any

import uvicorn
from fastapi import Depends, FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import Response

from whence.case.case import Case
from whence.errors import InputError
from whence.views import charts
from whence.views.api import ERRORS, answer_error, make_app, told
from whence.views.gate import checked_form
from whence.views.guard import LOOPBACK
from whence.views.web import drawings, forms, pages
from whence.views.web.render import HERE, render


def make_desk(case: Case, host: str = "127.0.0.1") -> FastAPI:
    """The desk of a case, for those who reach that host.

    >>> from fastapi.testclient import TestClient                       # doctest: +SKIP
    >>> TestClient(make_desk(case), base_url="http://127.0.0.1").get("/incidents").status_code    # doctest: +SKIP
    200
    """
    app = make_app(case, _answer, host)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(charts.router)
    for router in (forms.router, drawings.router, pages.router):
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


def serve(case: Case, host: str = "127.0.0.1", port: int = 8600) -> None:
    """Serve the desk until stopped; InputError for a host that others could reach.

    Without accounts, whoever reaches the desk can decide: so only this machine may.
    """
    if host not in LOOPBACK:
        raise InputError(
            f"--host {host}: others could reach the desk, and it has no accounts yet",
            hint="leave --host out, or give 127.0.0.1, localhost or ::1",
        )
    print(f"the desk is open at http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C closes it)", flush=True)
    uvicorn.run(make_desk(case), host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
