"""What people decided, taken together: how far every two agree over the rows both judged, and what lost its report."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from whence.views.api import TheCase
from whence.views.show_decided import show_kappa
from whence.views.web.filters import ROWS, Number, n_parts
from whence.views.web.highlight import part_of
from whence.views.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/agreement")
def agreement(request: Request, case: TheCase) -> HTMLResponse:
    """Every two people, with their rows, their agreement and what they decided."""
    return render(request, "agreement.html", found=case.agreement(), show_kappa=show_kappa)


@router.get("/strays")
def strays(request: Request, case: TheCase, part: Number = 1) -> HTMLResponse:
    """Decisions whose report no run finds any more: what they said, and the words their report stood at."""
    found = case.strays()
    shown = found[(part - 1) * ROWS : part * ROWS]
    return render(
        request,
        "strays.html",
        found=shown,
        n_found=len(found),
        part=part,
        n_parts=n_parts(len(found), ROWS),
        part_of=part_of,
    )
