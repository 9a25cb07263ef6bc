"""The brief editor: choose rows, put them in order, write between them; take it away as HTML, Word, PDF or Markdown."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from whence.case.briefs import Briefs
from whence.case.case import Case
from whence.core.brief import Brief
from whence.errors import InputError
from whence.views.api import NotThere, TheCase, TheFilter, TheFollower, known_id
from whence.views.brief.edited import compose_edited, tell
from whence.views.brief.section import joined
from whence.views.export.brief import KINDS, write_brief
from whence.views.web.filters import ROWS, Number, filter_values, n_parts
from whence.views.web.forms import Field, leave
from whence.views.web.render import author_of, render

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Form(max_length=25_000)]
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
_MOVES: dict[str, Callable[[Briefs, str, str, str], object]] = {
    "up": lambda briefs, passage, _, by: briefs.move(passage, -1, by),
    "down": lambda briefs, passage, _, by: briefs.move(passage, 1, by),
    "behind": lambda briefs, passage, behind, by: briefs.move_behind(passage, behind, by),
    "out": lambda briefs, passage, _, by: briefs.take_out(passage, by),
    "in": lambda briefs, passage, _, by: briefs.put_back(passage, by),
}


@router.get("/briefs")
def briefs(request: Request, case: TheCase) -> HTMLResponse:
    """The briefs there are, and a place to begin one."""
    found = [(brief, len(case.briefs().passages(brief.id))) for brief in case.briefs().all()]
    return render(request, "briefs.html", briefs=found)


@router.post("/briefs")
def begin(request: Request, case: TheCase, title: Field = "", author: Field = "") -> RedirectResponse:
    """Begin a brief."""
    by = author_of(request, author)
    return leave(f"/briefs/{case.briefs().begin(title, by).id}", "", by)


@router.get("/briefs/choose")
def choose(
    request: Request,
    case: TheCase,
    follower: TheFollower,
    wanted: TheFilter,
    into: Annotated[str, Query(max_length=300)] = "",
    part: Number = 1,
) -> HTMLResponse:
    """The incidents a filter keeps, each to be chosen for a brief."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        found = catalog.listed(numbers[(part - 1) * ROWS : part * ROWS])
    there = {p.incident_id for p in case.briefs().passages(into)} if into else set[str]()
    return render(
        request,
        "choose.html",
        found=found,
        n_found=len(numbers),
        part=part,
        n_parts=n_parts(len(numbers), ROWS),
        briefs=case.briefs().all(),
        into=into,
        there=there,
        **filter_values(request, follower, wanted),
    )


@router.post("/briefs/add")
def add(
    request: Request,
    case: TheCase,
    chosen: Annotated[list[str], Form(max_length=ROWS)] = [],  # noqa: B006 - FastAPI copies it
    into: Field = "",
    title: Field = "",
    author: Field = "",
) -> RedirectResponse:
    """Put chosen rows at the end of a brief, or of a new one."""
    by = author_of(request, author)
    if not chosen:
        raise InputError("no row was chosen", hint="go back and mark some")
    ids = [case.incident(known_id(i)).incident.id for i in chosen]
    brief = case.briefs().require(into) if into else case.briefs().begin(title, by)
    made = case.briefs().add(brief.id, ids, by)
    said = f"{len(made)} put at the end" + (
        f", {len(ids) - len(made)} stood there already" if len(made) < len(ids) else ""
    )
    return _back(brief, said, by, made[-1].id if made else "")


@router.get("/briefs/{brief_id}")
def editor(request: Request, case: TheCase, brief_id: str, at: str = "") -> HTMLResponse:
    """One brief: its passages as they will be printed, each with what can be done to it."""
    brief = _require(case, brief_id)
    told, cited = tell(case, brief)
    return render(
        request,
        "brief.html",
        brief=brief,
        told=told,
        sources=cited,
        out=case.briefs().passages(brief.id, out=True),
        kinds=_TYPES,
        joined=joined,
        at=at,
    )


@router.post("/briefs/{brief_id}")
def rename(request: Request, case: TheCase, brief_id: str, title: Field, author: Field = "") -> RedirectResponse:
    """Give a brief another title."""
    by = author_of(request, author)
    return _back(case.briefs().rename(_require(case, brief_id).id, title, by), "", by)


@router.post("/briefs/{brief_id}/write")
def write(
    request: Request, case: TheCase, brief_id: str, text: Words = "", behind: Field = "", author: Field = ""
) -> RedirectResponse:
    """Put words behind a passage."""
    by, brief = author_of(request, author), _require(case, brief_id)
    made = case.briefs().write(brief.id, text, by, behind or None)
    return _back(brief, "kept", by, made.id)


@router.post("/briefs/{brief_id}/rewrite")
def rewrite(
    request: Request,
    case: TheCase,
    brief_id: str,
    passage: Field,
    text: Words = "",
    was: Words = "",
    author: Field = "",
) -> RedirectResponse:
    """Change what was written; where somebody changed it in between, both texts are kept."""
    by, brief = author_of(request, author), _require(case, brief_id)
    made = case.briefs().rewrite(passage, text, was, by)
    said = (
        "kept"
        if made.id == passage
        else "somebody changed that text after you opened it: yours stands as one of its own, choose"
    )
    return _back(brief, said, by, made.id)


@router.post("/briefs/{brief_id}/move")
def move(
    request: Request,
    case: TheCase,
    brief_id: str,
    passage: Field,
    to: Field = "",
    behind: Field = "",
    author: Field = "",
) -> RedirectResponse:
    """A passage up, down, or behind another one ("" for the front); out, or back in."""
    by, brief = author_of(request, author), _require(case, brief_id)
    if to not in _MOVES:
        raise InputError("to: no such move", hint="one of " + ", ".join(_MOVES))
    _MOVES[to](case.briefs(), passage, behind, by)
    said = {"out": "taken out: it is kept below and can be put back", "in": "put back"}.get(to, "")
    return _back(brief, said, by, passage, to)


@router.get("/briefs/{brief_id}/brief{kind}")
def file(case: TheCase, brief_id: str, kind: str) -> Response:
    """The brief as a file to keep."""
    brief = _require(case, brief_id)
    if kind not in _TYPES:
        raise NotThere("no such kind of brief", hint="one of " + ", ".join(KINDS))
    content = write_brief(kind, compose_edited(case, brief), brief.title)
    headers = {"content-disposition": f'attachment; filename="brief{kind}"'}
    return Response(content, media_type=_TYPES[kind], headers=headers)


def _require(case: Case, brief_id: str) -> Brief:
    """The brief; NotThere if there is none."""
    try:
        return case.briefs().require(known_id(brief_id))
    except InputError as error:
        raise NotThere("no such brief", hint="the list of briefs has every id") from error


def _back(brief: Brief, said: str, author: str, passage: str = "", at: str = "") -> RedirectResponse:
    """To the passage that was changed, the same button at hand."""
    answer = leave(f"/briefs/{brief.id}" + (f"?at={at}-{passage}" if at in ("up", "down") else ""), said, author)
    if passage and at not in ("up", "down"):  # where an address names a place, browsers heed no autofocus
        answer.headers["location"] += f"#{passage}"
    return answer
