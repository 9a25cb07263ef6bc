"""What one does on the pages: decide, undo, redo, add files. Plain forms; each ends where it began."""

from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

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
from whence.views.web.render import author_of, remember_author, render

router = APIRouter(include_in_schema=False)
Field = Annotated[str, Form(max_length=4000)]
_DONE = {"undo": "taken back", "redo": "restored"}


@router.post("/name")
def name(request: Request, author: Field = "", back: Field = "/") -> RedirectResponse:
    """Say under which name one decides; an account's own name holds before it."""
    return leave(back, "", checked_text("author", author_of(request, author)))


@router.post("/decide")
def decide(
    request: Request,
    case: TheCase,
    subject_id: Field,
    decision: Field,
    author: Field = "",
    reason: Field = "",
    other_id: Field = "",
    field: Field = "",
    value: Field = "",
    source: Field = "",
    choice: Field = "",
    seen: Field = "",
    back: Field = "/",
) -> Response:
    """Append a decision; where somebody decided in between, show both and decide nothing.

    A `choice` is a value with the words it rests on: "doc-1:120:124:four"; ":::" is the machine's own value.
    """
    author = author_of(request, author)
    chosen = chosen_of(choice) if choice else {"value": value or None}
    try:
        case.decide(
            subject_id,
            decision,
            author=author,
            reason=reason or None,
            other_id=other_id or None,
            field=field or None,
            source=source or None,
            seen=seen or None,
            **chosen,
        )
    except DecidedMeanwhile as error:
        mine = {"subject_id": subject_id, "decision": decision, "author": author, "reason": reason, "source": source}
        mine |= {"other_id": other_id, "field": field, "value": chosen["value"] or "", "choice": choice, "seen": seen}
        return _both(request, case, error, mine, back)
    return leave(back, "kept: it can be undone", author)


def _both(request: Request, case: Case, error: DecidedMeanwhile, mine: dict[str, str], back: str) -> Response:
    """What somebody else decided meanwhile beside what was to be decided, to choose."""
    dossier = shown_dossier(require_incident(case, error.incident_id))
    review = review_of(case.store, dossier)
    since = decided_since(mine["seen"], review)
    seen = mark_of(dossier, review)
    row = incident_row(dossier, {})
    mine = {**mine, "seen": seen}
    return render(request, "both.html", error.status, row=row, since=since, mine=mine, back=our_path(back))


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


@router.post("/move")
def move(
    request: Request,
    case: TheCase,
    report_ids: Annotated[list[str] | None, Form()] = None,
    to: Field = "",
    author: Field = "",
    reason: Field = "",
    seen: Field = "",
    back: Field = "/",
) -> RedirectResponse:
    """Take reports out of their incident, to another one or to one of their own."""
    author = author_of(request, author)
    case.move(report_ids or (), author=author, to=to or None, reason=reason or None, seen=seen or None)
    return leave(back, "moved: it can be undone", author)


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
