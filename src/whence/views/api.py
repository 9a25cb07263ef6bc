"""JSON over HTTP, under /api: the verbs and field names of the command line and of Python.

Lists come in pages: `items`, how many there are in all, and `next`, the cursor to give as `after` for the page that follows. Errors
have one shape: what, where, allowed, next.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from whence.accounts.door import Door
from whence.case.aggregates import squares
from whence.case.board import shown_document, shown_dossier
from whence.case.by_document import documents_in_order, found_part, n_found, place_of
from whence.case.case import Case
from whence.case.catalog import Catalog, Numbers
from whence.case.find import Filter, parse_filter
from whence.case.follow import Follower
from whence.case.meanwhile import mark_of
from whence.case.review import review_of
from whence.case.whole import WholeKeeper
from whence.case.why import EXPLAINED, Why
from whence.core.payload import dump
from whence.errors import InputError, WhenceError
from whence.version import __version__
from whence.views.gate import Gate, TheWho, author_for
from whence.views.guard import EVERY_ADDRESS, LOOPBACK, Guard, problem

router = APIRouter(prefix="/api")
Text = Annotated[str | None, Query(max_length=500)]
Texts = Annotated[list[str] | None, Query(max_length=50)]
Limit = Annotated[int, Query(ge=1, le=500)]
Refuse = Callable[[Request, Exception], Response]
Degrees = Annotated[float, Query(ge=0.05, le=30)]


class NotThere(InputError):
    """Nothing is at that address: look in the list first."""

    status = 404


class Json(JSONResponse):
    """JSON that holds whatever a text of the web holds, lone surrogates too."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, ensure_ascii=True, allow_nan=False, default=str).encode()


class Decision(BaseModel):
    """What a person decides: see `Case.decide`."""

    subject_id: str = Field(max_length=300)
    decision: str = Field(max_length=20)
    author: str = Field("", max_length=200)
    reason: str | None = Field(None, max_length=4000)
    other_id: str | None = Field(None, max_length=300)
    field: str | None = Field(None, max_length=40)
    value: str | None = Field(None, max_length=500)
    document_id: str | None = Field(None, max_length=300)
    start: int | None = Field(None, ge=0, le=10**9)
    end: int | None = Field(None, ge=0, le=10**9)
    source: str | None = Field(None, max_length=2000)
    seen: str | None = Field(None, max_length=300)


class Author(BaseModel):
    """Whose decision is taken back or restored; whoever is signed in is the author."""

    author: str = Field("", max_length=200)


def case_of(request: Request) -> Case:
    """The case that is served."""
    return request.app.state.case  # type: ignore[no-any-return]


def whole_of(request: Request) -> WholeKeeper:
    """What keeps outlets and origins of the whole case."""
    return request.app.state.whole  # type: ignore[no-any-return]


def follower_of(request: Request) -> Follower:
    """What keeps the catalog of the case."""
    return request.app.state.follower  # type: ignore[no-any-return]


def filter_of(
    request: Request,
    text: Text = None,
    country: Text = None,
    type: Texts = None,
    status: Texts = None,
    since: Text = None,
    until: Text = None,
    background: Text = None,
    disagreement: Text = None,
    min_origins: Text = None,
    review: Text = None,
    sort: Text = None,
) -> Filter:
    """The filter an address asks for; the parameters are named so that the API's description lists them."""
    names = request.query_params
    return parse_filter({name: names.getlist(name) for name in names})


TheCase = Annotated[Case, Depends(case_of)]
TheFollower = Annotated[Follower, Depends(follower_of)]
TheWhole = Annotated[WholeKeeper, Depends(whole_of)]
TheFilter = Annotated[Filter, Depends(filter_of)]


def known_id(text: str) -> str:
    """An id that may be looked up; NotThere for what no id can be."""
    if not 0 < len(text) <= 300 or not text.isprintable():
        raise NotThere("no such id", hint="take an id from a list")
    return text


def page(items: Sequence[Any], ids: Sequence[str], after: str | None, limit: int) -> dict[str, Any]:
    """One page of a list, from behind the cursor on."""
    if after and after not in ids:
        raise _no_place()
    start = ids.index(after) + 1 if after else 0
    shown = [dump(item) for item in items[start : start + limit]]
    end = start + len(shown)
    return {"items": shown, "n": len(items), "next": ids[end - 1] if end < len(items) else None}


@router.get("/incidents")
def incidents(follower: TheFollower, wanted: TheFilter, after: Text = None, limit: Limit = 50) -> Response:
    """The incidents a filter keeps: each its row of words, its fields, tallies, origins and review, without texts."""
    with follower.look() as catalog:
        numbers = catalog.select(wanted)
        start = _place_behind(catalog, numbers, after) if after else 0
        cards = catalog.cards(numbers[start : start + limit])
    ids = [json.loads(card)["incident"]["id"] for card in cards[-1:]]
    return _listed(cards, ids, len(numbers), start)


def _listed(cards: Sequence[str], ids: Sequence[str], n: int, start: int) -> Response:
    """A page of a list whose items are JSON already; the last of the ids is the cursor where more follows."""
    last = ids[-1] if ids and start + len(cards) < n else None
    body = f'{{"items":[{",".join(cards)}],"n":{n},"next":{json.dumps(last)}}}'
    return Response(body, media_type="application/json")


def _place_behind(catalog: Catalog, numbers: Numbers, after: str) -> int:
    """Where in a list what follows that incident begins."""
    return _place_of(numbers, catalog.numbers([after])) + 1


def _place_of(numbers: Numbers, wanted: Sequence[int]) -> int:
    """Where in a list that number stands; InputError where it does not."""
    places = [place for number in wanted for place in (numbers == number).nonzero()[0]]
    if not places:
        raise _no_place()
    return int(places[0])


def _no_place() -> InputError:
    """What is said where a cursor is none."""
    return InputError("after: no such place in the list", hint="begin again without it")


@router.get("/incidents/{incident_id}")
def incident(case: TheCase, incident_id: str) -> Json:
    """Everything about one incident: its dossier, what people decided, and `seen`, to give back with a decision."""
    dossier = shown_dossier(require_incident(case, incident_id))
    review = review_of(case.store, dossier)
    return Json({**dump(dossier), "review": dump(review), "seen": mark_of(dossier, review)})


@router.get("/cells")
def cells(follower: TheFollower, wanted: TheFilter, size: Degrees = 1.0) -> Json:
    """The incidents a filter keeps as a map draws very many: how many lie in each square of `size` degrees, and where on average."""
    with follower.look() as catalog:
        return Json({"items": squares(catalog, catalog.kept(wanted), size)})


@router.get("/documents")
def documents(follower: TheFollower, after: Text = None, limit: Limit = 50) -> Response:
    """The documents, without their texts, in the order of publication."""
    with follower.look() as catalog:
        numbers, _ = documents_in_order(catalog)
        known = catalog.file.numbers("documents", [after]).values() if after else ()
        start = _place_of(numbers, list(known)) + 1 if after else 0
        ids = catalog.file.document_ids(numbers[start : start + limit].tolist())
        cards = catalog.file.document_cards(ids)
    return _listed([cards[i] for i in ids], ids, len(numbers), start)


@router.get("/documents/{document_id}")
def document(case: TheCase, document_id: str) -> Json:
    """One document with its text."""
    return Json(dump(shown_document(require_document(case, document_id))))


@router.get("/figures")
def figures(follower: TheFollower, after: Text = None, limit: Limit = 100) -> Json:
    """The figures, in the order of documents and text."""
    return Json(_found_page(follower, "figure", after, limit))


@router.get("/statements")
def statements(follower: TheFollower, after: Text = None, limit: Limit = 100) -> Json:
    """The statements, in the order of documents and text."""
    return Json(_found_page(follower, "statement", after, limit))


@router.get("/skipped")
def skipped(follower: TheFollower, after: Text = None, limit: Limit = 100) -> Json:
    """What was seen and set aside, and why."""
    return Json(_found_page(follower, "skipped", after, limit))


def _found_page(follower: Follower, kind: str, after: str | None, limit: int) -> dict[str, Any]:
    """A page of what was found in documents."""
    with follower.look() as catalog:
        place = place_of(follower.case, catalog, kind, after) if after else -1
        if place is None:
            raise _no_place()
        found = found_part(follower.case, catalog, kind, place + 1, limit)
        n = n_found(catalog, kind)
    return {"items": dump(found), "n": n, "next": found[-1].id if found and place + 1 + len(found) < n else None}


@router.get("/failures")
def failures(follower: TheFollower, after: Text = None, limit: Limit = 100) -> Response:
    """What could not be read, and what to do about it."""
    with follower.look() as catalog:
        start = catalog.file.n_failures_to(after) if after else 0
        if start is None:
            raise _no_place()
        found = catalog.file.failures(start, limit)
        return _listed([card for _, card in found], [i for i, _ in found], catalog.file.n_failures(), start)


@router.get("/why/{subject_id}")
def why(case: TheCase, subject_id: str, field: Text = None) -> Json:
    """The words behind a value."""
    if not any(case.store.get(kind, known_id(subject_id)) for kind in EXPLAINED):
        require_incident(case, subject_id)
    return Json({"items": [why_item(reason) for reason in case.why(subject_id, field)]})


def why_item(reason: Why) -> dict[str, Any]:
    """A reason with its document by id alone."""
    return {
        **{name: value for name, value in dump(reason).items() if name != "document"},
        "document_id": reason.document.id if reason.document else None,
    }


@router.get("/judgements")
def judgements(case: TheCase, subject_id: Text = None, after: Text = None, limit: Limit = 100) -> Json:
    """What people decided, oldest first."""
    return Json(_page_of(case.judgements(known_id(subject_id) if subject_id else None), after, limit))


@router.post("/decide")
def decide(case: TheCase, who: TheWho, decision: Decision) -> Json:
    """Append what a person decides."""
    given = decision.model_dump() | {"author": author_for(who, decision.author)}
    return Json(dump(case.decide(given.pop("subject_id"), given.pop("decision"), **given)))


@router.post("/undo")
def undo(case: TheCase, who: TheWho, author: Author) -> Json:
    """Take back this author's latest decision."""
    return Json({"items": dump(case.undo(author_for(who, author.author)))})


@router.post("/redo")
def redo(case: TheCase, who: TheWho, author: Author) -> Json:
    """Restore what this author took back last."""
    return Json({"items": dump(case.redo(author_for(who, author.author)))})


def _page_of(items: Sequence[Any], after: str | None, limit: int) -> dict[str, Any]:
    """A page of things that have ids."""
    return page(items, [item.id for item in items], after, limit)


def require_incident(case: Case, incident_id: str) -> Any:
    """The dossier, by any id it ever had; NotThere if there is none."""
    try:
        return case.incident(known_id(incident_id))
    except InputError as error:
        raise NotThere("no such incident", hint="the list of incidents has every id") from error


def require_document(case: Case, document_id: str) -> Any:
    """The document, by id or article id; NotThere if there is none."""
    try:
        return case.require_document(known_id(document_id))
    except InputError as error:
        raise NotThere("no such document", hint="the list of documents has every id") from error


def told(error: Exception, where: str) -> tuple[int, dict[str, Any]]:
    """Status and shape of any error; of the machine nothing is told."""
    if isinstance(error, InputError):
        hint = error.hint or ""
        is_list = hint.startswith("one of ")
        return getattr(error, "status", 400), problem(
            error.message, where, hint if is_list else None, None if is_list else hint or None
        )
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        return 400, problem(str(first["msg"]), place, None, "see /api/openapi.json for what is asked")
    if isinstance(error, HTTPException):
        return error.status_code, problem(str(error.detail), where, None, "see /api/openapi.json for what there is")
    return 503, problem("the ledger cannot be used as asked", where, None, "whence verify, on the command line")


def answer_error(request: Request, error: Exception) -> Json:
    """An error as JSON."""
    status, shape = told(error, request.url.path)
    return Json(shape, status)


ERRORS: Iterable[type[Exception]] = (WhenceError, RequestValidationError, HTTPException)
"""What is answered in our shape."""


def make_app(case: Case, refuse: Refuse = answer_error, host: str = "127.0.0.1") -> FastAPI:
    """The API of a case, guarded; pages are put in front of it by `views.web.app`."""
    app = FastAPI(
        title="Whence", version=__version__, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None
    )  # fmt: skip
    app.state.case = case
    app.state.follower = Follower(case)
    app.state.whole = WholeKeeper(app.state.follower)
    for kind in ERRORS:
        app.add_exception_handler(kind, answer_error)
    app.include_router(router)
    app.state.door = Door(case.folder, timedelta(hours=case.settings.session_hours))
    names = names_of(host, case.settings.desk_url)
    is_shared, is_writable = not names <= LOOPBACK, case.store.is_writable
    app.add_middleware(Gate, door=app.state.door, refuse=refuse, is_shared=is_shared, is_writable=is_writable)
    app.add_middleware(Guard, names=names)
    return app


def names_of(host: str, desk_url: str | None) -> frozenset[str]:
    """What a desk may be called: what it listens on, and what its public address names."""
    public = (urlsplit(desk_url).hostname or "",) if desk_url else ()
    return LOOPBACK | {EVERY_ADDRESS if host in ("::", EVERY_ADDRESS) else host, *public}
