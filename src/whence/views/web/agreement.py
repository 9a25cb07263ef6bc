"""How far people agree: every two of them, over the rows both judged."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from whence.views.api import TheCase
from whence.views.show_decided import show_kappa
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/agreement")
def agreement(request: Request, case: TheCase) -> HTMLResponse:
    """Every two people, with their rows, their agreement and what they decided."""
    return render(request, "agreement.html", found=case.agreement(), show_kappa=show_kappa)
