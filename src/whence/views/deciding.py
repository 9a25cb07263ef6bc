"""Deciding over HTTP, under /api: what waits, what each incident asks, moving reports, places to choose from."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from whence.case.questions import place_entry_value
from whence.case.saved import SavedFilters
from whence.core.payload import dump
from whence.views.api import Json, Limit, Text, TheCase, TheFilter, TheFollower, incidents, page, require_incident
from whence.views.gate import TheWho, author_for

router = APIRouter(prefix="/api")


class Move(BaseModel):
    """Which reports belong where: see `Case.move`."""

    report_ids: list[str] = Field(min_length=1, max_length=200)
    to: str | None = Field(None, max_length=300)
    reason: str | None = Field(None, max_length=4000)
    author: str = Field("", max_length=200)
    seen: str | None = Field(None, max_length=300)


class Named(BaseModel):
    """A filter and its name."""

    name: str = Field(max_length=200)
    query: str = Field(max_length=4000)
    author: str = Field("", max_length=200)


@router.post("/move")
def move(case: TheCase, who: TheWho, given: Move) -> Json:
    """Take reports out of their incident: to another one, or to one of their own."""
    author = author_for(who, given.author)
    made = case.move(given.report_ids, author=author, to=given.to, reason=given.reason, seen=given.seen)
    return Json({"items": dump(made)})


@router.get("/filters")
def filters(case: TheCase, who: TheWho, author: Text = None) -> Json:
    """The filters somebody keeps, by name; each a query that the lists take."""
    return Json({"items": dump(SavedFilters(case.folder).of(author_for(who, author)))})


@router.post("/filters")
def save_filter(case: TheCase, who: TheWho, given: Named) -> Json:
    """Keep a filter under a name."""
    return Json(dump(SavedFilters(case.folder).save(author_for(who, given.author), given.name, given.query)))


@router.get("/waiting")
def waiting(follower: TheFollower, wanted: TheFilter, after: Text = None, limit: Limit = 50) -> Response:
    """The incidents that wait for a person, those that a look would change most first; as in `incidents`."""
    return incidents(follower, replace(wanted, review="waiting", sort="weight"), after, limit)


@router.get("/questions/{incident_id}")
def questions(case: TheCase, incident_id: str) -> Json:
    """What an incident asks a person, with the values one may choose from."""
    require_incident(case, incident_id)
    return Json({"items": dump(case.questions(incident_id))})


@router.get("/agreement")
def agreement(case: TheCase) -> Json:
    """How far every two people agree over the rows both judged."""
    return Json({"items": dump(case.agreement())})


@router.get("/strays")
def strays(case: TheCase, after: Text = None, limit: Limit = 100) -> Json:
    """Decisions whose report the latest run does not find any more, oldest first."""
    found = case.strays()
    return Json(page(found, [judgement.id for judgement in found], after, limit))


@router.get("/places")
def places(case: TheCase, text: Annotated[str, Query(max_length=100)], limit: Limit = 20) -> Json:
    """Places of the gazetteer by the beginning of their name, each with the value a correction keeps."""
    return Json({"items": [{**dump(entry), "value": place_entry_value(entry)} for entry in case.places(text, limit)]})
