"""Briefs over HTTP, under /api: the verbs of `Case.briefs`."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from whence.core.payload import dump
from whence.errors import InputError
from whence.views.api import Json, Limit, NotThere, Text, TheCase, known_id, page
from whence.views.gate import TheWho, author_for

router = APIRouter(prefix="/api")


class Begin(BaseModel):
    """The title of a brief."""

    title: str = Field(max_length=200)
    author: str = Field("", max_length=200)


class Rows(BaseModel):
    """Which incidents are put at the end of a brief."""

    incident_ids: list[str] = Field(min_length=1, max_length=500)
    author: str = Field("", max_length=200)


class Words(BaseModel):
    """What a person writes, and behind which passage; at the end where none is named."""

    text: str = Field(max_length=20_000)
    behind: str | None = Field(None, max_length=300)
    author: str = Field("", max_length=200)


@router.get("/briefs")
def briefs(case: TheCase, after: Text = None, limit: Limit = 50) -> Json:
    """The briefs people put together, the latest first."""
    found = case.briefs().all()
    return Json(page(found, [brief.id for brief in found], after, limit))


@router.get("/briefs/{brief_id}")
def brief(case: TheCase, brief_id: str) -> Json:
    """One brief with its passages, in their order."""
    try:
        found = case.briefs().require(known_id(brief_id))
    except InputError as error:
        raise NotThere("no such brief", hint="the list of briefs has every id") from error
    return Json({**dump(found), "passages": dump(case.briefs().passages(found.id))})


@router.post("/briefs")
def begin(case: TheCase, who: TheWho, given: Begin) -> Json:
    """Begin a brief."""
    return Json(dump(case.briefs().begin(given.title, author_for(who, given.author))))


@router.post("/briefs/{brief_id}/add")
def add(case: TheCase, who: TheWho, brief_id: str, given: Rows) -> Json:
    """Put incidents at the end of a brief; those that stand there are passed over."""
    ids = [case.incident(known_id(i)).incident.id for i in given.incident_ids]
    return Json({"items": dump(case.briefs().add(known_id(brief_id), ids, author_for(who, given.author)))})


@router.post("/briefs/{brief_id}/write")
def write(case: TheCase, who: TheWho, brief_id: str, given: Words) -> Json:
    """Put words of one's own into a brief."""
    by = author_for(who, given.author)
    return Json(dump(case.briefs().write(known_id(brief_id), given.text, by, given.behind)))
