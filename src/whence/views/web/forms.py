"""What one does on the pages: decide, undo, redo, add files. Plain forms; each ends where it began."""

from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel
from pydantic import Field as Length

from whence.case.board import shown_dossier
from whence.case.case import Case
from whence.case.decide import checked_text
from whence.case.meanwhile import DecidedMeanwhile, decided_since, mark_of
from whence.case.review import review_of
from whence.case.rows import incident_row
from whence.case.saved import SavedFilters
from whence.case.standing import current_incident
from whence.views.adding import add_files
from whence.views.api import TheCase, require_incident
from whence.views.web.highlight import part_of
from whence.views.web.render import author_of, n_of, remember_author, render

router = APIRouter(include_in_schema=False)
Field = Annotated[str, Form(max_length=4000)]
Words = Annotated[str, Length(max_length=4000)]
_DONE = {"undo": "taken back", "redo": "restored"}


@router.post("/name")
def name(request: Request, author: Field = "", back: Field = "/") -> RedirectResponse:
    """Say under which name one decides; an account's own name holds before it."""
    return leave(back, "", checked_text("author", author_of(request, author)))


class DecisionForm(BaseModel):
    """What the form of a decision sends; an empty field says nothing.

    A `choice` is a value with the words it rests on: "doc-1:120:124:four"; ":::" is the machine's own value.
    """

    subject_id: Words
    decision: Words
    author: Words = ""
    reason: Words = ""
    other_id: Words = ""
    field: Words = ""
    value: Words = ""
    source: Words = ""
    choice: Words = ""
    seen: Words = ""
    back: Words = "/"


class MoveForm(BaseModel):
    """What the form of moving reports sends; without `to` they get an incident of their own."""

    report_ids: list[str] = []
    to: Words = ""
    author: Words = ""
    reason: Words = ""
    seen: Words = ""
    back: Words = "/"


@router.post("/decide")
def decide(request: Request, case: TheCase, form: Annotated[DecisionForm, Form()]) -> Response:
    """Append a decision; where somebody decided in between, show both and decide nothing."""
    author = author_of(request, form.author)
    given = {name: getattr(form, name) or None for name in ("reason", "other_id", "field", "source", "seen")}
    chosen = chosen_of(form.choice) if form.choice else {"value": form.value or None}
    try:
        case.decide(form.subject_id, form.decision, author=author, **given, **chosen)
    except DecidedMeanwhile as error:
        words = _told_decision(form, chosen["value"] or "")
        return _both(request, case, error, form.model_copy(update={"author": author}), words)
    return leave(form.back, "kept: it can be undone", author)


@router.post("/move")
def move(request: Request, case: TheCase, form: Annotated[MoveForm, Form()]) -> Response:
    """Take reports out of their incident, to another one or to one of their own; where somebody decided in between, as above."""
    author = author_of(request, form.author)
    given = {name: getattr(form, name) or None for name in ("to", "reason", "seen")}
    try:
        case.move(form.report_ids, author=author, **given)
    except DecidedMeanwhile as error:
        words = f"{n_of(form.report_ids, 'report')} moved to {form.to or 'an incident of its own'}"
        return _both(request, case, error, form.model_copy(update={"author": author}), words)
    return leave(form.back, "moved: it can be undone", author)


def _told_decision(form: DecisionForm, value: str) -> str:
    """A decision that is not kept yet, in words: "yes: killed = 9"."""
    words = {"positive": "yes", "negative": "no"}.get(form.decision, form.decision)
    if form.other_id:
        return f"{words}: one happening with another report"
    return words + (f": {form.field.replace('_', ' ')}" if form.field else "") + (f" = {value}" if value else "")


def _both(request: Request, case: Case, error: DecidedMeanwhile, mine: DecisionForm | MoveForm, words: str) -> Response:
    """What somebody else decided meanwhile beside what was to be done, to choose: the same form once more, with all now seen."""
    dossier = shown_dossier(require_incident(case, error.incident_id))
    review = review_of(case.store, dossier)
    again = mine.model_dump(exclude={"back"}) | {"seen": mark_of(dossier, review)}
    return render(
        request,
        "both.html",
        error.status,
        row=incident_row(dossier, {}),
        since=decided_since(mine.seen, review),
        mine=mine,
        words=words,
        fields=[
            (name, text) for name, given in again.items() for text in (given if isinstance(given, list) else [given])
        ],
        back=our_path(mine.back),
        part_of=part_of,
    )


def chosen_of(choice: str) -> dict[str, Any]:
    """The value of a button, and the words it rests on.

    >>> chosen_of("doc-1:120:124:9")
    {'document_id': 'doc-1', 'start': 120, 'end': 124, 'value': '9'}
    """
    document_id, start, end, value = (*choice.split(":", 3), "", "", "")[:4]
    if not document_id:
        return {"value": value or None}
    places = [int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None for text in (start, end)]
    return {"document_id": document_id, "start": places[0], "end": places[1], "value": value or None}


@router.post("/undo")
@router.post("/redo")
def undo_or_redo(request: Request, case: TheCase, author: Field = "", back: Field = "/") -> RedirectResponse:
    """Take back this author's latest decision, or restore it."""
    verb = request.url.path.strip("/")
    author = author_of(request, author)
    done = case.undo(author) if verb == "undo" else case.redo(author)
    if done and back.partition("?")[0] == "/review":
        back = _at_what_was_decided(case, done[0].subject_id, back)
    return leave(back, _DONE[verb] if done else f"nothing of {author} to {verb}", author)


def _at_what_was_decided(case: Case, subject_id: str, back: str) -> str:
    """The address of the review desk at the incident a decision is about."""
    incident = current_incident(case.store, subject_id)
    found = (
        incident.id
        if incident
        else next((e.subject_id for e in case.store.find("incident", f"report:{subject_id}")), "")
    )
    kept = [(name, text) for name, text in parse_qsl(back.partition("?")[2]) if name not in ("at", "q")]
    return f"/review?{urlencode([*kept, ('at', found)] if found else kept)}"


@router.post("/filters/save")
def save_filter(
    request: Request, case: TheCase, name: Field, query: Field, author: Field = "", back: Field = "/incidents"
) -> RedirectResponse:
    """Keep the filter of an address under a name."""
    author = author_of(request, author)
    kept = SavedFilters(case.folder).save(author, name, query)
    return leave(back, f"saved as {kept.name}", author)


@router.post("/filters/forget")
def forget_filter(request: Request, case: TheCase, name: Field, back: Field = "/incidents") -> RedirectResponse:
    """Keep a filter no longer."""
    SavedFilters(case.folder).forget(author_of(request), name)
    return leave(back, f"{name} is forgotten", None)


@router.post("/documents/add")
def add(
    case: TheCase,
    files: Annotated[list[UploadFile], File()],
    publisher: Field = "",
    published: Field = "",
) -> RedirectResponse:
    """Read files that were chosen or dropped into the ledger, one after the other."""
    added = add_files(case, files, publisher, published)
    told = f"added {added.new}, known {added.known}, failed {added.failed}"
    return leave("/failures" if added.failed else "/", told, None)


def our_path(back: str) -> str:
    """The page of this desk one came from; the overview where it is none of ours."""
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if is_ours else "/"


def leave(back: str, said: str, author: str | None) -> RedirectResponse:
    """Back to the page of this desk one came from, with a word on what was done."""
    path, _, query = our_path(back).partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("said=")]
    if said:
        kept.append(urlencode({"said": said}))
    response = RedirectResponse(f"{path}?{'&'.join(kept)}" if kept else path, 303)
    if author:
        remember_author(response, author)
    return response
